/** Who sees an application, and what of it (P10, V6, V7). Pure. */
import { holds, isAccountOf, type Actor } from '../core/actor.ts';
import type { Refusal } from '../core/refusal.ts';
import { committeeOfficeOf } from '../announcement/cities.ts';
import { isInside, oversees, supervises, type Placed } from '../announcement/sight.ts';
import { stoodIn, type Application } from './model.ts';
import { DECIDED_STATES } from './moves.ts';
import { applicationRefusals } from './refusals.ts';

/** Whether it is the person's own. */
export function isOwn(actor: Actor, { applicant }: { applicant: string }): boolean {
  return isAccountOf(actor, applicant);
}

/** Whose application it is; to everybody else it is unknown, so that nothing can be learnt by trying. */
export function whyNotOwn(actor: Actor, head: Pick<Application, 'applicant'>): Refusal | null {
  return isOwn(actor, head) ? null : applicationRefusals.APPLICATION_UNKNOWN();
}

/**
 * Who may read an application: the applicant; once it has been submitted the unit's officers and the bureau's, once it has been
 * recommended the department's; once it has come to its committee, that committee's office; supervisors. To everybody else it is unknown,
 * and a draft is its writer's own. Experts read what lies before them as candidates (evaluation/).
 */
export function whyNotRead(actor: Actor, head: Application): Refusal | null {
  const may =
    isOwn(actor, head) ||
    supervises(actor, head) ||
    (head.submission !== null && isInside(actor, 'UNIT_OFFICER', head.unit, head)) ||
    (head.department !== null && head.recommendation !== null && holds(actor, 'DEPARTMENT_OFFICER', head.department)) ||
    (head.committee !== null && isWithCommittee(head) && holds(actor, 'COMMITTEE_OFFICE', committeeOfficeOf(head.city, head.committee)));
  return may ? null : applicationRefusals.APPLICATION_UNKNOWN();
}

/** Whether it has come to its committee; also what was withdrawn from there, with its consent, or cancelled. */
function isWithCommittee(head: Pick<Application, 'state' | 'withdrawn' | 'cancelled'>): boolean {
  const at = stoodIn(head);
  return at === 'FORWARDED' || DECIDED_STATES.some((one) => one === at);
}

/** Whether the form and the proofs are shown as they stand; while they may be changed, everybody else sees what was submitted last. */
export function seesChanges(actor: Actor, head: Application): boolean {
  const changing = head.state === 'RETURNED' || head.state === 'WITHDRAWN';
  return isOwn(actor, head) || !changing || head.submission === null;
}

/** Risk signals are for whoever else may read it (V6). */
export function seesSignals(actor: Actor, head: Application): boolean {
  return !isOwn(actor, head);
}

/** In which other applications the very same file lies (V6). */
export function seesSameFiles(actor: Actor, placed: Placed): boolean {
  return oversees(actor, placed);
}
