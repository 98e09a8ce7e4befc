/** What in two fields of the title applied for cannot be true together: asked when it is saved, and of every form that is judged (A9). Pure. */
import { say, type Bilingual } from '../../core/refusal.ts';
import type { Scope } from '../../announcement/model.ts';
import type { PromotionType } from './choices.ts';

/** Behind the scope applied for: 基层有效 as the type of promotion leads to a title that is valid at the grass roots. */
export function whyNotInScope({ promotionType, scope }: { promotionType: PromotionType; scope: Scope }): Bilingual | null {
  if (promotionType !== 'GRASSROOTS' || scope === 'GRASSROOTS') return null;
  return say('应为“基层有效”：晋升类型为“基层有效”', 'is “at the grass roots”, as the promotion type is');
}
