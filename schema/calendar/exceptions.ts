/**
 * Windows that a notice sets otherwise for some: certain series or levels, what is recognised directly (考核认定), or what goes to a committee
 * with a cut-off of its own. The calendar of such an application is one in which those windows are the windows; everything that asks a
 * calendar is asked of it. Pure.
 */
import { addDays, startOfDay, type Instant } from '../core/time.ts';
import type { Level } from '../announcement/data/series.ts';
import type { Announcement, Phase, PhaseException, PhaseName, Selector } from '../announcement/model.ts';
import type { Calendar } from './model.ts';
import { phaseAt } from './rules.ts';

/** What is known of an application, or of a table of them, as far as it is. */
export type About = { series: string | null; level: Level | null; committee?: string | null; recognised?: boolean | null };

/** Whether an exception is about this; what is not known yet is about nothing in particular. */
function fits({ series, levels, committees, recognition }: Selector, about: About): boolean {
  return (
    (series === undefined || (about.series !== null && series.includes(about.series))) &&
    (levels === undefined || (about.level !== null && levels.includes(about.level))) &&
    (committees === undefined || committees.some((one) => one === about.committee)) &&
    (recognition === undefined || recognition === (about.recognised ?? false))
  );
}

/** When it closes for what goes to a committee: so many days before the first day of its meeting; null where that says nothing. */
function beforeMeeting(
  { daysBeforeMeeting }: PhaseException,
  committee: string | null | undefined,
  { committees }: Announcement,
): Instant | null {
  const meets = committees.find(({ id }) => id === committee)?.meets;
  return daysBeforeMeeting === null || !meets ? null : startOfDay(addDays(meets.from, -daysBeforeMeeting));
}

function excepted(phase: Phase, exception: PhaseException, about: About, announcement: Announcement): Phase {
  const closesAt = beforeMeeting(exception, about.committee, announcement) ?? exception.closesAt ?? phase.closesAt;
  return { ...phase, opensAt: exception.opensAt ?? phase.opensAt, closesAt, statedDays: null, source: exception.source, exceptions: [] };
}

/** The calendar of what is known so far: the first exception of each phase that fits is its window. */
export function calendarFor(calendar: Calendar, about: About): Calendar {
  const { announcement, amendments } = calendar;
  if (announcement.phases.every(({ exceptions }) => exceptions.length === 0)) return calendar;
  // An application that has not said yet what it is for may still be for any of them.
  if (about.series === null) return widest(calendar);
  const chosen = announcement.phases.map(({ exceptions }) => exceptions.findIndex((one) => fits(one.for, about)));
  const name = JSON.stringify([chosen, about.committee]);
  const known = workedOut.get(calendar) ?? new Map<string, Calendar>();
  workedOut.set(calendar, known);
  const phases = announcement.phases.map((phase, index) => {
    const exception = phase.exceptions[chosen[index] ?? -1];
    return exception ? excepted(phase, exception, about, announcement) : phase;
  });
  // What amends a window amends it for those whose window it is.
  const whose = new Map(announcement.phases.map((phase, index) => [phase.name, chosen[index] ?? -1]));
  const own = amendments.filter(({ phase, exception }) => (exception ?? -1) === whose.get(phase));
  const made = known.get(name) ?? { ...calendar, announcement: { ...announcement, phases }, amendments: own };
  known.set(name, made);
  return made;
}

const workedOut = new WeakMap<Calendar, Map<string, Calendar>>();

/** Each window as wide as it is for anybody. */
function widest(calendar: Calendar): Calendar {
  const { announcement } = calendar;
  const phases = announcement.phases.map((phase) => {
    const all = variantsOf(calendar, phase.name);
    const opensAt = Math.min(...all.map((one) => one.opensAt));
    return { ...phase, opensAt, closesAt: Math.max(...all.map(({ closesAt }) => closesAt)), exceptions: [] };
  });
  return { ...calendar, announcement: { ...announcement, phases } };
}

/** The windows of a phase for everybody there is: the general one first, then each exception’s, for each committee where it differs by them. */
export function variantsOf(calendar: Calendar, name: PhaseName): { opensAt: Instant; closesAt: Instant }[] {
  const { announcement } = calendar;
  const phase = announcement.phases.find((one) => one.name === name);
  if (!phase) return [];
  const committees = announcement.committees.map(({ id }) => id);
  const variants = phase.exceptions.flatMap((exception) => {
    const each = exception.daysBeforeMeeting === null ? [null] : (exception.for.committees ?? committees);
    return each.map((committee) => excepted(phase, exception, { series: null, level: null, committee }, announcement));
  });
  return [phase, ...variants];
}

/** The instants at which a phase closes for anybody, as the calendar stands at an instant, each once, soonest first. */
export function closingsOf(calendar: Calendar, name: PhaseName, at: Instant): Instant[] {
  const general = phaseAt(calendar, name, at).closesAt;
  const phase = calendar.announcement.phases.find((one) => one.name === name);
  if (!phase || phase.exceptions.length === 0) return [general];
  const amended = phase.exceptions.flatMap((_, index) => {
    const last = calendar.amendments.findLast((one) => one.phase === name && one.exception === index && one.at <= at);
    return last ? [last.closesAt] : [];
  });
  const [, ...variants] = variantsOf(calendar, name);
  return [...new Set([general, ...variants.map(({ closesAt }) => closesAt), ...amended])].toSorted((a, b) => a - b);
}

/** Whether a phase closes at this very instant for what is known of something: of several closings each has its own. */
export function closesFor(calendar: Calendar, name: PhaseName, closesAt: Instant, at: Instant): (about: About) => boolean {
  const closings = closingsOf(calendar, name, at);
  return (about) => closings.length === 1 || phaseAt(calendarFor(calendar, about), name, at).closesAt === closesAt;
}
