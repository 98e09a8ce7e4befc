/** The Pothos builder: scalars, plugins, auth scopes; no types. */
import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import WithInputPlugin from '@pothos/plugin-with-input';
import { actorRefusals, holds, ROLE_NAMES, type Role } from './core/actor.ts';
import type { Context } from './core/context.ts';
import { REQUEST } from './core/price.ts';
import { declareRefusals } from './core/refusal.ts';
import './graph/gate.ts';
import { manual } from './core/manual.ts';
import './graph/pages.ts';
import './graph/price.ts';
import './graph/roots.ts';
import './graph/sight.ts';
import { isDay, parseInstant, toIso, type Day, type Instant } from './core/time.ts';

/** Every query and mutation says who may call it; finer rules are the actions' own (P10). */
type Scopes = {
  /** Anybody, also without a login. */
  public: boolean;
  /** Anybody with an account. */
  person: boolean;
  /** Holders of one of these roles, for whatever organisation. */
  role: Role[];
};

const NOWHERE = { where: '' };

export const graphRefusals = declareRefusals({
  INSTANT_MALFORMED: {
    rule: 'C1',
    zh: '{where}时刻须写作带时区的ISO格式，例如2024-10-20T24:00应写作2024-10-21T00:00:00+08:00。',
    en: '{where}An instant is written in ISO form with its offset, such as 2024-10-21T00:00:00+08:00.',
  },
  DAY_MALFORMED: {
    rule: 'D4',
    zh: '{where}日期须写作YYYY-MM-DD，真实存在且在1900年至2199年之间，例如2021-07-01，不能写作2021-7-1。',
    en: '{where}A date exists, lies between 1900 and 2199 and is written YYYY-MM-DD, such as 2021-07-01, never 2021-7-1.',
  },
  QUERY_TOO_COSTLY: {
    rule: null, // what the machine bears; no rule of the review says it
    zh: '查询过大（{kind}：{found}，上限{most}），请减少层级、字段或每页条数。',
    en: 'The query is too large ({kind}: {found}, at most {most}); ask for fewer levels, fields or rows.',
  },
  ID_UNKNOWN: { rule: 'P10', zh: '没有找到该对象，或您无权查看。', en: 'There is no such object, or you may not see it.' },
  DONE_UNSEEN: {
    rule: 'P10',
    zh: '该请求先前已经办理；您现在已无权查看其结果。',
    en: 'This request was done before; you may not see any more what it is about.',
  },
});

export const builder = new SchemaBuilder<{
  Context: Context;
  AuthScopes: Scopes;
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string | number };
    Instant: { Input: Instant; Output: Instant };
    Day: { Input: Day; Output: Day };
    JSON: { Input: unknown; Output: unknown };
  };
}>({
  plugins: [ScopeAuthPlugin, 'gate', RelayPlugin, WithInputPlugin, 'sight', 'price', 'roots', 'errors'],
  sight: { unseen: () => graphRefusals.ID_UNKNOWN(), unseenNow: () => graphRefusals.DONE_UNSEEN() },
  defaultFieldNullability: false,
  relay: {
    nodeQueryOptions: {
      description: manual('按标识查询任一对象，有权查看的人可用。', 'Any object by its id, for those who may see it.'),
      authScopes: { public: true },
      nullable: true,
      price: REQUEST,
      args: { id: { description: manual('标识。', 'The id.') } },
    },
    nodesQueryOptions: false,
    clientMutationId: 'omit',
    cursorType: 'String',
    nodeTypeOptions: { description: manual('有全局标识的对象。', 'An object with an id of its own.') },
    idFieldOptions: { description: manual('标识，全局唯一。', 'The id, like no other in the whole graph.') },
    pageInfoTypeOptions: { description: manual('一页的前后。', 'What comes before and after a page.') },
    hasNextPageFieldOptions: { description: manual('后面还有。', 'Whether more rows follow.') },
    hasPreviousPageFieldOptions: { description: manual('前面还有。', 'Whether rows come before.') },
    startCursorFieldOptions: { description: manual('首行的位置；没有的为空。', 'The cursor of the first row; null where there is none.') },
    endCursorFieldOptions: {
      description: manual('下一页由此往后（`after`）；没有的为空。', 'Where the next page begins (`after`); null where there is nothing.'),
    },
    edgesFieldOptions: { description: manual('各行。', 'The rows.') },
    pageInfoFieldOptions: { description: manual('前后还有没有。', 'Whether there is more.') },
    nodeFieldOptions: { description: manual('所列的对象。', 'What is listed.') },
    cursorFieldOptions: { description: manual('本行的位置，不可解读。', 'The cursor of the row; opaque.') },
  },
  withInput: {
    argOptions: { description: manual('填报内容。', 'What it takes.') },
    typeOptions: {
      description: manual('该事项的填报内容。', 'What this mutation takes.'),
      name: ({ fieldName }) => `${fieldName[0]?.toUpperCase()}${fieldName.slice(1)}Input`,
    },
  },
  scopeAuth: {
    authScopes: (context) => ({
      public: true,
      person: context.actor.kind === 'person',
      // What supervisors may ask, the province may (V7): both read and write nothing.
      role: (roles) =>
        roles.some((role) => holds(context.actor, role) || (role === 'SUPERVISOR' && holds(context.actor, 'PROVINCE_OFFICER'))),
    }),
    unauthorizedError: (_parent, context, _info, { failure }) => {
      if (context.actor.kind === 'public') return actorRefusals.UNAUTHENTICATED();
      return actorRefusals.ROLE_REQUIRED({ roles: rolesIn(failure).map((role) => ROLE_NAMES[role]) });
    },
  },
});

builder.queryType({ description: manual('查询；何人可以查询，见各项说明。', 'The queries; each says in its description who may ask.') });
builder.mutationType({
  description: manual(
    '办理；每项办理为一个事务，要么全部完成，要么全不发生。',
    'The mutations; each is one transaction: all of it happens, or nothing.',
  ),
});

builder.scalarType('Instant', {
  description: manual(
    '时刻，按ISO 8601书写并带时差，返回时为东八区（`Asia/Shanghai`）、精确到毫秒：`2024-10-20T23:59:59.999+08:00`。',
    'An instant in ISO 8601 with its offset, answered in `Asia/Shanghai` with milliseconds: `2024-10-20T23:59:59.999+08:00`. Rule C1.',
  ),
  serialize: (value) => toIso(value),
  parseValue: (value) => {
    const instant = typeof value === 'string' ? parseInstant(value) : null;
    if (instant === null) throw graphRefusals.INSTANT_MALFORMED(NOWHERE);
    return instant;
  },
});

builder.scalarType('Day', {
  description: manual('公历日期，`YYYY-MM-DD`。', 'A day of the civil calendar, `YYYY-MM-DD`. Rule D4.'),
  serialize: (value) => value,
  parseValue: (value) => {
    if (typeof value !== 'string' || !isDay(value)) throw graphRefusals.DAY_MALFORMED(NOWHERE);
    return value;
  },
});

builder.scalarType('JSON', {
  description: manual(
    '任意JSON值，用于结构另有说明（`announcementShape`）的文件。',
    'Any JSON value, for documents whose shape is told elsewhere (`announcementShape`).',
  ),
  serialize: (value) => value,
});

function rolesIn(failure: unknown): Role[] {
  if (typeof failure !== 'object' || failure === null) return [];
  if ('failures' in failure && Array.isArray(failure.failures)) return failure.failures.flatMap(rolesIn);
  return 'parameter' in failure && Array.isArray(failure.parameter) ? (failure.parameter as Role[]) : [];
}
