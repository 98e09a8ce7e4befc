/**
 * Fires every minute. It looks after the messages of the outbox that are due: those that failed and have waited, those that the stream
 * or a function lost, and work nobody has answered for (G22). What is due may have been seen to already, by the run before or a parallel
 * one: whoever sends claims the message first.
 */
import { sweep } from '../schema/notification/actions/sweep.ts';
import { reasonOf } from '../schema/notification/rules/undelivered.ts';
import { carriersOf, tellDelivery } from './runtime/carriers.ts';
import { FUNCTIONS, readEnv } from './runtime/env.ts';
import { measure } from './runtime/metrics.ts';
import { scheduled } from './runtime/scheduled.ts';

const carriers = carriersOf(readEnv(FUNCTIONS['outbox-sweep']));

/** What has to be left before the function’s end to begin another message: a mail server may take as long as this. */
const ENOUGH = 60_000;

export const handler = scheduled('outbox-sweep', async (now, lambda) => {
  const total = { swept: 0, broken: 0 };
  await sweep(
    carriers,
    now,
    () => lambda.getRemainingTimeInMillis() > ENOUGH,
    ({ message, age, ...delivery }) => {
      total.swept += 1;
      if (delivery.outcome !== 'broken') return tellDelivery(delivery, message, { age });
      total.broken += 1;
      measure('message', { Broken: 1 }, { message, outcome: 'broken', error: reasonOf(delivery.error) }, { level: 'error' });
    },
  );
  return total;
});
