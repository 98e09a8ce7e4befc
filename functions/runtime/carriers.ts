/** What brings messages out: the same for what the stream tells of and for what the sweep finds. */
import type { Carriers } from '../../schema/notification/deliver.ts';
import { tableOf } from './deps.ts';
import type { Env } from './env.ts';
import { eventScheduler } from './event-scheduler.ts';
import { smtpMailer } from './mail.ts';
import { sqsQueues } from './sqs-queue.ts';

export function carriersOf(env: Env<'table' | 'queue' | 'scheduler' | 'mail'>): Carriers {
  return { table: tableOf(env), mailer: smtpMailer(env), ...sqsQueues(env), scheduler: eventScheduler(env) };
}
