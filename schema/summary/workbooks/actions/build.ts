/** Building a workbook: by a function of its own, in one run, streamed from the table to the object store. */
import { holds, type Actor } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { inTurn } from '../../../core/in-turn.ts';
import { createSha256 } from '../../../core/hash.ts';
import { dayOf } from '../../../core/time.ts';
import type { Value } from '../../../core/workbook/writing/line.ts';
import { streamWorkbook } from '../../../core/workbook/writing/workbook.ts';
import { Progress, Ahead } from '../../../core/progress.ts';
import { WORKBOOK_TYPE } from '../../../core/workbook/model.ts';
import { openTelephone } from '../../../identity/privacy.ts';
import { roleOf } from '../../../identity/rules.ts';
import { loadAccount, loadActor, loadOrganisation } from '../../../identity/store.ts';
import { prepared } from '../../actions/moves.ts';
import { INSTRUCTIONS, sheetOf, type Header } from '../../annex/columns.ts';
import { peopleIn, rowsOf } from '../../annex/rows.ts';
import { tableId } from '../../model.ts';
import { loadIntake } from '../../store.ts';
import { fileKeyOf, runKeyOf, type ExportJob } from '../model.ts';
import { exportRefusals } from '../rules.ts';
import { loadExport, putExport } from '../store.ts';

/** Progress is noted this often. */
const ROWS_A_NOTE = 500;
export const BUILDER: Actor = { kind: 'system', name: 'export-build' };

/** Builds the workbook of a job. Done before, it changes nothing; begun before and cut off, it begins again. */
export async function buildExport(asked: Context, id: string): Promise<ExportJob> {
  const context = { ...asked, actor: BUILDER };
  const job = await loadExport(context.table, id);
  if (!job) throw exportRefusals.EXPORT_UNKNOWN();
  if (job.state === 'DONE') return job;
  const progress = new Progress(context, job, KEPT);
  try {
    // In this order: whoever joins once the mark has been read is counted in it, and what is built without them cannot be sent.
    const name = tableId(job);
    const edits = (await loadIntake(context.table, name))?.edits ?? 0;
    const people = await peopleIn(context, name);
    await progress.note({ state: 'RUNNING', done: 0, total: people.length });
    const header = await headerOf(context, job);
    const sum = sums();
    const lines = noted(sum.ofRows(rowsOf(context, people)), (done) => progress.note({ done }));
    const body = streamWorkbook(context.now, [{ ...sheetOf(header), lines, closing: INSTRUCTIONS }]);
    const key = job.table === null ? fileKeyOf(job) : runKeyOf(job, context.newId());
    const size = await context.files.put(key, sum.ofBytes(body), { contentType: WORKBOOK_TYPE });
    const made = { edits, rows: people.length, hash: sum.rows(), file: { key, size, sha256: sum.bytes() } };
    const end = { state: 'DONE' as const, finishedAt: context.now, done: people.length, size, file: key };
    // What it brings to a table is read anew where that has moved meanwhile.
    return await inTurn(context, async () => progress.note(end, job.table === null ? [] : await prepared(context, job.table, id, made)));
  } catch (error) {
    if (error instanceof Ahead) return (await loadExport(context.table, id)) ?? job;
    await progress.note({ state: 'FAILED' }).catch(() => undefined);
    throw error;
  }
}

/** A finished table holds whole identity numbers: how many is part of its history. */
const KEPT = {
  kind: 'EXPORT',
  put: putExport,
  detail: ({ state, done }: Partial<ExportJob>) => (state === 'DONE' ? { identityNumbers: done } : undefined),
};

/** SHA-256 over the rows, each a line of JSON (of texts and whole numbers it is canonical as it is), and over the bytes of the file. */
function sums() {
  const rows = createSha256();
  const bytes = createSha256();
  const encoder = new TextEncoder();
  return {
    async *ofRows(all: AsyncIterable<Value[]>): AsyncGenerator<Value[]> {
      for await (const row of all) {
        rows.update(encoder.encode(`${JSON.stringify(row)}\n`));
        yield row;
      }
    },
    async *ofBytes(all: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const piece of all) {
        bytes.update(piece);
        yield piece;
      }
    },
    rows: () => rows.digest(),
    bytes: () => bytes.digest(),
  };
}

async function* noted(rows: AsyncIterable<Value[]>, note: (done: number) => Promise<unknown>): AsyncGenerator<Value[]> {
  let done = 0;
  for await (const row of rows) {
    yield row;
    done += 1;
    if (done % ROWS_A_NOTE === 0) await note(done);
  }
}

/** Who fills the table in: the officer of the department who asked for it; where the bureau asked, the department's own contact. */
async function headerOf(context: Context, job: ExportJob): Promise<Header> {
  const [organisation, requester, actor] = await Promise.all([
    loadOrganisation(context.table, job.department),
    loadAccount(context.table, job.requestedBy),
    loadActor(context, job.requestedBy),
  ]);
  const own = actor !== null && organisation !== null && holds(actor, roleOf(organisation.kind), organisation.id);
  return {
    series: job.series,
    level: job.level,
    filledBy: organisation?.name ?? '',
    contact: (own ? requester?.name : organisation?.contact) ?? '',
    telephone: (own && requester ? await openTelephone(context, requester) : organisation?.telephone) ?? '',
    date: dayOf(context.now),
  };
}
