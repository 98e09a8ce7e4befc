/** A refusal as an answer: told beforehand, or row by row. */
import { builder } from '../builder.ts';
import { manual } from './manual.ts';
import type { Refusal } from '../core/refusal.ts';
import { sourceOf } from '../core/rulebook.ts';
import { BilingualType } from './bilingual.ts';

/** Wrapped: an error that a resolver answers would be taken for one that it throws. */
export type Told = { refusal: Refusal };

export const RefusalType = builder.objectRef<Told>('Refusal').implement({
  description: manual('不能办理的原因，与办理时的报错相同。', 'Why it may not be done: the same as the error would be when doing it.'),
  fields: (t) => ({
    code: t.string({ description: manual('代码，供程序使用。', 'The code, for programs.'), resolve: ({ refusal }) => refusal.code }),
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
