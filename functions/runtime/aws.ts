/**
 * Requests to AWS, but for those to the table: signed by aws4fetch, sent by fetch. The SDK's own clients of S3, KMS, SQS, the Scheduler and
 * the secrets would weigh 250 KB in the API, which a cold start reads.
 */
import { setTimeout } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { MINUTE, SECOND, type Instant } from '../../schema/core/time.ts';

export type Service = 's3' | 'kms' | 'sqs' | 'scheduler' | 'secretsmanager';

/** A service that said no; `code` is its own word for it, empty where it said none. */
export class AwsError extends Error {
  override readonly name = 'AwsError';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

type Sent = {
  method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  /** A stream is made anew each time it is sent. */
  body?: string | Uint8Array | (() => ReadableStream);
  /** How long an answer is waited for, where it is a small one; in milliseconds. */
  patience?: number;
};

/** Tries of one request: the service has no time, or nobody knows whether it arrived. All that is sent here may arrive twice. */
const TRIES = 4;
const SHORTEST_PAUSE = 50;
const PATIENCE = 10 * SECOND;

/** Lambda puts a function's credentials and its region into its environment; a function takes them from nowhere else. */
export function account() {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '', AWS_SESSION_TOKEN: sessionToken } = process.env;
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }), region: process.env['AWS_REGION'] ?? '' };
}

/** Where a service is: where the environment says, or else in the region, whose partition has a domain of its own in China. */
export function endpointOf(service: Service, given: string | undefined, prefix = ''): string {
  const named = given ?? process.env['AWS_ENDPOINT_URL'];
  if (named !== undefined) return named;
  const { region } = account();
  return `https://${prefix}${service}.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
}

/** Asks a service that speaks JSON. */
export async function askJson(service: Service, sent: Omit<Sent, 'body' | 'method'>, body: object): Promise<Record<string, unknown>> {
  const answer = await send(service, { patience: PATIENCE, ...sent, method: 'POST', body: JSON.stringify(body) });
  return (await answer.json()) as Record<string, unknown>;
}

/** The answer to a request; anything but 2xx is thrown as an AwsError, after as many tries as make sense. */
export async function send(service: Service, sent: Sent): Promise<Response> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await once(service, sent);
    } catch (error) {
      if (tried === TRIES || !mayBeTriedAgain(error)) throw error;
    }
    await setTimeout(Math.random() * SHORTEST_PAUSE * 2 ** tried);
  }
}

/** Whether the service had no time, the network no answer (fetch throws a TypeError then), or the clocks were apart until now. */
function mayBeTriedAgain(error: unknown): boolean {
  if (!(error instanceof AwsError)) return error instanceof Error && (error.name === 'TypeError' || error.name === 'TimeoutError');
  return error.status >= 500 || error.status === 429 || /Throttl|TooManyRequests|SlowDown|RequestTimeout$|ClocksApart/u.test(error.code);
}

async function once(service: Service, { method, url, headers = {}, body, patience }: Sent): Promise<Response> {
  // What is streamed is covered by its checksum, which is among the headers.
  const whole = typeof body === 'function' || body === undefined ? {} : { body: body as BodyInit };
  const signed = await new AwsV4Signer({
    ...account(),
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
