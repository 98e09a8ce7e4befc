/** Time as the notice counts it: milliseconds inside, Asia/Shanghai days outside. Rule C1. */
import { Temporal } from 'temporal-polyfill';

/** An instant: whole milliseconds since 1970-01-01T00:00:00Z. Compared with `<` and `>=`; windows are half-open. */
export type Instant = number;

/** A day of the civil calendar, `YYYY-MM-DD`. Sorts as text. */
export type Day = string;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Every instant of the review is told in this zone, whatever zone the process runs in (C1). */
export const ZONE = 'Asia/Shanghai';

/** 0时 of a day, as an instant. */
export function startOfDay(day: Day): Instant {
  return Temporal.PlainDate.from(day).toZonedDateTime(ZONE).epochMilliseconds;
}

/** 24时 of a day: 0时 of the next one, exclusive when it closes a window (C1). */
export function endOfDay(day: Day): Instant {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(ZONE).epochMilliseconds;
}

/** The day in Asia/Shanghai that an instant falls on. */
export function dayOf(instant: Instant): Day {
  return zoned(instant).toPlainDate().toString();
}

/** `2024-10-20T23:59:59.999+08:00`: how an instant is written in answers. */
export function toIso(instant: Instant): string {
  return zoned(instant).toString({ timeZoneName: 'never', smallestUnit: 'millisecond' });
}

/** Reads an ISO instant with an offset or Z; null when it is not one. An instant without an offset is not an instant. */
export function parseInstant(text: string): Instant | null {
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return null;
  }
}

const DAY_PATTERN = /^\d{4}-\d{2}-\d{2}$/u;

/** True for an existing day written `YYYY-MM-DD`; `2021-7-1` and 30 February are not (D4). */
export function isDay(text: string): boolean {
  if (!DAY_PATTERN.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/** As people read it: `2024年10月20日24时` for a closing midnight, `2024年10月20日14:30` otherwise. */
export function inChinese(instant: Instant, closing = false): string {
  const at = zoned(instant);
  const midnight = instant === at.startOfDay().epochMilliseconds;
  const day = midnight && closing ? at.subtract({ days: 1 }) : at;
  const hour = midnight ? (closing ? '24时' : '0时') : `${pad(at.hour)}:${pad(at.minute)}${at.second ? `:${pad(at.second)}` : ''}`;
  return `${day.year}年${day.month}月${day.day}日${hour}`;
}

/** The same for English readers: `2024-10-20 24:00` (Beijing time). */
export function inEnglish(instant: Instant, closing = false): string {
  const at = zoned(instant);
  const midnight = instant === at.startOfDay().epochMilliseconds;
  if (midnight && closing) return `${at.subtract({ days: 1 }).toPlainDate().toString()} 24:00`;
  return `${at.toPlainDate().toString()} ${pad(at.hour)}:${pad(at.minute)}${at.second ? `:${pad(at.second)}` : ''}`;
}

function zoned(instant: Instant): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(ZONE);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
