/**
 * Fires for each count of a year that the bureau asks for, and for each search for risk signals, from its queue. What is done stays as it is,
 * what was cut off begins again. It alone carries what draws charts; the fonts lie beside it as beside report-build.
 */
import { charts } from './runtime/charts/index.ts';
import { runCountJob } from './runtime/count-jobs.ts';
import { contextMaker, tableOf } from './runtime/deps.ts';
import { FUNCTIONS, readEnv } from './runtime/env.ts';
import { pdfPrinter } from './runtime/pdf/index.ts';
import { s3Files } from './runtime/s3-files.ts';
import { scribeIn } from './runtime/scribe.ts';
import { workQueue } from './runtime/work-queue.ts';

const env = readEnv(FUNCTIONS['statistics-build']);
const table = tableOf(env);
const contextOf = contextMaker({ table, files: s3Files(env), keys: { scribe: scribeIn(table, env) } });
const means = { printer: pdfPrinter(), charts };

export const handler = workQueue('statistics', contextOf, (context, id) => runCountJob(context, means, id));
