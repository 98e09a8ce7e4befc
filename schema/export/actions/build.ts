/**
 * Writes a list as a file, as whoever has asked for it may see it now. Done before, it changes nothing; cut off before, it begins again; of
 * somebody who may see it no more it is not made.
 */
import type { Actor } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { Ahead, Progress } from '../../core/progress.ts';
import { plainCsv, plainWorkbook } from '../../core/workbook/plain.ts';
import { Refusal } from '../../core/refusal.ts';
import { loadActor } from '../../identity/store.ts';
import { listOf } from '../lists/index.ts';
import { LIST_NAMES } from '../kinds.ts';
import { CONTENT_TYPES, fileKeyOf, type ListExport } from '../model.ts';
import { exportRefusals } from '../../summary/workbooks/rules.ts';
import { seesListExport } from '../sight.ts';
import { loadListExport, putListExport } from '../store.ts';

const BUILDER: Actor = { kind: 'system', name: 'export-build' };
/** Progress is noted this often. */
const ROWS_A_NOTE = 500;
/** What a line is called by stays in sight. */
const FIXED = 1;

export async function buildList(asked: Context, id: string): Promise<ListExport> {
  const context = { ...asked, actor: BUILDER };
  const job = await loadListExport(context.table, id);
  if (!job) throw exportRefusals.EXPORT_UNKNOWN();
  if (job.state === 'DONE' || job.state === 'REFUSED') return job;
  const progress = new Progress(context, job, {
    kind: 'LIST_EXPORT',
    put: putListExport,
    detail: ({ rows, state }) => (state === 'DONE' ? { rows } : undefined),
  });
  try {
    const reader = await loadActor(context, job.requestedBy);
    const list = listOf(job.wanted);
    if (!reader || !seesListExport(reader, job)) return await progress.note({ state: 'REFUSED', finishedAt: context.now });
    const lines = await list.open({ ...context, actor: reader }, job);
    await progress.note({ state: 'RUNNING', rows: 0 });
    const { columns } = list;
    const counted = { rows: 0 };
    const written = counting(lines, async () => {
      counted.rows += 1;
      if (counted.rows % ROWS_A_NOTE === 0) await progress.note({ rows: counted.rows });
    });
    const plain = { name: LIST_NAMES[job.wanted.list].zh, columns, fixed: FIXED, modified: context.now };
    const pieces = job.format === 'CSV' ? plainCsv(columns, written) : plainWorkbook(plain, written);
    const size = await context.files.put(fileKeyOf(job), pieces, { contentType: CONTENT_TYPES[job.format] });
    return await progress.note({ state: 'DONE', rows: counted.rows, size, finishedAt: context.now });
  } catch (error) {
    if (error instanceof Ahead) return (await loadListExport(context.table, id)) ?? job;
    // What the list itself refuses it refuses however often it is tried: it is closed to whoever asked by now.
    if (error instanceof Refusal) return await progress.note({ state: 'REFUSED', finishedAt: context.now });
    await progress.note({ state: 'FAILED' }).catch(() => undefined);
    throw error;
  }
}

async function* counting<T>(all: AsyncIterable<T>, count: () => Promise<void>): AsyncGenerator<T> {
  for await (const one of all) {
    await count();
    yield one;
  }
}
