/**
 * Requests to AWS, but for those to the table: signed by aws4fetch, sent by fetch. The SDK's own clients of S3, KMS, SQS, the Scheduler and
 * the secrets would weigh 250 KB in the API, which a cold start reads.
 */
import { AwsV4Signer } from 'aws4fetch';
import { MINUTE, SECOND, type Instant } from '../../schema/core/time.ts';
import { pause } from './pause.ts';

export type Service = 's3' | 'kms' | 'sqs' | 'scheduler' | 'secretsmanager';

/** A service that said no. Its `name` is the service's own word for it, as with the errors of the SDK; AwsError where it said none. */
export class AwsError extends Error {
  override readonly name: string;
  constructor(
    readonly status: number,
    name: string,
    message: string,
  ) {
    super(message);
    this.name = name || 'AwsError';
  }
}

type Sent = {
  method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  /** A stream is made anew each time it is sent. */
  body?: string | Uint8Array | (() => ReadableStream);
  /** How long is waited until the whole answer is there, in milliseconds; without it, as long as it takes. */
  patience?: number;
};

/** Tries of one request: the service has no time, or nobody knows whether it arrived. All that is sent here may arrive twice. */
const TRIES = 4;
const PAUSES = { shortest: 50, longest: SECOND };
/** For what is small. */
export const PATIENCE = 10 * SECOND;

/** Who signs, and in which region. */
export type Account = { accessKeyId: string; secretAccessKey: string; sessionToken?: string; region: string };

/** Lambda puts a function's credentials and its region into its environment; a function takes them from nowhere else. */
function inEnvironment(): Account {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '', AWS_SESSION_TOKEN: sessionToken } = process.env;
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }), region: process.env['AWS_REGION'] ?? '' };
}

let source: () => Account | Promise<Account> = inEnvironment;

/** From now on accounts come from here: an operator has them from elsewhere (functions/operator/account.ts). */
export function takeAccountsFrom(own: typeof source): void {
  source = own;
}

/** The account of this moment; credentials of a role end, and are others then. */
export async function account(): Promise<Account> {
  return source();
}

/** Where a service is: where the environment says, or else in the region, whose partition has a domain of its own in China. */
export async function endpointOf(service: Service, given: string | undefined, prefix = ''): Promise<string> {
  const named = given ?? process.env['AWS_ENDPOINT_URL'];
  if (named !== undefined) return named;
  const { region } = await account();
  return `https://${prefix}${service}.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
}

/** Asks a service that speaks JSON. */
export async function askJson(service: Service, sent: Omit<Sent, 'body' | 'method'>, body: object): Promise<Record<string, unknown>> {
  const asked = { patience: PATIENCE, ...sent, method: 'POST', body: JSON.stringify(body) } as const;
  return send(service, asked, async (answer) => (await answer.json()) as Record<string, unknown>);
}

/**
 * What `read` makes of the answer to a request; anything but 2xx is thrown as an AwsError, after as many tries as make sense. An answer that breaks off while
 * it is read has not come either.
 */
export async function send<Read = Response>(
  service: Service,
  sent: Sent,
  read: (answer: Response) => Read | Promise<Read> = (answer) => answer as Read,
): Promise<Read> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await read(await once(service, sent));
    } catch (error) {
      if (tried === TRIES || !mayBeTriedAgain(error)) throw error;
    }
    await pause(tried, PAUSES);
  }
}

/** Whether the service had no time, the network no answer (fetch throws a TypeError then), or the clocks were apart until now. */
function mayBeTriedAgain(error: unknown): boolean {
  if (!(error instanceof AwsError)) return error instanceof Error && (error.name === 'TypeError' || error.name === 'TimeoutError');
  return error.status >= 500 || error.status === 429 || /Throttl|TooManyRequests|SlowDown|RequestTimeout$|ClocksApart/u.test(error.name);
}

async function once(service: Service, { method, url, headers = {}, body, patience }: Sent): Promise<Response> {
  // What is streamed is covered by its checksum, which is among the headers.
  const whole = typeof body === 'function' || body === undefined ? {} : { body: body as BodyInit };
  const signed = await new AwsV4Signer({
    ...(await account()),
    service,
    method,
    url,
    headers,
    cache: KEYS,
    datetime: stamp(Date.now() + behind),
    ...whole,
  }).sign();
  const answer = await fetch(signed.url, {
    method,
    headers: signed.headers,
    ...whole,
    ...(typeof body === 'function' && { body: body(), duplex: 'half' }),
    ...(patience !== undefined && { signal: AbortSignal.timeout(patience) }),
  });
  if (answer.ok) return answer;
  throw await failureOf(answer);
}

/** Keys of signatures, which hold for a day and a service. */
const KEYS = new Map<string, ArrayBuffer>();

/** The instant as a signature writes it: `20240911T010000Z`. */
export function stamp(at: Instant): string {
  return new Date(at).toISOString().replaceAll(/[:-]|\.\d{3}/gu, '');
}

/** By how much this clock is behind that of AWS, in milliseconds, once it has said so. */
let behind = 0;
const CLOCKS_APART = 4 * MINUTE;

async function failureOf(answer: Response): Promise<AwsError> {
  const text = await answer.text();
  const theirs = Date.parse(answer.headers.get('date') ?? '');
  if ([400, 403].includes(answer.status) && Math.abs(theirs - (Date.now() + behind)) > CLOCKS_APART) {
    behind = theirs - Date.now();
    return new AwsError(answer.status, 'ClocksApart', text);
  }
  return new AwsError(answer.status, codeOf(answer, text), text.slice(0, 500) || `HTTP ${answer.status}`);
}

/** S3 says it in XML, the others in a header or in `__type`, with more around it. */
function codeOf(answer: Response, text: string): string {
  const said = answer.headers.get('x-amzn-errortype') ?? typeIn(text) ?? within(text, 'Code') ?? '';
  return said.split(':')[0]?.split('#').at(-1) ?? '';
}

function typeIn(text: string): string | null {
  try {
    const { __type: type } = JSON.parse(text) as { __type?: unknown };
    return typeof type === 'string' ? type : null;
  } catch {
    return null; // XML, or nothing
  }
}

/** What stands in the first element of this name, in XML of a known shape; null without one. */
export function within(xml: string, name: string): string | null {
  const from = xml.indexOf(`<${name}>`);
  const to = xml.indexOf(`</${name}>`, from);
  return from < 0 || to < 0 ? null : xml.slice(from + name.length + 2, to);
}
