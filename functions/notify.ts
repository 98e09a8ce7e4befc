/**
 * Fires when the table's stream shows new messages in the outbox. The stream delivers at least once, so a message may have
 * gone out already: it says so itself. One that fails is tried again without holding back those before it, and given up in the end
 * without holding up those behind it: then it stands among the undelivered.
 */
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { deliver } from '../schema/notification/deliver.ts';
import { reasonOf } from '../schema/notification/rules/undelivered.ts';
import { tableOf } from './runtime/deps.ts';
import { FUNCTIONS, readEnv } from './runtime/env.ts';
import { eventScheduler } from './runtime/event-scheduler.ts';
import { log } from './runtime/log.ts';
import { smtpMailer } from './runtime/mail.ts';
import { sqsQueues } from './runtime/sqs-queue.ts';

const env = readEnv(FUNCTIONS.notify);
const carriers = { table: tableOf(env), mailer: smtpMailer(env), ...sqsQueues(env), scheduler: eventScheduler(env) };

export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  for (const record of event.Records) {
    const message = record.dynamodb?.Keys?.pk?.S?.replace(/^OUTBOX#/u, '');
    if (record.eventName !== 'INSERT' || !message || message === record.dynamodb?.Keys?.pk?.S) continue;
    try {
      const outcome = await deliver(carriers, message, Math.floor((record.dynamodb?.ApproximateCreationDateTime ?? 0) * 1000));
      if (outcome === 'dead') log.error('given up', new Error('see undelivered'), { message });
    } catch (error) {
      // A mail server’s sentence may name the address: only its kind and codes are logged (G14).
      log.info('not delivered', { message, reason: reasonOf(error) });
      // A stream's batch goes again from the first failure on, in order.
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
    }
  }
  return { batchItemFailures: [] };
}
