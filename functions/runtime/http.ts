/** The HTTP around GraphQL: what an event of the gateway asks, in which language, from where; and how an answer goes back. */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod';
import { declareRefusals, type Language } from '../../schema/core/refusal.ts';

/** Where submissions have a share of the gateway beside all other requests; `/graphql` takes them as well. */
export const SUBMISSIONS = '/graphql/submit';

/** The largest body taken in, in bytes (G15). The longest section of the form stays below it. */
export const LARGEST_BODY = 64 * 1024;

export const httpRefusals = declareRefusals({
  BODY_TOO_LARGE: { rule: null, zh: '请求过大（上限{most}字节）。', en: 'The request is too large (at most {most} bytes).' },
  BODY_MALFORMED: { rule: null, zh: '请求内容不是有效的JSON。', en: 'The body is not valid JSON.' },
  METHOD_NOT_ALLOWED: { rule: null, zh: '只接受GET、POST和OPTIONS。', en: 'Only GET, POST and OPTIONS are taken.' },
  TEXT_MALFORMED: {
    rule: 'A2',
    zh: '文字编码不正确（含有不成对的代理码位）。',
    en: 'The text is not well-formed (it has lone surrogates).',
  },
  TOO_MANY_REQUESTS: {
    rule: null,
    zh: '请求过于频繁，请在{seconds}秒后再试。',
    en: 'Too many requests: try again in {seconds} s.',
  },
  SUBMISSIONS_ONLY: {
    rule: 'A5',
    zh: '此地址只受理提交申报（submitApplication），其他请求请发往/graphql。',
    en: 'This address takes submissions (submitApplication) only; send everything else to /graphql.',
  },
  CONTENT_TYPE: { rule: null, zh: '请求须为application/json。', en: 'The request must be application/json.' },
});

/** What a POST brings: its text, and the same as JSON. */
export type Body = { text: string; json: unknown };

/** The body of a POST, checked for size, kind and form; null for other methods. */
export function bodyOf(event: APIGatewayProxyEventV2): Body | null {
  const { method } = event.requestContext.http;
  if (!['GET', 'HEAD', 'OPTIONS', 'POST'].includes(method)) throw httpRefusals.METHOD_NOT_ALLOWED();
  if (method !== 'POST') return null;
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > LARGEST_BODY) throw httpRefusals.BODY_TOO_LARGE({ most: LARGEST_BODY });
  const type = (event.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw httpRefusals.CONTENT_TYPE();
  const text = bytes.toString('utf8');
  return { text, json: jsonOf(text) };
}

/** Half of a surrogate pair, as JSON escapes it. */
const SURROGATE = /\\ud[89a-f]/iu;

function jsonOf(text: string): unknown {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw httpRefusals.BODY_MALFORMED();
  }
  // Written back, only the halves without their other half stay escaped. Nothing can store them, and no person typed them.
  if (SURROGATE.test(text) && SURROGATE.test(JSON.stringify(json))) throw httpRefusals.TEXT_MALFORMED();
  return json;
}

/** The media type an ordinary client gets; null for one that asks for something else. */
export function typeOf(accept = '*/*'): string | null {
  if (accept.includes('application/graphql-response+json')) return 'application/graphql-response+json';
  return accept.includes('application/json') || accept.includes('*/*') ? 'application/json' : null;
}

const operation = z.strictObject({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
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

/** What a page may read of an answer: when to come again, and under which id to ask what went wrong. */
const EXPOSED = ['retry-after', 'x-correlation-id'];

/** Only origins on the list may call from a browser, and none with credentials: tokens go in a header, there are no cookies. */
export function corsOf(origin: string | null, allowed: ReadonlySet<string>) {
  return origin !== null && allowed.has(origin)
    ? {
        origin,
        credentials: false,
        methods: ['GET', 'POST'],
        allowedHeaders: ['content-type', 'authorization', 'accept-language'],
        exposedHeaders: EXPOSED,
        maxAge: 3600,
      }
    : (false as const);
}

/** What a browser is told when its origin may read the answer. */
export function corsHeaders(cors: ReturnType<typeof corsOf>): Record<string, string> {
  return cors ? { 'access-control-allow-origin': cors.origin, 'access-control-expose-headers': EXPOSED.join(', '), vary: 'Origin' } : {};
}

/** The event as the fetch API has it. */
export function toRequest({ headers, rawPath, rawQueryString, requestContext }: APIGatewayProxyEventV2, body: Body | null): Request {
  const url = `https://api${rawPath === SUBMISSIONS ? '/graphql' : rawPath}${rawQueryString ? `?${rawQueryString}` : ''}`;
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

/** On every answer. */
export const SAFE = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
