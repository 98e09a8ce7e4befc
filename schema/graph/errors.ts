/**
 * What may go wrong, all of it, in the graph: an enumeration of the codes, what each says and on what ground, and what a client finds in the
 * `extensions` of an error. Slices declare codes as they are imported, so the list is made when the schema is.
 */
import SchemaBuilder, { BasePlugin, type PothosTypeConfig, type SchemaTypes } from '@pothos/core';
import { builder } from '../builder.ts';
import '../core/http-refusals.ts';
import { manual } from '../core/manual.ts';
import { connectionIn, pageOf } from '../core/page.ts';
import { pricedPage } from '../core/price.ts';
import { declaredCodes, patternOf, placesIn, type Declaration } from '../core/refusal.ts';
import { RULEBOOK, sourceOf } from '../core/rulebook.ts';
import { BilingualType } from './bilingual.ts';
import { ErrorCodeEnum } from './refusal.ts';

declare global {
  // oxlint-disable-next-line typescript/no-namespace -- Pothos is extended by merging into its namespace
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      errors: ErrorsPlugin<Types>;
    }
  }
}

type ErrorKind = { code: string; declaration: Declaration };

function kinds(): ErrorKind[] {
  return Array.from(declaredCodes(), ([code, declaration]) => ({ code, declaration })).toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

class ErrorsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onTypeConfig(config: PothosTypeConfig): PothosTypeConfig {
    if (config.kind !== 'Enum' || config.name !== 'ErrorCode') return config;
    const values = kinds().map(({ code, declaration }) => {
      const { zh, en } = patternOf(declaration);
      return [code, { value: code, description: manual(zh, en) }] as const;
    });
    return { ...config, values: Object.fromEntries(values) };
  }
}

SchemaBuilder.registerPlugin('errors', ErrorsPlugin);

const ErrorExtensionsType = builder.objectRef<ErrorKind>('ErrorExtensions').implement({
  description: manual(
    '报错的 `extensions` 中的内容；说明（`message`）的语言按 Accept-Language。',
    'What stands in the `extensions` of an error; its `message` is in the language of Accept-Language.',
  ),
  fields: (t) => ({
    code: t.expose('code', { type: ErrorCodeEnum, description: manual('代码，供程序判断。', 'The code, for programs.') }),
    rule: t.string({
      nullable: true,
      description: manual('规则编号；只关乎请求形式的为空。', 'The id of the rule; null where the form of the request alone is meant.'),
      resolve: ({ declaration: { rule } }) => rule,
    }),
    ruleText: t.string({
      nullable: true,
      description: manual('规则内容，与说明同一语言；此处为中文。', 'The text of the rule in the language of the message; Chinese here.'),
      resolve: ({ declaration: { rule } }) => rule && RULEBOOK[rule].zh,
    }),
    source: t.string({
      nullable: true,
      description: manual('依据，即规则在通知或法规中的出处。', 'The source of the rule, in the notice or in a regulation.'),
      resolve: ({ declaration: { rule } }) => rule && sourceOf(rule, null),
    }),
    details: t.field({
      type: 'JSON',
      description: manual(
        '说明中各处所填的值，以名称为键；其余供程序使用的值也在其中。此处值均为空。',
        'What fills the places of the message, by their names, and whatever else programs need; here every value is null.',
      ),
      resolve: ({ declaration }) => Object.fromEntries(placesIn(declaration).map((name) => [name, null])),
    }),
    correlationId: t.string({
      nullable: true,
      description: manual(
        '系统内部错误的编号，报修时提供；其他为空。',
        'By which an error of ours is found in the log, with INTERNAL alone.',
      ),
      resolve: () => null,
    }),
  }),
});

const ErrorKindType = builder.objectRef<ErrorKind>('ErrorKind').implement({
  description: manual('一种错误。', 'A kind of error.'),
  fields: (t) => ({
    text: t.field({
      type: BilingualType,
      description: manual('说明；花括号处填入 `details` 的值。', 'The message; in the braces stand values of `details`.'),
      resolve: ({ declaration }) => patternOf(declaration),
    }),
    status: t.int({
      description: manual(
        'HTTP状态：查询执行之前即被拒绝的，为4xx或5xx；其他为200。',
        'The HTTP status: 4xx or 5xx where the request is refused before anything is executed, 200 otherwise.',
      ),
      resolve: ({ declaration: { status = 200 } }) => status,
    }),
    extensions: t.field({
      type: ErrorExtensionsType,
      description: manual('报错时 `extensions` 中的内容。', 'What stands in `extensions` then.'),
      resolve: (kind) => kind,
    }),
  }),
});

builder.queryField('errors', (t) =>
  t.pages({
    type: ErrorKindType,
    args: {
      code: t.arg({ type: ErrorCodeEnum, required: false, description: manual('只列该代码。', 'That code alone.') }),
    },
    ...pricedPage(0),
    authScopes: { public: true },
    description: manual(
      '全部错误代码及其说明、依据，按代码排列：任何人。',
      'All codes of errors with what they say and on what ground, by code; anybody. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: (_, { code, ...args }) =>
      connectionIn(code ? kinds().filter((kind) => kind.code === code) : kinds(), (kind) => kind.code, pageOf(args)),
  }),
);
