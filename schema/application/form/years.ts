/**
 * Years counted from dates, never typed (A2): of work in the specialty, and in the present title. The notice says up to which day, and how:
 * full years to the day, or the difference of the calendar years (按年度计算, A10). Pure.
 */
import { say, type Bilingual } from '../../core/refusal.ts';
import { addDays, dayInChinese, type Day } from '../../core/time.ts';
import type { Policy } from '../../announcement/model.ts';
import type { SectionContent } from './sections.ts';

/** Up to which day years are counted, and how. */
export type Counting = Pick<Policy, 'seniorityAsOf' | 'yearsCounted'>;

/** Behind a number of years: up to which day they are counted, for that is not today, and how, where that is not to the day. */
export function howCounted({ seniorityAsOf: asOf, yearsCounted }: Counting): Bilingual {
  const isByYear = yearsCounted === 'BY_YEAR';
  return say(`（截至${dayInChinese(asOf)}${isByYear ? '，按年度计算' : ''}）`, ` (up to ${asOf}${isByYear ? ', by calendar years' : ''})`);
}

/** The years since a day, that day and the last included: full ones, or the difference of the calendar years. */
export function yearsSince(from: Day, { seniorityAsOf: asOf, yearsCounted }: Counting): number {
  return yearsCounted === 'BY_YEAR' ? calendarYears(from, asOf) : yearsBetween(from, addDays(asOf, 1));
}

/** From a day of 2019 to any of 2024: 5. Never less than 0. */
function calendarYears(from: Day, to: Day): number {
  return Math.max(0, Number(to.slice(0, 4)) - Number(from.slice(0, 4)));
}

/** Whole years from a day to another: 5 from 2019-12-01 to 2024-12-01, 4 to the day before. Never less than 0. */
export function yearsBetween(from: Day, to: Day): number {
  return Math.max(0, Math.floor(spanOf(from, to).months / 12));
}

/**
 * Years of work in the specialty up to a day, that day included. Times that overlap count once. To the day, times apart are added by full
 * months, and what is left over of several of them makes a month with every thirty days, as files count it; by calendar years each time
 * counts from the year it begins in to the year it ends in, so that a gap within a year takes nothing away.
 */
export function specialtyYears({ items }: SectionContent<'workHistory'>, { seniorityAsOf: asOf, yearsCounted }: Counting): number {
  const after = addDays(asOf, 1);
  const stretches = items
    .filter(({ inSpecialty, from }) => inSpecialty && from <= asOf)
    .map(({ from, to }) => ({ from, end: to === null || to > asOf ? after : addDays(to, 1) }))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const joined: { from: Day; end: Day }[] = [];
  for (const stretch of stretches) {
    const last = joined.at(-1);
    if (last && stretch.from <= last.end) last.end = stretch.end > last.end ? stretch.end : last.end;
    else joined.push({ ...stretch });
  }
  if (yearsCounted === 'BY_YEAR') return joined.reduce((sum, { from, end }) => sum + calendarYears(from, addDays(end, -1)), 0);
  const spans = joined.map(({ from, end }) => spanOf(from, end));
  const leftOver = spans.map(({ days }) => days).filter((days) => days > 0);
  const together = leftOver.length > 1 ? Math.floor(leftOver.reduce((sum, days) => sum + days, 0) / 30) : 0;
  return Math.floor((spans.reduce((sum, { months }) => sum + months, 0) + together) / 12);
}

/** Whole months from a day to another and the days left over; `to` is not counted. */
function spanOf(from: Day, to: Day): { months: number; days: number } {
  if (to <= from) return { months: 0, days: 0 };
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number);
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth;
  if (toDay >= fromDay) return { months, days: toDay - fromDay };
  // The last month is not full: its days run from the same date of the month before.
  const daysBefore = new Date(Date.UTC(toYear, toMonth - 1, 0)).getUTCDate();
  return { months: months - 1, days: Math.max(0, daysBefore - fromDay) + toDay };
}

/**
 * The years in the present work in the specialty, without a gap up to now; null where nobody says that it goes on. Another employer the
 * day after is the same work.
 */
export function yearsInPost({ items }: SectionContent<'workHistory'>, counting: Counting): number | null {
  const running = items.filter(({ inSpecialty, to }) => inSpecialty && to === null).map(({ from }) => from);
  const [first] = running.toSorted();
  if (first === undefined) return null;
  let since = first;
  const before = items.filter(({ inSpecialty, to }) => inSpecialty && to !== null).toSorted((a, b) => (a.from < b.from ? 1 : -1));
  for (const { from, to } of before) if (to !== null && addDays(to, 1) >= since && from < since) since = from;
  return yearsSince(since, counting);
}
