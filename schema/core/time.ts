/**
 * Time as the notice counts it: milliseconds inside, Asia/Shanghai days outside. Rule C1.
 *
 * China has kept UTC+8 without summer time since 15 September 1991, and no instant of a review is older: a day here is 24 hours
 * from UTC+8's midnight, whatever zone the process runs in. Days by themselves (of birth, of a diploma) are text and never become
 * instants. The tests compare all of this with Temporal, which would weigh 56 KB in every function.
 */

/** An instant: whole milliseconds since 1970-01-01T00:00:00Z. Compared with `<` and `>=`; windows are half-open. */
export type Instant = number;

/** A day of the civil calendar, `YYYY-MM-DD`. Sorts as text. */
export type Day = string;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Every instant of the review is told in this zone (C1). */
export const ZONE = 'Asia/Shanghai';
const AHEAD_OF_UTC = 8 * HOUR;

/** 0时 of a day, as an instant. */
export function startOfDay(day: Day): Instant {
  return utcMidnight(day) - AHEAD_OF_UTC;
}

/** 24时 of a day: 0时 of the next one, exclusive when it closes a window (C1). */
export function endOfDay(day: Day): Instant {
  return startOfDay(day) + DAY;
}

/** The day in Asia/Shanghai that an instant falls on. */
export function dayOf(instant: Instant): Day {
  return clockOf(instant).slice(0, 10);
}

/** The last day of so many full years that begin on a day. */
export function lastOfYears(from: Day, years: number): Day {
  const sameDay = `${Number(from.slice(0, 4)) + years}${from.slice(4)}`;
  // Begun on 29 February, in a year without that day they are full when February is over.
  return isDay(sameDay) ? addDays(sameDay, -1) : `${sameDay.slice(0, 4)}-02-28`;
}

/** A day so many days later, or earlier. */
export function addDays(day: Day, count: number): Day {
  return dayOf(startOfDay(day) + count * DAY);
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(day: Day): number {
  return new Date(utcMidnight(day)).getUTCDay() || 7;
}

/** The last day of a month, 1–12. */
export function lastOfMonth(year: number, month: number): Day {
  return addDays(dayIn(month === 12 ? year + 1 : year, (month % 12) + 1, 1), -1);
}

/** A day from its parts. */
export function dayIn(year: number, month: number, day: number): Day {
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
}

/** `2024-10-20T23:59:59.999+08:00`: how an instant is written in answers. */
export function toIso(instant: Instant): string {
  return `${clockOf(instant)}+08:00`;
}

const INSTANT_PATTERN = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|[+-](\d{2}):(\d{2}))$/u;

/** Reads an ISO instant with an offset or Z; null when it is not one. An instant without an offset is not an instant. */
export function parseInstant(text: string): Instant | null {
  const [, day = '', hour, minute, second = '0', offsetHour = '0', offsetMinute = '0'] = INSTANT_PATTERN.exec(text) ?? [];
  const within = [hour, minute, second, offsetHour, offsetMinute].map(Number).every((value, index) => value < (index % 3 === 0 ? 24 : 60));
  if (!isDay(day) || !within) return null;
  return Date.parse(text.replace(/(\.\d{3})\d+/u, '$1'));
}

/** True for an existing day from 1900 to 2199, written `YYYY-MM-DD`; `2021-7-1` and 30 February are not (D4). */
export function isDay(text: string): boolean {
  if (!/^(?:19|20|21)\d{2}-\d{2}-\d{2}$/u.test(text)) return false;
  const midnight = utcMidnight(text);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text); // 30 February would come out as 1 March
}

/** As people read it: `2024年10月20日24时` for a closing midnight, `2024年10月20日14:30` otherwise. */
export function inChinese(instant: Instant, closing = false): string {
  const { day, time } = asRead(instant, closing);
  return `${dayInChinese(day)}${time === '24:00' ? '24时' : time === '00:00' ? '0时' : time}`;
}

/** A day in a Chinese sentence: `2024年10月20日`. */
export function dayInChinese(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** In figures alone, as lists, evidence and English sentences have it: `2024-10-20 24:00` (Beijing time). */
export function stamped(instant: Instant, closing = false): string {
  const { day, time } = asRead(instant, closing);
  return `${day} ${time}`;
}

/** Both, for sentences in two languages. */
export function inWords(instant: Instant, closing = false): { zh: string; en: string } {
  return { zh: inChinese(instant, closing), en: stamped(instant, closing) };
}

/** To the millisecond, where that decides: `2024年10月21日00:00:00.000`. */
export function toTheMillisecond(instant: Instant): { zh: string; en: string } {
  const [day = '', time = ''] = clockOf(instant).split('T');
  return { zh: `${dayInChinese(day)}${time}`, en: `${day} ${time}` };
}

/** Day and time of day, without seconds where there are none; the midnight that closes a window belongs to the day before. */
function asRead(instant: Instant, closing: boolean): { day: Day; time: string } {
  const clock = clockOf(instant);
  const midnight = clock.endsWith('T00:00:00.000');
  if (midnight && closing) return { day: dayOf(instant - 1), time: '24:00' };
  return { day: clock.slice(0, 10), time: clock.slice(11, clock.slice(17, 19) === '00' ? 16 : 19) };
}

/** `2024-10-20T23:59:59.999` in Asia/Shanghai. */
function clockOf(instant: Instant): string {
  return new Date(instant + AHEAD_OF_UTC).toISOString().slice(0, -1);
}

function utcMidnight(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** The month of a day, `YYYY-MM`. */
export function monthOf(day: Day): string {
  return day.slice(0, 7);
}
