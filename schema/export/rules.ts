/** Who may have a list as a file: whoever may ask for the list itself. Pure. */
import type { Actor } from '../core/actor.ts';
import type { Refusal } from '../core/refusal.ts';
import { oversees } from '../announcement/sight.ts';
import { supervisionRefusals } from '../supervision/refusals.ts';

/** All of these lists are for those who oversee the city (V7); which of the rows they see is asked row by row. */
export function whyNotHave(actor: Actor, { city }: { city: string }): Refusal | null {
  return oversees(actor, { city }) ? null : supervisionRefusals.OVERSEEN_ELSEWHERE();
}
