/** When originals may be called in, and when inspected (D6). Pure. */
import type { Refusal } from '../../core/refusal.ts';
import { dayOf, type Day, type Instant } from '../../core/time.ts';
import { reviewRefusals } from '../refusals.ts';
import type { Originals } from './model.ts';

type Record = Pick<Originals, 'calledIn'> | null;

/** They are called in once; the inspection answers the call. */
export function whyNotCallIn(originals: Record): Refusal | null {
  return originals?.calledIn ? reviewRefusals.ORIGINALS_CALLED() : null;
}

/** Nobody is asked for papers by a day that has passed. */
export function whyNotDue(dueOn: Day, now: Instant): Refusal | null {
  return dueOn < dayOf(now) ? reviewRefusals.ORIGINALS_DUE() : null;
}

export function whyNotInspect(originals: Record): Refusal | null {
  return originals?.calledIn ? null : reviewRefusals.ORIGINALS_NOT_CALLED();
}
