/** Every step of a case: read, judged, and written with its entry in the history; of several at once each finds what the others left. */
import type { ActionName } from '../../../core/actions-named/index.ts';
import { personOf } from '../../../core/actor.ts';
import { change } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import { inTurn } from '../../../core/in-turn.ts';
import { refuseIf, type Refusal } from '../../../core/refusal.ts';
import { whyNotSeen } from '../../../core/stale.ts';
import type { Write } from '../../../table/port.ts';
import type { Outcome } from '../../../core/once.ts';
import { supervisionRefusals } from '../../refusals.ts';
import type { Case } from '../model.ts';
import { loadCase, putCase } from '../store.ts';

export type Seen = { case: string; version: number };
/** Where nothing of the case is decided on what was seen of it, no version is named. */
type Named = { case: string; version: number | null };
export type Stepped = Outcome<{ case: string }, Case>;

/** Who says something, when. */
export type Said = { at: number; by: string; text: string };

/** What a step comes to. */
export type Step = {
  news: Partial<Case>;
  action: ActionName;
  reason?: string;
  detail?: Record<string, unknown>;
  writes?: readonly Write[];
  told?: (after: Case) => readonly Write[];
};

/** Takes a step in a case as it was seen. Whoever may do nothing with it learns nothing of it. */
export function stepping(
  context: Context,
  { case: id, version }: Named,
  whyNot: (one: Case) => Refusal | null | Promise<Refusal | null>,
  how: (one: Case) => Promise<Step> | Step,
): Promise<Stepped> {
  return inTurn(context, async () => {
    const before = await loadCase(context.table, id);
    if (!before) throw supervisionRefusals.CASE_UNKNOWN();
    refuseIf((await whyNot(before)) ?? (version === null ? null : whyNotSeen(before, version)));
    const { news, writes = [], told, ...what } = await how(before);
    const { after, entry } = change({ kind: 'CASE', id }, before, { ...before, ...news }, { by: context.actor, at: context.now, ...what });
    const answer = { case: id };
    await context.table.transact([putCase(after, before), entry, ...writes, ...(told?.(after) ?? []), ...context.also(answer)]);
    return { answer, result: after };
  });
}

/** What the one who acts says now. */
export function saying({ actor, now: at }: Pick<Context, 'actor' | 'now'>, text: string): Said {
  return { at, by: personOf(actor).account, text };
}

/** With one more hand in it. */
export function withHand({ hands }: Case, account: string): string[] {
  return hands.includes(account) ? hands : [...hands, account];
}
