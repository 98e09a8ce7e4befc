/** The two handlers that send what is in the outbox, and the line that tells what came of each message. */
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { isWork, OUTBOX } from '../../schema/core/outbox.ts';
import { sweep } from '../../schema/notification/sweep.ts';
import { deliver, type Carriers, type Delivery } from '../../schema/notification/deliver.ts';
import { reasonOf } from '../../schema/notification/rules/undelivered.ts';
import { measure, stopwatch } from './metrics.ts';
import { scheduled } from './scheduled.ts';

/** Sends what the table's stream tells of. What fails is left to the sweep; a record comes again only where nothing could be noted of it. */
export function sendingNew(carriers: Carriers) {
  return async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const { eventName, dynamodb = {} } of Records) {
      const message = dynamodb.Keys?.['pk']?.S?.replace(OUTBOX, '');
      if (eventName !== 'INSERT' || !message || message === dynamodb.Keys?.['pk']?.S) continue;
      const took = stopwatch();
      try {
        const delivery = await deliver(carriers, message, Math.floor((dynamodb.ApproximateCreationDateTime ?? 0) * 1000));
        tell(delivery, message, { Took: took() });
      } catch (error) {
        tellBroken(error, message);
        // A stream's batch goes again from the first failure on, in order.
        return { batchItemFailures: [{ itemIdentifier: dynamodb.SequenceNumber ?? '' }] };
      }
    }
    return { batchItemFailures: [] };
  };
}

/** What has to be left before the function’s end to begin another message: a mail server may take as long as this. */
const ENOUGH = 60_000;

/** Sends what is due, as long as there is time. */
export function sendingDue(carriers: Carriers) {
  return scheduled('outbox-sweep', async (now, lambda) => {
    const total = { swept: 0, broken: 0 };
    const hasTime = () => lambda.getRemainingTimeInMillis() > ENOUGH;
    await sweep(carriers, now, hasTime, ({ message, age, ...delivery }) => {
      total.swept += 1;
      if (delivery.outcome !== 'broken') return tell(delivery, message, { Age: age });
      total.broken += 1;
      tellBroken(delivery.error, message);
    });
    return total;
  });
}

/** By kind, which are few. A mail server’s sentence may name the address: only its kind and codes are told. */
function tell({ outcome, kind, error }: Delivery, message: string, metrics: { Took?: number; Age?: number }): void {
  if (outcome === 'before' || kind === null) return;
  const isBad = outcome !== 'delivered';
  // A server that refuses one address or one text: nothing that an operator could mend, so it neither ages nor is given up for the alarms.
  const isOfOneMail = kind === 'mail' && /\b(?:EENVELOPE|EMESSAGE)\b/u.test(error ?? '');
  const { Age, ...rest } = metrics;
  const isStuck = (isBad && !isOfOneMail) || isWork(kind);
  measure(
    'message',
    { Failed: isBad ? 1 : 0, GivenUp: outcome === 'dead' && !isOfOneMail ? 1 : 0, ...rest, ...(Age !== undefined && isStuck && { Age }) },
    { message, kind, outcome, error },
    { by: 'kind', level: isBad ? 'error' : 'info' },
  );
}

function tellBroken(error: unknown, message: string): void {
  measure('message', { Broken: 1 }, { message, outcome: 'broken', error: reasonOf(error) }, { level: 'error' });
}
