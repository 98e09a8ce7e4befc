/** What a notice's parts are made of: lines, codes, moments, times of day. Each says what is wrong with it in both languages. */
import * as z from 'zod';
import { day, saying, text } from '../../core/input.ts';
import { HOUR, isDay, MINUTE, startOfDay, type Instant } from '../../core/time.ts';
import { SERIES } from '../data/series.ts';

export { day };

/** A line of text. */
export const line = (most = 120) => text(most);

/** Where a sentence of the notice stands: `三（四）`, `附件1`. */
export const source = line(120);

/** What a thing of the notice is called by programs: lower case, digits and hyphens. */
export const code = z.string().refine((typed) => /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/u.test(typed), {
  params: saying(
    '须为1至40个小写字母、数字或连字符，首尾不为连字符',
    'has 1 to 40 lower-case letters, digits or hyphens, no hyphen at either end',
  ),
});

/** The code of a series that there is. */
export const seriesCode = z.string().refine((typed) => SERIES.some((one) => one.code === typed), {
  params: saying('不是职称系列代码（见series）', 'is the code of no series (see the query series)'),
});

/** A whole number within bounds. */
export const whole = (least: number, most: number) => z.number().int().min(least).max(most);

const MOMENT = /^(\d{4}-\d{2}-\d{2}) (\d{2}):(\d{2})$/u;

/** An instant as notices write it, Beijing time: `2024-09-11 00:00`, and `2024-10-20 24:00` for the end of a day (C1). */
export const moment = z
  .string()
  .refine((typed) => momentOf(typed) !== null, {
    params: saying('不是“YYYY-MM-DD HH:MM”形式的时刻，或没有这一天', 'is not a moment YYYY-MM-DD HH:MM of a day that exists', 'C1'),
  })
  .transform((typed) => momentOf(typed) ?? 0);

function momentOf(typed: string): Instant | null {
  const [, on = '', hour, minute] = MOMENT.exec(typed) ?? [];
  const [hours, minutes] = [Number(hour), Number(minute)];
  if (!isDay(on) || minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return null;
  return startOfDay(on) + hours * HOUR + minutes * MINUTE;
}

/** A time of day, `HH:MM`, as milliseconds after 0时. */
export const timeOfDay = z
  .string()
  .refine((typed) => /^(?:[01]\d|2[0-3]):[0-5]\d$/u.test(typed), { params: saying('不是HH:MM形式的时刻', 'is not a time of day HH:MM') })
  .transform((typed) => Number(typed.slice(0, 2)) * HOUR + Number(typed.slice(3)) * MINUTE);

/** So many hours, as milliseconds. */
export const hours = (most: number) => whole(1, most).transform((count) => count * HOUR);
