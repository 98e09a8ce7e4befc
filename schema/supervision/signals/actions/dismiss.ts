/** What becomes of a signal: somebody dismisses it with a reason, or a case is opened for it (V6). */
import { personOf } from '../../../core/actor.ts';
import { change } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import { valid } from '../../../core/input.ts';
import { inTurn } from '../../../core/in-turn.ts';
import type { Outcome } from '../../../core/once.ts';
import { refuseIf } from '../../../core/refusal.ts';
import { whyNotSeen } from '../../../core/stale.ts';
import type { Write } from '../../../table/port.ts';
import { supervisionRefusals } from '../../refusals.ts';
import { dismissalInput, type Signal } from '../model.ts';
import { whyNotDismiss, whyNotTakeUp } from '../rules/handling.ts';
import { loadSignal, putSignal } from '../store.ts';

/** Dismisses what was looked at and is nothing: by the same facts it is not raised again. */
export function dismissSignal(
  context: Context,
  { signal: id, version, text: typed }: { signal: string; version: number; text: string },
): Promise<Outcome<{ signal: string }, Signal>> {
  return inTurn(context, async () => {
    const before = await loadSignal(context.table, id);
    if (!before) throw supervisionRefusals.SIGNAL_UNKNOWN();
    refuseIf(whyNotDismiss(context.actor, before) ?? whyNotSeen(before, version));
    const { text } = valid(dismissalInput, { text: typed }, 'V6');
    const { now: at, actor: by } = context;
    const news = { ...before, state: 'DISMISSED' as const, dismissed: { at, by: personOf(by).account, text } };
    const { after, entry } = change({ kind: 'SIGNAL', id }, before, news, { by, at, action: 'dismiss', reason: text });
    const answer = { signal: id };
    await context.table.transact([...putSignal(after, before), entry, ...context.also(answer)]);
    return { answer, result: after };
  });
}

/** What opening a case for a signal writes, for the transaction that opens it; nothing where it is opened for none. */
export async function takingUp(
  context: Context,
  id: string | null,
  { case: number, city }: { case: string; city: string },
): Promise<Write[]> {
  if (id === null) return [];
  const before = await loadSignal(context.table, id);
  refuseIf(whyNotTakeUp(context.actor, before, city));
  if (!before) return [];
  const news = { ...before, state: 'TAKEN_UP' as const, case: number };
  const fact = { by: context.actor, at: context.now, action: 'takeUp' as const, detail: { case: number } };
  const { after, entry } = change({ kind: 'SIGNAL', id }, before, news, fact);
  return [...putSignal(after, before), entry];
}
