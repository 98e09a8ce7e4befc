/** One cell of a table filled by hand against what the system has: the very text, typed as text; counts may be typed either way (D4, D5). */
import { isDay } from '../../core/time.ts';
import type { Cell } from '../../core/workbook/read.ts';
import type { Value } from '../../core/workbook/writing/line.ts';
import { DAYS, IDENTITY } from '../annex/columns.ts';
import type { DifferenceKind } from './model.ts';

/** In which way the cell differs; null when it does not. `column` is ours, whatever stands where. */
export function whyDifferent(column: number, expected: Value, found: Cell | undefined): DifferenceKind | null {
  if (!found) return expected === '' ? null : 'DIFFERENT';
  switch (found.kind) {
    case 'formula':
      return 'FORMULA';
    case 'text':
      return found.text === String(expected) ? null : DAYS.has(column) && dayMeant(found.text) === expected ? 'DATE_FORMAT' : 'DIFFERENT';
    case 'number':
      if (typeof expected === 'number') return Number(found.text) === expected ? null : 'DIFFERENT';
      if (DAYS.has(column)) return 'DATE_FORMAT';
      return column === IDENTITY || found.text === expected ? 'NOT_TEXT' : 'DIFFERENT';
    case 'date':
      // Whatever day it is: a cell that Excel shows as a date shows it as each computer pleases.
      return DAYS.has(column) || typeof expected === 'number' ? 'DATE_FORMAT' : 'NOT_TEXT';
    case 'boolean':
    case 'error':
      return 'DIFFERENT';
    default:
      return found.kind satisfies never;
  }
}

/** The day that somebody means who writes 2021-7-1, 2021/07/01, 2021.7.1 or 2021年7月1日; null when it is none. */
export function dayMeant(text: string): string | null {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})\s*[-/.．年]\s*(\d{1,2})\s*[-/.．月]\s*(\d{1,2})\s*日?$/u.exec(text.normalize('NFKC').trim()) ?? [];
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(written) ? written : null;
}
