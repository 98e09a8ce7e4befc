/** What was open when, and what an amendment may do. Pure: the instant comes in (C1, C7, C8). */
import {
  addDays,
  DAY,
  dayOf,
  endOfDay,
  inChinese,
  inEnglish,
  MINUTE,
  startOfDay,
  toClock,
  weekday,
  type Day,
  type Instant,
} from '../core/time.ts';
import type { Bilingual, Refusal } from '../core/refusal.ts';
import type { RuleId } from '../core/rulebook.ts';
import { HOLIDAYS } from './data/working-days.ts';
import {
  PHASE_ENGLISH,
  PHASES,
  type Announcement,
  type Calendar,
  type Milestone,
  type Phase,
  type PhaseName,
  type Window,
} from './model.ts';
import { calendarRefusals } from './refusals.ts';

/** New instants lie at least this far ahead, so that no process can still hold the old calendar when they come (see store.ts). */
export const AMENDMENT_NOTICE = MINUTE;

/** The phase as it stood at an instant: as announced, or as the last amendment in force by then left it (C8). */
export function phaseAt(calendar: Calendar, name: PhaseName, at: Instant): Phase {
  const announced = calendar.announcement.phases.find((phase) => phase.name === name);
  if (!announced) throw new Error(`the announcement has no phase ${name}`);
  const last = calendar.amendments.filter((amendment) => amendment.phase === name && amendment.at <= at).at(-1);
  return last ? { ...announced, opensAt: last.opensAt, closesAt: last.closesAt, statedDays: null, source: last.document } : announced;
}

/** All phases as they stood at an instant, in the order of the announcement. */
export function phasesAt(calendar: Calendar, at: Instant): Phase[] {
  return calendar.announcement.phases.map(({ name }) => phaseAt(calendar, name, at));
}

/** The milestones as they stand: those of a phase on its days, by the document that has amended it (C3, C8). */
export function milestonesAt(calendar: Calendar, at: Instant): Milestone[] {
  return calendar.announcement.milestones.map((one) => {
    const isAmended = one.phase !== undefined && calendar.amendments.some(({ phase, at: since }) => phase === one.phase && since <= at);
    if (!isAmended || one.phase === undefined) return one;
    const { opensAt, closesAt, source } = phaseAt(calendar, one.phase, at);
    return { ...one, from: one.from && dayOf(opensAt), due: dayOf(closesAt - 1), source };
  });
}

/** The whole of the window rule: 23:59:59.999 is inside, 00:00:00.000 of the next day is not (C1). */
export function isOpen(window: Window, at: Instant): boolean {
  return window.opensAt <= at && at < window.closesAt;
}

/** The phases open at an instant. Several may be: they bind actions, they are no global state (C5). */
export function openAt(calendar: Calendar, at: Instant): Phase[] {
  return phasesAt(calendar, at).filter((phase) => isOpen(phase, at));
}

/** A window as the user is told of it: what opens or closes, and the rule that says so (C1 where no nearer one does). */
export type NamedWindow = Window & { title: Bilingual; rule?: RuleId };

/** A phase as a window of its own name. */
export function windowOf({ name, title, opensAt, closesAt }: Phase): NamedWindow {
  return { opensAt, closesAt, title: { zh: title, en: PHASE_ENGLISH[name] } };
}

/** Why nothing may be done now under this window; null inside it. */
export function whyNotNow(window: NamedWindow, now: Instant): Refusal | null {
  if (now < window.opensAt) {
    return calendarRefusals.WINDOW_NOT_OPEN({ phase: window.title, opensAt: told(window.opensAt) }, window.rule);
  }
  if (now >= window.closesAt) {
    return calendarRefusals.WINDOW_CLOSED(
      { phase: window.title, closesAt: told(window.closesAt, true), arrivedAt: toClock(now) },
      window.rule,
    );
  }
  return null;
}

/** An opening or closing that has come: what the scheduled function has to record. */
export type DueTransition = { phase: PhaseName; kind: 'OPENED' | 'CLOSED'; at: Instant };

/**
 * Every opening and closing up to an instant, in order. They are where "is it open?" changes its answer, asked of the calendar
 * in force at that moment: so a window extended after it had closed opens again when the amendment is made, and not before.
 */
