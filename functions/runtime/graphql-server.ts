/** GraphQL over HTTP on a Lambda: limits, masking, who asks, and in which language. */
import { blockFieldSuggestionsPlugin } from '@escape.tech/graphql-armor-block-field-suggestions';
import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases';
import { maxDirectivesPlugin } from '@escape.tech/graphql-armor-max-directives';
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens';
import { NoSchemaIntrospectionCustomRule } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Context } from '../../schema/core/context.ts';
import { declareRefusals, Refusal, type Language } from '../../schema/core/refusal.ts';
import { schema } from '../../schema/index.ts';
import type { Authenticate } from './auth.ts';
import type { contextMaker } from './deps.ts';
import type { Env } from './env.ts';
import { extensionsOf, toGraphQLError } from './errors.ts';
import { log } from './log.ts';

/** The largest body taken in, in bytes (G15). The longest section of the form stays below it. */
export const LARGEST_BODY = 64 * 1024;

export const httpRefusals = declareRefusals({
  BODY_TOO_LARGE: { rule: null, zh: '请求过大（上限{most}字节）。', en: 'The request is too large (at most {most} bytes).' },
  CONTENT_TYPE: { rule: null, zh: '请求须为application/json。', en: 'The request must be application/json.' },
});

type Served = Context & { language: Language; correlationId: string };

export function graphqlHandler({
  env,
  authenticate,
  contextOf,
}: {
  env: Env<'http'>;
  authenticate: Authenticate;
  contextOf: ReturnType<typeof contextMaker>;
}) {
  const origins = new Set(
    env.CORS_ORIGINS.split(',')
      .map((origin) => origin.trim())
      .filter(Boolean),
  );
  const yoga = createYoga<Served>({
    schema,
    graphqlEndpoint: '/graphql',
    graphiql: false,
    landingPage: false,
    multipart: false,
    batching: false,
    logging: false,
    maxRequestBodySize: LARGEST_BODY,
    cors: (request) => corsOf(request.headers.get('origin'), origins),
    maskedErrors: false,
    plugins: [
      maxTokensPlugin({ n: 2000 }),
      maxAliasesPlugin({ n: 20 }),
      maxDirectivesPlugin({ n: 20 }),
      blockFieldSuggestionsPlugin(),
      ...(env.INTROSPECTION === 'off' ? [noIntrospection] : []),
      refusalsAsErrors,
    ],
  });

  return async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const { requestContext: about } = event;
    const language = languageOf(event.headers['accept-language']);
    const correlationId = about.requestId;
    const unnamed = contextOf(about.timeEpoch || Date.now());
    try {
      const body = bodyOf(event);
      const actor = await authenticate(event.headers.authorization, unnamed);
      const served: Served = { ...unnamed, actor, language, correlationId };
      return await toResult(await yoga.fetch(toRequest(event, body), served), correlationId);
    } catch (error) {
      return refused(error, { language, correlationId, cors: corsOf(event.headers.origin ?? null, origins) });
    }
  };
}

/** Turns every error of a result into what a client may see. */
const refusalsAsErrors: Plugin<Served> = {
  onResultProcess(processed) {
    const { result, serverContext } = processed;
    if (Array.isArray(result) || !('errors' in result) || !result.errors?.length) return;
    const { language, correlationId } = serverContext as unknown as Served;
    processed.setResult({
      ...result,
      errors: result.errors.map((error) => keepStatus(error, toGraphQLError(error, { language, correlationId }))),
    });
  },
};

/** The HTTP status that the protocol gives to an error stays with it. */
function keepStatus(before: { extensions?: Record<string, unknown> }, after: ReturnType<typeof toGraphQLError>) {
  if (before.extensions?.http) after.extensions.http = before.extensions.http;
  return after;
}

const noIntrospection: Plugin = {
  onValidate: (validation) => validation.addValidationRule(NoSchemaIntrospectionCustomRule),
};

/** Only origins on the list may call from a browser, and none with credentials: tokens go in a header, there are no cookies. */
function corsOf(origin: string | null, allowed: ReadonlySet<string>) {
  return origin !== null && allowed.has(origin)
    ? {
        origin,
        credentials: false,
        methods: ['GET', 'POST'],
        allowedHeaders: ['content-type', 'authorization', 'accept-language'],
        maxAge: 3600,
      }
    : (false as const);
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

function bodyOf(event: APIGatewayProxyEventV2): string | null {
  if (event.requestContext.http.method !== 'POST') return null;
  const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (body.length > LARGEST_BODY) throw httpRefusals.BODY_TOO_LARGE({ most: LARGEST_BODY });
  const type = (event.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw httpRefusals.CONTENT_TYPE();
  return body.toString('utf8');
}

function toRequest({ headers, rawPath, rawQueryString, requestContext }: APIGatewayProxyEventV2, body: string | null): Request {
  const url = `https://api${rawPath}${rawQueryString ? `?${rawQueryString}` : ''}`;
  const sent = new Headers();
  for (const [name, value] of Object.entries(headers)) if (value !== undefined && name !== 'content-length') sent.set(name, value);
  return new Request(url, { method: requestContext.http.method, headers: sent, body });
}

async function toResult(response: Response, correlationId: string): Promise<APIGatewayProxyStructuredResultV2> {
  return {
    statusCode: response.status,
    headers: { ...Object.fromEntries(response.headers), ...SAFE, 'x-correlation-id': correlationId },
    body: await response.text(),
  };
}

const SAFE = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** What is answered before GraphQL has seen the request: bad tokens, bodies too large. */
function refused(
  error: unknown,
  about: { language: Language; correlationId: string; cors: ReturnType<typeof corsOf> },
): APIGatewayProxyStructuredResultV2 {
  const { message, extensions } = toGraphQLError(error, about);
  const code = error instanceof Refusal ? error.code : '';
  if (error instanceof Refusal) log.info('refused', { correlationId: about.correlationId, code: extensionsOf(error, about.language).code });
  return {
    statusCode: STATUS[code] ?? 500,
    headers: {
      ...SAFE,
      'content-type': 'application/json; charset=utf-8',
      'x-correlation-id': about.correlationId,
      ...(about.cors && { 'access-control-allow-origin': about.cors.origin, vary: 'Origin' }),
    },
    body: JSON.stringify({ errors: [{ message, extensions }] }),
  };
}

const STATUS: Record<string, number> = { TOKEN_INVALID: 401, ACCOUNT_UNKNOWN: 403, BODY_TOO_LARGE: 413, CONTENT_TYPE: 415 };
