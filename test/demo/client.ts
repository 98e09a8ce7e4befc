/**
 * A client such as any other: GraphQL over HTTP in the name of one person at a time, and the fixed places of a local system.
 * The story has no other way in, so whatever it tells, a client can do.
 */

/** A refusal as a client receives it. */
export type Refusal = {
  code: string;
  rule: string | null;
  source: string | null;
  details: Record<string, unknown>;
  message: string;
};

/** Thrown where the story did not expect to be refused. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly who: string | null,
    readonly refusal: Refusal,
  ) {
    super(`${who ?? 'the public'} was refused: ${refusal.code} ${refusal.message}`);
  }
}

export type Mail = { messageId: string; to: string; subject: string; text: string; at: string };
export type Moved = { now: string; ran: { name: string; at: string; target: string; error?: string }[]; catchUps: number };
export type Variables = Record<string, unknown>;

type Answer = { data?: unknown; errors?: { message: string; extensions?: Record<string, unknown> }[] };

export class Client {
  /** Requests made so far. */
  requests = 0;
  /** Files that the object store has taken. */
  uploads = 0;
  /** Posts that were cut off before an answer came, and made once more. */
  cutOff = 0;
  /** Tokens last eight hours of the simulated clock: a move of the clock makes new ones necessary. */
  private readonly tokens = new Map<string, string>();

  constructor(readonly url: string) {}

  /** What a person gets; null asks without a login. A refusal is thrown. */
  async ask<Data>(who: string | null, query: string, variables: Variables = {}): Promise<Data> {
    const { data, errors } = await this.post(who, query, variables, 'zh-CN');
    if (errors?.[0]) throw new Refused(who, refusalOf(errors[0]));
    return data as Data;
  }

  /** The refusal that this request meets, or null where it is answered. */
  async refusal(who: string | null, query: string, variables: Variables, language: 'zh-CN' | 'en'): Promise<Refusal | null> {
    const { errors } = await this.post(who, query, variables, language);
    return errors?.[0] ? refusalOf(errors[0]) : null;
  }

  async now(): Promise<string> {
    return (await this.place<{ now: string }>('/dev/clock')).now;
  }

  async moveTo(now: string): Promise<Moved> {
    this.tokens.clear();
    return this.place<Moved>('/dev/clock', { now });
  }

  outbox(): Promise<Mail[]> {
    return this.place<Mail[]>('/dev/outbox');
  }

  accounts(): Promise<{ account: string; name: string; roles: string[] }[]> {
    return this.place('/dev/accounts');
  }

  /** A file by its signed URL. */
  async download(url: string): Promise<{ status: number; disposition: string; body: Uint8Array }> {
    this.requests += 1;
    const response = await fetch(url);
    return {
      status: response.status,
      disposition: response.headers.get('content-disposition') ?? '',
      body: new Uint8Array(await response.arrayBuffer()),
    };
  }

  /** Posts a file with a form of the object store, as a browser does: the fields in their order, the file last. */
  async postForm(
    { url, fields }: { url: string; fields: readonly { name: string; value: string }[] },
    bytes: Uint8Array,
  ): Promise<{ status: number; code: string | null }> {
    const body = new FormData();
    for (const { name, value } of fields) body.append(name, value);
    body.append('file', new Blob([new Uint8Array(bytes)]), '扫描件.pdf');
    const response = await this.posted(url, body);
    if (response.ok) this.uploads += 1;
    return { status: response.status, code: /<Code>(.*)<\/Code>/u.exec(await response.text())?.[1] ?? null };
  }

  /** A store may hang up on a form it refuses while the file is still on its way; a client tries again, as it would in a bad net. */
  private async posted(url: string, body: FormData, left = 4): Promise<Response> {
    this.requests += 1;
    try {
      return await fetch(url, { method: 'POST', body });
    } catch (error) {
      if (left === 0) throw error;
      this.cutOff += 1;
      return this.posted(url, body, left - 1);
    }
  }

  /** A ballot goes to its own place, by nobody: no login, no language, no cookie. */
  async cast(body: string): Promise<{ answer: string; hash?: string; bytes: number }> {
    this.requests += 1;
    const response = await fetch(`${this.url}/ballot`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    const told = await response.text();
    return { ...(JSON.parse(told) as { answer: string; hash?: string }), bytes: Buffer.byteLength(told) };
  }

  private async post(who: string | null, query: string, variables: Variables, language: string): Promise<Answer> {
    const headers = new Headers({ 'content-type': 'application/json', 'accept-language': language });
    if (who !== null) headers.set('authorization', `Bearer ${await this.token(who)}`);
    this.requests += 1;
    const path = withoutTrace(query, variables) ? '/graphql/anonymous' : '/graphql';
    const response = await fetch(this.url + path, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    return (await response.json()) as Answer;
  }

  private async token(who: string): Promise<string> {
    const known = this.tokens.get(who);
    if (known !== undefined) return known;
    const { token } = await this.place<{ token: string }>('/dev/login', { account: who });
    this.tokens.set(who, token);
    return token;
  }

  private async place<Data>(path: string, body?: object): Promise<Data> {
    this.requests += 1;
    const response = await fetch(this.url + path, {
      ...(body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as Data;
  }
}

/** What a page sends where nothing is logged: an objection without a name, and what belongs to it. */
function withoutTrace(query: string, { input }: Variables): boolean {
  const isNamed = typeof input === 'object' && input !== null && ('objector' in input || 'onPaper' in input);
  return /objectionTicket\(|lodgeObjection\(|objection\(number/u.test(query) && !isNamed;
}

function refusalOf({ message, extensions = {} }: { message: string; extensions?: Record<string, unknown> }): Refusal {
  const { code, rule, source, details } = extensions;
  return {
    code: text(code) ?? 'NO_CODE',
    rule: text(rule),
    source: text(source),
    details: (details ?? {}) as Record<string, unknown>,
    message,
  };
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
