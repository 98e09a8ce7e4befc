/** A committee's draw as it is shown before anything has happened: the first attempt, blank, by its field and by its id alike (P10, E4). */
import type { Context } from '../../../core/context.ts';
import { loadCycles } from '../../../announcement/store.ts';
import type { Filing } from '../../../committee/filing/model.ts';
import { filingIn } from '../../../committee/filing/store.ts';
import { blankDraw, drawNamed, type Draw } from '../attempt/model.ts';
import { attemptNow } from '../attempt/rules.ts';
import { loadDraw, loadLastDraw } from '../attempt/store.ts';

type Committee = Pick<Filing, 'id' | 'city' | 'name'>;

/** The newest attempt of a committee in a cycle of its city. */
export async function newestDraw(context: Context, committee: Committee, cycle: string): Promise<Draw> {
  return (await loadLastDraw(context.table, { committee: committee.id, cycle })) ?? blank(context, committee, cycle);
}

/** The attempt that an id names. */
export async function drawOf(context: Context, id: string): Promise<Draw | null> {
  const kept = await loadDraw(context.table, id);
  const named = kept ? null : drawNamed(id);
  if (!named) return kept;
  const committee = await filingIn(context, named.committee);
  const isHere = (await loadCycles(context)).some(({ cycle, city }) => cycle === named.cycle && city === committee?.city);
  if (!committee || !isHere) return null;
  const newest = await newestDraw(context, committee, named.cycle);
  return newest.attempt === named.attempt ? newest : null;
}

function blank({ now }: Context, { id: committee, city, name }: Committee, cycle: string): Draw {
  return blankDraw({ committee, cycle, city, name }, attemptNow(null, now));
}
