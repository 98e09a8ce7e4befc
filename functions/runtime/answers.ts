/**
 * The last of an answer: packed where the client takes it so, and not sent again where it has it already. Of what is packed nothing secret
 * stands beside what somebody else may choose: there are no cookies, and no page asks with another’s token.
 */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Actor } from '../../schema/core/actor.ts';
import { isUnchanging } from './operation.ts';
import { marked, packed } from './packing.ts';

type Result = APIGatewayProxyStructuredResultV2;

/** The answer as it goes out. */
export function finished(event: APIGatewayProxyEventV2, actor: Actor, result: Result): Result {
  return packed(event, known(event, actor, result));
}

/**
 * What everybody is answered alike about a year, its committees and its form is asked by a page again and again. By GET and without a login it
 * comes with its mark, and whoever has that mark is told that nothing has changed.
 */
function known(event: APIGatewayProxyEventV2, actor: Actor, result: Result): Result {
  const { rawQueryString, requestContext } = event;
  const { statusCode, body = '' } = result;
  if (requestContext.http.method !== 'GET' || actor.kind !== 'public' || statusCode !== 200) return result;
  const query = new URLSearchParams(rawQueryString).get('query');
  if (!isUnchanging({ query }) || body.startsWith('{"errors"')) return result;
  return marked(event, result);
}
