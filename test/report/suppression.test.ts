/** What of statistics is left out of what everybody sees: no number below five, and none that could be worked out (R5). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MEASURES, type Counts, type Measure, type Numbers, type Shown } from '../../schema/report/statistics/counts.ts';
import { shownOf } from '../../schema/report/statistics/showing.ts';
import { solved } from '../../schema/report/statistics/solving.ts';
import { leftOut } from '../../schema/report/statistics/suppression.ts';

const none = (): Numbers => Object.fromEntries(MEASURES.map((measure) => [measure, 0])) as Numbers;

/** How far an application has come, and what it counts for then. */
const FATES: readonly (readonly Measure[])[] = [
  ['APPLIED'],
  ['APPLIED', 'REFUSED'],
  ['APPLIED', 'RETURNED', 'WITHDRAWN'],
  ['APPLIED', 'FORWARDED', 'NOT_PASSED'],
  ['APPLIED', 'RETURNED', 'FORWARDED', 'NOT_PASSED'],
  ['APPLIED', 'FORWARDED', 'PASSED', 'STRUCK'],
  ['APPLIED', 'FORWARDED', 'PASSED', 'CONFERRED'],
  ['APPLIED', 'RETURNED', 'FORWARDED', 'PASSED', 'CONFERRED'],
  ['APPLIED', 'FORWARDED', 'PASSED', 'CONFERRED', 'REVOKED'],
];

type Group = { fate: number; series: number; level: number; people: number };
const groups = fc.array(
  fc.record({ fate: fc.nat(FATES.length - 1), series: fc.nat(4), level: fc.nat(2), people: fc.integer({ min: 1, max: 40 }) }),
  { minLength: 1, maxLength: 25 },
);

/** The counts of so many people, in two tables. */
function countsOf(all: readonly Group[]): Counts {
  const total = none();
  const tables = [new Map<number, Numbers>(), new Map<number, Numbers>()] as const;
  for (const { fate, series, level, people } of all) {
    const rows = [total];
    for (const [index, value] of [series, level].entries()) {
      const numbers = tables[index]?.get(value) ?? none();
      tables[index]?.set(value, numbers);
      rows.push(numbers);
    }
    for (const numbers of rows) for (const measure of FATES[fate] ?? []) numbers[measure] += people;
  }
  const rowsOf = (table: ReadonlyMap<number, Numbers>) =>
    [...table].map(([value, numbers]) => ({ value: String(value), name: { zh: '', en: '' }, numbers }));
  return {
    total,
    tables: [
      { dimension: 'SERIES', rows: rowsOf(tables[0]) },
      { dimension: 'LEVEL', rows: rowsOf(tables[1]) },
    ],
  };
}

/** Every sum that a reader knows: down the tables, and along a row, where next to nothing waits any more. */
const ALONG: readonly (readonly [Measure, ...Measure[]])[] = [
  ['APPLIED', 'REFUSED', 'WITHDRAWN', 'FORWARDED'],
  ['FORWARDED', 'PASSED', 'NOT_PASSED'],
  ['PASSED', 'STRUCK', 'CONFERRED'],
];
function sumsOf(counts: Counts): [string, ...string[]][] {
  const { tables } = counts;
  const cell = (row: string, measure: Measure) => `${row} ${measure}`;
  const rows = ['total', ...tables.flatMap((table, at) => table.rows.map((_, index) => `${at}.${index}`))];
  const truth = cellsOf(counts);
  const valueOf = (one: string) => truth.get(one) ?? 0;
  const down = tables.flatMap((table, at) =>
    MEASURES.map((measure): [string, ...string[]] => [
      cell('total', measure),
      ...table.rows.map((_, index) => cell(`${at}.${index}`, measure)),
    ]),
  );
  const along = rows.flatMap((row) =>
    ALONG.map(([whole, ...parts]): [string, ...string[]] => [cell(row, whole), ...parts.map((one) => cell(row, one))]),
  );
  return [...down, ...along.filter(([whole, ...parts]) => valueOf(whole) - parts.reduce((sum, one) => sum + valueOf(one), 0) < 5)];
}

function cellsOf({ total, tables }: Shown): Map<string, number | null> {
  const rows = [
    ['total', total] as const,
    ...tables.flatMap((table, at) => table.rows.map(({ numbers }, index) => [`${at}.${index}`, numbers] as const)),
  ];
  return new Map(rows.flatMap(([row, numbers]) => MEASURES.map((measure) => [`${row} ${measure}`, numbers[measure] ?? null] as const)));
}

