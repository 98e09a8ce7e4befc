/** What the fields of a section owe each other: each thing that is wrong is told of its row and field (A2). */
import type * as z from 'zod';
import { saying } from '../../core/input.ts';

type Told = z.RefinementCtx;

export function inOrder({ items }: { items: readonly { from: string; to: string | null }[] }, context: Told): void {
  tellRows(items, ['items', 'to'], ({ from, to }) => to !== null && to < from, ENDS_FIRST, context);
}

export function eachYearOnce({ years }: { years: readonly { year: number }[] }, context: Told): void {
  tellRows(years, ['years', 'year'], (row, before) => before.some(({ year }) => year === row.year), YEAR_TWICE, context);
}

export function wholeTitle(
  typed: { name: string | null; level: string | null; obtainedOn: string | null; appointedOn: string | null },
  context: Told,
): void {
  const parts = ['name', 'level', 'obtainedOn'] as const;
  const [first, ...more] = parts.filter((part) => typed[part] === null);
  if (first !== undefined && more.length < 2) context.addIssue({ code: 'custom', path: [first], params: HALF_A_TITLE });
  const { obtainedOn, appointedOn } = typed;
  if (appointedOn !== null && (obtainedOn === null || obtainedOn > appointedOn))
    context.addIssue({ code: 'custom', path: ['appointedOn'], params: saying('早于取得时间', 'is before the title was obtained') });
}

const ENDS_FIRST = saying('早于起始日期', 'ends before it begins');
const YEAR_TWICE = saying('与前面的行重复：同一年度只能填写一行', 'stands in a row before; each year has one row');
const HALF_A_TITLE = saying(
  '未填：有职称的须填写名称、层级和取得时间；无职称的均不填',
  'is missing: give name, level and date of the present title, or none of them',
);

/** Tells each row that is wrong among the others, by its place and the field. */
function tellRows<R>(
  rows: readonly R[],
  [key, field]: readonly [string, string],
  isWrong: (row: R, before: readonly R[]) => boolean,
  params: ReturnType<typeof saying>,
  context: Told,
): void {
  for (const [index, row] of rows.entries())
    if (isWrong(row, rows.slice(0, index))) context.addIssue({ code: 'custom', path: [key, index, field], params });
}
