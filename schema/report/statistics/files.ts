/** Statistics as a workbook and as CSV: the same lines (R5). */
import { stringify } from 'csv-stringify/sync';
import type { Instant } from '../../core/time.ts';
import { onePiece } from '../../core/pieces.ts';
import { streamWorkbook } from '../../core/workbook/write.ts';
import type { YearReport } from './model.ts';
import { ABOUT_LEFT_OUT, ABOUT_SEX, headsOf, linesOf, type Both } from './rows.ts';

/** As programs read it that know nothing of its letters: with a mark at its beginning, and no cell that one of them would reckon with. */
export function csvOf(report: YearReport, both: Both): AsyncIterable<Uint8Array> {
  const csv = stringify([headsOf(report), ...linesOf(both)], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
  return onePiece(new TextEncoder().encode(csv));
}

const HEAD = {
  font: { bold: true, size: 11, name: '宋体' },
  alignment: { wrapText: true, vertical: 'center', horizontal: 'center' },
} as const;
const TEXT = { numFmt: '@', font: { size: 11, name: '宋体' }, alignment: { wrapText: true, vertical: 'center' } } as const;
const NUMBER = { numFmt: '0', font: { size: 11, name: '宋体' }, alignment: { vertical: 'center', horizontal: 'right' } } as const;
const NAMES = 2;

export function workbookOf(report: YearReport, both: Both, about: { modified: Instant; isShown: boolean }): AsyncIterable<Uint8Array> {
  const heads = headsOf(report);
  const cells = heads.flatMap((_, column) => [
    [`0,${column}`, { style: HEAD }] as const,
    [`1,${column}`, { style: column < NAMES ? TEXT : NUMBER }] as const,
  ]);
  const sheet = {
    name: '年度统计',
    rows: [heads, heads.map((_, column) => (column < NAMES ? '样' : 0))],
    cells: new Map<string, { style: object }>(cells),
    columns: heads.map((_, column) => ({ width: column === 0 ? 12 : column === 1 ? 36 : 12 })),
    freezePane: { rows: 1, columns: NAMES },
  };
  const closing = [...(about.isShown ? [ABOUT_LEFT_OUT] : []), ABOUT_SEX];
  return streamWorkbook({ sheet, sampleRow: 1, modified: about.modified }, each(linesOf(both)), closing);
}

async function* each<T>(all: readonly T[]): AsyncGenerator<T> {
  await Promise.resolve();
  yield* all;
}
