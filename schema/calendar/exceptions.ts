/**
 * Windows that a notice sets otherwise for some: certain series or levels, what is recognised directly (考核认定), or what goes to a committee
 * with a cut-off of its own. The calendar of such an application is one in which those windows are the windows; everything that asks a
 * calendar is asked of it. Pure.
 */
import { addDays, startOfDay, type Instant } from '../core/time.ts';
import type { Level } from '../announcement/data/series.ts';
import type { Announcement, Phase, PhaseException, PhaseName, Selector, Window } from '../announcement/model.ts';
import type { Amendment, Calendar } from './model.ts';
import { isOpen, phaseAt, phasesAt } from './rules.ts';

/** What is known of an application, or of a table of them, as far as it is. */
export type About = {
  series: string | null;
  level: Level | null;
  committee?: string | null;
  recognised?: boolean | null;
  /** Until when its windows are open all the same, because an appeal has brought it back (V2). */
  ownUntil?: Instant | null;
};

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

/** What an exception says of the instants itself, for what goes to a committee; null where it says nothing, and the general window holds. */
function saidBy(exception: PhaseException, committee: string | null | undefined, announcement: Announcement) {
  return { opensAt: exception.opensAt, closesAt: beforeMeeting(exception, committee, announcement) ?? exception.closesAt };
}

/** A phase as it is for those of one of its exceptions, as announced. */
function excepted(phase: Phase, exception: PhaseException, committee: string | null | undefined, announcement: Announcement): Phase {
  const said = saidBy(exception, committee, announcement);
  const window = { opensAt: said.opensAt ?? phase.opensAt, closesAt: said.closesAt ?? phase.closesAt };
  return { ...phase, ...window, statedDays: null, source: exception.source, exceptions: [] };
}

/**
 * How the window of one exception was amended: by what amends it itself; and until something does, by what amends the general window, as
 * far as the exception says nothing of its own (C8).
 */
function amendedFor(
  { announcement, amendments }: Calendar,
  phase: Phase,
  index: number,
  committee: string | null | undefined,
): Amendment[] {
  const exception = phase.exceptions[index];
  const said = exception && saidBy(exception, committee, announcement);
  const own = amendments.findIndex((one) => one.phase === phase.name && one.exception === index);
  return amendments.flatMap((one, place) => {
    if (one.phase !== phase.name) return [];
    if ((one.exception ?? null) !== null) return one.exception === index ? [one] : [];
    if (own !== -1 && own < place) return [];
    return [{ ...one, opensAt: said?.opensAt ?? one.opensAt, closesAt: said?.closesAt ?? one.closesAt }];
  });
}

/** The calendar of what is known so far: the first exception of each phase that fits is its window. */
export function calendarFor(calendar: Calendar, about: About): Calendar {
  const own = ofKind(calendar, about);
  return about.ownUntil ? openUntil(own, about.ownUntil) : own;
}

/** Until a committee has it: a committee that decides later than its window does so with the bureau's consent (E6). */
const OPEN_AGAIN: ReadonlySet<PhaseName> = new Set(['APPLICATION', 'UNIT_REVIEW', 'DEPARTMENT_REVIEW', 'RE_REVIEW', 'PROVINCIAL_REVIEW']);

/** The calendar in which what an appeal has brought back has time to be sent and reviewed: no window of those closes before. */
function openUntil(calendar: Calendar, until: Instant): Calendar {
  const later = <T extends { closesAt: Instant }>(name: PhaseName, one: T): T =>
    OPEN_AGAIN.has(name) ? { ...one, closesAt: Math.max(one.closesAt, until) } : one;
  const { announcement, amendments } = calendar;
  const phases = announcement.phases.map((phase) => later(phase.name, phase));
  return { ...calendar, announcement: { ...announcement, phases }, amendments: amendments.map((one) => later(one.phase, one)) };
}

/** The same, whatever an appeal says. */
function ofKind(calendar: Calendar, about: About): Calendar {
  const { announcement } = calendar;
  if (announcement.phases.every(({ exceptions }) => exceptions.length === 0)) return calendar;
  // An application that has not said yet what it is for may still be for any of them.
  const isOpenYet = about.series === null;
  const chosen = announcement.phases.map(({ exceptions }) => exceptions.findIndex((one) => fits(one.for, about)));
  const name = isOpenYet ? 'WIDEST' : JSON.stringify([chosen, about.committee]);
  const known = workedOut.get(calendar) ?? new Map<string, Calendar>();
  workedOut.set(calendar, known);
  const made = known.get(name) ?? (isOpenYet ? widest(calendar) : withChosen(calendar, chosen, about.committee));
  known.set(name, made);
  return made;
}

/** The calendar of everybody together: each window is as wide as it is for anybody. */
export function calendarOfAll(calendar: Calendar): Calendar {
  return calendarFor(calendar, { series: null, level: null });
}

const workedOut = new WeakMap<Calendar, Map<string, Calendar>>();

/** The calendar in which of each phase the exception chosen is the window; -1: the general one. */
function withChosen(calendar: Calendar, chosen: readonly number[], committee: string | null | undefined): Calendar {
  const { announcement } = calendar;
  const own = announcement.phases.map((phase, place) => {
    const index = chosen[place] ?? -1;
    const exception = phase.exceptions[index];
    const window = exception ? excepted(phase, exception, committee, announcement) : { ...phase, exceptions: [] };
    return { window, amendments: amendedFor(calendar, phase, index, committee) };
  });
  const phases = own.map(({ window }) => window);
  const absent = calendar.amendments.filter(({ phase }) => announcement.phases.every(({ name }) => name !== phase));
  const amendments = [...own.flatMap((one) => one.amendments), ...absent].toSorted((a, b) => a.number - b.number);
  return { ...calendar, announcement: { ...announcement, phases }, amendments };
}

