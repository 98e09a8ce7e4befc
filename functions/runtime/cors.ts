/**
 * What pages of other origins may do, as the gateway tells their browsers (cdk/cors.ts; on one machine, local/cors.ts): ask and be answered,
 * without credentials, for tokens go in a header and there are no cookies. No function is asked for it.
 */

/** What a page may send: the type, the token, the language, its trace, the version it has, and what clients of GraphQL add on their own. */
const SENT = [
  'accept-language',
  'authorization',
  'content-type',
  'if-none-match',
  'traceparent',
  'tracestate',
  'x-requested-with',
  'apollo-require-preflight',
  'apollographql-client-name',
  'apollographql-client-version',
  'graphql-client-name',
  'graphql-client-version',
  'graphql-require-preflight',
  'x-apollo-operation-id',
  'x-apollo-operation-name',
] as const;

/** What a page may do at a way in. */
export type Cors = {
  methods: readonly ('GET' | 'POST')[];
  /** What it may send beside what it may send anyway. */
  sent: readonly string[];
  /** What it may read of the answer: when to come again, under which id to ask what went wrong, the version of what it got. */
  shown: readonly string[];
};

export const CORS: Cors = { methods: ['GET', 'POST'], sent: SENT, shown: ['etag', 'retry-after', 'x-correlation-id'] };

/** Of a ballot a page may send the type and no token: its browser then sends none (E10). */
export const BALLOT_CORS: Cors = { methods: ['POST'], sent: ['content-type'], shown: [] };

/** For how long a browser remembers it, in seconds. */
export const CORS_LASTS = 3600;

/** The origins that a setting lists, separated by commas. */
export function originsIn(setting: string): string[] {
  return setting
    .split(',')
    .map((origin) => origin.trim())
    .filter(Boolean);
}
