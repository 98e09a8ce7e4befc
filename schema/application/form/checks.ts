/** What the fields of a section owe each other: each thing that is wrong is told of its row and field (A2). */
import type * as z from 'zod';
import { saying } from '../../core/input.ts';
import { foldedName } from '../../core/names.ts';
import type { Bilingual } from '../../core/refusal.ts';
import { monthOf, type Day } from '../../core/time.ts';
import { seriesOf, type Level } from '../../announcement/data/series.ts';
import { whyNotNamed, whyNotOfLevel } from '../../announcement/data/titled.ts';
import type { Scope } from '../../announcement/model.ts';
import { whyNotInScope } from './agreement.ts';
import type { PromotionType } from './choices.ts';
import type { Field } from './fields.ts';

type Told = z.RefinementCtx;

/** No row ends before it begins. */
export function inOrder({ items }: { items: readonly { from: Day; to: Day | null }[] }, context: Told): void {
  tellRows(items, ['items', 'to'], ({ from, to }) => to !== null && to < from, ENDS_FIRST, context);
}

/** Each row says what was finished: 学历, 学位 or both. */
export function somethingFinished({ items }: { items: readonly { educationLevel: unknown; degree: unknown }[] }, context: Told): void {
  const isNothing = ({ educationLevel, degree }: (typeof items)[number]) => educationLevel === null && degree === null;
  tellRows(items, ['items', 'educationLevel'], isNothing, NEITHER, context);
}

/** No year stands in two rows. */
export function eachYearOnce({ years }: { years: readonly { year: number }[] }, context: Told): void {
  tellRows(years, ['years', 'year'], (row, before) => before.some(({ year }) => year === row.year), YEAR_TWICE, context);
}

/**
 * No row stands twice: a paper typed twice would be counted as two in 附件2 (A9, D4). Rows are alike where all but their proofs is, however it was
 * spaced; the later one is told, with the number of the one before.
 */
export function eachRowOnce(key: string, fields: Readonly<Record<string, Pick<Field, 'kind'>>>) {
  const told = Object.keys(fields).filter((name) => !['PROOF', 'PROOFS'].includes(fields[name]?.kind ?? ''));
  const alike = (value: unknown) => (typeof value === 'string' ? foldedName(value) : value);
  return (content: unknown, context: Told): void => {
    const rows = (content as Record<string, readonly Record<string, unknown>[]>)[key] ?? [];
    const seen = new Map<string, number>();
    for (const [index, row] of rows.entries()) {
      const text = JSON.stringify(told.map((name) => alike(row[name])));
      const before = seen.get(text);
      if (before === undefined) seen.set(text, index);
      else context.addIssue({ code: 'custom', path: [key, index], params: rowTwice(before + 1) });
    }
  };
}

const rowTwice = (before: number) =>
  saying(
    `与第${before}项重复：除佐证材料外完全相同，只能填写一次`,
    `is row ${before} again: all but the proofs is the same, and each is told once`,
    'A9',
  );

/** No condition is answered twice. */
export function eachConditionOnce({ items }: { items: readonly { condition: string }[] }, context: Told): void {
  const isTwice = (row: { condition: string }, before: typeof items) => before.some(({ condition }) => condition === row.condition);
  tellRows(items, ['items', 'condition'], isTwice, CONDITION_TWICE, context);
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
  proofs: readonly number[] | null;
};

export function wholeTitle({ hasTitle, ...held }: Held, context: Told): void {
  const tell = (field: keyof typeof held, params: ReturnType<typeof saying>) => context.addIssue({ code: 'custom', path: [field], params });
  if (!hasTitle) {
    for (const field of Object.keys(held) as (keyof typeof held)[]) if (held[field] !== null) tell(field, NO_TITLE);
    return;
  }
  for (const field of ['name', 'level', 'obtainedOn'] as const) if (held[field] === null) tell(field, HALF_A_TITLE);
  const { series, seriesName, obtainedOn, appointedOn } = held;
  if (series === null && seriesName === null) tell('series', SERIES_MISSING);
  tellOne('seriesName', whyNotNamed(held), context);
  tellOne('level', whyNotOfLevel(held), context);
  // Certificates often carry no more than a month: within it the order of the days says nothing.
  if (appointedOn !== null && obtainedOn !== null && monthOf(obtainedOn) > monthOf(appointedOn)) tell('appointedOn', APPOINTED_FIRST);
}

type Wanted = { series: string; level: Level; promotionType: PromotionType; scope: Scope };

/** A level that the series has, and a scope that the type of promotion leads to. */
export function oneTitle({ series, level, ...how }: Wanted, context: Told): void {
  if (seriesOf(series)?.titles[level] === undefined) context.addIssue({ code: 'custom', path: ['level'], params: NO_SUCH_LEVEL });
  tellOne('scope', whyNotInScope(how), context);
}

/** Tells of a field why it cannot be true beside another one (A9). */
function tellOne(field: string, why: Bilingual | null, context: Told): void {
  if (why) context.addIssue({ code: 'custom', path: [field], params: saying(why.zh, why.en, 'A9') });
}

const ENDS_FIRST = saying('早于起始日期', 'is earlier than the first day');
const NEITHER = saying('和学位至少填写一项', 'or the degree has to be given');
const YEAR_TWICE = saying('与前面的行重复：同一年度只能填写一行', 'is that of a row before: each year has one row');
const NO_TITLE = saying('：没有职称的，其余各项均不填', 'belongs to a title, and there is none');
const CONDITION_TWICE = saying('与前面的行重复：每个条件只填一行', 'is that of a row before: each condition has one row');
const HALF_A_TITLE = saying('未填：有职称的必填', 'is missing, and a title has one');
const SERIES_MISSING = saying(
  '未填（不在系列目录内的，填写证书所载系列名称）',
  'is needed; where the list has none, what the certificate calls it',
);
const APPOINTED_FIRST = saying('早于取得时间', 'is before the title was obtained');
const NO_SUCH_LEVEL = saying('：该系列没有这一层级', 'is one that the series does not have');

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
