/** The authorities above a posting: of its series, of its unit, the bureau (P10, U2). */
import { holds } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { departmentOf } from '../../calendar/routing.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { organisationIn } from '../../identity/store.ts';
import type { Posting } from '../model.ts';
import type { Above } from '../rules/sight.ts';

/** Who answers for the unit is looked up for departments alone: to nobody else it makes a difference. */
export async function aboveOf(context: Context, { series, unit, cycle }: Pick<Posting, 'series' | 'unit' | 'cycle'>): Promise<Above> {
  const { announcement } = await loadCalendar(context, cycle);
  const authority = holds(context.actor, 'DEPARTMENT_OFFICER') ? (await organisationIn(context, unit))?.authority : null;
  return { departments: [departmentOf(announcement, series), ...(authority ? [authority] : [])], bureau: announcement.bureau.id };
}
