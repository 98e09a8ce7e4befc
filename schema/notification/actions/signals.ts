/** Has the risk signals of each cycle under way looked for, once a night, by the first run after midnight (V6). */
import type { Context } from '../../core/context.ts';
import { dayOf } from '../../core/time.ts';
import { eachCalendar } from '../../calendar/each.ts';
import { askNightly } from '../../supervision/signals/actions/ask.ts';
import { isUnderWay } from './overdue.ts';

export type Searched = { cycle: string; day: string };

/** What was asked for now; the job is named after its day, so that no run asks twice. */
export async function searchSignals(context: Context): Promise<Searched[]> {
  const asked: Searched[] = [];
  const day = dayOf(context.now);
  await eachCalendar(context, async (calendar, cycle) => {
    if (!isUnderWay(calendar, context.now)) return;
    if (await askNightly(context, { cycle, city: calendar.announcement.city }, day)) asked.push({ cycle, day });
  });
  return asked;
}
