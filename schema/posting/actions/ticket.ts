/**
 * Tickets for objections without an account (U4). A ticket is made here, out of chance and under the vault's key, for one posting and an
 * hour; nothing of it is kept. It is the secret by which a repetition is known, and the case is named after it under the key: nobody who
 * has the table can tell which ticket, or which request, a case came from.
 */
import type { Context } from '../../core/context.ts';
import { createSha256 } from '../../core/hash.ts';
import { HOUR, type Instant } from '../../core/time.ts';
import type { RuleId } from '../../core/rulebook.ts';
import type { PostingPolicy } from '../../announcement/model.ts';
import { loadCalendar } from '../../calendar/store.ts';
import type { Hanging } from './board.ts';
import { postingRefusals } from '../refusals.ts';
import { effortNow, zeroBits } from '../rules/effort.ts';

const TICKET_LIFE = HOUR;

export type Ticket = { ticket: string; bits: number; expiresAt: Instant };
/** What a ticket is for: a posting, or the reports of a city, by which rule; how many like it wait, and what work is asked for. */
export type Asked = { id: string; byTicket: number; policy: Pick<PostingPolicy, 'effort'>; rule: RuleId };

/** Of what hangs. */
export async function askedOf(context: Context, { id, cycle, objections }: Pick<Hanging, 'id' | 'cycle' | 'objections'>): Promise<Asked> {
  const { announcement } = await loadCalendar(context, cycle);
  return { id, byTicket: objections.byTicket, policy: announcement.policy.posting, rule: 'U4' };
}

/** A ticket, good for an hour. */
export async function ticketFor(context: Context, asked: Asked): Promise<Ticket> {
  const bits = effortNow(asked.policy, asked.byTicket);
  const expiresAt = context.now + TICKET_LIFE;
  const made = [context.newId().replaceAll('-', ''), String(bits).padStart(2, '0'), expiresAt.toString(36)].join('-');
  return { ticket: `${made}-${await sealOf(context, asked.id, made)}`, bits, expiresAt };
}

/** What a ticket says, if it was made here for this posting. */
async function readTicket(context: Pick<Context, 'vault'>, { id: posting, rule }: Pick<Asked, 'id' | 'rule'>, ticket: string) {
  const found = /^([\da-f]{32}-(\d\d)-([\da-z]{8,9}))-([\w-]{16})$/u.exec(ticket);
  const [, made = '', bits = '', expires = '', seal = ''] = found ?? [];
  if (!found || seal !== (await sealOf(context, posting, made))) throw postingRefusals.TICKET_NEEDED({}, rule);
  return { bits: Number(bits), expiresAt: Number.parseInt(expires, 36) };
}

/** That a ticket was made for this posting. Of a repetition no more is asked. */
export async function checkTicket(context: Pick<Context, 'vault'>, of: Pick<Asked, 'id' | 'rule'>, ticket: string): Promise<void> {
  await readTicket(context, of, ticket);
}

/**
 * That it still counts, and that enough work was done: what it asked for. A flood that has come since asks for no more than one bit less
 * than a new ticket would, so that tickets taken beforehand are no way round it.
 */
export async function checkEffort(context: Context, asked: Asked, { ticket, proof }: { ticket: string; proof: string }): Promise<void> {
  const { bits, expiresAt } = await readTicket(context, asked, ticket);
  if (context.now >= expiresAt) throw postingRefusals.TICKET_OLD({}, asked.rule);
  const now = effortNow(asked.policy, asked.byTicket);
  const hash = createSha256();
  hash.update(new TextEncoder().encode(`${ticket}.${proof}`));
  const done = zeroBits(hash.digest());
  if (proof === '' || done < bits) throw postingRefusals.EFFORT_MISSING({ bits }, asked.rule);
  if (done < now - 1) throw postingRefusals.EFFORT_GROWN({ bits: now }, asked.rule);
}

async function sealOf({ vault }: Pick<Context, 'vault'>, posting: string, made: string): Promise<string> {
  return (await vault.mark(`objection ticket ${posting} ${made}`)).slice(0, 16);
}
