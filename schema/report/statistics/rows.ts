/** Statistics as lines of a sheet, whatever file they go into: a line for each row of each table, last year’s numbers behind this one’s. Pure. */
import { DIMENSION_NAMES, MEASURE_NAMES, MEASURES, type Numbers, type Shown } from './counts.ts';
import type { YearReport } from './model.ts';

type Cell = string | number;
export type Both = { own: Shown; last: Shown | null };

/** What stands where a number is left out. */
export const LEFT_OUT = '*';
export const ABOUT_LEFT_OUT = `“${LEFT_OUT}”：小于5的数，以及由其他数可以推算出它的数，不予公布。`;
/** The note on what is not counted. */
export const ABOUT_SEX = '系统不记录性别，故不作该项统计。';

export function headsOf({ year, last }: Pick<YearReport, 'year' | 'last'>): string[] {
  const of = (one: number) => MEASURES.map((measure) => `${MEASURE_NAMES[measure].zh}（${one}年）`);
  return ['分类', '类别', ...of(year), ...(last ? of(last.year) : [])];
}

export function linesOf({ own, last }: Both): Cell[][] {
  const line = (names: readonly string[], numbers: Shown['total'], before: Shown['total'] | null): Cell[] => [
    ...names,
    ...cellsOf(numbers),
    ...(last ? cellsOf(before ?? NONE) : []),
  ];
  return [
    line(['合计', '合计'], own.total, last?.total ?? null),
    ...own.tables.flatMap(({ dimension, rows }) =>
      rows.map(({ value, name, numbers }) =>
        line([DIMENSION_NAMES[dimension].zh, name.zh], numbers, lastOf({ own, last }, dimension, value)),
      ),
    ),
  ];
}

/** The numbers of a row in the year before; null where it had no such row. */
export function lastOf({ last }: Both, dimension: string, value: string): Shown['total'] | null {
  return last?.tables.find((table) => table.dimension === dimension)?.rows.find((row) => row.value === value)?.numbers ?? null;
}

/** Of a row that there was not: nobody. */
const NONE: Numbers = Object.fromEntries(MEASURES.map((measure) => [measure, 0])) as Numbers;

function cellsOf(numbers: Shown['total']): Cell[] {
  return MEASURES.map((measure) => numbers[measure] ?? LEFT_OUT);
}
