/** Tells units, once for each, that the last day for postingStep their postings is near: the window itself closes only days after it (C11, U3). */
import type { Context } from '../../core/context.ts';
import { dayOf, startOfDay } from '../../core/time.ts';
import { ANNOUNCEMENTS } from '../../announcement/cycles.ts';
import type { SafeDay } from '../../calendar/plan.ts';
import { instantKey, loadCalendar } from '../../calendar/store.ts';
import { postingStep } from '../../posting/duties.ts';
import { statesBefore } from '../../desk/duties.ts';
import { overApplications } from '../../desk/applications.ts';
import { lastDayLine, lastDaysNear } from '../rules/last-days.ts';
import { inOneLetter, runIfLeft, type Mailing } from './mailing.ts';
import { over } from './steps.ts';

export type LastDay = { cycle: string; day: string; sent: number };

/**
 * Runs what is due and not done, going on where a run before was cut off: as the day before begins, and as the last day itself does, for
 * whatever came in between. An amended window has other days, and is told again.
 */
export async function tellLastDays(context: Context): Promise<LastDay[]> {
  const runs: LastDay[] = [];
  for (const { cycle } of ANNOUNCEMENTS) {
    const calendar = await loadCalendar(context, cycle, true);
    for (const last of lastDaysNear(calendar, context.now)) {
      const sent = await runIfLeft(context, telling(context, cycle, last));
      if (sent !== null) runs.push({ cycle, day: last.day, sent });
    }
  }
  return runs;
}

function telling(context: Context, cycle: string, last: SafeDay): Mailing {
  const name = { kind: `last-day-${cycle}-${last.step}-${last.day}`, name: instantKey(startOfDay(dayOf(context.now))) };
  const steps = statesBefore(last.step).map((state) => {
    const walk = overApplications(context, { cycle, state, party: 'UNIT', concerns: (head) => postingStep(head) === last.step });
    return over(context, walk, (account, about, as) => ({ name: 'LAST_DAY', line: lastDayLine(cycle, last, account, about, as) }));
  });
  return { name, steps, tell: inOneLetter(context, name) };
}
