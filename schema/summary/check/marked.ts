/** The uploaded table once more, for people to read: the cells that differ are coloured, and a second sheet says why (D5). */
import type { Instant } from '../../core/time.ts';
import { parsePlace, cellName } from '../../core/workbook/place.ts';
import type { Row } from '../../core/workbook/read.ts';
import type { Line, Marked, Value } from '../../core/workbook/writing/line.ts';
import type { Style } from '../../core/workbook/writing/style.ts';
import { streamWorkbook, type Filled } from '../../core/workbook/writing/workbook.ts';
import { AS_A_FORM, HEAD_STYLES, ROWS_ABOVE, WIDTHS } from '../annex/columns.ts';
import type { Report, Sheet } from './compare.ts';
import { TABLE_LIMITS, type Difference } from './model.ts';
import { KINDS, sentenceOf } from './sentences.ts';

/** Everything is text here, as it stood: a number that Excel has ruined shows what it was ruined to. */
export function markedWorkbook(report: Report, sheet: Sheet, modified: Instant): AsyncGenerator<Uint8Array> {
  const lines = linesOf(sheet(), placesOf(report.told));
  return streamWorkbook(modified, [{ ...sheetOf(report), lines }, listOf(report.told)]);
}

type Places = { cells: ReadonlySet<string>; rows: ReadonlySet<number> };

/** The cells that are marked; of somebody who should not be there, the whole row. */
function placesOf(told: readonly Difference[]): Places {
  return {
    cells: new Set(told.flatMap(({ place }) => place ?? [])),
    rows: new Set(told.flatMap(({ kind, row }) => (row !== null && (kind === 'EXTRA_ROW' || kind === 'TWICE') ? [row] : []))),
  };
}

async function* linesOf(rows: AsyncIterable<Row>, { cells: marked, rows: whole }: Places): AsyncGenerator<Line> {
  // A row in which nothing stands and something should is there all the same.
  const lacking = [...marked].flatMap((place) => parsePlace(place)?.row ?? []);
  const waiting = [...new Set(lacking)].toSorted((a, b) => a - b);
  for await (const { number, cells } of rows) {
    while ((waiting[0] ?? Infinity) <= number) {
      const row = waiting.shift() ?? 0;
      if (row < number) yield lineOf(row, new Map(), marked, whole);
    }
    yield lineOf(number, cells, marked, whole);
  }
  for (const row of waiting) yield lineOf(row, new Map(), marked, whole);
}

function lineOf(number: number, cells: Row['cells'], marked: Places['cells'], whole: Places['rows']): Line {
  const last = Math.max(...cells.keys(), WIDTHS.length - 1);
  const style = HEAD_STYLES[number - 1] ?? (isInstruction(cells) ? {} : undefined);
  return {
    number,
    ...(style && { style }),
    cells: Array.from({ length: last + 1 }, (_, column): Value | Marked => {
      const text = cells.get(column)?.text ?? '';
      return whole.has(number) || marked.has(cellName(column, number)) ? { marked: text } : text;
    }),
  };
}

/** A line of text that stands alone beneath the people. */
function isInstruction(cells: Row['cells']): boolean {
  const [[column, first] = [], ...others] = [...cells].filter(([, { text }]) => text.trim() !== '');
  return column === 0 && others.length === 0 && !/^\d{1,9}$/u.test(first?.text.trim() ?? '');
}

const TEXT: Style = { isText: true, boxed: true, across: 'center', down: 'center', wrapped: true };
const NOTE: Style = { isText: true, down: 'top', wrapped: true };

function sheetOf({ merges }: Report): Filled {
  return {
    name: '汇总表',
    columns: WIDTHS.map((width) => ({ width, style: TEXT })),
    marked: { ...TEXT, fill: 'FFC7CE' },
    merges: merges.filter(isAbovePeople),
    ...AS_A_FORM,
  };
}

/** What is no range is left out, and so is what would cover people. */
function isAbovePeople(range: string): boolean {
  const [from, to] = range.split(':').map(parsePlace);
  if (!from || !to) return false;
  return to.row <= ROWS_ABOVE && to.column < TABLE_LIMITS.columns && to.row >= from.row && to.column >= from.column;
}

function listOf(told: readonly Difference[]): Filled {
  return {
    name: '差异',
    columns: [10, 22, 18, 40, 40, 90].map((width) => ({ width, style: NOTE })),
    head: [{ cells: ['单元格', '栏目', '类别', '应为', '现为', '说明'], style: { bold: true } }],
    frozen: { rows: 1 },
    printed: { paper: 'A4', repeated: [1, 1] },
    lines: told.map((one) => [one.place ?? '', one.heading, KINDS[one.kind].name.zh, one.expected, one.found, sentenceOf(one).zh]),
  };
}
