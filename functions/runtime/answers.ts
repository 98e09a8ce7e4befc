/**
 * The last of an answer: packed where the client takes it so, and not sent again where it has it already. Of what is packed nothing secret
 * stands beside what somebody else may choose: there are no cookies, and no page asks with another’s token.
 */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Actor } from '../../schema/core/actor.ts';
import { isUnchanging } from './operation.ts';

/** What is shorter costs more to pack than to send; in bytes. */
const WORTH_PACKING = 1024;

type Result = APIGatewayProxyStructuredResultV2;

/** The answer as it goes out. */
export function finished(event: APIGatewayProxyEventV2, actor: Actor, result: Result): Result {
  return packed(event, known(event, actor, result));
}

/**
 * What everybody is answered alike about a year, its committees and its form is asked by a page again and again. By GET and without a login it
 * comes with its mark, and whoever has that mark is told that nothing has changed.
 */
function known({ headers, rawQueryString, requestContext }: APIGatewayProxyEventV2, actor: Actor, result: Result): Result {
  const { statusCode, body = '' } = result;
  if (requestContext.http.method !== 'GET' || actor.kind !== 'public' || statusCode !== 200) return result;
  const query = new URLSearchParams(rawQueryString).get('query');
  if (!isUnchanging({ query }) || body.startsWith('{"errors"')) return result;
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const kept = { ...result.headers, etag, 'cache-control': 'no-cache' };
  const has = (headers['if-none-match'] ?? '').split(',').map((mark) => mark.trim());
  return has.includes(etag) ? { statusCode: 304, headers: kept } : { ...result, headers: kept };
}

function packed({ headers }: APIGatewayProxyEventV2, result: Result): Result {
  const { body = '', isBase64Encoded = false } = result;
  if (isBase64Encoded || body.length < WORTH_PACKING) return result;
  const varying = { ...result.headers, vary: 'Accept-Encoding' };
  if (!takesGzip(headers['accept-encoding'] ?? '')) return { ...result, headers: varying };
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
