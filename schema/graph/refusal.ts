/** A refusal as an answer: told beforehand, or row by row. */
import { builder } from '../builder.ts';
import { manual } from '../core/manual.ts';
import type { Refusal } from '../core/refusal.ts';
import { sourceOf } from '../core/rulebook.ts';
import { BilingualType } from './bilingual.ts';

const NONE_YET: Record<string, object> = {};

/** Every code of the system; errors.ts fills in its values once every slice has declared its own. */
export const ErrorCodeEnum = builder.enumType('ErrorCode', {
  description: manual(
    '错误代码：各代码的说明、依据见 `errors`；此后只会增加。',
    'The codes of errors; what each says, and on what ground, is in `errors`. Codes are added and never taken away.',
  ),
  values: NONE_YET,
});

/** Wrapped: an error that a resolver answers would be taken for one that it throws. */
export type Told = { refusal: Refusal };

export const RefusalType = builder.objectRef<Told>('Refusal').implement({
  description: manual('不能办理的原因，与办理时的报错相同。', 'Why it may not be done: the same as the error would be when doing it.'),
  fields: (t) => ({
    code: t.field({
      type: ErrorCodeEnum,
      description: manual('代码，供程序判断。', 'The code, for programs.'),
      resolve: ({ refusal }) => refusal.code,
    }),
    text: t.field({
      type: BilingualType,
      description: manual('说明。', 'The explanation.'),
      resolve: ({ refusal }) => ({ zh: refusal.sentence('zh'), en: refusal.sentence('en') }),
    }),
    rule: t.string({
      nullable: true,
      description: manual('规则编号。', 'The id of the rule.'),
      resolve: ({ refusal }) => refusal.declaration.rule,
    }),
    source: t.string({
      nullable: true,
      description: manual('依据，即规则的出处。', 'The source of the rule.'),
      resolve: ({ refusal: { declaration, cites } }, _, { looked }) =>
        declaration.rule ? sourceOf(declaration.rule, cites ?? looked.at) : null,
    }),
  }),
});
