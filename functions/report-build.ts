/**
 * Fires for each posting that has ended, each meeting whose minutes were sealed, each draft and issue of a title document, each certificate and
 * review form, each case that was decided, and each hour in which pictures came with a report, from the queue. A paper that is there stays as it is, and one made again is the same bytes under the same key; whom an issued
 * document has met is not met again. Pictures that were taken over are not there any more.
 */
import { contextMaker, tableOf } from './runtime/deps.ts';
import { FUNCTIONS, readEnv } from './runtime/env.ts';
import { printPaper } from './runtime/paper-jobs.ts';
import { pdfPrinter } from './runtime/pdf/index.ts';
import { inLetterbox, withLetterbox } from './runtime/letterbox.ts';
import { s3Files } from './runtime/s3-files.ts';
import { s3Reading } from './runtime/s3-reading.ts';
import { keysIn } from './runtime/keys.ts';
import { workQueue } from './runtime/work-queue.ts';

const env = readEnv(FUNCTIONS['report-build']);
const table = tableOf(env);
// What it prints of a meeting is read as it was sealed.
const reading = withLetterbox(s3Reading(env), s3Reading(inLetterbox(env)));
const contextOf = contextMaker({ table, files: { ...s3Files(env), ...reading }, keys: keysIn(table, env) });
const printer = pdfPrinter();

export const handler = workQueue('report', contextOf, (context, id) => printPaper(context, printer, id));
