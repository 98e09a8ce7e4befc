/** A committee meets on the days that were announced, within the phase, and as it is on file: asked whenever something of the meeting goes on (E1, E6, C1). */
import type { Context } from '../../../core/context.ts';
import { refuseIf } from '../../../core/refusal.ts';
import { dayOf } from '../../../core/time.ts';
import { phaseAt, whyNotNow, windowOf } from '../../../calendar/rules.ts';
import { loadCalendar } from '../../../calendar/store.ts';
import { obstaclesOn } from '../../../committee/filing/actions.ts';
import type { Filing } from '../../../committee/filing/model.ts';
import { cannotSit } from '../../../committee/filing/rules.ts';
import type { Yearly } from '../../../committee/yearly/model.ts';
import { loadYearly } from '../../../committee/yearly/store.ts';
import { sessionRefusals } from '../refusals.ts';

/** Refuses on any other day; answers the notice that announced it. */
export async function meetingDay(context: Context, filing: Filing, cycle: string): Promise<Yearly> {
  const [calendar, yearly] = await Promise.all([loadCalendar(context, cycle), loadYearly(context.table, { committee: filing.id, cycle })]);
  const today = dayOf(context.now);
  refuseIf(whyNotNow(windowOf(phaseAt(calendar, 'EVALUATION', context.now)), context.now));
  refuseIf(cannotSit(filing, await obstaclesOn(context, filing, today)));
  if (yearly?.state !== 'PUBLISHED') throw sessionRefusals.YEAR_UNPUBLISHED();
  const { meetsFrom: from, meetsUntil: until } = yearly;
  if (today < from || today > until) throw sessionRefusals.NOT_MEETING_DAY({ from, until });
  return yearly;
}
