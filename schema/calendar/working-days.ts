/**
 * Days off and make-up working days as the State Council announces them (C9). A year that is not here cannot be counted in:
 * the calendar refuses rather than guesses. Sources: 国务院办公厅关于2024年、2025年、2026年部分节假日安排的通知
 * (国办发明电〔2023〕7号, 国办发明电〔2024〕12号, 国办发明电〔2025〕7号).
 */
import { addDays, dayOf, endOfDay, weekday, type Day, type Instant } from '../core/time.ts';
import { calendarRefusals } from './refusals.ts';

type HolidayYear = { off: readonly (readonly [first: string, last: string])[]; worked: readonly string[] };

const HOLIDAYS: Readonly<Record<string, HolidayYear>> = {
  '2024': {
    off: [
      ['2024-01-01', '2024-01-01'],
      ['2024-02-10', '2024-02-17'],
      ['2024-04-04', '2024-04-06'],
      ['2024-05-01', '2024-05-05'],
      ['2024-06-10', '2024-06-10'],
      ['2024-09-15', '2024-09-17'],
      ['2024-10-01', '2024-10-07'],
    ],
    worked: ['2024-02-04', '2024-02-18', '2024-04-07', '2024-04-28', '2024-05-11', '2024-09-14', '2024-09-29', '2024-10-12'],
  },
  '2025': {
    off: [
      ['2025-01-01', '2025-01-01'],
      ['2025-01-28', '2025-02-04'],
      ['2025-04-04', '2025-04-06'],
      ['2025-05-01', '2025-05-05'],
      ['2025-05-31', '2025-06-02'],
      ['2025-10-01', '2025-10-08'],
    ],
    worked: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  '2026': {
    off: [
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    ],
    worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
};

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
