/** The authorities above a posting: of its series, of its unit, of the one that its objections have gone along to, the bureau (P10, U2, P13). */
import { holds } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { departmentOf } from '../../announcement/routing.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { organisationIn } from '../../identity/store.ts';
import type { Posting } from '../model.ts';
import type { Above } from '../sight.ts';

/** Who answers for the unit is looked up for departments alone: to nobody else it makes a difference. */
export async function aboveOf(
  context: Context,
  { series, unit, passedTo, cycle }: Pick<Posting, 'series' | 'unit' | 'passedTo' | 'cycle'>,
): Promise<Above> {
  const { announcement } = await loadCalendar(context, cycle);
  const units = holds(context.actor, 'DEPARTMENT_OFFICER') ? [unit, ...(passedTo ? [passedTo] : [])] : [];
  const found = await Promise.all(units.map((id) => organisationIn(context, id)));
  const authorities = found.flatMap((one) => one?.authority ?? []);
  const reviewers = announcement.reviewers.by === 'SERIES' ? [null] : found;
  return [...reviewers.map((one) => departmentOf(announcement, series, one)), ...authorities];
}
