/**
 * Fires for each export asked for, from the queue. The queue delivers at least once: an export that is done stays as it is, one
 * that was cut off is built again from the start under the same key.
 */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { buildExport } from '../schema/export/actions/build.ts';
import { contextMaker, tableOf } from './runtime/deps.ts';
import { FUNCTIONS, readEnv } from './runtime/env.ts';
import { keysIn } from './runtime/keys.ts';
import { log } from './runtime/log.ts';
import { s3Files } from './runtime/s3-files.ts';

const env = readEnv(FUNCTIONS['export-build']);
const table = tableOf(env);
const contextOf = contextMaker({ table, files: s3Files(env), keys: keysIn(table, env) });

export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  for (const { messageId, body, attributes } of event.Records) {
    try {
      const { job } = JSON.parse(body) as { job: string };
      const { state, total, size } = await buildExport(contextOf(Number(attributes.SentTimestamp)), job);
      log.info('export', { job, state, total, size });
    } catch (error) {
      log.error('export failed', error, { messageId });
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
}
