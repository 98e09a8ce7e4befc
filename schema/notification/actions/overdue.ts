/**
 * Tells units and offices of committees, each morning, of the objections and re-checks that are to be answered by the end of the day, and of
 * those that should have been, and the desks of supervision of cases and of new risk signals (U4, R2, V5, V6).
 */
import type { Actor, Office } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { DAY, dayOf, endOfDay, startOfDay, type Instant } from '../../core/time.ts';
import { pages } from '../../core/page.ts';
import { cycleInWords, type Announcement } from '../../announcement/model.ts';
import type { Calendar } from '../../calendar/model.ts';
import { eachCalendar } from '../../calendar/each.ts';
import { calendarOfAll } from '../../calendar/exceptions.ts';
import { phaseAt } from '../../calendar/rules.ts';
import { instantKey } from '../../calendar/store.ts';
import { listUnitObjections } from '../../posting/store.ts';
import { isSeen } from '../../posting/rules/unseen.ts';
import { listRechecks } from '../../result/recheck/store.ts';
import { summaryDue } from '../../report/summaries/rules.ts';
import { toDesk } from '../../supervision/cases/actions/report.ts';
import { readsAll } from '../../supervision/cases/rules.ts';
import { listCases } from '../../supervision/cases/store.ts';
import { DESKS, type Desk } from '../../supervision/desks.ts';
import { seesSignal } from '../../supervision/sight.ts';
import { listSignals } from '../../supervision/signals/store.ts';
import { casesDueLine, dueLine, dueOfOfficeLine, signalsLine, type Due, type DueOfOffice, type NewSignals } from '../rules/overdue.ts';
import { inOneLetter, runIfLeft, type Mailing } from './mailing.ts';
import { overOffices, overOrganisations } from './steps.ts';

export type DueToday = { cycle: string; day: string; sent: number };

const PAGE = 100;

/** Runs once a day in each cycle under way, from the hour of the policy on, going on where a run before was cut off. */
export async function tellDueObjections(context: Context): Promise<DueToday[]> {
  const runs: DueToday[] = [];
  const { now } = context;
  const today = startOfDay(dayOf(now));
  await eachCalendar(context, async (calendar, cycle) => {
    if (!isUnderWay(calendar, now) || now < today + calendar.announcement.policy.remindAt) return;
    const sent = await runIfLeft(context, telling(context, calendar.announcement, today));
    if (sent !== null) runs.push({ cycle, day: dayOf(now), sent });
  });
  return runs;
}

/** What is objected to, or asked for, on the last day of a posting is due weeks later. */
const AFTERWARDS = 60 * DAY;

/** From the first application until nothing can be due any more: results are posted, and objected to, after the review is over. */
export function isUnderWay(calendar: Calendar, now: Instant): boolean {
  const all = calendarOfAll(calendar);
  const ends = Math.max(phaseAt(all, 'PROVINCIAL_REVIEW', now).closesAt, summaryDue(calendar, now)) + AFTERWARDS;
  return now >= phaseAt(all, 'APPLICATION', now).opensAt && now < ends;
}

