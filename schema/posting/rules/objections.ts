/** Objecting, and what a finding may do (U4). Pure. */
import { holds, isAccountOf, type Actor } from '../../core/actor.ts';
import type { Refusal } from '../../core/refusal.ts';
import { inWords, type Instant } from '../../core/time.ts';
import type { Application } from '../../application/model.ts';
import { whyNotMove } from '../../application/rules/charge.ts';
import { MOVES } from '../../application/moves.ts';
import { isOwn } from '../../application/sight.ts';
import { POSTING_STATE_NAMES, type Objection, type Posting } from '../model.ts';
import { postingRefusals } from '../refusals.ts';
import { answers } from '../sight.ts';
import { isSeen } from './unseen.ts';

/**
 * Why an objection is not taken (U4); to whom the posting may be shown is asked before. The period is the period, also while earlier
 * objections keep the posting from ending, and however many there are.
 */
export function whyNotObject(actor: Actor, posting: Posting, now: Instant): Refusal | null {
  if (isOwn(actor, posting)) return postingRefusals.OWN_OBJECTION();
  if (posting.state === 'ENDED' || posting.state === 'CLEARED')
    return postingRefusals.POSTING_OVER({ endsAt: inWords(posting.endsAt, true) });
  if (posting.state !== 'RUNNING') return notRunning(posting);
  if (now < posting.endsAt) return null;
  const { endsAt } = posting;
  return postingRefusals.POSTING_OVER({ endsAt: inWords(endsAt, true) });
}

/** Why this person neither enters an objection on paper nor adds a file: officers of the unit do, and nobody to their own posting (U3, U4, P7). */
export function whyNotKeep(actor: Actor, posting: Pick<Posting, 'unit' | 'applicant'>): Refusal | null {
  if (!holds(actor, 'UNIT_OFFICER', posting.unit)) return postingRefusals.POSTING_UNKNOWN();
  return isOwn(actor, posting) ? postingRefusals.OWN_POSTING() : null;
}

/** Why this officer may not record a finding (U4, R2, P7). */
export function whyNotDecide(actor: Actor, objection: Objection, now: Instant): Refusal | null {
  const why = whyNotAnswer(actor, objection, now) ?? (objection.finding ? postingRefusals.OBJECTION_ANSWERED() : null);
  if (why || objection.on === 'POSTING' || objection.enteredBy === null) return why;
  // Who stands on a roster has passed: no single officer brings something against them, and finds it right.
  return isAccountOf(actor, objection.enteredBy) ? postingRefusals.OBJECTION_SAME_HANDS() : null;
}

/** Why this officer may not see the whole number of whoever objects: those do who answer the objection, to call them (U4, P7). */
export function whyNotReveal(actor: Actor, objection: Objection, now: Instant): Refusal | null {
  return whyNotAnswer(actor, objection, now) ?? (objection.objector ? null : postingRefusals.OBJECTOR_UNNAMED());
}

function whyNotAnswer(actor: Actor, objection: Objection, now: Instant): Refusal | null {
  if (!answers(actor, objection) || !isSeen(objection, now)) return postingRefusals.OBJECTION_UNKNOWN();
  return isOwn(actor, objection) ? postingRefusals.OWN_POSTING() : null;
}

/** Whether an application is still with the unit that answers the objection, or back with its applicant from there: only then a finding reaches it. */
export function isWithUnit({ state, recommendation, unit }: WithUnit, objection: Pick<Objection, 'unit'>): boolean {
  return (
    unit === objection.unit && recommendation === null && (state === 'RETURNED' || MOVES.refuseByUnit.from.some((one) => one === state))
  );
}
/** Whether it was withdrawn while it was with the unit that answers the objection. */
export function isWithdrawnFrom({ state, recommendation, unit }: WithUnit, objection: Pick<Objection, 'unit'>): boolean {
  return state === 'WITHDRAWN' && recommendation === null && unit === objection.unit;
}
type WithUnit = Pick<Application, 'state' | 'recommendation' | 'unit'>;

/** Why a unit finds nothing against an application that has gone along to another one: its objections go along with it (U4, P13). */
export function whyNotFind(head: Application, { unit }: Pick<Objection, 'unit'>): Refusal | null {
  return head.unit === unit ? null : postingRefusals.APPLICATION_MOVED({ unit: head.unitName });
}

/** Why what was objected to cannot be returned to be mended (U4). */
export function whyNotMend(head: Application, objection: Objection, posting: Posting): Refusal | null {
  return isWithUnit(head, objection) ? null : (whyNotMove(MOVES.returnByUnit, head) ?? notRunning(posting));
}

/** The refusal of what takes a running posting. */
function notRunning({ state }: Pick<Posting, 'state'>): Refusal {
  return postingRefusals.POSTING_NOT_RUNNING({ state: POSTING_STATE_NAMES[state] });
}
