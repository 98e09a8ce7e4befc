/** A measure is imposed by a decision, and lifted by an appeal that was right (V2, V3). */
import { nameOf } from '../../../../core/hash.ts';
import { change } from '../../../../core/audit.ts';
import { signature } from '../../../../core/actor.ts';
import { policyIn } from '../../../../announcement/cycles.ts';
import { toldOfLifting } from '../../../measures/actions/changing.ts';
import { closing, imposing } from '../../../measures/actions/imposing.ts';
import { standingOf } from '../../../measures/actions/subjects.ts';
import { loadMeasure, putMeasure } from '../../../measures/store.ts';
import type { Imposing, Kind } from './effect.ts';

export const IMPOSE: Kind<Imposing> = {
  async carry(context, one, { of, subject, measure }, number) {
    const standing = await standingOf(context, { of, id: subject });
    const { supervision } = await policyIn(context, standing.city);
    const id = nameOf('measure', one.id, String(number));
    const document = measure.document ?? one.decision?.document ?? null;
    // It holds from the decision on, however much later it is carried out: not a day longer.
    const from = one.decision?.at ?? context.now;
    const how = { id, desk: one.desk, case: one, from, years: supervision.listingYears };
    return { was: id, writes: imposing(context, standing, { ...measure, document }, how).writes };
  },
  async undo(context, one, _, { was }) {
    const before = await loadMeasure(context.table, was);
    if (!before || before.lifted) return [];
    const standing = await standingOf(context, before.subject);
    const text = one.appeal?.answer?.text ?? '';
    const fact = { by: context.actor, at: context.now, action: 'lift' as const };
    const lifted = { at: context.now, by: signature(context.actor), text };
    const { after, entry } = change(
      { kind: 'MEASURE', id: was },
      before,
      { ...before, lifted },
      { ...fact, reason: text, detail: { case: one.id } },
    );
    return [putMeasure(after, before), entry, ...closing(standing, after, fact), ...toldOfLifting(context, before, after, standing)];
  },
};
