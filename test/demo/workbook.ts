/** Opens the workbook with a library other than the one that wrote it, and compares it cell by cell with what it should say. */
import { read, utils, type WorkSheet } from '@e965/xlsx';
import { COLUMNS, DAYS, IDENTITY, MERGES, NUMBERS } from './annex.ts';
import type { Value } from './expected.ts';

export type Difference = { cell: string; expected: unknown; found: unknown };
type Comparison = { cells: number; rows: number; differences: Difference[] };

/** Rows above the first applicant. */
const ABOVE = 7;

export function compareWorkbook(file: Uint8Array, expected: readonly (readonly Value[])[], applicants: number): Comparison {
  const workbook = read(file, { type: 'array', cellDates: false, cellNF: true });
  const [name = ''] = workbook.SheetNames;
  const sheet = workbook.Sheets[name] ?? {};
  const differences: Difference[] = [];
  const differ = (cell: string, wanted: unknown, found: unknown) => {
    if (wanted !== found) differences.push({ cell, expected: wanted, found });
  };
  differ('sheets', '汇总表', workbook.SheetNames.join());
  differ(
    'merges',
    MERGES.toSorted().join(' '),
    (sheet['!merges'] ?? [])
      .map((range) => utils.encode_range(range))
      .toSorted()
      .join(' '),
  );
  const { s: start, e: end } = utils.decode_range(sheet['!ref'] ?? 'A1');
  differ('range', `A1:T${expected.length}`, utils.encode_range({ s: start, e: { ...end, c: Math.max(end.c, COLUMNS - 1) } }));

  for (const [row, values] of expected.entries()) {
    for (const [column, value] of values.entries()) {
      const address = utils.encode_cell({ r: row, c: column });
      const cell = cellAt(sheet, address);
      differ(address, value, cell.value);
      const inBody = row >= ABOVE && row < ABOVE + applicants;
      if (inBody && value !== '') differ(`${address} type`, NUMBERS.includes(column) && typeof value === 'number' ? 'n' : 's', cell.type);
      if (inBody && !NUMBERS.includes(column)) differ(`${address} format`, '@', cell.format);
      if (inBody && DAYS.includes(column) && value !== '') differ(`${address} day`, true, /^\d{4}-\d\d-\d\d$/u.test(String(cell.value)));
      if (inBody && column === IDENTITY) differ(`${address} digits`, true, /^\d{17}[\dX]$/u.test(String(cell.value)));
    }
  }
  return { cells: expected.length * COLUMNS, rows: applicants, differences };
}

function cellAt(sheet: WorkSheet, address: string): { value: unknown; type: string; format: unknown } {
  const cell = sheet[address] as { v?: unknown; t?: string; z?: unknown } | undefined;
  return { value: cell?.v ?? '', type: cell?.t ?? 'z', format: cell?.z ?? '@' };
}
