/** What the object store says: refusals with the codes of S3, small documents in XML, and what it grants to browsers. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export class Failure extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export function missing(key: string): Failure {
  return new Failure(404, 'NoSuchKey', `There is no object ${key}.`);
}

export function tooLarge(limit: number): Failure {
  return new Failure(400, 'EntityTooLarge', `An object has at most ${limit} bytes.`);
}

/** How long a client may go on sending what is refused already. */
const PATIENCE = 5000;

/** Sends the refusal once what is still coming has been read and dropped: a client that is sending would not see it before. */
export function refuse(request: IncomingMessage, response: ServerResponse, { status, code, message }: Failure): void {
  let answered = false;
  const answer = (): void => {
    clearTimeout(timer);
    if (answered || response.destroyed) return;
    answered = true;
    response.writeHead(status, { 'content-type': 'application/xml', ...(request.complete ? {} : { connection: 'close' }) });
    response.end(request.method === 'HEAD' ? undefined : xml('Error', { Code: code, Message: message }));
  };
  const timer = setTimeout(answer, PATIENCE);
  request.unpipe();
  if (request.complete) return answer();
  request.once('end', answer).once('error', answer).resume();
}

/** A document of one element with others in it; `rows` are elements of that name behind them. */
export function xml(root: string, values: Record<string, string>, rows: Record<string, readonly Record<string, string>[]> = {}): string {
  const behind = Object.entries(rows).flatMap(([name, all]) => all.map((row) => `<${name}>${elements(row)}</${name}>`));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>${elements(values)}${behind.join('')}</${root}>`;
}

function elements(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `<${name}>${escaped(value)}</${name}>`)
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const FOR_BROWSERS = ['GET', 'HEAD', 'POST'];

/** Any origin may post a form and follow a link: both are signed, and no cookie is involved. */
export function openToBrowsers(request: IncomingMessage, response: ServerResponse): void {
  if (FOR_BROWSERS.includes(request.method ?? '')) response.setHeader('access-control-allow-origin', '*');
}

/** What a browser asks before it posts from a page of another origin. */
export function preflight({ headers }: IncomingMessage, response: ServerResponse): void {
  const asked = headers['access-control-request-method'] ?? '';
  if (headers.origin === undefined || !FOR_BROWSERS.includes(asked)) {
    throw new Failure(403, 'AccessForbidden', 'CORSResponse: This CORS request is not allowed.');
  }
  const wanted = headers['access-control-request-headers'];
  response.writeHead(200, {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': FOR_BROWSERS.join(', '),
    ...(wanted !== undefined && { 'access-control-allow-headers': wanted }),
    'access-control-max-age': '3600',
  });
  response.end();
}
