/** Delivers what transactions left in the outbox: mail, work for other functions, schedules. */
import type { Mailer, Queue, Scheduler } from '../core/ports.ts';
import { markDelivered, readMessage, type OutboxMessage } from '../core/outbox.ts';
import type { Instant } from '../core/time.ts';
import { stopWithdrawn } from '../posting/actions/close.ts';
import { Conflict, type Table } from '../table/port.ts';

export type Carriers = { table: Table; mailer: Mailer; queue: Queue; reports: Queue; scheduler: Scheduler };

/**
 * Delivers one message, unless that has been done. At least once: should the function die between sending and noting it, the
 * message goes again under the same id (Message-ID, schedule name, job), and whoever gets it can tell.
 */
export async function deliver(carriers: Carriers, id: string, now: Instant): Promise<'delivered' | 'before'> {
  const message = await readMessage(carriers.table, id);
  if (!message || message.deliveredAt !== null) return 'before';
  await carry(carriers, message, now);
  try {
    await markDelivered(carriers.table, message, now);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error; // a parallel delivery of the same record noted it first
  }
  return 'delivered';
}

async function carry({ table, mailer, queue, reports, scheduler }: Carriers, { id, content }: OutboxMessage, now: Instant): Promise<void> {
  switch (content.kind) {
    case 'mail':
      return mailer.send({ id, to: content.to, subject: content.subject, text: content.text });
    case 'notice':
      return; // TODO inbox and mail
    case 'report':
      return reports.send(JSON.stringify({ posting: content.posting }), { id });
    case 'stop-posting':
      return stopWithdrawn({ table }, content.posting, now);
    case 'export':
      return queue.send(JSON.stringify({ job: content.job }), { id });
    case 'schedule':
      return scheduler.set({ name: content.name, at: content.at, target: content.target });
    default:
      return content satisfies never;
  }
}
