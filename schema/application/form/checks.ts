/** What the fields of a section owe each other, beyond what each owes by itself (A2). */
import type * as z from 'zod';
import { saying } from '../../core/input.ts';
import { monthOf, type Day } from '../../core/time.ts';
import { seriesOf, type Level } from '../../announcement/data/series.ts';

const ENDS_FIRST = saying('止早于起', 'ends before it begins');

/** No row ends before it begins. */
export function inOrder<T extends { items: { from: Day; to: Day | null }[] }>(shape: z.ZodType<T>): z.ZodType<T> {
  return shape.refine(({ items }) => items.every(({ from, to }) => to === null || from <= to), { params: ENDS_FIRST });
}

const YEAR_TWICE = saying('同一年度只能填写一行', 'must name each year once');

/** No year stands in two rows. */
export function eachYearOnce<T extends { years: { year: number }[] }>(shape: z.ZodType<T>): z.ZodType<T> {
  return shape.refine(({ years }) => new Set(years.map(({ year }) => year)).size === years.length, { params: YEAR_TWICE });
}

/** The title, whole or not at all. */
type Held = {
  hasTitle: boolean;
  name: string | null;
  series: string | null;
  seriesName: string | null;
  level: Level | null;
  obtainedOn: Day | null;
  appointedOn: Day | null;
};

export function wholeTitle<T extends Held>(shape: z.ZodType<T>): z.ZodType<T> {
  return (
    shape
      .refine(({ hasTitle, ...rest }) => hasTitle || Object.values(rest).every((value) => value === null), {
        params: saying('没有职称的，其余各项均不填', 'has no title, and yet names something of it'),
      })
      .refine(({ hasTitle, name, level, obtainedOn }) => !hasTitle || (name !== null && level !== null && obtainedOn !== null), {
        params: saying('有职称的须填写名称、层级和取得时间', 'has a title: its name, its level and its date are needed'),
      })
      .refine(({ hasTitle, series, seriesName }) => !hasTitle || series !== null || seriesName !== null, {
        path: ['series'],
        params: saying(
          '未填（不在系列目录内的，填写证书所载系列名称）',
          'is needed; where the list has none, what the certificate calls it',
        ),
      })
      // Certificates often carry no more than a month: within it the order of the days says nothing.
      .refine(({ obtainedOn, appointedOn }) => appointedOn === null || obtainedOn === null || monthOf(obtainedOn) <= monthOf(appointedOn), {
        path: ['appointedOn'],
        params: saying('早于取得时间', 'is before the title was obtained'),
      })
  );
}

/** A level that the series has. */
export function levelOfSeries<T extends { series: string; level: Level }>(shape: z.ZodType<T>): z.ZodType<T> {
  return shape.refine(({ series, level }) => seriesOf(series)?.titles[level] !== undefined, {
    params: saying('该系列没有这一层级', 'has a level that the series does not have'),
  });
}
