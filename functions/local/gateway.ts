/**
 * The gateway on one machine: an HTTP request becomes the event API Gateway would make of it (HTTP API, format 2.0), and
 * the function's result becomes the response. `timeEpoch` is taken when the head of the request has arrived: that
 * instant decides deadlines, so a slow body or a slow function costs nobody a deadline.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Handler } from 'aws-lambda';
import type { Instant } from '../../schema/core/time.ts';
import { ACCOUNT_ID } from './account.ts';
import { readBody, sendJson, target, type Listener } from './http.ts';
import { invoke } from './lambda.ts';
import { log, reason } from './log.ts';
import { parse } from './signature.ts';

/** What a function behind the gateway may answer. */
export type GatewayResult = APIGatewayProxyStructuredResultV2 | string;
export type GatewayHandler = Handler<APIGatewayProxyEventV2, GatewayResult>;

/** API Gateway refuses longer bodies. */
const LONGEST_BODY = 10 * 1024 * 1024;

/** A listener that answers with the function. */
export function gateway(name: string, handler: GatewayHandler, now: () => Instant): Listener {
  return async (request, response) => {
    const timeEpoch = now();
    const body = await readBody(request, LONGEST_BODY);
    if (body === null) return sendJson(response, 413, { message: 'Request Entity Too Large' }, { connection: 'close' });
    let result: GatewayResult | void;
    try {
      result = await invoke(name, handler, toEvent(request, body, timeEpoch));
    } catch (error) {
      log('function failed', { function: name, error: reason(error), stack: error instanceof Error ? error.stack : undefined });
      return sendJson(response, 500, { message: 'Internal Server Error' });
    }
    respond(response, result);
  };
}

function toEvent(request: IncomingMessage, body: Buffer, timeEpoch: Instant): APIGatewayProxyEventV2 {
  const { path, query } = target(request);
  const { cookie, ...headers } = headersOf(request);
  const method = request.method ?? 'GET';
  const domainName = headers['host'] ?? 'localhost';
  const parameters = parse(query);
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query,
    ...(cookie !== undefined && { cookies: cookie.split(/;\s*/u) }),
    headers,
    ...(parameters.length > 0 && { queryStringParameters: joined(parameters) }),
    requestContext: {
      accountId: ACCOUNT_ID,
      apiId: 'local',
      domainName,
      domainPrefix: domainName.split('.')[0] ?? '',
      http: {
        method,
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: inLogFormat(timeEpoch),
      timeEpoch,
    },
    ...asText(body),
  };
}

function respond(response: ServerResponse, result: GatewayResult | void): void {
  const structured: APIGatewayProxyStructuredResultV2 =
    typeof result === 'object' && 'statusCode' in result
      ? result
      : // A result without a status is the body itself.
        {
          statusCode: 200,
          headers: { 'content-type': 'application/json' },
          body: typeof result === 'string' ? result : JSON.stringify(result ?? null),
        };
  const { statusCode = 200, headers = {}, cookies = [], body = '', isBase64Encoded = false } = structured;
  const { vary, ...plain } = headers;
  for (const [name, value] of Object.entries(plain)) response.setHeader(name, typeof value === 'boolean' ? String(value) : value);
  if (vary !== undefined) response.appendHeader('vary', String(vary)); // the gateway has its own
  if (cookies.length > 0) response.setHeader('set-cookie', cookies);
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  response.statusCode = statusCode;
  const bodiless = statusCode === 204 || statusCode === 304;
  if (!bodiless && !response.hasHeader('content-length')) response.setHeader('content-length', bytes.length);
  response.end(bodiless ? undefined : bytes);
}

/** `11/Sep/2024:01:00:00 +0000`, as the gateway writes it beside `timeEpoch`. */
function inLogFormat(instant: Instant): string {
  const [, day, month, year, time] = new Date(instant).toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}

/** Lower case, several of one name joined by commas (cookies by `; `, as one line would have it). */
function headersOf(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headersDistinct).map(([name, values = []]) => [name, values.join(name === 'cookie' ? '; ' : ',')]),
  );
}

function joined(parameters: [string, string][]): Record<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of parameters) {
    const before = values.get(name);
    values.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(values);
}

/** Text stays text; what is not UTF-8 travels as base64. */
function asText(body: Buffer): { body?: string; isBase64Encoded: boolean } {
  if (body.length === 0) return { isBase64Encoded: false };
  try {
    return { body: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body), isBase64Encoded: false };
  } catch {
    return { body: body.toString('base64'), isBase64Encoded: true };
  }
}
