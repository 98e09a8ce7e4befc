/**
 * Many decisions in one call (D8): a rehearsal that writes nothing, or each row its own transaction with its own entry in the
 * history. A call that was cut is repeated under its key: what was done answers as it was, what was not is done now.
 */
import type { Context } from '../../core/context.ts';
import { nameOf } from '../../core/hash.ts';
import { once, whyNotKey } from '../../core/once.ts';
import { Refusal, refuseIf } from '../../core/refusal.ts';
import type { Application } from '../../application/model.ts';
import { loadHeads } from '../../application/frozen/store.ts';
import { loadApplication } from '../../application/store.ts';
import { perform, rehearse, type Moving, type Seen } from '../../application/actions/move.ts';
import { reviewRefusals } from '../refusals.ts';
import { REVIEWING, type ReviewAction, type Said } from './decisions.ts';

/** As many as a call takes. */
export const MOST_ROWS = 500;
const AT_ONCE = 8;

/** What became of a row: its application as it is now, or why nothing was done. */
export type RowAnswer = { application: string; head: Application | null; refusal: Refusal | null };

/** Makes the same decision on each of the applications. */
export function decideInBulk(
  context: Context,
  request: { action: ReviewAction; rows: readonly Seen[]; dryRun: boolean; key: string } & Said,
): Promise<RowAnswer[]> {
  const { action, rows, dryRun, key, ...said } = request;
  const planned = { moving: REVIEWING[action](said), about: { action, ...said } };
  return inBulk(context, { mutation: 'reviewInBulk', rows, dryRun, key }, () => planned);
}

/** What is done with a row; `about` is what its key stands for, beside the row itself. */
type Planned = { moving: Moving; about: object };

/** Goes over the rows, a few at the same time. */
export async function inBulk<R extends Seen>(
  context: Context,
  { mutation, rows, dryRun, key }: { mutation: string; rows: readonly R[]; dryRun: boolean; key: string },
  plan: (row: R) => Planned,
): Promise<RowAnswer[]> {
  refuseIf(whyNotKey(key));
  const different = new Set(rows.map(({ application }) => application)).size;
  if (rows.length === 0 || rows.length > MOST_ROWS || different < rows.length) throw reviewRefusals.BULK_SIZE({ most: MOST_ROWS });
  const answers: RowAnswer[] = [];
  const left = await lanes(
    context,
    rows.map((row, index) => ({ row, index, planned: plan(row) })),
  );
  const work = async () => {
    for (let lane = left.shift(); lane !== undefined; lane = left.shift()) {
      const ahead: Application[] = [];
      for (const { row, index, planned } of lane) {
        const answer = await answerOf(context, { mutation, dryRun, key, ahead }, row, planned);
        answers[index] = answer;
        // In a rehearsal nothing is written: what the rows before would have taken is counted.
        if (dryRun && answer.head) ahead.push(answer.head);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return answers;
}

/**
 * The rows in lanes, those that write one item together in one: at the same time they would only keep each other waiting. Read as they
 * stand now; should one stand otherwise by its turn, its transaction finds out.
 */
async function lanes<R extends Seen>(
  { table }: Context,
  rows: readonly { row: R; index: number; planned: Planned }[],
): Promise<(typeof rows)[]> {
  const sharing = rows.filter(({ planned }) => planned.moving.shares);
  const ids = sharing.map(({ row }) => row.application);
  const heads = ids.length > 0 ? await loadHeads(table, ids) : new Map<string, Application>();
  const found = new Map<string, (typeof rows)[number][]>();
  for (const one of rows) {
    const head = heads.get(one.row.application);
    const name = (head && one.planned.moving.shares?.(head)) ?? `row ${one.index}`;
    found.set(name, [...(found.get(name) ?? []), one]);
  }
  return [...found.values()].toSorted((a, b) => b.length - a.length);
}

async function answerOf(
  context: Context,
  { mutation, dryRun, key, ahead }: { mutation: string; dryRun: boolean; key: string; ahead: readonly Application[] },
  { application, version }: Seen,
  { moving, about }: Planned,
): Promise<RowAnswer> {
  const seen = { application, version };
  try {
    if (dryRun) return { application, head: await rehearse(context, moving, seen, ahead), refusal: null };
    // Each row has a key of its own, made of the call's: repeated, it is the same decision.
    const request = { key: nameOf('bulk', key, application), mutation, body: { ...about, ...seen } };
    const { answer, result } = await once(context, request, (own) => perform(own, moving, seen));
    return { application, head: result ?? (await loadApplication(context.table, answer.application)), refusal: null };
  } catch (error) {
    // Whose application it is not does not learn its state either.
    if (error instanceof Refusal) return { application, head: null, refusal: error };
    throw error;
  }
}
