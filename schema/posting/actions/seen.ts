/** Who sees how much of a posting and of what is objected to it, as far as that has to be looked up (U2, U4). */
import { holds } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { organisationIn } from '../../identity/store.ts';
import { seesWorkOf } from '../../identity/sight.ts';
import type { Objection, Posting } from '../model.ts';
import { isSeen } from '../rules/unseen.ts';
import { ANSWERERS, handles, handlesOfRoster, isPublic, seesFull } from '../sight.ts';
import { postingIn } from '../store.ts';
import { aboveOf } from './above.ts';

/** Whether the one who asks sees all of it. */
export async function isFull(context: Context, posting: Posting): Promise<boolean> {
  return seesFull(context.actor, posting, await aboveOf(context, posting));
}

/** Whether the actor sees anything of it: while it runs in public everybody does; once it has ended it is the unit's and the authorities' again. */
export function isShown(context: Context, posting: Posting): boolean | Promise<boolean> {
  return isPublic(posting) || isFull(context, posting);
}

/** Whether the actor has to do with its objections. */
export async function isHandling(context: Context, posting: Posting): Promise<boolean> {
  return handles(context.actor, posting, await aboveOf(context, posting));
}

/** Whether the actor has to do with an objection, and may see it yet. */
export async function isHandled(context: Context, one: Objection): Promise<boolean> {
  if (!isSeen(one, context.now)) return false;
  return one.on === 'ROSTER' ? handlesOfRoster(context.actor, one) : (await postingOf(context, one)) !== null;
}

/** The posting that an objection is about, where the actor has to do with it; null otherwise, and of what was objected about a roster. */
export async function postingOf(context: Context, one: Objection): Promise<Posting | null> {
  const posting = one.on === 'POSTING' && isSeen(one, context.now) ? await postingIn(context, one.posting) : null;
  return posting && (await isHandling(context, posting)) ? posting : null;
}

/** Whether an officer sees an organisation's lists: its own, the department's above it, the bureau's, supervisors. */
export async function seesUnit(context: Context, id: string): Promise<boolean> {
  const { actor } = context;
  if (Object.values(ANSWERERS).some((role) => holds(actor, role, id))) return true;
  const unit = await organisationIn(context, id);
  return unit !== null && seesWorkOf(actor, unit);
}