function telling(context: Context, announcement: Announcement, today: Instant): Mailing {
  const { cycle } = announcement;
  const name = { kind: `objections-due-${cycle}`, name: instantKey(today) };
  const { city } = announcement;
  const said = cycleInWords(announcement);
  const due = (unit: string) => dueOf(context, unit, cycle, today);
  const ofUnits = overOrganisations(context, { city, kind: 'UNIT' }, due, (count, account, about, as) => ({
    name: 'OBJECTIONS_DUE',
    line: dueLine(said, count, account, about, as),
  }));
  const dueHere = (committee: string) => dueOfOffice(context, { committee, cycle }, today);
  // Whoever works in two offices hears of each.
  const ofOffices = overOrganisations(context, { city, kind: 'COMMITTEE' }, dueHere, (found, account, about, as) => ({
    name: `RESULTS_DUE ${about.id}`,
    line: dueOfOfficeLine(said, found, account, about, as),
  }));
  // What the desks of supervision have to decide on, take up, or answer (V5).
  const desks = DESKS.map((desk) => toDesk(desk, city));
  const casesHere = ({ role }: Office, actor: Actor) =>
    casesDue({ ...context, actor }, { city, desk: role === 'BUREAU_OFFICER' ? 'BUREAU' : 'SUPERVISION' }, today);
  const ofDesks = overOffices(context, desks, casesHere, (count, account, about, as) => ({
    name: `CASES_DUE ${as?.role ?? ''}`,
    line: casesDueLine(said, count, account, about, as),
  }));
  // What the night has found for them: once, so that it is looked at while it is new (V6).
  const signalsHere = ({ role }: Office, actor: Actor) =>
    newSignals({ ...context, actor }, cycle, {
      desk: role === 'BUREAU_OFFICER' ? 'BUREAU' : 'SUPERVISION',
      until: today + announcement.policy.remindAt,
    });
  const ofSignals = overOffices(context, desks, signalsHere, (count, account, about, as) => ({
    name: `SIGNALS ${as?.role ?? ''}`,
    line: signalsLine(said, count, account, about, as),
  }));
  return { name, steps: [ofUnits, ofOffices, ofDesks, ofSignals], tell: inOneLetter(context, announcement, name) };
}

/** What a committee's office has to answer by the end of today: objections to its rosters, and re-checks; null where there is nothing. */
async function dueOfOffice(context: Context, of: { committee: string; cycle: string }, today: Instant): Promise<DueOfOffice | null> {
  const [objections, rechecks] = await Promise.all([dueOf(context, of.committee, of.cycle, today), rechecksDue(context, of, today)]);
  return objections || rechecks ? { day: dayOf(today), objections, rechecks } : null;
}

async function rechecksDue({ table }: Context, of: { committee: string; cycle: string }, today: Instant): Promise<Due | null> {
  const end = endOfDay(dayOf(today));
  const due: Due = { day: dayOf(today), all: 0, overdue: 0 };
  for await (const { rows } of pages((after) => listRechecks(table, { ...of, state: 'OPEN' }, { limit: PAGE, after }))) {
    const soon = rows.filter(({ dueAt }) => dueAt <= end);
    due.all += soon.length;
    due.overdue += soon.filter(({ dueAt }) => dueAt <= today).length;
    if (soon.length < rows.length) break; // they lie in the order of their days
  }
  return due.all > 0 ? due : null;
}

/** Of the cases of a desk those that the one who is told sees: none against themselves (P7). */
async function casesDue({ table, now, actor }: Context, of: { city: string; desk: Desk }, today: Instant): Promise<Due | null> {
  const end = endOfDay(dayOf(today));
  const due: Due = { day: dayOf(today), all: 0, overdue: 0 };
  for (const state of ['RECEIVED', 'OPEN', 'PROPOSED', 'APPEALED'] as const) {
    for await (const { rows } of pages((after) => listCases(table, { ...of, state }, { limit: PAGE, after }))) {
      const soon = rows.filter((one) => one.dueAt <= end && readsAll({ actor, now }, one));
      due.all += soon.length;
      due.overdue += soon.filter(({ dueAt }) => dueAt <= today).length;
      if (rows.some(({ dueAt }) => dueAt > end)) break; // they lie in the order of their days
    }
  }
  return due.all > 0 ? due : null;
}

/** How many signals that wait for a desk, and that the one who is told sees, were raised since the morning before; null where none was. */
async function newSignals(
  { table, actor }: Context,
  cycle: string,
  { desk, until }: { desk: Desk; until: Instant },
): Promise<NewSignals | null> {
  let count = 0;
  for await (const { rows } of pages((after) => listSignals(table, { cycle, state: 'OPEN' }, { limit: PAGE, after })))
    count += rows.filter(
      (one) => one.desk === desk && seesSignal(actor, one) && one.raisedAt >= until - DAY && one.raisedAt < until,
    ).length;
  return count > 0 ? { day: dayOf(until), count } : null;
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
