/** The counts as everybody sees them: as cells that stand in sums with each other, of which some are left out (R5). Pure. */
import { MEASURES, type Counts, type Measure, type Numbers, type Shown } from './counts.ts';
import type { Sum } from './solving.ts';
import { LEAST, leftOut } from './suppression.ts';

/**
 * What the numbers of a row come to when nothing waits any more: everybody knows it. What still waits stands in no cell; as long as it is no
 * small number itself nobody can tell it from what is left out, and there is no such sum.
 */
const WITHIN: readonly { whole: Measure; parts: readonly Measure[] }[] = [
  { whole: 'APPLIED', parts: ['REFUSED', 'WITHDRAWN', 'FORWARDED'] },
  { whole: 'FORWARDED', parts: ['PASSED', 'NOT_PASSED'] },
  { whole: 'PASSED', parts: ['STRUCK', 'CONFERRED'] },
];

/** What everybody asks for first is left out last. */
const MATTERS: readonly Measure[] = [
  'CANCELLED',
  'REVOKED',
  'STRUCK',
  'WITHDRAWN',
  'RETURNED',
  'REFUSED',
  'NOT_PASSED',
  'FORWARDED',
  'CONFERRED',
  'PASSED',
  'APPLIED',
];

export function shownOf({ total, tables }: Counts): Shown {
  const rows: readonly Numbers[] = [total, ...tables.flatMap((table) => table.rows.map(({ numbers }) => numbers))];
  const cell = (row: number, measure: Measure) => row * MEASURES.length + MEASURES.indexOf(measure);
  const values = rows.flatMap((numbers) => MEASURES.map((measure) => numbers[measure]));
  let from = 1;
  const down = tables.flatMap((table) => {
    const own = table.rows.map((_, index) => from + index);
    from += own.length;
    return MEASURES.map((measure): Sum => ({ whole: cell(0, measure), parts: own.map((row) => cell(row, measure)) }));
  });
  const isKnown = (numbers: Numbers, { whole, parts }: (typeof WITHIN)[number]) =>
    numbers[whole] - parts.reduce((sum, part) => sum + numbers[part], 0) < LEAST;
  const across = rows.flatMap((numbers, row) =>
    WITHIN.filter((one) => isKnown(numbers, one)).map(({ whole, parts }): Sum => ({
      whole: cell(row, whole),
      parts: parts.map((part) => cell(row, part)),
    })),
  );
  const hidden = leftOut(values, [...down, ...across], (one) => MATTERS.indexOf(MEASURES[one % MEASURES.length] ?? 'APPLIED'));
  const shown = (row: number) =>
    Object.fromEntries(
      MEASURES.map((measure) => [measure, hidden[cell(row, measure)] ? null : values[cell(row, measure)]]),
    ) as Shown['total'];
  let at = 0;
  return {
    total: shown(0),
    tables: tables.map((table) => ({ ...table, rows: table.rows.map((row) => ({ ...row, numbers: shown((at += 1)) })) })),
  };
}
