/** How an answer is sent: packed where that is worth it and the client takes it so; with a mark, where it is public and seldom changes. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

type Result = APIGatewayProxyStructuredResultV2;
type Event = Pick<APIGatewayProxyEventV2, 'headers'>;

/** On every answer. */
export const SAFE = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** What is shorter costs more to pack than to send; in bytes. */
const WORTH_PACKING = 1024;

/** With its mark; whoever has that mark already is told that nothing has changed. */
export function marked({ headers }: Event, result: Result): Result {
  const etag = `W/"${createHash('sha256')
    .update(result.body ?? '')
    .digest('base64url')
    .slice(0, 22)}"`;
  const kept = { ...result.headers, etag, 'cache-control': 'no-cache' };
  // Weak or strong, it is the same answer (RFC 9110, 13.1.2); the star is any.
  const has = (headers['if-none-match'] ?? '').split(',').map((mark) => mark.trim().replace(/^W\//u, ''));
  return has.includes(etag.slice(2)) || has.includes('*') ? { statusCode: 304, headers: kept } : { ...result, headers: kept };
}

export function packed({ headers }: Event, result: Result): Result {
  const { body = '', isBase64Encoded = false, statusCode } = result;
  if (isBase64Encoded || (body.length < WORTH_PACKING && statusCode !== 304)) return result;
  const varying = { ...result.headers, vary: 'Accept-Encoding' };
  if (statusCode === 304 || !takesGzip(headers['accept-encoding'] ?? '')) return { ...result, headers: varying };
  return {
    ...result,
    headers: { ...varying, 'content-encoding': 'gzip' },
    isBase64Encoded: true,
    body: gzipSync(body).toString('base64'),
  };
}

function takesGzip(accepted: string): boolean {
  return accepted.split(',').some((one) => {
    const [coding = '', ...parameters] = one.trim().toLowerCase().split(';');
    return coding.trim() === 'gzip' && !parameters.some((parameter) => Number(parameter.trim().replace('q=', '')) === 0);
  });
}
