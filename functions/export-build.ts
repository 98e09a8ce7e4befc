/**
 * Fires for each export, each check of an uploaded table, each part of a rehearsal, each bundle of review forms and each step of an archive, from
 * the queue. What is done stays as it is, what was cut off begins again.
 */
import { contextMaker, tableOf } from './runtime/deps.ts';
import { FUNCTIONS, readEnv } from './runtime/env.ts';
import { runExportJob } from './runtime/export-jobs.ts';
import { keysIn } from './runtime/keys.ts';
import { s3Files } from './runtime/s3-files.ts';
import { s3Reading } from './runtime/s3-reading.ts';
import { workQueue } from './runtime/work-queue.ts';

const env = readEnv(FUNCTIONS['export-build']);
const table = tableOf(env);
const contextOf = contextMaker({ table, files: { ...s3Files(env), ...s3Reading(env) }, keys: keysIn(table, env) });

export const handler = workQueue('export', contextOf, runExportJob);
