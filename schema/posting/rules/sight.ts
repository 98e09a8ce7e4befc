/** Who sees a posting, and whose it is (U2, P7, P10). Pure. */
import { holds, type Actor } from '../../core/actor.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { Posting } from '../model.ts';
import { postingRefusals } from '../refusals.ts';

/** Who sees a posting in full: while it runs the unit's people; its officers, the person posted, those above and supervisors always (U2). */
export function seesFull(
  actor: Actor,
  posting: Pick<Posting, 'unit' | 'applicant' | 'state'>,
  above: { department: string; bureau: string },
): boolean {
  if (actor.kind !== 'person') return false;
  const isColleague = actor.grants.some(({ organisation }) => organisation === posting.unit);
  return (
    isOwn(actor, posting) ||
    (isColleague && posting.state === 'RUNNING') ||
    holds(actor, 'UNIT_OFFICER', posting.unit) ||
    holds(actor, 'DEPARTMENT_OFFICER', above.department) ||
    holds(actor, 'BUREAU_OFFICER', above.bureau) ||
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
