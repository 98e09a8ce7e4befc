/** GraphQL over HTTP on a Lambda: limits, masking, who asks, and in which language; and a line that tells of each request. */
import { NoSchemaIntrospectionCustomRule } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Context } from '../../schema/core/context.ts';
import { citedBy } from '../../schema/announcement/cycles.ts';
import { Refusal, type Cited, type Language } from '../../schema/core/refusal.ts';
import { schema } from '../../schema/index.ts';
import { admitAddress, admitClient } from './admission.ts';
import type { Authenticate } from './auth.ts';
import type { contextMaker } from './deps.ts';
import { boundedDocuments } from './documents.ts';
import type { Env } from './env.ts';
import { toGraphQLError, type About } from './errors.ts';
import {
  bodyOf,
  corsHeaders,
  corsOf,
  isAnonymous,
  languageOf,
  LARGEST_BODY,
  paramsOf,
  SAFE,
  toRequest,
  toResult,
  typeOf,
  type Body,
} from './http.ts';
import { limiter, type Limiter } from './limits.ts';
import { measure, stopwatch } from './metrics.ts';
import { rootFieldOf } from './operation.ts';
import { originsOf } from './origins.ts';

/** What the line of a request tells: what it asked for, and the codes of what it was answered. `cited`: what its refusals cite (C15). */
type Noted = { operation: string; codes: string[]; cited: Cited | null };
type Served = Context & { language: Language; correlationId: string; noted: Noted };

export function graphqlHandler({
  env,
  authenticate,
  contextOf,
  limits = limiter(),
}: {
  env: Env<'http'>;
  authenticate: Authenticate;
  contextOf: ReturnType<typeof contextMaker>;
  limits?: Limiter;
}) {
  const origins = originsOf(env);
  const alike = `${env.INTROSPECTION} ${env.CORS_ORIGINS}`;
  const yoga = servers.get(alike) ?? serverOf(origins, env.INTROSPECTION === 'on');
  servers.set(alike, yoga);
  let isCold = true;

  return async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const { requestContext: about } = event;
    const language = languageOf(event.headers['accept-language']);
    const correlationId = about.requestId;
    const unnamed = contextOf(about.timeEpoch || Date.now());
    const noted: Noted = { operation: 'none', codes: [], cited: null };
    const isUnlogged = isAnonymous(event);
    const took = stopwatch();
    try {
      const body = bodyOf(event);
      const type = typeOf(event.headers.accept);
      admitAddress(limits, event, body);
      const actor = await authenticate(event.headers.authorization, unnamed);
      admitClient(limits, event, body, actor);
      const served: Served = { ...unnamed, actor, language, correlationId, noted, isUnlogged };
      return (
        (await answerShortly(event, body, served, type)) ??
        (await toResult(await yoga.fetch(toRequest(event, body), served), correlationId))
      );
    } catch (error) {
      return refused(error, {
        language,
        correlationId,
        noted,
        cors: corsOf(event.headers.origin ?? null, origins),
      });
    } finally {
      if (!isUnlogged || noted.codes.includes('INTERNAL')) tell(noted, { correlationId, Took: took(), Cold: isCold ? 1 : 0 });
      isCold = false;
    }
  };

  /**
   * The ordinary request, a POST of one operation, needs none of what the fetch API adds and is answered at a third of its cost.
   * Whatever is unusual, and whatever is refused before it is executed, goes the long way: null.
   */
  async function answerShortly(event: APIGatewayProxyEventV2, body: Body | null, served: Served, type: string) {
    const params = body === null ? null : paramsOf(body);
    if (!params) return null;
    const result = await yoga.getResultForParams({ params, request: ORDINARY }, served);
    if (!result || !('data' in result) || Symbol.asyncIterator in result) return null;
    const { data, errors } = result;
    const told = errors?.length ? { errors: errors.map((error) => shown(error, served)), data } : { data };
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

/** Servers by all that they differ in: handlers that are alike share one, with the documents that it has parsed and found valid. */
const servers = new Map<string, ReturnType<typeof serverOf>>();

function serverOf(origins: ReadonlySet<string>, introspection: boolean) {
  return createYoga<Served>({
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
    plugins: [boundedDocuments, ...(introspection ? [] : [noIntrospection]), refusalsAsErrors, notingOperation],
  });
}

/** What the short way shows to plugins that look at the request: a POST to the endpoint, as every one of them is. */
const ORDINARY = new Request('https://api/graphql', { method: 'POST' });

/** What a client may see of an error; its code is noted. */
function shown(error: unknown, { noted, ...about }: Omit<About, 'cited'> & { noted: Noted }) {
  const told = toGraphQLError(error, { ...about, cited: noted.cited });
  noted.codes.push(String(told.extensions['code']));
  return told;
}

/** The line that tells of a request; of one without a trace, only that something of ours failed. Where something of ours failed, it counts for the operation as well. */
function tell({ operation, codes }: Noted, { correlationId, ...metrics }: { correlationId: string; Took: number; Cold: number }): void {
  const Internal = codes.filter((code) => code === 'INTERNAL').length;
  const Throttled = codes.includes('TOO_MANY_REQUESTS') ? 1 : 0;
  const fields = { operation, code: codes[0] ?? 'OK', correlationId };
  measure('request', { ...metrics, Internal, Throttled }, fields, Internal > 0 ? { by: 'operation', level: 'error' } : {});
}

/** Notes what is executed, by its name in the schema; and, where something was refused, the notice that a refusal without one cites. */
const notingOperation: Plugin<Served> = {
  onExecute({ args }) {
    const served = args.contextValue as Served;
    served.noted.operation = rootFieldOf(args.document, args.operationName);
    return {
      async onExecuteDone({ result }) {
        if ('errors' in result && result.errors?.length) served.noted.cited = await citedBy(served).catch(() => null);
      },
    };
  },
};

/** Turns every error of a result into what a client may see. */
const refusalsAsErrors: Plugin<Served> = {
  onResultProcess(processed) {
    const { result, serverContext } = processed;
    if (Array.isArray(result) || !('errors' in result) || !result.errors?.length) return;
    const served = serverContext as unknown as Served;
    processed.setResult({ ...result, errors: result.errors.map((error) => keepStatus(error, shown(error, served))) });
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
  about: Omit<About, 'cited'> & { noted: Noted; cors: ReturnType<typeof corsOf> },
): APIGatewayProxyStructuredResultV2 {
  const { message, extensions } = shown(error, about);
  const seconds = error instanceof Refusal ? error.details['seconds'] : undefined;
  return {
    statusCode: (error instanceof Refusal ? error.declaration.status : undefined) ?? 500,
    headers: {
      ...SAFE,
      'content-type': 'application/json; charset=utf-8',
      'x-correlation-id': about.correlationId,
      ...(typeof seconds === 'number' && { 'retry-after': String(seconds) }),
      ...corsHeaders(about.cors),
    },
    body: JSON.stringify({ errors: [{ message, extensions }] }),
  };
}
