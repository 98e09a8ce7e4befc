/** When originals may be called in, and when inspected (D6). Pure. */
import type { Refusal } from '../../core/refusal.ts';
import { dayOf, type Day, type Instant } from '../../core/time.ts';
import type { Calendar } from '../../calendar/model.ts';
import { phaseAt } from '../../calendar/rules.ts';
import { reviewRefusals } from '../refusals.ts';
import { INSPECTION_NAMES, type Originals } from './model.ts';

type Record = Pick<Originals, 'calledIn' | 'inspections'> | null;

/** They are called in once; the inspection answers the call. */
export function whyNotCallIn(originals: Record): Refusal | null {
  return originals?.calledIn ? reviewRefusals.ORIGINALS_CALLED() : null;
}

/** Papers are asked for by a day that is still to come, and within the year’s review. */
export function whyNotDue(dueOn: Day, calendar: Calendar, now: Instant): Refusal | null {
  const [from, until] = [dayOf(now), dayOf(phaseAt(calendar, 'PROVINCIAL_REVIEW', now).closesAt - 1)];
  return from <= dueOn && dueOn <= until ? null : reviewRefusals.ORIGINALS_DUE({ from, until });
}

export function whyNotInspect(originals: Record): Refusal | null {
  return originals?.calledIn ? null : reviewRefusals.ORIGINALS_NOT_CALLED();
}

/**
 * Why nothing is approved, passed or sent to a committee: the last inspection found the papers other than their scans, or none. What is called
 * in and not inspected yet bars nothing: the papers may be asked for by a day after the reviewer's window, and that is not the applicant's doing.
 */
export function whyNotGenuine(originals: Record): Refusal | null {
  const last = originals?.inspections.at(-1);
  if (!last || last.outcome === 'GENUINE') return null;
  return reviewRefusals.ORIGINALS_FAULTY({ outcome: INSPECTION_NAMES[last.outcome], text: last.text });
}