export function transitionsUntil(calendar: Calendar, until: Instant): DueTransition[] {
  return PHASES.flatMap((phase) => {
    const changes = [...boundariesOf(calendar, phase)].filter((at) => at <= until).toSorted((a, b) => a - b);
    let open = false;
    return changes.flatMap((at): DueTransition[] => {
      const now = isOpen(phaseAt(calendar, phase, at), at);
      if (now === open) return [];
      open = now;
      return [{ phase, kind: open ? 'OPENED' : 'CLOSED', at }];
    });
  }).toSorted((a, b) => a.at - b.at || PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase));
}

/** The instants at which a phase may open or close, past and future: for schedules. */
function boundariesOf(calendar: Calendar, name: PhaseName): Set<Instant> {
  const announced = calendar.announcement.phases.filter((phase) => phase.name === name);
  const amended = calendar.amendments.filter((amendment) => amendment.phase === name);
  return new Set([...announced, ...amended].flatMap(({ opensAt, closesAt }) => [opensAt, closesAt]).concat(amended.map(({ at }) => at)));
}

/** What is asked of an amendment. Absent instants stay as they are. */
export type AmendmentProposal = { phase: PhaseName; opensAt: Instant | null; closesAt: Instant | null; document: string; reason: string };

/** Why a window may not be amended so; null when it may (C8). */
export function whyNotAmend(calendar: Calendar, proposal: AmendmentProposal, now: Instant): Refusal | null {
  const current = phaseAt(calendar, proposal.phase, now);
  const opensAt = proposal.opensAt ?? current.opensAt;
  const closesAt = proposal.closesAt ?? current.closesAt;
  const moved = (from: Instant, to: Instant) => from !== to && to < now + AMENDMENT_NOTICE;
  if (opensAt === current.opensAt && closesAt === current.closesAt) return calendarRefusals.AMENDMENT_EMPTY();
  if (closesAt <= opensAt) return calendarRefusals.AMENDMENT_BACKWARDS();
  const alreadyOpened = current.opensAt <= now && opensAt !== current.opensAt;
  if (alreadyOpened || moved(current.opensAt, opensAt) || moved(current.closesAt, closesAt)) {
    return calendarRefusals.AMENDMENT_OF_THE_PAST({ seconds: AMENDMENT_NOTICE / 1000 });
  }
  return null;
}

/** The loader's warnings: what the announcement says of itself that does not add up (C4). */
export function warningsOf(announcement: Announcement): Bilingual[] {
  return announcement.phases.flatMap((phase) => {
    const days = Math.round((phase.closesAt - phase.opensAt) / DAY);
    if (phase.statedDays === null || phase.statedDays === days) return [];
    return [
      {
        zh: `“${phase.title}”通知称为期共${phase.statedDays}天，起止时刻实为${days}天；以起止时刻为准。`,
        en: `The notice states ${phase.statedDays} days for the ${PHASE_ENGLISH[phase.name]}; its instants make ${days}. The instants hold.`,
      },
    ];
  });
}

/** True when the day is worked: Monday to Friday unless off, and the make-up days (C9). Refuses a year without data. */
export function isWorkingDay(day: Day): boolean {
  const year = HOLIDAYS[day.slice(0, 4)];
  if (!year) throw calendarRefusals.YEAR_WITHOUT_HOLIDAYS({ year: day.slice(0, 4) });
  if (year.worked.includes(day)) return true;
  if (year.off.some(([first, last]) => first <= day && day <= last)) return false;
  return weekday(day) <= 5;
}

export type DayKind = 'WORKING' | 'CALENDAR';

/** Where a period of N days ends that starts during `from`: 24时 of the Nth day after, not counting the day it starts (C10, C9). */
export function endOfPeriod(from: Instant, days: number, kind: DayKind): Instant {
  let day = dayOf(from);
  for (let left = days; left > 0;) {
    day = addDays(day, 1);
    if (kind === 'CALENDAR' || isWorkingDay(day)) left -= 1;
  }
  return endOfDay(day);
}

/** The working days from the first day to the last, both included. */
export function workingDaysBetween(first: Day, last: Day): number {
  let count = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1;
  return count;
}

/**
 * The day by which applications for a committee must be through the re-review, where that is earlier than the re-review's own
 * end: the day before the committee's third begins, for those that overlap it (C12). Null where the ordinary end holds.
 */
export function earlierCutOff(meets: { from: Day } | null, reReview: Window): Instant | null {
  if (!meets) return null;
  const begins = startOfDay(meets.from);
  return begins < reReview.closesAt ? begins : null;
}

function told(at: Instant, closing = false): Bilingual {
  return { zh: inChinese(at, closing), en: inEnglish(at, closing) };
}
