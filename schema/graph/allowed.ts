/** What may be done with a thing now, in the graph: the same on every thing that offers actions. */
import { builder } from '../builder.ts';
import type { Allowed } from '../core/allowed.ts';
import { ITEM } from '../core/price.ts';
import { BilingualType } from './bilingual.ts';
import { RefusalType } from './refusal.ts';

export const AllowedType = builder.objectRef<Allowed>('AllowedAction').implement({
  description: '一项可办或不可办的事项。Something that may be done now, or why not; what is not one’s own to do is not listed.',
  fields: (t) => ({
    action: t.exposeString('action', { description: '事项，即同名的 mutation。The mutation of that name.' }),
    title: t.expose('title', { type: BilingualType, description: '事项名称，可作按钮文字。What may stand on a button.' }),
    isAllowed: t.boolean({ description: '现在能否办理。', resolve: ({ why }) => why === null }),
    why: t.field({
      type: RefusalType,
      nullable: true,
      description: '不能办理的原因；能办理的为空。',
      resolve: ({ why }) => why && { refusal: why },
    }),
    closesAt: t.expose('closesAt', { type: 'Instant', nullable: true, description: '最迟办理时刻；没有期限的为空。' }),
  }),
});

/** What a list of actions costs: each is judged by its rules, and what lies beside the thing comes in one batch for a page. */
export const ALLOWED_PRICE = { price: 2 * ITEM, rows: 6 };
