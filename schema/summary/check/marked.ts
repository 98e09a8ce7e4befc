/** The uploaded table once more, for people to read: the cells that differ are coloured, and a second sheet says why (D5). */
import type { WriteSheet } from 'hucre/xlsx';
import type { Instant } from '../../core/time.ts';
import { parsePlace, cellName } from '../../core/workbook/place.ts';
import type { Row } from '../../core/workbook/read.ts';
import { streamWorkbook, type Line, type Marked, type Value } from '../../core/workbook/write.ts';
import { WIDTHS } from '../annex/columns.ts';
import type { Report, Sheet } from './compare.ts';
import { TABLE_LIMITS, type Difference } from './model.ts';
import { KINDS, sentenceOf } from './sentences.ts';

/** Everything is text here, as it stood: a number that Excel has ruined shows what it was ruined to. */
export function markedWorkbook(report: Report, sheet: Sheet, modified: Instant): AsyncGenerator<Uint8Array> {
  const frame = { sheet: sheetOf(report), sampleRow: 0, modified, marks: true, more: [listOf(report.told)] };
  return streamWorkbook(frame, linesOf(sheet(), placesOf(report.told)), []);
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
  return {
    number,
    cells: Array.from({ length: last + 1 }, (_, column): Value | Marked => {
      const text = cells.get(column)?.text ?? '';
      return whole.has(number) || marked.has(cellName(column, number)) ? { marked: text } : text;
    }),
  };
}

const SIDE = { style: 'thin' } as const;
const TEXT = {
  numFmt: '@',
  font: { size: 11, name: '宋体' },
  border: { top: SIDE, bottom: SIDE, left: SIDE, right: SIDE },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
} as const;
const MARK = { ...TEXT, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFC7CE' } } } as const;

function sheetOf({ merges }: Report): WriteSheet {
  const width = TABLE_LIMITS.columns;
  const sample = Array.from({ length: width }, () => '样');
  const styled = (row: number, style: object) => sample.map((_, column) => [`${row},${column}`, { style }] as const);
  return {
    name: '汇总表',
    rows: [sample, sample],
    cells: new Map<string, { style: object }>([...styled(0, TEXT), ...styled(1, MARK)]),
    columns: sample.map((_, column) => ({ width: WIDTHS[column] ?? 12 })),
    merges: merges.flatMap(rangeOf),
  };
}

/** Merged cells as the writer wants them; what is no range is left out, and so is what would cover people. */
function rangeOf(range: string) {
  const [from, to] = range.split(':').map(parsePlace);
  if (!from || !to || to.row > 7 || to.column >= TABLE_LIMITS.columns || to.row < from.row || to.column < from.column) return [];
  return [{ startRow: from.row - 1, endRow: to.row - 1, startCol: from.column, endCol: to.column }];
}

function listOf(told: readonly Difference[]): WriteSheet {
  const rows = told.map((one) => [one.place ?? '', one.heading, KINDS[one.kind].name.zh, one.expected, one.found, sentenceOf(one).zh]);
  return {
    name: '差异',
    rows: [['单元格', '栏目', '类别', '应为', '现为', '说明'], ...rows],
    columns: [10, 22, 18, 40, 40, 90].map((width) => ({ width })),
    freezePane: { rows: 1 },
  };
}
