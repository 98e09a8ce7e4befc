/**
 * Whether the working days of a notice can be counted: in every year that a window, a milestone or a posting reaches into (C9), as
 * calendar/plan.ts counts them.
 */
import { say, type Bilingual } from '../../core/refusal.ts';
import { addDays, dayOf, type Day } from '../../core/time.ts';
import type { Holidays } from '../../calendar/model.ts';
import { isWorkingDay } from '../../calendar/working-days.ts';
import { PHASES, type PhaseName } from '../../announcement/names.ts';
import { found, pathOf, type Found, type Place } from './line.ts';
import type { CommitteeRow, PhaseRow, Reading } from './read/index.ts';
import { placeNamed } from './words.ts';
import { appliedOf } from './windows.ts';

/** The years that something reaches into. */
type Reach = { at: Place; years: readonly number[] };

/** So many working days that have to be over by the end of a day. */
type Period = { at: Place; last: Day; days: number };

export function workingDayLines(reading: Reading, holidays: Holidays): Found[] {
  const told = new Set<number>();
  const walks = periodsOf(reading).map((period): Reach => ({ at: period.at, years: walked(period, holidays) }));
  return [...spansOf(reading), ...walks].flatMap(({ at, years }) => {
    const news = years.filter((year) => !told.has(year) && !isKnown(holidays, String(year)));
    for (const year of news) told.add(year);
    return news.length === 0 ? [] : [found('HOLIDAYS_UNKNOWN', at, { place: placeNamed(at), path: pathOf(at), years: ranged(news) })];
  });
}

function isKnown(holidays: Holidays, year: string): boolean {
  return Object.hasOwn(holidays, year);
}

/** The years of windows, their exceptions and milestones. */
function spansOf({ phases, milestones, committees }: Reading): Reach[] {
  const span = (at: Place, from: Day, to: Day): Reach => ({ at, years: yearsBetween(from, to) });
  return [
    ...phases.flatMap((phase) => {
      const at: Place = ['phases', phase.index];
      const { opens, closes } = phase;
      return [
        ...(opens === undefined ? [] : [span([...at, 'opens'], dayOf(opens), dayOf(opens))]),
        ...(closes === undefined ? [] : [span([...at, 'closes'], dayOf(Math.min(opens ?? closes, closes - 1)), dayOf(closes - 1))]),
        ...phase.exceptions.flatMap((one) =>
          appliedOf(phase, one, committees).map((window) =>
            span([...at, 'exceptions', one.index], dayOf(Math.min(window.opens, window.closes - 1)), dayOf(window.closes - 1)),
          ),
        ),
      ];
    }),
    ...milestones.flatMap(({ index, from, due }) => [
      ...(from ? [span(['milestones', index, 'from'], from, from)] : []),
      ...(due ? [span(['milestones', index, 'due'], due, due)] : []),
    ]),
  ];
}

function periodsOf({ phases, milestones, policy, committees }: Reading): Period[] {
  const { posting, resultPosting, mendingDays } = policy;
  const before = (name: PhaseName, days: number) => closingsOf(name, phases, committees).map((one): Period => ({ ...one, days }));
  const most = (...days: (number | undefined)[]) => Math.max(...days.map((count) => count ?? 0));
  const results = most(resultPosting.workingDays, resultPosting.days);
  const certificates = milestones.find(({ id }) => id === 'certificates');
  const { index, due } = certificates ?? {};
  const dueAt: Place = ['milestones', index ?? 0, 'due'];
  return [
    ...before('UNIT_REVIEW', most(posting.days, posting.specialDays, posting.daysAfterMending, posting.mostDays)),
    ...before('DEPARTMENT_REVIEW', most(mendingDays) + most(posting.supplementDays)),
    ...before('RE_REVIEW', most(mendingDays) + most(posting.supplementDays)),
    ...(due ? [{ at: dueAt, last: due, days: results }] : []),
    ...(certificates ? [] : phases.flatMap((phase) => closingsIn(phase, committees)).map((one) => ({ ...one, days: results }))),
  ];
}

type Closing = { at: Place; last: Day };

/** When a phase closes for anybody; one that the notice does not have, with the one after it, or with the last (calendar/rules.ts). */
function closingsOf(name: PhaseName, phases: readonly PhaseRow[], committees: readonly CommitteeRow[]): Closing[] {
  const rank = (phase: PhaseRow) => (phase.name ? PHASES.indexOf(phase.name) : -1);
  const after = phases.filter((phase) => rank(phase) >= PHASES.indexOf(name)).toSorted((a, b) => rank(a) - rank(b));
  const last = phases.toSorted((a, b) => (b.closes ?? 0) - (a.closes ?? 0));
  return [after[0] ?? last[0]].flatMap((phase) => (phase ? closingsIn(phase, committees) : []));
}

function closingsIn(phase: PhaseRow, committees: readonly CommitteeRow[]): Closing[] {
  const { index, closes } = phase;
  const excepted = phase.exceptions.flatMap((one) =>
    appliedOf(phase, one, committees).map((window): Closing => ({
      at: ['phases', index, 'exceptions', one.index],
      last: dayOf(window.closes - 1),
    })),
  );
  return [...(closes === undefined ? [] : [{ at: ['phases', index, 'closes'], last: dayOf(closes - 1) }]), ...excepted];
}

/**
 * The years that are looked into for so many working days before a close, back from it: what would run past it may run into a year that
 * nobody knows yet. A year that is not known ends the walk.
 */
function walked({ last, days }: Period, holidays: Holidays): number[] {
  const years = new Set<number>();
  let left = days;
  for (let day = last; left > 0; day = addDays(day, -1)) {
    years.add(yearOf(day));
    if (!isKnown(holidays, day.slice(0, 4))) break;
    if (isWorkingDay(day, holidays)) left -= 1;
  }
  return [...years].toSorted((a, b) => a - b);
}

const yearOf = (day: Day) => Number(day.slice(0, 4));

function yearsBetween(from: Day, to: Day): number[] {
  return Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, index) => yearOf(from) + index);
}

/** 2027年, or 2027年至2199年 where they follow each other. */
function ranged(years: readonly number[]): Bilingual {
  const starts = years.filter((year) => !years.includes(year - 1));
  const ranges = starts.map((first) => {
    const last = years.find((year) => year >= first && !years.includes(year + 1)) ?? first;
    return first === last ? say(`${first}年`, String(first)) : say(`${first}年至${last}年`, `${first} to ${last}`);
  });
  return say(ranges.map(({ zh }) => zh).join('、'), ranges.map(({ en }) => en).join(', '));
}
