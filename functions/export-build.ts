/**
 * Fires for each export and each check of an uploaded table, from the queue. A job that is done stays as it is, one that was cut off
 * begins again.
 */
import { runJob } from '../schema/summary/actions/job.ts';
import { contextMaker, tableOf } from './runtime/deps.ts';
import { FUNCTIONS, readEnv } from './runtime/env.ts';
import { keysIn } from './runtime/keys.ts';
import { s3Client } from './runtime/s3-client.ts';
import { s3Files } from './runtime/s3-files.ts';
import { s3Reading } from './runtime/s3-reading.ts';
import { workQueue } from './runtime/work-queue.ts';

const env = readEnv(FUNCTIONS['export-build']);
const table = tableOf(env);
const s3 = s3Client(env);
const contextOf = contextMaker({ table, files: { ...s3Files(env, s3), ...s3Reading(env, s3) }, keys: keysIn(table, env) });

export const handler = workQueue('export', contextOf, async (context, id) => {
  const { state, total } = await runJob(context, id);
  return { done: state === 'DONE' || state === 'REFUSED', state, total };
});
