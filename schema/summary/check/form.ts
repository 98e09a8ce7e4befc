/** What of the form stands still: the title, the header fields, the merged cells, the instructions beneath (D4). */
import { isDay } from '../../core/time.ts';
import type { Layout, Row } from '../../core/workbook/read.ts';
import { firstRowOf } from '../../core/workbook/layout.ts';
import { cellName } from '../../core/workbook/place.ts';
import { INSTRUCTIONS, mergesOf, ROWS_ABOVE } from '../annex/columns.ts';
import { dayMeant } from './cells.ts';
import type { Difference } from './model.ts';
import { shown } from './shown.ts';

/** What the system knows of the head of the table. */
export type Head = { title: string; filledBy: string };

const HEADS_AT = ROWS_ABOVE - 1;

/** A header field: its label, and what is wrong with its value. Who fills it in and when is theirs to say, but not to leave out. */
const FIELDS: readonly { label: string; whyNot: (value: string, head: Head) => { kind: Difference['kind']; expected: string } | null }[] = [
  { label: '填报单位：', whyNot: (value, { filledBy }) => (value === filledBy ? null : { kind: 'DIFFERENT', expected: filledBy }) },
  { label: '填报联系人：', whyNot: notBlank },
  { label: '联系电话：', whyNot: notBlank },
  {
    label: '填报日期：',
    whyNot: (value) =>
      isDay(value) ? null : { kind: dayMeant(value) ? 'DATE_FORMAT' : 'DIFFERENT', expected: dayMeant(value) ?? 'YYYY-MM-DD' },
  },
];

function notBlank(value: string) {
  return value.trim() === '' ? ({ kind: 'DIFFERENT', expected: '（须填写）' } as const) : null;
}

/** The rows above the heads: these and no others, each in its first column. */
export function aboveHeads(top: readonly Row[], headsAt: number, head: Head): Difference[] {
  const differences: Difference[] = [];
  if (headsAt !== HEADS_AT) {
    const place = cellName(0, headsAt);
    differences.push({ kind: 'HEADING', row: headsAt, place, heading: '表头', expected: `第${HEADS_AT}行`, found: `第${headsAt}行` });
  }
  const text = (row: number) => top.find(({ number }) => number === row)?.cells.get(0);
  const tell = (kind: Difference['kind'], row: number, heading: string, expected: string, found: string) =>
    differences.push({ kind, row: row < 1 ? null : row, place: row < 1 ? null : cellName(0, row), heading, expected, found: shown(found) });
  const titleAt = headsAt - FIELDS.length - 1;
  const title = text(titleAt);
  if (title?.kind === 'formula') tell('FORMULA', titleAt, '表名', head.title, title.text);
  else if (title?.text !== head.title) tell('HEADING', titleAt, '表名', head.title, title?.text ?? '');
  for (const [index, { label, whyNot }] of FIELDS.entries()) {
    const row = titleAt + 1 + index;
    const cell = text(row);
    const found = cell?.text ?? '';
    const heading = label.slice(0, -1);
    if (cell?.kind === 'formula') tell('FORMULA', row, heading, '', found);
    else if (!found.startsWith(label)) tell('HEADING', row, heading, label, found);
    else {
      const why = whyNot(found.slice(label.length), head);
      if (why) tell(why.kind, row, heading, `${label}${why.expected}`, found);
    }
  }
  for (const { number, cells } of top.filter((row) => row.number < headsAt)) {
    for (const [column, { place, text: found }] of cells) {
      if (column === 0 && number >= titleAt) continue;
      differences.push({ kind: 'HEADING', row: number, place, heading: '表头以上', expected: '', found: shown(found) });
    }
  }
  return differences;
}

/** What stands beneath the people: the instructions as printed, each in its first column, and nothing beside or below them (D4). */
export function beneath(rows: readonly Row[], next: number): Difference[] {
  const found = rows.map(({ number, cells }) => ({ number, text: cells.get(0)?.text ?? '' }));
  const differences: Difference[] = [];
  const tell = (row: number, column: number, heading: string, expected: string, text: string) =>
    differences.push({ kind: 'HEADING', row, place: cellName(column, row), heading, expected, found: shown(text) });
  for (let index = 0; index < Math.max(found.length, INSTRUCTIONS.length); index += 1) {
    const row = found[index]?.number ?? next + index;
    const [expected, text] = [INSTRUCTIONS[index] ?? '', found[index]?.text ?? ''];
    if (text !== expected) tell(row, 0, '填表说明', expected, text);
    for (const [column, { text: beside }] of rows[index]?.cells ?? [])
      if (column > 0 && beside.trim() !== '') tell(row, column, '填表说明以下', '', beside);
  }
  return differences;
}

/** Cells merged otherwise than in the form, as far as the form is where it belongs: the heads, and no one among the people. */
export function mergedOtherwise({ merges }: Layout, last: number): Difference[] {
  const printed = mergesOf();
  const among = merges.filter((range) => firstRowOf(range) <= last);
  const told = (range: string, expected: string, found: string): Difference => ({
    kind: 'MERGED',
    row: firstRowOf(range),
    place: range.split(':')[0] ?? range,
    heading: '合并单元格',
    expected,
    found,
  });
  return [
    ...printed.filter((range) => !merges.includes(range)).map((range) => told(range, range, '')),
    ...among.filter((range) => !printed.includes(range)).map((range) => told(range, '', range)),
  ];
}