/** The rank of a matrix, in exact fractions of whole numbers: another way than the one that is tested. */
function rankOf(given: readonly (readonly number[])[]): number {
  const rows = given.map((row) => row.map(BigInt));
  let rank = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0) && rank < rows.length; column += 1) {
    const at = rows.findIndex((row, index) => index >= rank && row[column] !== 0n);
    if (at < 0) continue;
    const [pivot] = rows.splice(at, 1);
    rows.splice(rank, 0, pivot ?? []);
    const lead = pivot?.[column] ?? 1n;
    for (const [index, row] of rows.entries()) {
      if (index <= rank) continue;
      const factor = row[column] ?? 0n;
      rows[index] = row.map((value, place) => value * lead - (pivot?.[place] ?? 0n) * factor);
    }
    rank += 1;
  }
  return rank;
}

describe('R5: what everybody sees of statistics', () => {
  it('has no number below five, and all others as they are: four is left out and five is told', () => {
    const counts = countsOf([
      { fate: 0, series: 0, level: 0, people: 4 },
      { fate: 0, series: 1, level: 0, people: 5 },
      { fate: 0, series: 2, level: 0, people: 6 },
      { fate: 0, series: 3, level: 0, people: 30 },
    ]);
    const shown = shownOf(counts);
    const applied = shown.tables[0]?.rows.map(({ numbers }) => numbers.APPLIED);
    // The four alone would be what the others leave of the sum: the next smallest goes with it, and the rest is told.
    expect(applied).toEqual([null, null, 6, 30]);
    expect(shown.total.APPLIED).toBe(45);
    expect(shown.total.PASSED).toBe(null);
  });

  it.each([
    ['whatever the numbers are', { numRuns: 40 }],
    // Here all that stands in a sum with what is known is hidden already.
    ['where what is known has nothing near it to hide', { seed: -1_707_605_190, path: '22' }],
  ])('%s: nothing small, nothing false, and nothing that sums would tell (property)', (__, given) => {
    fc.assert(
      fc.property(groups, (all) => {
        const counts = countsOf(all);
        const cells = cellsOf(shownOf(counts));
        const truth = cellsOf(counts);
        for (const [cell, value] of cells) {
          if (value === null) continue;
          expect(value).toBe(truth.get(cell));
          expect(value).toBeGreaterThanOrEqual(5);
        }
        const sums = sumsOf(counts);
        const hidden = [...cells].filter(([, value]) => value === null).map(([cell]) => cell);
        for (const [whole, ...parts] of sums) {
          const out = parts.filter((cell) => cells.get(cell) === null);
          if (cells.get(whole) === null) continue;
          // What is left out of a sum that is told is two at least, and together no small number.
          expect(out.length, whole).not.toBe(1);
          if (out.length > 0)
            expect(
              out.reduce((sum, cell) => sum + (truth.get(cell) ?? 0), 0),
              whole,
            ).toBeGreaterThanOrEqual(5);
        }
        // No cell that is left out is the same in every solution: it is no combination of the sums.
        const matrix = sums.map(([whole, ...parts]) => hidden.map((cell) => (cell === whole ? -1 : parts.includes(cell) ? 1 : 0)));
        const rank = rankOf(matrix);
        for (const [index, cell] of hidden.entries()) {
          const alone = hidden.map((_, at) => (at === index ? 1 : 0));
          expect(rankOf([...matrix, alone]), cell).toBe(rank + 1);
        }
      }),
      given,
    );
  });

  it('what several sums tell together is found: one table of two by two has nothing to hide behind', () => {
    // a + b = 10, c + d = 10, a + c = 10, b + d = 10, and e = a + b + c tells them all.
    const sums = [
      { whole: 4, parts: [0, 1] },
      { whole: 5, parts: [2, 3] },
      { whole: 6, parts: [0, 2] },
      { whole: 7, parts: [1, 3] },
    ];
    const missing = [true, true, true, true, false, false, false, false];
    expect(solved(missing, sums)).toEqual([]);
    expect(new Set(solved(missing, [...sums, { whole: 8, parts: [0, 1, 2] }]))).toEqual(new Set([0, 1, 2, 3]));
    const hidden = leftOut([3, 7, 7, 3, 10, 10, 10, 10, 17], [...sums, { whole: 8, parts: [0, 1, 2] }], () => 0);
    expect(solved(hidden, [...sums, { whole: 8, parts: [0, 1, 2] }])).toEqual([]);
  });

  it('where nobody is told of, nothing is told: two who applied', () => {
    const shown = shownOf(countsOf([{ fate: 6, series: 0, level: 0, people: 2 }]));
    expect([...cellsOf(shown).values()].every((value) => value === null)).toBe(true);
  });
});
