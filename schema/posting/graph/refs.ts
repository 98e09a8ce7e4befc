/** Postings and objections by reference, and who sees how much of them (U2, U4). */
import { builder } from '../../builder.ts';
import { holds } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { bureauOf } from '../../calendar/data/index.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { aboveOf } from '../actions/object.ts';
import type { Objection, Posting } from '../model.ts';
import { seesFull } from '../rules.ts';

export const postingRef = builder.objectRef<Posting>('Posting');
export const objectionRef = builder.objectRef<Objection>('Objection');

/** Whether the one who asks sees all of it. */
export async function isFull(context: Context, posting: Posting): Promise<boolean> {
  return seesFull(context.actor, posting, aboveOf(posting, (await loadCalendar(context, posting.cycle)).announcement));
}

/** Whether he has to do with its objections: the unit's officers, the bureau, supervisors; never the person posted. */
export function isHandling({ actor }: Context, { unit, applicant }: Pick<Posting, 'unit'> & Partial<Pick<Posting, 'applicant'>>): boolean {
  if (actor.kind === 'person' && actor.account === applicant) return false;
  return holds(actor, 'UNIT_OFFICER', unit) || holds(actor, 'BUREAU_OFFICER', bureauOf()) || holds(actor, 'SUPERVISOR');
}
