/**
 * A table filled by hand against the system, cell by cell (D5). The sheet is read twice, row by row: once to learn who is in it, once
 * to compare. Held are the system's rows, and of the sheet's what says whose they are.
 */
import { SEARCHED } from '../../core/workbook/find.ts';
import { emptyLayout } from '../../core/workbook/model.ts';
import type { Cell, Layout, Row } from '../../core/workbook/read.ts';
import type { Value } from '../../core/workbook/writing/line.ts';
import { cellName } from '../../core/workbook/place.ts';
import { masked, normalized } from '../../identity/numbers.ts';
import { IDENTITY, INSTRUCTIONS, ROWS_ABOVE } from '../annex/columns.ts';
import { whyDifferent } from './cells.ts';
import { aboveHeads, beneath, mergedOtherwise, type Head } from './form.ts';
import { findHeads, LEAVES, type Heads } from './heads.ts';
import { firstDifference } from './look-alikes.ts';
import { MOST_TOLD, type Difference, type DifferenceKind } from './model.ts';
import { match, type Claim, type Matched } from './people.ts';
import { shown } from './shown.ts';

/** What the system has. */
export type Expected = Head & { rows: readonly (readonly Value[])[] };
/** What the sheet has: its rows from the beginning, as often as they are asked for. */
export type Sheet = (layout?: Layout) => AsyncIterable<Row>;

export type Report = {
  /** Rows of people in the sheet. */
  total: number;
  counts: Partial<Record<DifferenceKind, number>>;
  /** The differences in the order of the sheet, as many as are told. */
  told: Difference[];
  /** The cells merged in its first rows, for who shows it again. */
  merges: readonly string[];
};

export async function compare(expected: Expected, sheet: Sheet, note: (done: number, total: number) => Promise<unknown>): Promise<Report> {
  const { heads, layout, claims, above, below, next } = await survey(sheet);
  const matched = match(expected.rows, claims);
  const found = new Findings();
  found.add(...aboveHeads(above, heads.row, expected), ...heads.differences);
  for (const other of layout.alike)
    found.add({ kind: 'SHEET_ALIKE', row: null, place: null, heading: '工作表', expected: layout.sheet, found: other });
  const inPlace = heads.row === ROWS_ABOVE - 1 && heads.columns.every((column, index) => column === index);
  if (inPlace) found.add(...mergedOtherwise(layout, next - 1));
  const told = new Set([...heads.columns, ...heads.extra]);
  let done = 0;
  for await (const row of sheet()) {
    if (!matched.of.has(row.number)) continue;
    done += 1;
    for (const [column, { place, text }] of row.cells) {
      // A column without a head is told once, where something stands in it.
      if (told.has(column)) continue;
      told.add(column);
      found.add({ kind: 'COLUMN_EXTRA', row: row.number, place, heading: '', expected: '', found: shown(text) });
    }
    found.add(...differencesOf(row, done, heads, matched, expected.rows));
    if (layout.hiddenRows.has(row.number))
      found.add({ kind: 'ROW_HIDDEN', row: row.number, place: cellName(0, row.number), heading: '', expected: '', found: '' });
    if (done % ROWS_A_NOTE === 0) await note(done, claims.length);
  }
  found.add(...beneath(below, next));
  for (const index of matched.missing) {
    const [, unit, name, number] = (expected.rows[index] ?? []).map(String);
    found.add({ kind: 'MISSING_ROW', row: null, place: null, heading: '', expected: `${unit} ${name} ${masked(number ?? '')}`, found: '' });
  }
  return { total: claims.length, counts: found.counts, told: found.told, merges: layout.merges };
}

const ROWS_A_NOTE = 2_000;

/** Characters of a cell that are told. */
const MOST_CHARACTERS = 200;

class Findings {
  readonly counts: Report['counts'] = {};
  readonly told: Difference[] = [];

