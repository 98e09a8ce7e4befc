/**
 * Fires for each posting that has ended, from the queue. The queue delivers at least once: a report that is there stays as it is,
 * and one made again is the same bytes under the same key.
 */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { buildReport } from '../schema/posting/actions/report.ts';
import { contextMaker, tableOf } from './runtime/deps.ts';
import { FUNCTIONS, readEnv } from './runtime/env.ts';
import { log } from './runtime/log.ts';
import { pdfPrinter } from './runtime/pdf.ts';
import { s3Files } from './runtime/s3-files.ts';

const env = readEnv(FUNCTIONS['report-build']);
const contextOf = contextMaker({ table: tableOf(env), files: s3Files(env) });
const printer = pdfPrinter();

export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  for (const { messageId, body, attributes } of event.Records) {
    try {
      const { posting } = JSON.parse(body) as { posting: string };
      const made = await buildReport(contextOf(Number(attributes.SentTimestamp)), printer, posting);
      log.info('report', { posting, state: made?.state });
    } catch (error) {
      log.error('report failed', error, { messageId });
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
}
