/** What could not be sent, and how the bureau sends it again (C13, G8). */
import { whyNotHolding } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import type { Outcome } from '../../core/once.ts';
import { changed, messageId, post, readMessage, type OutboxMessage } from '../../core/outbox.ts';
import { refuseIf } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import { bureauOf } from '../../calendar/data/index.ts';
import { Conflict, type Table } from '../../table/port.ts';
import { notificationRefusals } from '../refusals.ts';
import { whyNotAgain } from '../rules/undelivered.ts';

/**
 * Puts a message that was given up on its way again: the stream tells of new messages only, so a new one says which. Whichever
 * record of the stream claims the old message first delivers it, the other finds it taken.
 */
export async function redeliver(context: Context, input: { message: string }): Promise<Outcome<{ message: string }, OutboxMessage>> {
  refuseIf(whyNotHolding(context.actor, { role: 'BUREAU_OFFICER', organisation: bureauOf() }));
  const message = await readMessage(context.table, input.message);
  refuseIf(whyNotAgain(message, context.now));
  if (!message?.failure) throw notificationRefusals.MESSAGE_UNKNOWN();
  const { after, write } = changed(message, { tries: 0, claimedBy: null, failure: { ...message.failure, dead: false } });
  const pointer = post(['again', message.cause, message.id, String(after.version)], { kind: 'again', message: message.id }, context.now);
  const { entry } = change(
    { kind: 'REDELIVERY', id: `${message.id}.${after.version}` },
    null,
    {},
    {
      by: context.actor,
      at: context.now,
      action: 'redeliver',
      detail: { cause: message.cause, error: message.failure.error },
    },
  );
  const answer = { message: message.id };
  try {
    await context.table.transact([write, pointer, entry, ...context.also(answer)]);
  } catch (error) {
    if (error instanceof Conflict && error.failed.includes('message')) throw notificationRefusals.MESSAGE_ON_ITS_WAY();
    throw error;
  }
  return { answer, result: after };
}

/** Notes that work which a message has asked for is at its last try, or has failed for good: it can then be asked for again. */
export async function giveUp(table: Table, cause: readonly string[], error: string, now: Instant): Promise<void> {
  const message = await readMessage(table, messageId(cause));
  if (!message) return;
  const failure = { since: message.failure?.since ?? now, error, dead: true };
  await table.transact([changed(message, { deliveredAt: null, claimedBy: null, failure }).write]);
}

/** Takes that back: the last try has done it. */
export async function makeGood(table: Table, cause: readonly string[], now: Instant): Promise<void> {
  const message = await readMessage(table, messageId(cause));
  if (message?.failure?.dead) await table.transact([changed(message, { deliveredAt: now }).write]);
}