  add(...differences: readonly Difference[]): void {
    for (const one of differences) {
      this.counts[one.kind] = (this.counts[one.kind] ?? 0) + 1;
      // A number typed into another column is somebody's all the same. What is not told costs nothing.
      if (this.told.length < MOST_TOLD) this.told.push({ ...one, found: shown(one.found, MOST_CHARACTERS) });
    }
  }
}

type Survey = { heads: Heads; layout: Layout; claims: Claim[]; above: readonly Row[]; below: Row[]; next: number };

/** Where the heads are, who is in the rows below them, and what stands beneath. */
async function survey(sheet: Sheet): Promise<Survey> {
  const layout = emptyLayout();
  const top: Row[] = [];
  let heads: Heads | null = null;
  const claims: Claim[] = [];
  const below: Row[] = [];
  let next = 0;
  const take = (row: Row, { row: headsAt, columns }: Heads) => {
    if (row.number <= headsAt + 1) return;
    if (below.length > 0 || row.cells.get(0)?.text.startsWith(INSTRUCTIONS[0] ?? '')) {
      if (below.length <= MOST_BENEATH) below.push(row);
      return;
    }
    if (![...row.cells.values()].some(({ kind, text: inside }) => kind === 'formula' || inside.trim() !== '')) return;
    const text = (column: number) => row.cells.get(columns[column] ?? -1);
    claims.push({ row: row.number, unit: text(1)?.text ?? '', name: text(2)?.text ?? '', number: numberIn(text(IDENTITY)) });
    next = row.number + 1;
  };
  for await (const row of sheet(layout)) {
    if (heads) take(row, heads);
    else if (row.number <= SEARCHED) top.push(row);
    else {
      heads = findHeads(top, layout);
      for (const one of [...top, row]) take(one, heads);
    }
  }
  if (!heads) {
    heads = findHeads(top, layout);
    for (const one of top) take(one, heads);
  }
  return { heads, layout, claims, above: top, below, next: Math.max(next, heads.row + 2) };
}

/** Lines beneath the people that are told one by one; whoever filled in below the instructions is told so by the first. */
const MOST_BENEATH = 50;

/** A number that Excel made a number of is nobody's any more. */
function numberIn(cell: Cell | undefined): string {
  return cell?.kind === 'text' ? normalized(cell.text) : '';
}

/** The right number with something nobody sees in it looks the same, masked or not: what it is, and where. */
function strayIn(text: string, should: string): string {
  return text !== should && normalized(text) === should ? `（${firstDifference(should, text).zh}）` : '';
}

function differencesOf(row: Row, position: number, { columns }: Heads, { of, first }: Matched, expected: Expected['rows']): Difference[] {
  const whose = of.get(row.number);
  const cell = (column: number) => row.cells.get(columns[column] ?? -1);
  const about = (kind: DifferenceKind, column: number, should: string, text: string): Difference => ({
    kind,
    row: row.number,
    place: cellName(columns[column] ?? column, row.number),
    heading: LEAVES[column] ?? '',
    expected: column === IDENTITY ? masked(should) : should,
    found: column === IDENTITY ? masked(text) + strayIn(text, should) : text,
  });
  if (whose === 'TWICE')
    return [{ ...about('TWICE', IDENTITY, '', numberIn(cell(IDENTITY))), expected: `${first.get(numberIn(cell(IDENTITY)))}` }];
  if (typeof whose !== 'number') {
    const who = [cell(1)?.text, cell(2)?.text, masked(cell(IDENTITY)?.text ?? '')].filter(Boolean).join(' ');
    return [{ kind: 'EXTRA_ROW', row: row.number, place: cellName(0, row.number), heading: '', expected: '', found: who }];
  }
  const differences: Difference[] = [];
  for (const [column, value] of (expected[whose] ?? []).entries()) {
    if (columns[column] === -1) continue; // told once, of the head
    // The first column counts the rows of the sheet, in whatever order its people stand.
    const should = column === 0 ? position : value;
    const why = whyDifferent(column, should, cell(column));
    if (why) differences.push(about(why, column, String(should), cell(column)?.text ?? ''));
  }
  return differences;
}
