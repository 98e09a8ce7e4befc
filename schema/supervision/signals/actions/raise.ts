/**
 * Raises what was found (V6): found again it is the same signal, as it was left; what is found no more has lapsed, and what is found anew
 * after that is open again. Each in a transaction of its own, and done twice it changes nothing.
 */
import { change } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import { canonical } from '../../../core/hash.ts';
import { inTurn } from '../../../core/in-turn.ts';
import { inParallel } from '../../../core/parallel.ts';
import { pages } from '../../../core/page.ts';
import { bureauOf } from '../../../announcement/cities.ts';
import { inOrder, type Found } from '../found.ts';
import { signalIdOf, type Signal } from '../model.ts';
import { listSignals, loadSignal, loadSignals, putSignal } from '../store.ts';

const PAGE = 100;
const AT_ONCE = 4;
/** How many applications, people and lines of evidence a signal keeps; and how many units, each of which is an item in its transaction. */
const MOST = 200;
const MOST_UNITS = 50;

type Raised = Omit<Signal, 'version' | 'trail'>;

/** Answers how many were raised that there were not, or had lapsed. */
export async function raiseAll(
  context: Context,
  { cycle, city }: { cycle: string; city: string },
  found: readonly Found[],
): Promise<number> {
  const asFound = new Map(found.map((one) => [signalIdOf(cycle, one), one]));
  let raised = 0;
  const known = await loadSignals(context.table, [...asFound.keys()]);
  const raising = [...asFound]
    .map(([id, one]) => signalOf(context, { id, cycle, city }, one))
    .filter((one) => differs(known.get(one.id) ?? null, one));
  await inParallel(raising, AT_ONCE, async (one) => {
    if (await raise(context, one)) raised += 1;
  });
  for await (const { rows } of pages((after) => listSignals(context.table, { cycle, state: 'OPEN' }, { limit: PAGE, after }))) {
    for (const { id } of rows) if (!asFound.has(id)) await lapse(context, id);
  }
  return raised;
}

function signalOf(
  { now }: Context,
  { id, cycle, city }: Pick<Signal, 'id' | 'cycle' | 'city'>,
  { kind, reason, evidence, about }: Found,
): Raised {
  const bureau = bureauOf(city);
  return {
    id,
    cycle,
    city,
    // What is about the bureau's own officers is the supervisors' (P7).
    desk: about.officers.length > 0 && about.units.includes(bureau) ? 'SUPERVISION' : 'BUREAU',
    kind,
    state: 'OPEN',
    reason,
    evidence: evidence.map(({ name, values }) => ({ name, values: values.slice(0, MOST) })),
    applications: about.applications.slice(0, MOST),
    units: about.units.slice(0, MOST_UNITS),
    officers: inOrder(about.officers),
    // All of them: whom it is about is never shown it, however many they are.
    applicants: [...about.applicants],
    raisedAt: now,
    dismissed: null,
    case: null,
  };
}

/** Whether there is something to write: what was dismissed, or taken up, stays as it was left. */
function differs(before: Signal | null, one: Raised): boolean {
  if (!before) return true;
  if (before.state === 'LAPSED') return true;
  const content = ({ reason, evidence, applications }: Pick<Signal, 'reason' | 'evidence' | 'applications'>) =>
    canonical({ reason, evidence, applications });
  return before.state === 'OPEN' && content(before) !== content(one);
}

/** Whether it is open now and was not before. */
function raise(context: Context, one: Raised): Promise<boolean> {
  return inTurn(context, async () => {
    const before = await loadSignal(context.table, one.id);
    if (!differs(before, one)) return false;
    const isNew = before?.state !== 'OPEN';
    const fact = { by: context.actor, at: context.now, action: isNew ? ('raise' as const) : ('update' as const) };
    const news = before && !isNew ? { ...one, raisedAt: before.raisedAt } : one;
    const { after, entry } = change({ kind: 'SIGNAL', id: one.id }, before, news, fact);
    await context.table.transact([...putSignal(after, before), entry]);
    return isNew;
  });
}

function lapse(context: Context, id: string): Promise<void> {
  return inTurn(context, async () => {
    const before = await loadSignal(context.table, id);
    if (before?.state !== 'OPEN') return;
    const fact = { by: context.actor, at: context.now, action: 'lapse' as const };
    const { after, entry } = change({ kind: 'SIGNAL', id }, before, { ...before, state: 'LAPSED' as const }, fact);
    await context.table.transact([...putSignal(after, before), entry]);
  });
}
