/** Which days are worked, and where a period ends (C9, C10). A year of which nothing is known cannot be counted in: it is refused, not guessed. */
import { addDays, dayOf, endOfDay, weekday, type Day, type Instant } from '../core/time.ts';
import type { Holidays, HolidayYear } from './model.ts';
import { calendarRefusals } from './refusals.ts';

/** A city's own days over the national ones: a day off of its own is off even where the nation makes up for another. */
export function overlaid(national: Holidays, local: Holidays): Holidays {
  const both = Object.entries(local).map(([year, over]): [string, HolidayYear] => {
    const under = national[year];
    if (!under) return [year, over];
    const stays = under.worked.filter((day) => !isWithin(day, over));
    return [year, { off: [...under.off, ...over.off], worked: [...stays, ...over.worked] }];
  });
  return { ...national, ...Object.fromEntries(both) };
}

function isWithin(day: Day, { off }: HolidayYear): boolean {
  return off.some(([first, last]) => first <= day && day <= last);
}

/** True when the day is worked: Monday to Friday unless off, and the make-up days (C9). Refuses a year without data. */
export function isWorkingDay(day: Day, holidays: Holidays): boolean {
  const year = holidays[day.slice(0, 4)];
  if (!year) throw calendarRefusals.YEAR_WITHOUT_HOLIDAYS({ year: day.slice(0, 4) });
  if (year.worked.includes(day)) return true;
  return !isWithin(day, year) && weekday(day) <= 5;
}

export type DayKind = 'WORKING' | 'CALENDAR';

/** Where a period of N days ends that starts during `from`: 24时 of the Nth day after, not counting the day it starts (C10, C9). */
export function endOfPeriod(from: Instant, days: number, kind: DayKind, holidays: Holidays): Instant {
  let day = dayOf(from);
  for (let left = days; left > 0;) {
    day = addDays(day, 1);
    if (kind === 'CALENDAR' || isWorkingDay(day, holidays)) left -= 1;
  }
  return endOfDay(day);
}

/** The working days from the first day to the last, both included. */
export function workingDaysBetween(first: Day, last: Day, holidays: Holidays): number {
  let count = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) if (isWorkingDay(day, holidays)) count += 1;
  return count;
}
