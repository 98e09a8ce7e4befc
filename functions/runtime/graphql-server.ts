/** GraphQL over HTTP on a Lambda: limits, masking, who asks, and in which language; and a line that tells of each request. */
import { NoSchemaIntrospectionCustomRule, specifiedRules } from 'graphql';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Refusal } from '../../schema/core/refusal.ts';
import { schema } from '../../schema/index.ts';
import { admitAddress, admitClient } from './admission.ts';
import { finished } from './answers.ts';
import type { Authenticate } from './auth.ts';
import type { contextMaker } from './deps.ts';
import { costOf, executed, rememberedDocuments, whyNotAfford } from './documents.ts';
import type { Env } from './env.ts';
import type { About } from './errors.ts';
import { bodyOf, isAnonymous, languageOf, paramsOf, toRequest, toResult, typeOf, type Body } from './http.ts';
import type { longWay } from './long-way.ts';
import { limiter, type Limiter } from './limits.ts';
import { measure, stopwatch } from './metrics.ts';
import { rootFieldOf } from './operation.ts';
import { SAFE } from './packing.ts';
import { noteCited, shown, type Noted, type Served } from './served.ts';
import { trustedDocuments, withQuery } from './trusted.ts';

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
  const server = servers.get(env.INTROSPECTION) ?? serverOf(env.INTROSPECTION);
  servers.set(env.INTROSPECTION, server);
  const trusted = trustedDocuments(env);
  let isCold = true;

  return async (sent: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const { requestContext: about } = sent;
    const language = languageOf(sent.headers['accept-language']);
    const correlationId = about.requestId;
    const unnamed = contextOf(about.timeEpoch || Date.now());
    const noted: Noted = { operation: 'none', codes: [], cited: null };
    const isUnlogged = isAnonymous(sent);
    const took = stopwatch();
    try {
      const event = withQuery(sent, trusted);
      const body = bodyOf(event, trusted);
      const type = typeOf(event.headers.accept);
      admitAddress(limits, event, body);
      const actor = await authenticate(event.headers.authorization, unnamed);
      admitClient(limits, event, body, actor);
      const served: Served = { ...unnamed, actor, language, correlationId, noted, isUnlogged };
      const answer =
        (await answerShortly(body, served, type)) ??
        (await toResult(await (await server.longWay()).fetch(toRequest(event, body), served), correlationId));
      return finished(event, actor, answer);
    } catch (error) {
      return refused(error, {
        language,
        correlationId,
        noted,
      });
    } finally {
      if (!isUnlogged || noted.codes.includes('INTERNAL')) tell(noted, { correlationId, Took: took(), Cold: isCold ? 1 : 0 });
      isCold = false;
    }
  };

  /**
   * The ordinary request, a POST of one operation, needs none of what yoga and the fetch API add and is answered by graphql itself. Whatever
   * is unusual, and whatever is refused before it is executed, goes the long way: null.
   */
  async function answerShortly(body: Body | null, served: Served, type: string): Promise<APIGatewayProxyStructuredResultV2 | null> {
    const params = body === null ? null : paramsOf(body);
    const document = params && server.documentOf(params.query);
    if (!document) return null;
    const args = { schema, document, contextValue: served, variableValues: params.variables, operationName: params.operationName };
    const cost = costOf(args);
    if (whyNotAfford(cost)) return null;
    served.noted.operation = rootFieldOf(document, params.operationName);
    const { data, errors } = await executed(args);
    if (data === undefined) return null;
    if (errors?.length) await noteCited(served);
    const extensions = { cost };
    const told = errors?.length ? { errors: errors.map((error) => shown(error, served)), data, extensions } : { data, extensions };
    return {
      statusCode: 200,
      headers: { ...SAFE, 'content-type': `${type}; charset=utf-8`, 'x-correlation-id': served.correlationId },
      body: JSON.stringify(told),
    };
  }
}

/** Servers by what they differ in: handlers that are alike share one, with the documents that it has parsed and found valid. */
const servers = new Map<Env<'http'>['INTROSPECTION'], ReturnType<typeof serverOf>>();

function serverOf(introspection: Env<'http'>['INTROSPECTION']) {
  const isClosed = introspection === 'off';
  const rules = isClosed ? [...specifiedRules, NoSchemaIntrospectionCustomRule] : specifiedRules;
  let yoga: Promise<ReturnType<typeof longWay>> | undefined;
  return {
    documentOf: rememberedDocuments(schema, rules),
    longWay: () => (yoga ??= import('./long-way.ts').then((module) => module.longWay({ isClosed }))),
  };
}

/** The line that tells of a request; of one without a trace, only that something of ours failed. Where something of ours failed, it counts for the operation as well. */
function tell({ operation, codes }: Noted, { correlationId, ...metrics }: { correlationId: string; Took: number; Cold: number }): void {
  const Internal = codes.filter((code) => code === 'INTERNAL').length;
  const Throttled = codes.includes('TOO_MANY_REQUESTS') ? 1 : 0;
  const fields = { operation, code: codes[0] ?? 'OK', correlationId };
  measure('request', { ...metrics, Internal, Throttled }, fields, Internal > 0 ? { by: 'operation', level: 'error' } : {});
}

/** What is answered before GraphQL has seen the request: bad tokens, bodies too large. */
function refused(error: unknown, about: Omit<About, 'cited'> & { noted: Noted }): APIGatewayProxyStructuredResultV2 {
  const { message, extensions } = shown(error, about);
  const seconds = error instanceof Refusal ? error.details['seconds'] : undefined;
  return {
    statusCode: statusOf(error),
    headers: {
      ...SAFE,
      'content-type': 'application/json; charset=utf-8',
      'x-correlation-id': about.correlationId,
      ...(typeof seconds === 'number' && { 'retry-after': String(seconds) }),
    },
    body: JSON.stringify({ errors: [{ message: PROTOCOL[String(extensions['code'])] ?? message, extensions }] }),
  };
}

function statusOf(error: unknown): number {
  return error instanceof Refusal ? (error.declaration.status ?? 500) : 500;
}

/** What a protocol wants said word for word: clients with automatic persisted queries look for it and send the text. */
const PROTOCOL: Record<string, string> = { PERSISTED_QUERY_NOT_SUPPORTED: 'PersistedQueryNotSupported' };
