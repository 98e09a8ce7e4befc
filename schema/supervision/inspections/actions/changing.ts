/** Every step of an inspection: read, judged, written with its entry in the history. */
import type { ActionName } from '../../../core/actions-named/index.ts';
import { change } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import { inTurn } from '../../../core/in-turn.ts';
import type { Outcome as Answered } from '../../../core/once.ts';
import { refuseIf, type Refusal } from '../../../core/refusal.ts';
import type { Write } from '../../../table/port.ts';
import { supervisionRefusals } from '../../refusals.ts';
import type { Inspection } from '../model.ts';
import { loadInspection, putInspection } from '../store.ts';

export type Inspected = Answered<{ inspection: string }, Inspection>;
type Step = { news: Partial<Inspection>; action: ActionName; reason?: string; detail?: Record<string, unknown>; writes?: readonly Write[] };

/** What one party says does not hang on the other: whoever is second at the same moment looks again at what there is. */
export function inspecting(
  context: Context,
  id: string,
  whyNot: (one: Inspection) => Refusal | null | Promise<Refusal | null>,
  how: (one: Inspection) => Promise<Step> | Step,
): Promise<Inspected> {
  return inTurn(context, async () => {
    const before = await loadInspection(context.table, id);
    if (!before) throw supervisionRefusals.INSPECTION_UNKNOWN();
    refuseIf(await whyNot(before));
    const { news, writes = [], ...what } = await how(before);
    const fact = { by: context.actor, at: context.now, ...what };
    const { after, entry } = change({ kind: 'INSPECTION', id }, before, { ...before, ...news }, fact);
    const answer = { inspection: id };
    await context.table.transact([putInspection(after, before), entry, ...writes, ...context.also(answer)]);
    return { answer, result: after };
  });
}
