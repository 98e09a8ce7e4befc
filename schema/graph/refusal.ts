/** A refusal as an answer: told beforehand, or row by row. */
import { builder } from '../builder.ts';
import type { Refusal } from '../core/refusal.ts';
import { sourceOf } from '../core/rulebook.ts';
import { BilingualType } from './bilingual.ts';

/** Wrapped: an error that a resolver answers would be taken for one that it throws. */
export type Told = { refusal: Refusal };

export const RefusalType = builder.objectRef<Told>('Refusal').implement({
  description: '不能办理的原因，与办理时的报错相同。Why not: the same as the error would be.',
  fields: (t) => ({
    code: t.string({ description: '代码。For programs.', resolve: ({ refusal }) => refusal.code }),
    text: t.field({
      type: BilingualType,
      description: '说明。',
      resolve: ({ refusal }) => ({ zh: refusal.sentence('zh'), en: refusal.sentence('en') }),
    }),
    rule: t.string({ nullable: true, description: '规则编号。', resolve: ({ refusal }) => refusal.declaration.rule }),
    source: t.string({
      nullable: true,
      description: '依据。Where the rule comes from.',
      resolve: ({ refusal: { declaration, cites } }, _, { looked }) =>
        declaration.rule ? sourceOf(declaration.rule, cites ?? looked.at) : null,
    }),
  }),
});
