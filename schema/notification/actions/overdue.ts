/** Tells units, each morning, of the objections that are to be answered by the end of the day, and of those that should have been (U4). */
import type { Context } from '../../core/context.ts';
import { dayOf, endOfDay, startOfDay, type Instant } from '../../core/time.ts';
import { pages } from '../../core/page.ts';
import { cycleInWords, type Announcement } from '../../announcement/model.ts';
import { eachCalendar } from '../../calendar/each.ts';
import { calendarOfAll } from '../../calendar/exceptions.ts';
import { phaseAt } from '../../calendar/rules.ts';
import { instantKey } from '../../calendar/store.ts';
import { listUnitObjections } from '../../posting/store.ts';
import { isSeen } from '../../posting/rules/unseen.ts';
import { dueLine, type Due } from '../rules/overdue.ts';
import { inOneLetter, runIfLeft, type Mailing } from './mailing.ts';
import { overOrganisations } from './steps.ts';

export type DueToday = { cycle: string; day: string; sent: number };

const PAGE = 100;

/** Runs once a day in each cycle under way, from the hour of the policy on, going on where a run before was cut off. */
export async function tellDueObjections(context: Context): Promise<DueToday[]> {
  const runs: DueToday[] = [];
  const { now } = context;
  const today = startOfDay(dayOf(now));
  await eachCalendar(context, async (calendar, cycle) => {
    const all = calendarOfAll(calendar);
    const isUnderWay = now >= phaseAt(all, 'APPLICATION', now).opensAt && now < phaseAt(all, 'PROVINCIAL_REVIEW', now).closesAt;
    if (!isUnderWay || now < today + calendar.announcement.policy.remindAt) return;
    const sent = await runIfLeft(context, telling(context, calendar.announcement, today));
    if (sent !== null) runs.push({ cycle, day: dayOf(now), sent });
  });
  return runs;
}

function telling(context: Context, announcement: Announcement, today: Instant): Mailing {
  const { cycle } = announcement;
  const name = { kind: `objections-due-${cycle}`, name: instantKey(today) };
  const due = (unit: string) => dueOf(context, unit, cycle, today);
  const step = overOrganisations(context, { city: announcement.city, kind: 'UNIT' }, due, (count, account, about, as) => ({
    name: 'OBJECTIONS_DUE',
    line: dueLine(cycleInWords(announcement), count, account, about, as),
  }));
  return { name, steps: [step], tell: inOneLetter(context, announcement, name) };
}

/** Of a unit's open objections those due by the end of today; null where there are none. They lie in the order of their days. */
async function dueOf({ table, now }: Context, unit: string, cycle: string, today: Instant): Promise<Due | null> {
  const end = endOfDay(dayOf(today));
  const due: Due = { day: dayOf(today), all: 0, overdue: 0 };
  for await (const { rows } of pages((after) => listUnitObjections(table, { unit, cycle, state: 'OPEN' }, { limit: PAGE, after }))) {
    const soon = rows.filter((one) => one.dueAt <= end && isSeen(one, now));
    due.all += soon.length;
    due.overdue += soon.filter(({ dueAt }) => dueAt <= today).length;
    if (rows.some(({ dueAt }) => dueAt > end)) break;
  }
  return due.all > 0 ? due : null;
}
