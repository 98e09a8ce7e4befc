/**
 * Many decisions in one call (D8): a rehearsal that writes nothing, or each row its own transaction with its own entry in the
 * history. A call that was cut is repeated under its key: what was done answers as it was, what was not is done now.
 */
import type { Context } from '../../core/context.ts';
import { nameOf } from '../../core/hash.ts';
import { once, whyNotKey } from '../../core/once.ts';
import { Refusal, refuseIf } from '../../core/refusal.ts';
import type { Application } from '../../application/model.ts';
import { loadApplication } from '../../application/store.ts';
import { reviewRefusals } from '../refusals.ts';
import { REVIEWING, type Extras, type ReviewAction } from './decisions.ts';
import { perform, rehearse, type Reviewing } from './move.ts';

/** As many as a call takes. */
export const MOST_ROWS = 500;
const AT_ONCE = 8;

export type BulkRow = { application: string; version: number };
/** What became of a row: its application as it is now, or why nothing was done. */
export type RowAnswer = { application: string; head: Application | null; refusal: Refusal | null };

/** Makes the same decision on each of the applications. */
export function decideInBulk(
  context: Context,
  request: { action: ReviewAction; rows: readonly BulkRow[]; opinion: string; dryRun: boolean; key: string } & Extras,
): Promise<RowAnswer[]> {
  const { action, rows, opinion, dryRun, key, ...extras } = request;
  const reviewing = REVIEWING[action](extras);
  const about = { action, opinion, ...extras };
  return inBulk(context, { mutation: 'reviewInBulk', rows, dryRun, key }, (row) => ({ reviewing, decision: { ...row, opinion }, about }));
}

type Planned = { reviewing: Reviewing; decision: BulkRow & { opinion: string }; about: object };

/** Goes over the rows, a few at the same time. */
export async function inBulk<R extends BulkRow>(
  context: Context,
  { mutation, rows, dryRun, key }: { mutation: string; rows: readonly R[]; dryRun: boolean; key: string },
  plan: (row: R) => Planned,
): Promise<RowAnswer[]> {
  refuseIf(whyNotKey(key));
  const different = new Set(rows.map(({ application }) => application)).size;
  if (rows.length === 0 || rows.length > MOST_ROWS || different < rows.length) throw reviewRefusals.BULK_SIZE({ most: MOST_ROWS });
  const answers: RowAnswer[] = [];
  const left = rows.map((row, index) => ({ row, index }));
  const work = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      answers[next.index] = await answerOf(context, { mutation, dryRun, key }, next.row.application, plan(next.row));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return answers;
}

async function answerOf(
  context: Context,
  { mutation, dryRun, key }: { mutation: string; dryRun: boolean; key: string },
  application: string,
  { reviewing, decision, about }: Planned,
): Promise<RowAnswer> {
  try {
    if (dryRun) {
      const refusal = await rehearse(context, reviewing, decision);
      // Whose application it is not does not learn its state either.
      return { application, head: refusal ? null : await loadApplication(context.table, application), refusal };
    }
    // Each row has a key of its own, made of the call's: repeated, it is the same decision.
    const request = { key: nameOf('bulk', key, application), mutation, body: { ...about, ...decision } };
    const { answer, result } = await once(context, request, (own) => perform(own, reviewing, decision));
    return { application, head: result ?? (await loadApplication(context.table, answer.application)), refusal: null };
  } catch (error) {
    if (error instanceof Refusal) return { application, head: null, refusal: error };
    throw error;
  }
}
