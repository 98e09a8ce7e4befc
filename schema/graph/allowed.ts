/** What may be done with a thing now, in the graph: the same on every thing that offers actions. */
import { builder } from '../builder.ts';
import { manual } from '../core/manual.ts';
import type { Allowed } from '../core/allowed.ts';
import { ITEM } from '../core/price.ts';
import { BilingualType } from './bilingual.ts';
import { RefusalType } from './refusal.ts';

export const AllowedType = builder.objectRef<Allowed>('AllowedAction').implement({
  description: manual(
    '一项可办或不可办的事项；与本人职责无关的不列。',
    'Something that may be done now, or may not; what is not yours to do is not listed.',
  ),
  fields: (t) => ({
    action: t.exposeString('action', { description: manual('事项，即同名的 mutation。', 'The action: the mutation of that name.') }),
    title: t.expose('title', {
      type: BilingualType,
      description: manual('事项名称，可作按钮文字。', 'The title of the action, which may stand on a button.'),
    }),
    isAllowed: t.boolean({ description: manual('现在能否办理。', 'Whether it may be done now.'), resolve: ({ why }) => why === null }),
    why: t.field({
      type: RefusalType,
      nullable: true,
      description: manual('不能办理的原因；能办理的为空。', 'Why it may not be done; null where it may.'),
      resolve: ({ why }) => why && { refusal: why },
    }),
    closesAt: t.expose('closesAt', {
      type: 'Instant',
      nullable: true,
      description: manual('最迟办理时刻；没有期限的为空。', 'Until when it may be done; null where there is no limit.'),
    }),
  }),
});

/** What a list of actions costs: each is judged by its rules, and what lies beside the thing comes in one batch for a page. */
export const ALLOWED_PRICE = { price: 2 * ITEM, rows: 6 };
