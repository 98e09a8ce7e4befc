/**
 * Fires for each export and each check of an uploaded table, from the queue. The queue delivers at least once: a job that is done
 * stays as it is, one that was cut off begins again. Before the last try it is put among the undelivered, from where the bureau can
 * ask for it again; it leaves them when that try succeeds.
 */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { runJob } from '../schema/export/actions/job.ts';
import { giveUp, makeGood } from '../schema/notification/actions/undelivered.ts';
import { contextMaker, tableOf } from './runtime/deps.ts';
import { FUNCTIONS, readEnv } from './runtime/env.ts';
import { keysIn } from './runtime/keys.ts';
import { log } from './runtime/log.ts';
import { s3Client } from './runtime/s3-client.ts';
import { s3Files } from './runtime/s3-files.ts';
import { s3Reading } from './runtime/s3-reading.ts';

const env = readEnv(FUNCTIONS['export-build']);
const table = tableOf(env);
const s3 = s3Client(env);
const contextOf = contextMaker({ table, files: { ...s3Files(env, s3), ...s3Reading(env, s3) }, keys: keysIn(table, env) });

/** As often as the queue gives a message (cdk/exports.ts). */
const MOST_RECEIVES = 5;

export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  for (const { messageId, body, attributes } of event.Records) {
    try {
      const { job } = JSON.parse(body) as { job: string };
      const now = Number(attributes.SentTimestamp);
      const isLastTry = Number(attributes.ApproximateReceiveCount) >= MOST_RECEIVES;
      if (isLastTry) await giveUp(table, ['export', job], 'LAST_TRY', now);
      const { state, total } = await runJob(contextOf(now), job);
      if (isLastTry) await makeGood(table, ['export', job], now);
      log.info('export', { job, state, total });
    } catch (error) {
      log.error('export failed', error, { messageId });
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
}
