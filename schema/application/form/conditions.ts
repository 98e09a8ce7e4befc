/** The answers to the conditions of a notice as they are typed: to conditions that it has, and as each is asked (A6). */
import type * as z from 'zod';
import { saying } from '../../core/input.ts';
import type { Condition } from '../../announcement/model.ts';
import { SECTION_SHAPES, type SectionContent, type SectionName } from './sections.ts';

/** The shape of a section's content in the cycle of a notice. */
export function shapeIn(name: SectionName, { conditions }: { conditions: readonly Condition[] }): z.ZodType<SectionContent> {
  return name === 'conditions' ? SECTION_SHAPES.conditions.superRefine(answering(conditions)) : SECTION_SHAPES[name];
}

const answering =
  (conditions: readonly Condition[]) =>
  ({ items }: SectionContent<'conditions'>, context: z.RefinementCtx): void => {
    const tell = (row: number, field: string, params: ReturnType<typeof saying>) =>
      context.addIssue({ code: 'custom', path: ['items', row, field], params });
    for (const [row, { condition: id, value }] of items.entries()) {
      const condition = conditions.find((one) => one.id === id);
      if (!condition) tell(row, 'condition', UNKNOWN);
      else if (condition.asks === 'YES' && value > 1) tell(row, 'value', YES_OR_NO);
    }
  };

const UNKNOWN = saying('：本年度通知没有这一条件', 'is no condition of the notice of this cycle', 'A6');
const YES_OR_NO = saying('应为1（是）或0（否）', 'is 1 for yes or 0 for no', 'A6');
