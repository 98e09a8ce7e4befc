/** Delivers what transactions left in the outbox: notices to inboxes, mail, work for other functions, schedules. */
import type { Context } from '../core/context.ts';
import { changed, kindOf, messageId, readMessage, type OutboxKind, type OutboxMessage } from '../core/outbox.ts';
import type { Mailer, Queue, Scheduler } from '../core/ports.ts';
import type { Instant } from '../core/time.ts';
import type { QueueName } from '../core/queues.ts';
import { Conflict, type Table } from '../table/port.ts';
import type { Reader } from '../announcement/store.ts';
import { schedulesOf } from '../calendar/schedules.ts';
import { loadHead } from '../announcement/store.ts';
import { readCalendar } from '../calendar/store.ts';
import { takeUp } from '../evaluation/candidates/actions.ts';
import { followName } from '../application/actions/naming.ts';
import { takeAlong } from '../application/actions/transfer.ts';
import { stopGone } from '../posting/actions/close.ts';
import { postedMeanwhile } from '../posting/actions/named.ts';
import { correctTable } from '../summary/actions/correct.ts';
import { inTable } from '../summary/actions/joining.ts';
import { handOver } from './actions/hand-over.ts';
import { expand } from './expand.ts';
import { begun, delivered, failed } from './rules/delivery.ts';
import { reasonOf } from './rules/undelivered.ts';

export type Carriers = Pick<Context, 'table' | 'pause' | 'memory'> & {
  mailer: Mailer;
  queues: Record<QueueName, Queue>;
  scheduler: Scheduler;
};

/**
 * What came of a message. `delivered`: it has gone out, or its queue has it. `before`: there was nothing to do, or somebody else is at
 * it. `failed`: it will be tried again. `dead`: given up; it stands in the list of such.
 */
export type Delivery = { outcome: 'delivered' | 'before' | 'failed' | 'dead'; kind: OutboxKind | null; error: string | null };

/**
 * Delivers a message that is new, as the stream tells of it; one that has been tried before, or is held, is left to the sweep. What fails is noted
 * and holds up nobody; only where not even that can be written it throws.
 */
export async function deliver(carriers: Carriers, id: string, now: Instant): Promise<Delivery> {
  const message = await readMessage(carriers.table, id);
  const isHeld = message?.isHeld === true && message.dueAt > now;
  if (!message || message.deliveredAt !== null || message.tries > 0 || isHeld) return nothing(message);
  // Expanding a notice has no effect but in its own transactions: two at once do no harm, and the first try needs no claim.
  return message.content.kind === 'notice' ? carryOut(carriers, message, now) : attempt(carriers, message, now);
}

/**
 * Begins with a message and delivers it. Whoever sends claims it first, so that two who come at once send once. At least once: should
 * the function die between sending and noting it, the message goes again under the same id (Message-ID, schedule name, job), and
 * whoever gets it can tell.
 */
export async function attempt(carriers: Carriers, message: OutboxMessage, now: Instant): Promise<Delivery> {
  const { after, write } = changed(message, begun(message, now));
  try {
    await carriers.table.transact([write]);
  } catch (error) {
    if (error instanceof Conflict) return nothing(message); // another was first
    throw error;
  }
  return after.failure?.dead ? about(after, 'dead', after.failure.error) : carryOut(carriers, after, now);
}

async function carryOut(carriers: Carriers, message: OutboxMessage, now: Instant): Promise<Delivery> {
  try {
    await carry(carriers, message, now);
  } catch (error) {
    return noteFailure(carriers.table, message.id, reasonOf(error), now);
  }
  // A notice has noted its end itself, and work is done when its function says so.
  const { kind } = message.content;
  if (kind !== 'notice' && kind !== 'work') await note(carriers.table, message, delivered(now));
  return about(message, 'delivered');
}

async function carry(carriers: Carriers, message: OutboxMessage, now: Instant): Promise<void> {
  const { table, mailer, queues, scheduler } = carriers;
  const { id, content } = message;
  const reader = { ...carriers, now };
  switch (content.kind) {
    case 'mail':
      return mailer.send({ id, to: content.to, subject: content.subject, text: content.text });
    case 'notice':
      return expand(table, message, now);
    case 'work':
      return queues[content.queue].send(JSON.stringify({ id: content.id }), { id });
    case 'stop-posting':
      return stopGone({ table }, content, now);
    case 'take-along':
      return takeAlong(reader, content.account);
    case 'hand-over':
      return handOver(reader, content, id);
    case 'follow-name':
      return followName(reader, content, { kept: inTable, made: postedMeanwhile });
    case 'correct-table':
      return correctTable(table, content.table, now);
    case 'witness':
      return; // that it is delivered shows the witness what it says
    case 'take-up':
      return takeUp({ table }, content.application, now);
    case 'schedules':
      return setSchedules(reader, scheduler, content.cycle);
    case 'schedule':
      return scheduler.set({ name: content.name, at: content.at, target: content.target });
    default:
      return content satisfies never;
  }
}

/** Sets what the calendar of a published notice asks for from now on; setting one that exists changes nothing. Taken back meanwhile, it asks for nothing. */
async function setSchedules(reader: Reader, scheduler: Scheduler, cycle: string): Promise<void> {
  if ((await loadHead(reader.table, cycle))?.state !== 'PUBLISHED') return;
  const calendar = await readCalendar(reader, cycle);
  for (const { name, at, target } of schedulesOf(calendar, reader.now)) if (at > reader.now) await scheduler.set({ name, at, target });
}

/** What was asked for by `askFor`. */
export type Work = readonly [queue: QueueName, id: string];

/** Notes that the work which a message had asked for is done. */
export async function workDone(table: Table, [queue, id]: Work, now: Instant): Promise<void> {
  const message = await readMessage(table, messageId([queue, id]));
  if (message && message.deliveredAt === null) await note(table, message, delivered(now));
}

/** Notes that it has failed: it is asked for again after a while, and given up in the end. */
export function workFailed(table: Table, [queue, id]: Work, error: unknown, now: Instant): Promise<Delivery> {
  return noteFailure(table, messageId([queue, id]), reasonOf(error), now);
}

async function noteFailure(table: Table, id: string, error: string, now: Instant): Promise<Delivery> {
  const message = await readMessage(table, id); // a notice has gone on meanwhile
  if (!message || message.deliveredAt !== null) return nothing(message);
  const { after, write } = changed(message, failed(message, error, now));
  try {
    await table.transact([write]);
  } catch (error_) {
    if (error_ instanceof Conflict) return nothing(message); // another try has ended meanwhile
    throw error_;
  }
  return about(after, after.failure?.dead ? 'dead' : 'failed', error);
}

/** Notes what has become of a message, whoever else has touched it meanwhile. */
async function note(table: Table, message: OutboxMessage, news: Partial<OutboxMessage>): Promise<void> {
  try {
    await table.transact([changed(message, news).write]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const later = await readMessage(table, message.id);
    if (later && later.deliveredAt === null) await note(table, later, news);
  }
}

function about(message: OutboxMessage, outcome: Delivery['outcome'], error: string | null = null): Delivery {
  return { outcome, kind: kindOf(message.content), error };
}

function nothing(message: OutboxMessage | null): Delivery {
  return { outcome: 'before', kind: message && kindOf(message.content), error: null };
}
