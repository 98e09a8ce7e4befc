/** Who sees a posting, and whose it is (U2, P7, P10). Pure. */
import { holds, type Actor } from '../../core/actor.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { Posting } from '../model.ts';
import { postingRefusals } from '../refusals.ts';

/** The authorities above a posting: the departments of its series and of its unit, and the bureau. */
export type Above = { departments: readonly string[]; bureau: string };

/** Whose it is to answer: the unit that posted, and the one that the application has gone along to (P13). */
type Answered = Pick<Posting, 'unit' | 'passedTo'>;

/** Who sees a posting in full: while it runs the unit's people; its officers, the person posted, those above and supervisors always (U2). */
export function seesFull(actor: Actor, posting: Answered & Pick<Posting, 'applicant' | 'state'>, above: Above): boolean {
  if (actor.kind !== 'person') return false;
  const isColleague = actor.grants.some(({ organisation }) => organisation === posting.unit);
  return isOwn(actor, posting) || (isColleague && posting.state === 'RUNNING') || answersFor(actor, posting, above);
}

/** Who has to do with its objections: the unit's officers, the authorities above it, supervisors; never the person posted (U4, P7). */
export function handles(actor: Actor, posting: Answered & Pick<Posting, 'applicant'>, above: Above): boolean {
  return !isOwn(actor, posting) && answersFor(actor, posting, above);
}

function answersFor(actor: Actor, { unit, passedTo }: Answered, { departments, bureau }: Above): boolean {
  return (
    holds(actor, 'UNIT_OFFICER', unit) ||
    (passedTo !== null && holds(actor, 'UNIT_OFFICER', passedTo)) ||
    departments.some((department) => holds(actor, 'DEPARTMENT_OFFICER', department)) ||
    holds(actor, 'BUREAU_OFFICER', bureau) ||
    holds(actor, 'SUPERVISOR')
  );
}

/** Whether it is the posting of the one who asks. */
export function isOwn(actor: Actor, { applicant }: { applicant: string }): boolean {
  return actor.kind === 'person' && actor.account === applicant;
}

/** Why this person adds no files to a posting: only officers of its unit do, and nobody to his own (U3, P7). */
export function whyNotAttach(actor: Actor, posting: Pick<Posting, 'unit' | 'applicant'>): Refusal | null {
  if (!holds(actor, 'UNIT_OFFICER', posting.unit)) return postingRefusals.POSTING_UNKNOWN();
  return isOwn(actor, posting) ? postingRefusals.OWN_POSTING() : null;
}
