/** Where a posting hangs beside the unit (U2, D10). Pure. */
import type { Refusal } from '../../core/refusal.ts';
import type { Application } from '../../application/model.ts';
import { postingRefusals } from '../refusals.ts';

/** Why it does not hang at an employer: only those in custody have one beside the unit. */
export function whyNotAtEmployer(
  { employer }: Pick<Application, 'employer'>,
  { employerPlace }: { employerPlace: string | null },
): Refusal | null {
  return employer === null && employerPlace !== null ? postingRefusals.EMPLOYER_NONE() : null;
}
