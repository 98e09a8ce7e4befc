/** Delivers what transactions left in the outbox: notices to inboxes, mail, work for other functions, schedules. */
import { changed, readMessage, type OutboxMessage } from '../core/outbox.ts';
import type { Mailer, Queue, Scheduler } from '../core/ports.ts';
import type { Instant } from '../core/time.ts';
import { stopWithdrawn } from '../posting/actions/close.ts';
import { Conflict, type Table } from '../table/port.ts';
import { expand } from './expand.ts';
import { MOST_TRIES, reasonOf } from './rules/undelivered.ts';

export type Carriers = { table: Table; mailer: Mailer; queue: Queue; reports: Queue; scheduler: Scheduler };

/** `before`: there was nothing to do, or somebody else is at it. `dead`: given up; it stands in the list of such. */
export type Delivered = 'delivered' | 'before' | 'dead';

/**
 * Delivers one message, unless that has been done. Whoever sends claims the message first, so that two who come at once send
 * once; only the record of the stream that made the claim may try again. At least once: should the function die between sending
 * and noting it, the message goes again under the same id (Message-ID, schedule name, job), and whoever gets it can tell. One that
 * fails throws, and is tried again by the stream; one that fails for good is given up and holds up nobody.
 */
export async function deliver(carriers: Carriers, id: string, now: Instant): Promise<Delivered> {
  const message = await readMessage(carriers.table, id);
  if (!message || message.deliveredAt !== null) return 'before';
  if (message.content.kind !== 'again') return attempt(carriers, message, id, now);
  const meant = await readMessage(carriers.table, message.content.message);
  const outcome = meant ? await attempt(carriers, meant, id, now) : 'before';
  await settle(carriers.table, message, now);
  return outcome;
}

async function attempt(carriers: Carriers, message: OutboxMessage, by: string, now: Instant): Promise<Delivered> {
  if (message.deliveredAt !== null || message.failure?.dead) return 'before';
  // Expanding a notice has no effect but in its own transactions: two at once do no harm.
  const claimed = message.content.kind === 'notice' ? message : await claim(carriers.table, message, by, now);
  if (!claimed) return 'before';
  if (claimed.failure?.dead) return 'dead';
  try {
    await carry(carriers, claimed, now);
  } catch (error) {
    if (await fail(carriers.table, claimed, reasonOf(error), now)) return 'dead';
    throw error;
  }
  if (message.content.kind !== 'notice') await settle(carriers.table, claimed, now);
  return 'delivered';
}

async function carry({ table, mailer, queue, reports, scheduler }: Carriers, message: OutboxMessage, now: Instant): Promise<void> {
  const { id, content } = message;
  switch (content.kind) {
    case 'mail':
      return mailer.send({ id, to: content.to, subject: content.subject, text: content.text });
    case 'notice':
      return expand(table, message, now);
    case 'export':
      return queue.send(JSON.stringify({ job: content.job }), { id });
    case 'report':
      return reports.send(JSON.stringify({ posting: content.posting }), { id });
    case 'stop-posting':
      return stopWithdrawn({ table }, content.posting, now);
    case 'schedule':
      return scheduler.set({ name: content.name, at: content.at, target: content.target });
    case 'again':
      throw new Error('a message that sends another one again is not itself sent');
    default:
      return content satisfies never;
  }
}

/** The message, claimed for this record of the stream; null where another has it. A try that was never noted counts as one. */
async function claim(table: Table, message: OutboxMessage, by: string, now: Instant): Promise<OutboxMessage | null> {
  if (message.claimedBy !== null && message.claimedBy !== by) return null;
  const cutOff = message.claimedBy === by && message.failure === null ? { since: now, error: 'CUT_OFF', dead: false } : message.failure;
  const spent = message.tries >= MOST_TRIES;
  const { after, write } = changed(message, {
    claimedBy: spent ? null : by,
    tries: spent ? message.tries : message.tries + 1,
    failure: cutOff && { ...cutOff, dead: spent },
  });
  try {
    await table.transact([write]);
    return after;
  } catch (error) {
    if (error instanceof Conflict) return null; // another was first
    throw error;
  }
}

/** Notes that a try failed; true when it was the last. */
async function fail(table: Table, { id, content }: OutboxMessage, error: string, now: Instant): Promise<boolean> {
  const message = await readMessage(table, id); // a notice has gone on meanwhile
  if (!message || message.deliveredAt !== null) return false;
  const tries = content.kind === 'notice' ? message.tries + 1 : message.tries;
  const dead = tries >= MOST_TRIES;
  const failure = { since: message.failure?.since ?? now, error, dead };
  await table.transact([changed(message, { tries, failure, ...(dead && { claimedBy: null }) }).write]);
  return dead;
}

/** Notes that it has gone out, whoever else has touched it meanwhile. */
async function settle(table: Table, message: OutboxMessage, now: Instant): Promise<void> {
  try {
    await table.transact([changed(message, { deliveredAt: now }).write]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const later = await readMessage(table, message.id);
    if (later && later.deliveredAt === null) await settle(table, later, now);
  }
}
