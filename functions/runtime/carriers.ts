/** What brings messages out: the same for what the stream tells of and for what the sweep finds. */
import { marking } from '../../schema/core/marking.ts';
import type { Carriers } from '../../schema/notification/deliver.ts';
import { tableOf } from './deps.ts';
import type { Env } from './env.ts';
import { eventScheduler } from './event-scheduler.ts';
import { smtpMailer } from './mail.ts';
import { processMemory } from './memory.ts';
import { pause } from './pause.ts';
import { scribeIn } from './scribe.ts';
import { sqsQueues } from './sqs-queue.ts';

/** Stopping a posting and taking an application along are changes: their entries are marked as everybody's are. */
export function carriersOf(env: Env<'table' | 'keys' | 'queue' | 'scheduler' | 'mail'>): Carriers {
  const table = tableOf(env);
  return {
    table: marking(table, scribeIn(table, env)),
    mailer: smtpMailer(env),
    queues: sqsQueues(env),
    scheduler: eventScheduler(env),
    pause,
    memory: processMemory(),
  };
}
