/**
 * Whether the working days of a notice can be counted: in every year that a window, a milestone or a posting reaches into (C9), and far
 * enough back for what has to be over before a window closes (C11). As calendar/plan.ts counts them.
 */
import { say, type Bilingual } from '../../core/refusal.ts';
import { addDays, dayOf, type Day } from '../../core/time.ts';
import { LONGEST } from '../../calendar/plan.ts';
import { isWorkingDay, type Holidays } from '../../calendar/working-days.ts';
import { found, pathOf, type Found, type Place } from './line.ts';
import type { Reading } from './read/index.ts';
import { phaseNamed, placeNamed } from './words.ts';
import { appliedOf } from './windows.ts';

/** The years that something reaches into. */
type Reach = { at: Place; years: readonly number[] };

/** What has to be over before a window closes, or something is due. */
type Period = { at: Place; last: Day; days: number; tooLong: Found | null };

export function workingDayLines(reading: Reading, holidays: Holidays): Found[] {
  const walks = periodsOf(reading).map((period) => ({ at: period.at, period, ...walked(period, holidays) }));
  const told = new Set<number>();
  const unknown = [...spansOf(reading), ...walks].flatMap(({ at, years }: Reach) => {
    const news = years.filter((year) => !told.has(year) && !isKnown(holidays, String(year)));
    for (const year of news) told.add(year);
    return news.length === 0 ? [] : [found('HOLIDAYS_UNKNOWN', at, { place: placeNamed(at), path: pathOf(at), years: ranged(news) })];
  });
  const tooLong = walks.flatMap(({ period, fits }) => (fits ? [] : (period.tooLong ?? [])));
  // The same days before several closes are too many once.
  return [...unknown, ...tooLong.filter(({ at }, index) => tooLong.findIndex((one) => pathOf(one.at) === pathOf(at)) === index)];
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

function periodsOf({ phases, milestones, policy }: Reading): Period[] {
  const { posting, resultPosting, mendingDays } = policy;
  const before = (name: 'UNIT_REVIEW' | 'DEPARTMENT_REVIEW' | 'RE_REVIEW', days: number, told: Place, what: Bilingual): Period[] =>
    phases.flatMap(({ index, name: own, title, closes }) => {
      if (own !== name || closes === undefined || days <= 0) return [];
      const tooLong = found('PERIOD_TOO_LONG', told, { what, days, most: LONGEST, phase: phaseNamed(own, title) });
      return [{ at: ['phases', index, 'closes'], last: dayOf(closes - 1), days, tooLong }];
    });
  const longest = Math.max(...[posting.days, posting.specialDays, posting.daysAfterMending, posting.mostDays].map((days) => days ?? 0));
  const mended = mendingDays === undefined || posting.supplementDays === undefined ? 0 : mendingDays + posting.supplementDays;
  const mending = say('退回修改及补充公示', 'Mending what is returned, and posting it again,');
  return [
    ...before('UNIT_REVIEW', longest, ['policy', 'posting', 'mostDays'], say('单位公示', 'A posting')),
    ...before('DEPARTMENT_REVIEW', mended, ['policy', 'mendingDays'], mending),
    ...before('RE_REVIEW', mended, ['policy', 'mendingDays'], mending),
    ...milestones.flatMap(({ index, id, due }): Period[] => {
      const days = Math.max(resultPosting.workingDays ?? 0, resultPosting.days ?? 0);
      return id === 'certificates' && due && days > 0 ? [{ at: ['milestones', index, 'due'], last: due, days, tooLong: null }] : [];
    }),
  ];
}

/**
 * The years that are looked into for so many working days before a close: ahead, as from the last day itself they would run past it, and
 * back; and whether they fit. A year that is not known ends the walk.
 */
function walked({ last, days }: Period, holidays: Holidays): { years: number[]; fits: boolean } {
  const years = new Set<number>();
  const isWorked = (day: Day): boolean | null => {
    years.add(yearOf(day));
    return isKnown(holidays, day.slice(0, 4)) ? isWorkingDay(day, holidays) : null;
  };
  const walk = (from: Day, step: 1 | -1): number | null => {
    let left = days;
    for (let away = 1; left > 0; away += 1) {
      const worked = isWorked(addDays(from, step * away));
      if (worked === null) return null;
      if (worked) left -= 1;
      if (left === 0) return away;
    }
    return 0;
  };
  walk(last, 1);
  const back = walk(last, -1);
  return { years: [...years].toSorted((a, b) => a - b), fits: back === null || back + 1 < LONGEST };
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
