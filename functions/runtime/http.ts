/** The HTTP around GraphQL: what an event of the gateway asks, in which language, from where; and how an answer goes back. */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod';
import type { Language } from '../../schema/core/refusal.ts';
import { httpRefusals } from '../../schema/core/http-refusals.ts';
import { jsonOf } from './json.ts';
import { withDocument, type Trusted } from './trusted.ts';
import { SAFE } from './packing.ts';

/** Where submissions have a share of the gateway beside all other requests; `/graphql` takes them as well. */
export const SUBMISSIONS = '/graphql/submit';

/** Where anonymous objections go: neither the gateway nor the function logs who sent what comes here, or when (U4). */
export const ANONYMOUS = '/graphql/anonymous';

/** Where ballots are cast: neither the gateway nor the function logs anything of it (E10). */
export const BALLOT = '/ballot';

/** How the gateway's stage that logs nothing says so (cdk/api.ts); on one machine the path does. */
export const WITHOUT_TRACE = { trace: 'none' } as const;

/** Whether a request came by the way in that leaves no trace: whatever a host name makes of the path, the stage says so. */
export function isAnonymous({ rawPath, stageVariables }: Pick<APIGatewayProxyEventV2, 'rawPath' | 'stageVariables'>): boolean {
  return rawPath === ANONYMOUS || stageVariables?.['trace'] === WITHOUT_TRACE.trace;
}

/** The largest body taken in, in bytes. The longest section of the form stays below it. */
export const LARGEST_BODY = 64 * 1024;

/** The longest query string taken in, in characters: gateways cut off not far above. */
const LONGEST_QUERY = 8 * 1024;

/** What a POST brings: its text, and the same as JSON. */
export type Body = { text: string; json: unknown };

/** The body of a POST, checked for size, kind and form, with the text of its document; null for other methods, whose query string is looked at instead. */
export function bodyOf(event: APIGatewayProxyEventV2, trusted: Trusted): Body | null {
  const { method } = event.requestContext.http;
  if (!['GET', 'HEAD', 'POST'].includes(method)) throw httpRefusals.METHOD_NOT_ALLOWED();
  if (method !== 'POST') {
    const { rawQueryString } = event;
    if (rawQueryString.length > LONGEST_QUERY) throw httpRefusals.BODY_TOO_LARGE({ most: LONGEST_QUERY });
    const variables = new URLSearchParams(rawQueryString).get('variables');
    if (variables) jsonOf(variables);
    return null;
  }
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > LARGEST_BODY) throw httpRefusals.BODY_TOO_LARGE({ most: LARGEST_BODY });
  const type = (event.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw httpRefusals.CONTENT_TYPE();
  const text = bytes.toString('utf8');
  const sent = jsonOf(text);
  const json = withDocument(sent, trusted);
  return { text: json === sent ? text : JSON.stringify(json), json };
}

/** The media type that is answered: of the two that GraphQL over HTTP knows. Streams of parts or events there are none. */
export function typeOf(accept = '*/*'): string {
  if (accept.includes('application/graphql-response+json')) return 'application/graphql-response+json';
  if (['application/json', 'application/*', '*/*'].some((one) => accept.includes(one))) return 'application/json';
  throw httpRefusals.NOT_ACCEPTABLE();
}

const operation = z.strictObject({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
  // What clients say of themselves (Apollo: `clientLibrary`) is for nobody here, and no reason to go the long way.
  extensions: z.record(z.string(), z.unknown()).nullish(),
});

/** One operation as GraphQL over HTTP sends it; null for everything else, which the long way judges. */
export function paramsOf({ json }: Body): { query: string; variables?: Record<string, unknown>; operationName?: string } | null {
  const { data } = operation.safeParse(json);
  if (!data) return null;
  const { query, variables, operationName } = data;
  return { query, ...(variables && { variables }), ...(operationName && { operationName }) };
}

/** English when it is asked for before Chinese; Chinese otherwise. */
export function languageOf(accepted: string | undefined): Language {
  const wanted = (accepted ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/u.exec(parameter)?.[1]).find((found) => found !== undefined);
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ language, quality }) => (language === 'zh' || language === 'en') && quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  return wanted[0]?.language === 'en' ? 'en' : 'zh';
}

/** The event as the fetch API has it. */
export function toRequest(event: APIGatewayProxyEventV2, body: Body | null): Request {
  const { headers, rawPath, rawQueryString, requestContext } = event;
  const url = `https://api${rawPath === SUBMISSIONS || isAnonymous(event) ? '/graphql' : rawPath}${rawQueryString ? `?${rawQueryString}` : ''}`;
  const sent = new Headers();
  for (const [name, value] of Object.entries(headers)) if (value !== undefined && name !== 'content-length') sent.set(name, value);
  return new Request(url, { method: requestContext.http.method, headers: sent, body: body?.text ?? null });
}

/** An answer of the fetch API as the gateway takes it. */
export async function toResult(response: Response, correlationId: string): Promise<APIGatewayProxyStructuredResultV2> {
  return {
    statusCode: response.status,
    headers: {
      ...Object.fromEntries(Array.from(response.headers, ([name, value]) => [name.toLowerCase(), value])),
      ...SAFE,
      'x-correlation-id': correlationId,
    },
    body: await response.text(),
  };
}
