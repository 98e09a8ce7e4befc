/** The same finding on many objections that say the same (U4, R2, D8). */
import type { Context } from '../../core/context.ts';
import { nameOf } from '../../core/hash.ts';
import { once, whyNotKey, type Outcome } from '../../core/once.ts';
import { Refusal, refuseIf } from '../../core/refusal.ts';
import type { Finding, Objection } from '../model.ts';
import { postingRefusals } from '../refusals.ts';
import { loadObjection } from '../store.ts';

/** As many as are answered in one call. */
export const MOST_ALIKE = 50;

/** A finding that needs nothing but its text. */
export type PlainFinding = Exclude<Finding, 'TO_MEND'>;

type Alike = { objections: readonly { objection: string; version: number }[]; finding: PlainFinding; text: string; key: string };
type One = { objection: string; version: number; finding: PlainFinding; text: string };

/** What became of one of several: the objection as it is now, or why nothing was done. */
export type AlikeAnswer = { objection: string; found: Objection | null; refusal: Refusal | null };

/**
 * Each in a transaction of its own and with an entry of its own, one after the other: they hang in one place. Cut and repeated under its
 * key, what was done stays, and the rest is done.
 */
export async function decideAlike(
  context: Context,
  { objections, finding, text, key }: Alike,
  decide: (context: Context, one: One) => Promise<Outcome<{ objection: string }, Objection>>,
): Promise<AlikeAnswer[]> {
  refuseIf(whyNotKey(key));
  const different = new Set(objections.map(({ objection }) => objection)).size;
  if (objections.length === 0 || objections.length > MOST_ALIKE || different < objections.length)
    throw postingRefusals.ALIKE_SIZE({ most: MOST_ALIKE });
  const answers: AlikeAnswer[] = [];
  for (const { objection, version } of objections) {
    const request = { objection, version, finding, text };
    const own = { key: nameOf('alike', key, objection), mutation: 'decideObjections', body: request };
    try {
      const { result } = await once(context, own, (one) => decide(one, request));
      answers.push({ objection, found: result ?? (await loadObjection(context.table, objection)), refusal: null });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      answers.push({ objection, found: null, refusal: error });
    }
  }
  return answers;
}
