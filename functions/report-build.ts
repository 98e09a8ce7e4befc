/**
 * Fires for each posting that has ended, from the queue. A report that is there stays as it is, and one made again is the same bytes
 * under the same key.
 */
import { buildReport } from '../schema/posting/actions/report.ts';
import { contextMaker, tableOf } from './runtime/deps.ts';
import { FUNCTIONS, readEnv } from './runtime/env.ts';
import { pdfPrinter } from './runtime/pdf.ts';
import { s3Files } from './runtime/s3-files.ts';
import { scribeIn } from './runtime/scribe.ts';
import { workQueue } from './runtime/work-queue.ts';

const env = readEnv(FUNCTIONS['report-build']);
const table = tableOf(env);
const contextOf = contextMaker({ table, files: s3Files(env), keys: { scribe: scribeIn(table, env) } });
const printer = pdfPrinter();

export const handler = workQueue('report', contextOf, async (context, id) => {
  const state = (await buildReport(context, printer, id))?.state;
  return { done: state !== 'ENDED', state };
});
