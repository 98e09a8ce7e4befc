/** GraphQL over HTTP on a Lambda: limits, masking, who asks, and in which language. */
import { blockFieldSuggestionsPlugin } from '@escape.tech/graphql-armor-block-field-suggestions';
import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases';
import { maxDirectivesPlugin } from '@escape.tech/graphql-armor-max-directives';
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens';
import { NoSchemaIntrospectionCustomRule } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Context } from '../../schema/core/context.ts';
import { Refusal, type Language } from '../../schema/core/refusal.ts';
import { schema } from '../../schema/index.ts';
import type { Authenticate } from './auth.ts';
import type { contextMaker } from './deps.ts';
import type { Env } from './env.ts';
import { extensionsOf, toGraphQLError } from './errors.ts';
import { bodyOf, corsHeaders, corsOf, languageOf, LARGEST_BODY, paramsOf, SAFE, toRequest, toResult, typeOf, type Body } from './http.ts';
import { log } from './log.ts';

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
      maxTokensPlugin({ n: 1000 }),
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
      return (
        (await answerShortly(event, body, served)) ?? (await toResult(await yoga.fetch(toRequest(event, body), served), correlationId))
      );
    } catch (error) {
      return refused(error, { language, correlationId, cors: corsOf(event.headers.origin ?? null, origins) });
    }
  };

  /**
   * The ordinary request, a POST of one operation, needs none of what the fetch API adds and is answered at a third of its cost
   * (S1). Whatever is unusual, and whatever is refused before it is executed, goes the long way: null.
   */
  async function answerShortly(event: APIGatewayProxyEventV2, body: Body | null, served: Served) {
    const type = typeOf(event.headers.accept);
    const params = body === null ? null : paramsOf(body);
    if (!type || !params) return null;
    const result = await yoga.getResultForParams({ params, request: ORDINARY }, served);
    if (!result || !('data' in result) || Symbol.asyncIterator in result) return null;
    const { data, errors } = result;
    const told = errors?.length ? { errors: errors.map((error) => toGraphQLError(error, served)), data } : { data };
    return {
      statusCode: 200,
      headers: {
        ...SAFE,
        ...corsHeaders(corsOf(event.headers.origin ?? null, origins)),
        'content-type': `${type}; charset=utf-8`,
        'x-correlation-id': served.correlationId,
      },
      body: JSON.stringify(told),
    };
  }
}

/** What the short way shows to plugins that look at the request: a POST to the endpoint, as every one of them is. */
const ORDINARY = new Request('https://api/graphql', { method: 'POST' });

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
      ...corsHeaders(about.cors),
    },
    body: JSON.stringify({ errors: [{ message, extensions }] }),
  };
}

const STATUS: Record<string, number> = {
  BODY_MALFORMED: 400,
  METHOD_NOT_ALLOWED: 405,
  TEXT_MALFORMED: 400,
  TOKEN_INVALID: 401,
  ACCOUNT_UNKNOWN: 403,
  BODY_TOO_LARGE: 413,
  CONTENT_TYPE: 415,
};
