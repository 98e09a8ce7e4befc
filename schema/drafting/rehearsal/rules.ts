/** Which draft may be rehearsed by whom, with the applications of which cycle (C8, P10). Pure. */
import type { Refusal } from '../../core/refusal.ts';
import type { CycleHead } from '../../announcement/model.ts';
import type { Draft } from '../model.ts';
import { rehearsalRefusals } from './refusals.ts';

/** A bureau looks at the applications of its own city alone. */
export function whyNotAgainst({ city }: Pick<Draft, 'city'>, against: Pick<CycleHead, 'cycle' | 'city'>): Refusal | null {
  return against.city === city ? null : rehearsalRefusals.REHEARSAL_ELSEWHERE({ cycle: against.cycle });
}
