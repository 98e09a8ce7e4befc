/** What could not be sent, and how the bureau sends it again (C13). The sweep takes it up within a minute. */
import { inTurn } from '../../core/in-turn.ts';
import { whyNotHolding } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import type { Outcome } from '../../core/once.ts';
import { changed, loadUndelivered, OUTBOX_KINDS, readMessage, type OutboxKind, type OutboxMessage } from '../../core/outbox.ts';
import { refuseIf } from '../../core/refusal.ts';
import { toIso, type Instant } from '../../core/time.ts';
import { Conflict, type Write } from '../../table/port.ts';
import { notificationRefusals } from '../refusals.ts';
import { sentAgain } from '../rules/delivery.ts';
import { whyNotAgain, whyNotSender } from '../rules/undelivered.ts';
import { seesMessage } from '../sight.ts';

/** Sends a message again that has not gone out, whether it was given up or waits for its next try; to those who do not see it there is none. */
export async function redeliver(context: Context, input: { message: string }): Promise<Outcome<{ message: string }, OutboxMessage>> {
  refuseIf(whyNotHolding(context.actor, { role: 'BUREAU_OFFICER' }));
  const message = await readMessage(context.table, input.message);
  if (!message || !seesMessage(context.actor, message)) throw notificationRefusals.MESSAGE_UNKNOWN();
  refuseIf(whyNotSender(context.actor, message) ?? whyNotAgain(message, context.now));
  const { after, write } = again(message, context.now);
  const entry = audited(context, `${message.id}.${after.version}`, { cause: message.cause, error: message.failure?.error ?? null });
  const answer = { message: message.id };
  try {
    await context.table.transact([write, entry, ...context.also(answer)]);
  } catch (error) {
    if (error instanceof Conflict && error.failed.includes('message')) throw notificationRefusals.MESSAGE_ON_ITS_WAY();
    throw error;
  }
  return { answer, result: after };
}

/** Messages in one transaction, beside the entry in the history and the memory of the key. */
const MOST_AT_ONCE = 90;

export type Redelivered = { redelivered: number; hasMore: boolean };

/**
 * Sends again what was given up, of the bureau's city and of no single one (P5): of one kind or all, and what first failed at an instant or
 * later. So many at once; while `hasMore`, the bureau asks again, with a new key.
 */
export async function redeliverAll(
  context: Context,
  { city, kind, since }: { city: string; kind: OutboxKind | null; since: Instant | null },
): Promise<Outcome<Redelivered, Redelivered>> {
  refuseIf(whyNotSender(context.actor, { city }));
  // One of them may be sent again meanwhile, by another officer or by the call before, which the list does not show yet.
  return inTurn(context, async () => {
    const { messages, hasMore } = await givenUp(context, city, kind === null ? OUTBOX_KINDS : [kind], since ?? 0);
    const answer = { redelivered: messages.length, hasMore };
    const detail = { city, kind, since: since === null ? null : toIso(since), messages: messages.map(({ id }) => id) };
    const writes = messages.map((message) => again(message, context.now).write);
    const entry = messages.length > 0 ? [audited(context, context.newId(), detail)] : [];
    const all = [...writes, ...entry, ...context.also(answer)];
    if (all.length > 0) await context.table.transact(all);
    return { answer, result: answer };
  });
}

/** What was given up of a city, of these kinds and since then, the newest first, as much of it as goes into one transaction. */
async function givenUp({ table }: Context, city: string, kinds: readonly OutboxKind[], since: Instant) {
  const found: OutboxMessage[] = [];
  for (const kind of kinds) {
    const paging = { limit: MOST_AT_ONCE + 1 - found.length, after: null, descending: true };
    const { messages } = await loadUndelivered(table, { city, state: 'DEAD', kind }, paging);
    found.push(...messages.filter(({ failure }) => (failure?.since ?? 0) >= since));
    if (found.length > MOST_AT_ONCE) break;
  }
  return { messages: found.slice(0, MOST_AT_ONCE), hasMore: found.length > MOST_AT_ONCE };
}

function again(message: OutboxMessage, now: Instant) {
  return changed(message, sentAgain(message, now));
}

function audited({ actor, now }: Context, id: string, detail: Record<string, unknown>): Write {
  return change({ kind: 'REDELIVERY', id }, null, {}, { by: actor, at: now, action: 'redeliver', detail }).entry;
}
