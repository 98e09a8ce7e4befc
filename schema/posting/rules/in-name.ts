/** In whose name an objection is lodged (U4). Pure. */
import type { Actor } from '../../core/actor.ts';
import { foldedName } from '../../core/names.ts';
import type { Refusal } from '../../core/refusal.ts';
import { postingRefusals } from '../refusals.ts';

/**
 * Why somebody logged in does not object in this name: by an account it is the name of the account. What comes on paper is entered for
 * somebody else; without a login the name is what the objector says.
 */
export function whyNotInName(actor: Actor, { objector, onPaper }: { objector: { name: string } | null; onPaper: boolean }): Refusal | null {
  if (actor.kind !== 'person' || objector === null || onPaper) return null;
  return foldedName(objector.name) === foldedName(actor.name) ? null : postingRefusals.OBJECTOR_OTHER({ name: actor.name });
}
