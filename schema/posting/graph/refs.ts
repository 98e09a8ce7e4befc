/** Postings and objections by reference, and who sees how much of them (U2, U4). */
import { builder } from '../../builder.ts';
import { holds } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { aboveOf } from '../actions/object.ts';
import type { Objection, Posting } from '../model.ts';
import { isOwn, seesFull } from '../rules/sight.ts';
import { postingIn } from '../store.ts';

export const postingRef = builder.objectRef<Posting>('Posting');
export const objectionRef = builder.objectRef<Objection>('Objection');

/** Whether the one who asks sees all of it. */
export async function isFull(context: Context, posting: Posting): Promise<boolean> {
  return seesFull(context.actor, posting, aboveOf(posting, (await loadCalendar(context, posting.cycle)).announcement));
}

/** Whether he has to do with its objections: the unit's officers, the authorities above it, supervisors; never the person posted (U4). */
export async function isHandling(context: Context, posting: Posting): Promise<boolean> {
  const { actor } = context;
  if (isOwn(actor, posting)) return false;
  const { department, bureau } = aboveOf(posting, (await loadCalendar(context, posting.cycle)).announcement);
  return (
    holds(actor, 'UNIT_OFFICER', posting.unit) ||
    holds(actor, 'DEPARTMENT_OFFICER', department) ||
    holds(actor, 'BUREAU_OFFICER', bureau) ||
    holds(actor, 'SUPERVISOR')
  );
}

/** The posting an objection is about, where he has to do with it; null where he has not. */
export async function handled(context: Context, one: Objection): Promise<Posting | null> {
  const posting = await postingIn(context, one.posting);
  return posting && (await isHandling(context, posting)) ? posting : null;
}
