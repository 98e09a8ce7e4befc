/** The run of an import: a batch a call, each row a transaction of its own under a key of its own (P1, P2). */
import type { Context } from '../../core/context.ts';
import { Refusal, refuseIf } from '../../core/refusal.ts';
import { noted, ownImport, unitOf, type Changed } from './actions.ts';
import { loadReport, removeWorkbook, rowsIn } from './files.ts';
import type { ImportKind, JudgedRow } from './kind.ts';
import type { AccountImport } from './model.ts';
import { importRefusals } from './refusals.ts';
import { whyNotRun } from './rules.ts';
import { loadImport } from './store.ts';

/** Rows run in one call, and at once: what fits well into a request's time. */
export const ROWS_A_CALL = 50;
const AT_ONCE = 8;
/** Failed rows that are told; more than these have one cause. */
const FAILURES_TOLD = 100;

type Failure = AccountImport['failures'][number];
const TAKEN = ['IDENTITY_TAKEN', 'ACCOUNT_TAKEN'];

/** Runs the next rows: nothing but right ones, and those only where there is no other or `onlyRight` says so. */
export async function run<TypedRow extends { number: number }, Judged extends JudgedRow>(
  context: Context,
  kind: ImportKind<TypedRow, Judged>,
  { import: id, onlyRight }: { import: string; onlyRight: boolean },
): Promise<Changed> {
  const one = await ownImport(context, id, kind.of);
  refuseIf(whyNotRun(one));
  if (one.tag === null) throw importRefusals.IMPORT_UNCHECKED({}, kind.ground);
  if (one.state === 'DONE') return over(context, one);
  if (one.right < one.total && !onlyRight) throw importRefusals.IMPORT_HAS_PROBLEMS({ wrong: one.total - one.right }, kind.ground);
  const right = await rightRows(context, kind, one, one.tag);
  if (right === null) return over(context, await ownImport(context, id, kind.of)); // another call has run the last rows meanwhile
  const batch = await kind.judgeAlone(context, await unitOf(context, one), right.slice(one.done, one.done + ROWS_A_CALL));
  const { count, failures } = await runBatch(context, kind, one, batch);
  const done = one.done + count;
  const news = {
    state: done >= right.length ? ('DONE' as const) : ('RUNNING' as const),
    done,
    created: one.created + count - failures.length,
    failed: one.failed + failures.length,
    failures: [...one.failures, ...failures].slice(0, FAILURES_TOLD),
  };
  const taken = failures.filter(({ code }) => TAKEN.includes(code)).length;
  const detail = { from: one.done, to: done, failed: failures.length, taken };
  const changed = await noted(context, one, news, { action: 'run', detail });
  if (news.state === 'DONE') await removeWorkbook(context, id);
  return changed;
}

/** An import that is done: its workbook goes, also where the call that ran the last rows was cut off before it could remove it. */
async function over(context: Context, one: AccountImport): Promise<Changed> {
  await removeWorkbook(context, one.id);
  return { answer: { import: one.id }, result: one };
}

/** The rows that were right when they were checked, by the report of that check; null where they have been run and removed meanwhile. */
async function rightRows<TypedRow extends { number: number }, Judged extends JudgedRow>(
  context: Context,
  kind: ImportKind<TypedRow, Judged>,
  one: AccountImport,
  tag: string,
): Promise<TypedRow[] | null> {
  try {
    const report = await loadReport(context, one);
    if (!report) throw importRefusals.IMPORT_FILE_CHANGED({}, kind.ground);
    const right = new Set(report.rows.filter(({ problems }) => problems.length === 0).map(({ row }) => row));
    return (await rowsIn(context, kind, { id: one.id, tag })).rows.filter(({ number }) => right.has(number));
  } catch (error) {
    const now = error instanceof Refusal && error.code === 'IMPORT_FILE_CHANGED' ? await loadImport(context.table, one.id) : null;
    if (now?.state === 'DONE') return null;
    throw error;
  }
}

/**
 * A few rows at once. Where the day has no look-ups left, the rows before the first that had none are noted, what became of them too; the
 * others wait for the next day: nobody of them is lost, for whoever was made already is not made again.
 */
async function runBatch<TypedRow extends { number: number }, Judged extends JudgedRow>(
  context: Context,
  kind: ImportKind<TypedRow, Judged>,
  one: AccountImport,
  batch: readonly Judged[],
): Promise<{ count: number; failures: Failure[] }> {
  const failures: Failure[] = [];
  for (let count = 0; count < batch.length; count += AT_ONCE) {
    const results = await Promise.all(
      batch.slice(count, count + AT_ONCE).map((row) => make(row.number, () => kind.make(context, one, row))),
    );
    for (const [index, result] of results.entries()) {
      if (result instanceof Refusal && count + index === 0) throw result;
      if (result instanceof Refusal) return { count: count + index, failures };
      if (result) failures.push(result);
    }
  }
  return { count: batch.length, failures };
}

/** Null where the account was made; why not; or that the officer's day is full. */
async function make(row: number, making: () => Promise<unknown>): Promise<Failure | Refusal | null> {
  try {
    await making();
    return null;
  } catch (error) {
    // A table that cannot keep up is no answer about the row: the call fails, and the next one makes whoever is missing.
    if (!(error instanceof Refusal) || error.code === 'BUSY') throw error;
    if (error.code === 'LOOKUPS_EXHAUSTED') return error;
    return { row, code: error.code, zh: error.sentence('zh'), en: error.sentence('en') };
  }
}
