/** Who sees what of a public document (V7): all of it everybody; of what was published by mistake, and of histories, those who oversee. Pure. */
import type { Actor } from '../core/actor.ts';
import { oversees } from '../announcement/sight.ts';
import type { Publication } from './model.ts';

/** Whether somebody reads what it says: of what was taken off its place alone is left to the public. */
export function readsText(actor: Actor, one: Pick<Publication, 'city' | 'withdrawn'>): boolean {
  return one.withdrawn === null || oversees(actor, one);
}

/** Whether somebody reads who has done what with it. */
export function readsHistory(actor: Actor, one: Pick<Publication, 'city'>): boolean {
  return oversees(actor, one);
}
