/** Measures that are imposed at once, without a case: the milder steps of the ladder, and listings that another authority has decided (V2, V3). */
import { isDay, startOfDay, dayOf, addDays, endOfDay } from '../../../core/time.ts';
import type { Context } from '../../../core/context.ts';
import { inTurn } from '../../../core/in-turn.ts';
import { valid } from '../../../core/input.ts';
import type { Outcome } from '../../../core/once.ts';
import { refuseIf } from '../../../core/refusal.ts';
import { policyIn } from '../../../announcement/cycles.ts';
import { forgetPerson, loadGrant } from '../../../identity/store.ts';
import { roleOf } from '../../../identity/rules.ts';
import { supervisionRefusals } from '../../refusals.ts';
import { measureInput, type Measure, type MeasureInput, type Subject } from '../model.ts';
import { whyNotImpose, whyNotSuch } from '../rules.ts';
import { imposing } from './imposing.ts';
import { standingOf, type Standing } from './subjects.ts';

export type Measured = Outcome<{ measure: string }, Measure>;

export function imposeMeasure(
  context: Context,
  { subject, ...request }: { subject: Pick<Subject, 'of' | 'id'> } & Record<string, unknown>,
): Promise<Measured> {
  return inTurn(context, async () => {
    const standing = await standingOf(context, subject);
    const kinds = valid(measureInput.pick({ kind: true, elsewhere: true }), request, 'V3');
    refuseIf(whyNotImpose(context.actor, kinds, standing));
    const typed = valid(measureInput, request, 'V3');
    const years = await checked(context, standing, typed);
    const id = context.newId();
    const { after, writes } = imposing(context, standing, typed, { id, desk: 'BUREAU', case: null, from: beginOf(context, typed), years });
    const answer = { measure: id };
    await context.table.transact([...writes, ...context.also(answer)]);
    if (subject.of === 'ACCOUNT') forgetPerson(context, subject.id);
    return { answer, result: after };
  });
}

/** Refuses what is no such measure against this subject; answers for how many years a listing holds. */
export async function checked(context: Context, standing: Standing, typed: MeasureInput): Promise<number> {
  const { supervision } = await policyIn(context, standing.city);
  const longest = endOfDay(addDays(dayOf(context.now), supervision.suspensionDays));
  refuseIf(whyNotSuch(typed, { of: standing.subject.of, isOfficer: standing.isOfficer }, { now: context.now, longest }));
  for (const account of typed.spares) await mayStandIn(context, standing, account);
  return supervision.listingYears;
}

/** Whoever acts for an organisation meanwhile is an officer of it. */
async function mayStandIn({ table }: Context, { organisation }: Standing, account: string): Promise<void> {
  const grant = organisation && (await loadGrant(table, { account, role: roleOf(organisation.kind), organisation: organisation.id }));
  if (grant?.until !== null) throw supervisionRefusals.SPARE_UNKNOWN({ name: account });
}

/** A listing that another authority has decided holds from its day on; all else from now. */
function beginOf({ now }: Context, { elsewhere }: MeasureInput): number {
  if (!elsewhere) return now;
  if (!isDay(elsewhere.decidedOn) || elsewhere.decidedOn > dayOf(now)) throw supervisionRefusals.ELSEWHERE_DAY();
  return startOfDay(elsewhere.decidedOn);
}
