/** Who sees a notice (C14): its reader; one that was told to an office, as long as they hold it; who what will be sent, and what could not be. Pure. */
import { actorRefusals, holds, ROLE_NAMES, type Actor, type Role } from '../core/actor.ts';
import type { OutboxMessage } from '../core/outbox.ts';
import type { Refusal } from '../core/refusal.ts';
import { oversees, type Placed } from '../announcement/sight.ts';
import type { Told } from './model.ts';

/** Whoever has left an office does not read on about other people's applications. */
export function isStillTheirs(actor: Actor, { as }: Pick<Told, 'as'>): boolean {
  return as === null || holds(actor, as.role, as.organisation);
}

/** What could not be sent is seen by those who oversee the city it is of; what is of no single one by whoever oversees any (P5). */
export function seesMessage(actor: Actor, { city }: Pick<OutboxMessage, 'city'>): boolean {
  if (city !== null) return oversees(actor, { city });
  return (['BUREAU_OFFICER', 'SUPERVISOR', 'PROVINCE_OFFICER'] as const).some((role) => holds(actor, role));
}

/** Who looks after what a city sends. The province’s desk reads with the supervisors. */
export const OVERSEERS: Role[] = ['BUREAU_OFFICER', 'SUPERVISOR'];

/** Why somebody may not see what a city will send, or could not: that of another city is not theirs (P5). */
export function whyNotOversee(actor: Actor, placed: Placed): Refusal | null {
  return oversees(actor, placed) ? null : actorRefusals.ROLE_REQUIRED({ roles: OVERSEERS.map((role) => ROLE_NAMES[role]) });
}
