/**
 * Last year's notice as the beginning of this year's: each day comes to the same weekday near its date, and is flagged until somebody has
 * looked at it. What names the document is left out: it is another one. Pure.
 */
import { addDays, DAY, dayIn, isDay, lastOfMonth, startOfDay, type Day } from '../core/time.ts';
import type { AnnouncementDocument } from '../announcement/model.ts';

/** A day or a moment at the beginning of a text. */
const DATED = /^(\d{4}-\d{2}-\d{2})(?: \d{2}:\d{2})?$/u;

/** The places with a day in them, in the order of the document. */
function shiftedIn(value: unknown, path: string, by: (day: Day) => Day, places: string[]): unknown {
  if (Array.isArray(value)) return value.map((one, index) => shiftedIn(one, `${path}[${index}]`, by, places));
  if (typeof value === 'object' && value !== null) {
    const inside = path === '' ? '' : `${path}.`;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shiftedIn(one, `${inside}${name}`, by, places)]));
  }
  const [, day] = typeof value === 'string' ? (DATED.exec(value) ?? []) : [];
  if (typeof value !== 'string' || day === undefined || !isDay(day)) return value;
  places.push(path);
  return value.replace(day, by(day));
}

/** The day so many whole weeks away that is nearest to the same date of the other year: a Wednesday stays one. */
export function sameWeekday(day: Day, years: number): Day {
  const there = sameDate(day, years);
  const days = (startOfDay(there) - startOfDay(day)) / DAY;
  return addDays(day, 7 * Math.round(days / 7));
}

/** The same date in another year; the last of February where there is no 29th. */
export function sameDate(day: Day, years: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const there = dayIn(year + years, month, date);
  return isDay(there) ? there : lastOfMonth(year + years, month);
}

/** What a new draft begins with, and the places to look at. Its own cycle, year and round are the draft's. */
export function copied(from: AnnouncementDocument, to: { year: number }): { content: Record<string, unknown>; shifted: string[] } {
  const years = to.year - from.year;
  const shifted: string[] = [];
  const { notice, phases, milestones, policy, citations, reviewers, committees, standards } = from;
  const moved = (value: unknown, path: string) => shiftedIn(value, path, (day) => sameWeekday(day, years), shifted);
  const { title, issuer, bureau } = notice;
  const content = {
    // 文号 and 印发日期 are those of a document that does not exist yet.
    notice: { title: title.replaceAll(String(from.year), String(to.year)), issuer, bureau },
    phases: moved(phases, 'phases'),
    milestones: moved(milestones, 'milestones'),
    // Years are counted up to a date, the same in each year.
    policy: { ...policy, seniorityAsOf: sameDate(policy.seniorityAsOf, years) },
    citations,
    reviewers,
    committees: committees.map((one) => (one.meets ? { ...one, meets: { ...one.meets, year: one.meets.year + years } } : one)),
    standards,
  };
  return { content, shifted };
}
