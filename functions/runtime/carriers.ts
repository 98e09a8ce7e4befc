/** What brings messages out: the same for what the stream tells of and for what the sweep finds. */
import type { Carriers, Delivery } from '../../schema/notification/deliver.ts';
import { tableOf } from './deps.ts';
import type { Env } from './env.ts';
import { eventScheduler } from './event-scheduler.ts';
import { smtpMailer } from './mail.ts';
import { measure } from './metrics.ts';
import { sqsQueues } from './sqs-queue.ts';

export function carriersOf(env: Env<'table' | 'queue' | 'scheduler' | 'mail'>): Carriers {
  return { table: tableOf(env), mailer: smtpMailer(env), ...sqsQueues(env), scheduler: eventScheduler(env) };
}

/** Tells what came of a message, by its kind. A mail server’s sentence may name the address: only kind and codes are told (G14). */
export function tellDelivery({ outcome, kind, error }: Delivery, message: string, { took, age }: { took?: number; age?: number }): void {
  if (outcome === 'before') return;
  const isBad = outcome !== 'delivered';
  measure(
    'message',
    {
      Failed: isBad ? 1 : 0,
      GivenUp: outcome === 'dead' ? 1 : 0,
      ...(took !== undefined && { Took: took }),
      ...(age !== undefined && { Age: age }),
    },
    { message, kind, outcome, error },
    { by: 'kind', level: isBad ? 'error' : 'info' },
  );
}
