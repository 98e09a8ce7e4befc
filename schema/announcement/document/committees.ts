/** The committees that a notice names, each with its field, level and meeting (附件1, C12). */
import * as z from 'zod';
import { dayIn, lastOfMonth, type Day } from '../../core/time.ts';
import { LEVELS } from '../data/series.ts';
import { SCOPES, THIRDS, type Third } from '../names.ts';
import { code, line, seriesCode, whole } from './values.ts';

const meetingShape = z
  .strictObject({ year: whole(2000, 2199), month: whole(1, 12), third: z.enum(THIRDS) })
  .transform(({ year, month, third }) => ({ month, third, ...daysOfThird(year, month, third) }));

export const committeeShape = z.strictObject({
  id: code,
  /** Number in the annex; null for the city's own. */
  number: whole(1, 9999).nullable().default(null),
  name: line(100),
  /** The name and time as they were scanned, where they had to be mended. */
  raw: line(200).nullable().default(null),
  founder: line(60),
  telephone: line(60),
  /** Series code; null where the name gives a specialty only. */
  series: seriesCode.nullable().default(null),
  specialty: line(60).nullable().default(null),
  levels: z.array(z.enum(LEVELS)).min(1),
  scope: z.enum(SCOPES).default('PROVINCE'),
  /** True where it reviews the founder's own staff only. */
  ownStaffOnly: z.boolean().default(false),
  /** The month and the third of it in which it meets; null where the notice gives none. */
  meets: meetingShape.nullable().default(null),
});

/** The first and last day of a third: 1–10, 11–20, 21–end. */
function daysOfThird(year: number, month: number, third: Third): { from: Day; to: Day } {
  switch (third) {
    case 'EARLY':
      return { from: dayIn(year, month, 1), to: dayIn(year, month, 10) };
    case 'MIDDLE':
      return { from: dayIn(year, month, 11), to: dayIn(year, month, 20) };
    case 'LATE':
      return { from: dayIn(year, month, 21), to: lastOfMonth(year, month) };
    default:
      return third satisfies never;
  }
}
