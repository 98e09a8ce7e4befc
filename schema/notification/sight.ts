/** Who sees a notice (C14): its reader; one that was told to an office, as long as they hold it; and who what could not be sent. Pure. */
import { holds, type Actor } from '../core/actor.ts';
import type { OutboxMessage } from '../core/outbox.ts';
import { oversees } from '../announcement/sight.ts';
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
