/** Who may have a list as a file: whoever may ask for the list itself. Pure; of which organisation it may be, the list is asked when it is opened. */
import { holds, holdsIn, whyNotHolding, type Actor, type Role } from '../core/actor.ts';
import type { Refusal } from '../core/refusal.ts';
import { supervises } from '../announcement/sight.ts';

/** Those who may ask for a list; where everybody sees it, of whatever city. */
type Readers = { readers: readonly Role[]; anywhere?: true };

/** What supervisors may ask, the province may (V7). */
export function whyNotReader(actor: Actor, { readers }: Readers): Refusal | null {
  if (readers.includes('SUPERVISOR') && holds(actor, 'PROVINCE_OFFICER')) return null;
  return whyNotHolding(actor, ...readers.map((role) => ({ role })));
}

/** Whether somebody still holds, in the city that a list is of, what it was asked for in. */
export function isStillReader(actor: Actor, list: Readers, placed: { city: string }): boolean {
  if (list.anywhere) return whyNotReader(actor, list) === null;
  return (
    list.readers.some((role) => holdsIn(actor, role, placed.city)) || (list.readers.includes('SUPERVISOR') && supervises(actor, placed))
  );
}
