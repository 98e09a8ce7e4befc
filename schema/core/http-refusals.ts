/** What is refused before any rule is asked: the form of a request, what GraphQL itself finds wrong with it, and what failed on our side. */
import { declareRefusals } from './refusal.ts';

/** Those without a rule are about the form of a request, of which the rules of the review say nothing. */
export const httpRefusals = declareRefusals({
  BODY_TOO_LARGE: { rule: null, status: 413, zh: '请求过大（上限{most}字节）。', en: 'The request is too large (at most {most} bytes).' },
  BODY_TOO_COMPLEX: {
    rule: null,
    status: 400,
    zh: '请求内容过于复杂（至多{depth}层、{keys}个键、{elements}项）。',
    en: 'The body is too complex (at most {depth} levels, {keys} keys, {elements} elements).',
  },
  BODY_MALFORMED: { rule: null, status: 400, zh: '请求内容不是有效的JSON。', en: 'The body is not valid JSON.' },
  METHOD_NOT_ALLOWED: { rule: null, status: 405, zh: '只接受GET、POST和OPTIONS。', en: 'Only GET, POST and OPTIONS are taken.' },
  TEXT_MALFORMED: {
    rule: 'A2',
    status: 400,
    zh: '文字编码不正确（含有不成对的代理码位）。',
    en: 'The text is not well-formed (it has lone surrogates).',
  },
  TOO_MANY_REQUESTS: {
    rule: null,
    status: 429,
    zh: '请求过于频繁，请在{seconds}秒后再试。',
    en: 'Too many requests: try again in {seconds} s.',
  },
  SUBMISSIONS_ONLY: {
    rule: 'A5',
    status: 400,
    zh: '此地址只受理提交申报，其他请求请发往/graphql。',
    en: 'This address takes submissions of applications only; send everything else to /graphql.',
  },
  OBJECTIONS_ONLY: {
    rule: 'U4',
    status: 400,
    zh: '此地址只受理提出异议、领取受理号和查询异议，其他请求请发往/graphql。',
    en: 'This address takes objections only: lodging one, taking a ticket for it, looking one up; send everything else to /graphql.',
  },
  NOT_ACCEPTABLE: {
    rule: null,
    status: 406,
    zh: '只提供application/graphql-response+json和application/json格式的回答。',
    en: 'Answers come as application/graphql-response+json or application/json only.',
  },
  CONTENT_TYPE: { rule: null, status: 415, zh: '请求须为application/json。', en: 'The request must be application/json.' },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    rule: null,
    status: 200,
    zh: '没有登记该文本的摘要，也不接受自动登记，请发送查询文本。',
    en: 'No document of this hash is on the list, and none is taken up on the way; send the text of the query.',
  },
  DOCUMENT_UNTRUSTED: {
    rule: null,
    status: 403,
    zh: '只受理登记过的查询文本；请使用由登记清单发布的客户端。',
    en: 'Only documents on the list are taken; use a client that the list was made with.',
  },
  BAD_REQUEST: {
    rule: null,
    status: 400,
    zh: '请求有误，例如变量的类型不符；具体见说明。',
    en: 'Something is wrong with the request, such as a variable of another type; the message says what.',
  },
  GRAPHQL_PARSE_FAILED: {
    rule: null,
    status: 400,
    zh: '查询文本的语法有误；具体见说明。',
    en: 'The text of the document cannot be read; the message says where.',
  },
  GRAPHQL_VALIDATION_FAILED: {
    rule: null,
    status: 400,
    zh: '查询与接口定义不符，例如没有该字段；具体见说明。',
    en: 'The document does not fit the schema, such as a field that there is not; the message says which.',
  },
  INTERNAL: {
    rule: null,
    status: 500,
    zh: '系统内部错误，请稍后重试。（{correlationId}）',
    en: 'Something went wrong on our side; try again later. ({correlationId})',
  },
});
