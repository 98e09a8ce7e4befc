/**
 * Who sees what of a draw (P10, E3, E4). That it is held, what was committed to, the hashes and who failed it is public; from whom it is drawn, who
 * is drawn and the proof is for the committee's office, the bureau and supervisors; an expert sees that they themselves are a member. Pure.
 */
import type { Actor } from '../../core/actor.ts';
import { isInside } from '../../announcement/sight.ts';
import type { Draw } from './attempt/model.ts';

export function seesInside(actor: Actor, { committee, city }: Pick<Draw, 'committee' | 'city'>): boolean {
  return isInside(actor, 'COMMITTEE_OFFICE', committee, { city });
}
