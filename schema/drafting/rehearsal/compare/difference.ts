/** A difference in how two notices treat the same application. */
import type { RuleId } from '../../../core/rulebook.ts';
import type { Line } from '../model.ts';

export type Difference = Pick<Line, 'kind' | 'was' | 'would'> & { rule: RuleId };
