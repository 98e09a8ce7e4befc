/**
 * Tells units that the last day for beginning their postings is near, and applicants that of sending again what was returned, once for
 * each: the window itself closes only days after it (C11, U3, U7).
 */
import type { Context } from '../../core/context.ts';
import { dayOf, startOfDay } from '../../core/time.ts';
import { cycleInWords } from '../../announcement/model.ts';
import type { Calendar } from '../../calendar/model.ts';
import { eachCalendar } from '../../calendar/each.ts';
import { instantKey } from '../../calendar/store.ts';
import type { Application } from '../../application/model.ts';
import { postingStep } from '../../posting/duties.ts';
import { statesBefore } from '../../desk/duties.ts';
import { overApplications } from '../../desk/applications.ts';
import {
  isLastDayOf,
  isMendingNear,
  isNear,
  lastDayLine,
  lastDaysNear,
  lastMendingLine,
  wordsOf,
  type LastDayOf,
} from '../rules/last-days.ts';
import { inOneLetter, runIfLeft, type Mailing } from './mailing.ts';
import { overReturned } from './returned.ts';
import { over } from './steps.ts';

export type LastDay = { cycle: string; day: string; sent: number };

/**
 * Runs what is due and not done, going on where a run before was cut off: as the day before begins, and as the last day itself does, for
 * whatever came in between. An amended window has other days, and is told again.
 */
export async function tellLastDays(context: Context): Promise<LastDay[]> {
  const runs: LastDay[] = [];
  await eachCalendar(context, async (calendar, cycle) => {
    for (const last of lastDaysNear(calendar, context.now)) {
      const sent = await runIfLeft(context, telling(context, calendar, last));
      if (sent !== null) runs.push({ cycle, day: last.day, sent });
    }
    if (!isMendingNear(calendar, context.now)) return;
    const sent = await runIfLeft(context, ofReturned(context, calendar));
    if (sent !== null) runs.push({ cycle, day: dayOf(context.now), sent });
  });
  return runs;
}

function telling(context: Context, calendar: Calendar, last: LastDayOf): Mailing {
  const { announcement } = calendar;
  const { cycle } = announcement;
  const { now } = context;
  const name = { kind: `last-day-${cycle}-${last.step}-${last.day}`, name: instantKey(startOfDay(dayOf(now))) };
  const concerns = (head: Application) => postingStep(head) === last.step && isLastDayOf(last, calendar, head, now);
  const said = { cycle: cycleInWords(announcement), whom: wordsOf(last, calendar) };
  const steps = statesBefore(last.step).map((state) => {
    const walk = overApplications(context, { cycle, state, party: 'UNIT', concerns });
    return over(context, walk, (account, about, as) => ({
      name: 'LAST_DAY',
      line: lastDayLine(said, last, account, about, as),
    }));
  });
  return { name, steps, tell: inOneLetter(context, announcement, name) };
}

/** Of each application that was returned by its own day: what was suspended goes on for as long as there is left of it (U4). */
function ofReturned(context: Context, calendar: Calendar): Mailing {
  const { cycle } = calendar.announcement;
  const { now } = context;
  const name = { kind: `last-mending-${cycle}`, name: instantKey(startOfDay(dayOf(now))) };
  const step = overReturned(context, calendar, { by: null }, (account, about, mending) =>
    mending && isNear(mending.day, calendar, now)
      ? { name: 'LAST_MENDING', line: lastMendingLine(cycleInWords(calendar.announcement), mending, now, account, about) }
      : null,
  );
  return { name, steps: [step], tell: inOneLetter(context, calendar.announcement, name) };
}
