/**
 * Fires when the table's stream shows new messages in the outbox. The stream delivers at least once, so a message may have
 * gone out already: it says so itself. What fails is noted and left to the sweep; only what could not even be noted comes again, a few
 * times, and is then found by the sweep as well. So nothing holds up what is behind it.
 */
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { deliver } from '../schema/notification/deliver.ts';
import { reasonOf } from '../schema/notification/rules/undelivered.ts';
import { carriersOf, tellDelivery } from './runtime/carriers.ts';
import { FUNCTIONS, readEnv } from './runtime/env.ts';
import { measure, stopwatch } from './runtime/metrics.ts';

const carriers = carriersOf(readEnv(FUNCTIONS.notify));

export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  for (const record of event.Records) {
    const message = record.dynamodb?.Keys?.pk?.S?.replace(/^OUTBOX#/u, '');
    if (record.eventName !== 'INSERT' || !message || message === record.dynamodb?.Keys?.pk?.S) continue;
    const took = stopwatch();
    try {
      const delivery = await deliver(carriers, message, Math.floor((record.dynamodb?.ApproximateCreationDateTime ?? 0) * 1000));
      tellDelivery(delivery, message, { took: took() });
    } catch (error) {
      measure('message', { Broken: 1 }, { message, outcome: 'unnoted', error: reasonOf(error) }, { level: 'error' });
      // A stream's batch goes again from the first failure on, in order.
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
    }
  }
  return { batchItemFailures: [] };
}