/** Each window as wide as it is for anybody at the time. */
function widest(calendar: Calendar): Calendar {
  return widened(calendar, (name, at) => variantsAt(calendar, name, at));
}

/** The calendar in which each window is as wide as these are together, as they stand at each instant. */
export function widened(calendar: Calendar, windowsAt: (name: PhaseName, at: Instant) => readonly Window[]): Calendar {
  const { announcement } = calendar;
  const wide = (name: PhaseName, at: Instant) => {
    const all = windowsAt(name, at);
    return { opensAt: Math.min(...all.map((one) => one.opensAt)), closesAt: Math.max(...all.map(({ closesAt }) => closesAt)) };
  };
  const phases = announcement.phases.map((phase) => ({ ...phase, ...wide(phase.name, BEFORE_ALL), exceptions: [] }));
  const amendments = calendar.amendments.map((one) => ({ ...one, ...wide(one.phase, one.at) }));
  return { ...calendar, announcement: { ...announcement, phases }, amendments };
}

/** Before anything was amended. */
const BEFORE_ALL = -Infinity;

/** A window, and for whom it is; null: for all that have none of their own. */
export type Variant = Phase & { for: Selector | null };

/**
 * The windows of a phase as they stand at an instant for everybody there is: the general one first, then each exception’s, one for the
 * committees that it falls alike for where it differs by them.
 */
export function variantsAt(calendar: Calendar, name: PhaseName, at: Instant): Variant[] {
  const { announcement } = calendar;
  const exceptions = announcement.phases.find((one) => one.name === name)?.exceptions ?? [];
  const variants = exceptions.flatMap((exception, index): Variant[] => {
    if (exception.daysBeforeMeeting === null) return [{ ...exceptionAt(calendar, name, index, at), for: exception.for }];
    const alike = new Map<string, Variant & { for: Selector }>();
    for (const committee of exception.for.committees ?? announcement.committees.map(({ id }) => id)) {
      const window = exceptionAt(calendar, name, index, at, committee);
      const key = `${window.opensAt} ${window.closesAt}`;
      const committees = [...(alike.get(key)?.for.committees ?? []), committee];
      alike.set(key, { ...window, for: { ...exception.for, committees } });
    }
    return [...alike.values()];
  });
  return [{ ...phaseAt(calendar, name, at), for: null }, ...variants];
}

/** The windows that are open at an instant for anybody, in the order of the notice (C5). */
export function openVariantsAt(calendar: Calendar, at: Instant): Variant[] {
  return calendar.announcement.phases.flatMap(({ name }) => variantsAt(calendar, name, at).filter((one) => isOpen(one, at)));
}

/** The window of one exception of a phase as it stands at an instant, for what goes to a committee where it depends on that. */
export function exceptionAt(calendar: Calendar, name: PhaseName, index: number, at: Instant, committee: string | null = null): Phase {
  return phaseAt(calendarOf(calendar, name, index, committee), name, at);
}

/** The calendar in which the window of a phase is that of one of its exceptions. */
export function calendarOf(calendar: Calendar, name: PhaseName, index: number, committee: string | null = null): Calendar {
  const chosen = calendar.announcement.phases.map((phase) => (phase.name === name ? index : -1));
  return withChosen(calendar, chosen, committee);
}

/** Whether an amendment is of the window of an application, or of that of others; it may be of one that has not said what it is for (C8). */
export function isAmendedFor(calendar: Calendar, { number, closesAt }: Amendment, about: About): boolean {
  if (about.series === null) return true;
  return calendarFor(calendar, about).amendments.some((one) => one.number === number && one.closesAt === closesAt);
}

/** The phases as they stand at an instant, their exceptions as they stand too. */
export function phasesStanding(calendar: Calendar, at: Instant): Phase[] {
  return phasesAt(calendar, at).map((phase) => {
    const exceptions = phase.exceptions.map((exception, index): PhaseException => {
      const isAmended = calendar.amendments.some((one) => one.phase === phase.name && one.exception === index && one.at <= at);
      const { opensAt, closesAt, source } = exceptionAt(calendar, phase.name, index, at);
      if (!isAmended && exception.daysBeforeMeeting !== null) return { ...exception, opensAt, closesAt: null };
      return { ...exception, opensAt, closesAt, source, daysBeforeMeeting: null };
    });
    return { ...phase, exceptions };
  });
}

/** The instants at which a phase closes for anybody, as the calendar stands at an instant, each once, soonest first. */
export function closingsOf(calendar: Calendar, name: PhaseName, at: Instant): Instant[] {
  return [...new Set(variantsAt(calendar, name, at).map(({ closesAt }) => closesAt))].toSorted((a, b) => a - b);
}

/**
 * By when whoever has not said yet what an application is for had better act: the soonest close still ahead, for it may be theirs; past all of
 * them the last. Until the widest closes nobody is kept from acting (C2, C13).
 */
export function soonestClose(calendar: Calendar, name: PhaseName, now: Instant): Instant {
  const closings = closingsOf(calendar, name, now);
  return closings.find((closesAt) => now < closesAt) ?? Math.max(...closings);
}

/** Whether a phase closes at this very instant for what is known of something: of several closings each has its own, in its own calendar. */
export function closesFor(
  calendar: Calendar,
  name: PhaseName,
  closesAt: Instant,
  at: Instant,
  ownOf: (calendar: Calendar, about: About) => Calendar = calendarFor,
): (about: About) => boolean {
  const closings = closingsOf(calendar, name, at);
  return (about) => closings.length === 1 || phaseAt(ownOf(calendar, about), name, at).closesAt === closesAt;
}
