/** Finds the columns of a table filled by hand: what was moved, renamed, added, taken out or hidden (D4, D5). */
import { sheetsTold, type Looked } from '../../core/workbook/columns.ts';
import { SEARCHED } from '../../core/workbook/find.ts';
import { columnName, cellName } from '../../core/workbook/place.ts';
import type { Layout, Row } from '../../core/workbook/read.ts';
import { HEADS, INSTRUCTIONS } from '../annex/columns.ts';
import type { Difference } from './model.ts';
import { checkRefusals } from './refusals.ts';
import { shown } from './shown.ts';

/** How each column is headed: what stands in the upper row, and what in the lower. */
const HEADED = HEADS.flatMap((head) =>
  typeof head === 'string'
    ? [{ leaf: head, upper: head, lower: '' }]
    : head.slice(1).map((leaf, index) => ({ leaf, upper: index === 0 ? head[0] : '', lower: leaf })),
);
export const LEAVES: readonly string[] = HEADED.map(({ leaf }) => leaf);

/** Where the heads are: the number of their upper row, and of each of our columns where it stands, -1 for one that does not; and whose head is none of ours. */
export type Heads = { row: number; columns: readonly number[]; extra: readonly number[]; differences: Difference[] };

export function findHeads(top: readonly Row[], layout: Layout): Heads {
  const at = new Map(top.map((row) => [row.number, row]));
  const text = (row: number, column: number) => at.get(row)?.cells.get(column)?.text ?? '';
  const row = upperRow(top, layout);
  const width = Math.max(...[row, row + 1].flatMap((number) => [...(at.get(number)?.cells.keys() ?? [0])])) + 1;
  const leafOf = (column: number) => text(row + 1, column) || text(row, column);
  const columns = LEAVES.map(
    (leaf) => Array.from({ length: width }, (_, column) => column).find((column) => leafOf(column) === leaf) ?? -1,
  );
  const differences: Difference[] = [];
  const tell = (kind: Difference['kind'], column: number, heading: string, expected: string, found: string, number = row) =>
    differences.push({ kind, row: number, place: cellName(column, number), heading, expected, found: shown(found) });

  for (const [index, leaf] of LEAVES.entries()) {
    if (columns[index] !== -1) continue;
    // Whatever stands where it ought to, behind its neighbour, goes by another name.
    const next = (columns.slice(0, index).findLast((column) => column !== -1) ?? -1) + 1;
    if (columns.includes(next) || (next >= width && next !== index)) {
      differences.push({ kind: 'COLUMN_MISSING', row: null, place: null, heading: leaf, expected: leaf, found: '' });
      continue;
    }
    columns[index] = next;
    tell('COLUMN_RENAMED', next, leaf, leaf, leafOf(next), HEADED[index]?.lower ? row + 1 : row);
  }
  const known = columns.flatMap((column, index) => (column === -1 ? [] : [{ column, index }])).toSorted((a, b) => a.column - b.column);
  const inOrder = longestRun(known.map(({ index }) => index));
  for (const { column, index } of known) {
    if (!inOrder.has(index)) tell('COLUMN_MOVED', column, LEAVES[index] ?? '', columnName(index), columnName(column));
    if (layout.hiddenColumns.has(column)) tell('COLUMN_HIDDEN', column, LEAVES[index] ?? '', '', columnName(column));
    const { leaf, upper, lower } = HEADED[index] ?? { leaf: '', upper: '', lower: '' };
    const renamed = leafOf(column) !== leaf;
    if (text(row, column) !== upper && !(renamed && lower === '')) tell('HEADING', column, leaf, upper, text(row, column));
    if (text(row + 1, column) !== lower && !(renamed && lower !== '')) tell('HEADING', column, leaf, lower, text(row + 1, column), row + 1);
  }
  const extra = Array.from({ length: width }, (_, column) => column).filter((column) => !columns.includes(column) && leafOf(column) !== '');
  for (const column of extra) tell('COLUMN_EXTRA', column, shown(leafOf(column)), '', leafOf(column));
  return { row, columns, extra, differences };
}

/** How many of the heads the first rows of a sheet have: by that the sheet is found. */
export function headsAmong(top: readonly Row[]): number {
  return best(top).heads;
}

/** Whether anybody stands beneath the heads: rows that are only numbered, and the instructions, are of the form. */
export function isFilled(top: readonly Row[]): boolean {
  const { row } = best(top);
  if (row === null) return false;
  const below = top.filter(({ number }) => number > row + 1);
  const end = below.findIndex(({ cells }) => cells.get(0)?.text.startsWith(INSTRUCTIONS[0] ?? ''));
  return below
    .slice(0, end === -1 ? undefined : end)
    .some(({ cells }) => [...cells].some(([column, { kind, text }]) => column > 0 && (kind === 'formula' || text.trim() !== '')));
}

/** The row with most heads in it and below it. */
function upperRow(top: readonly Row[], looked: Looked): number {
  const { row, heads } = best(top);
  if (row === null || heads < LEAVES.length / 4)
    throw checkRefusals.TABLE_HEADS_MISSING({ sheets: looked.sheets, where: sheetsTold(looked), searched: SEARCHED });
  return row;
}

function best(top: readonly Row[]): { row: number | null; heads: number } {
  const known = new Set(LEAVES);
  const at = new Map(top.map((row) => [row.number, row]));
  const isHead = (row: number, column: number) => known.has(at.get(row)?.cells.get(column)?.text ?? '');
  return top
    .map(({ number, cells }) => ({
      row: number,
      heads: [...cells.keys()].filter((column) => isHead(number, column) || isHead(number + 1, column)).length,
    }))
    .reduce<{ row: number | null; heads: number }>((a, b) => (b.heads > a.heads ? b : a), { row: null, heads: 0 });
}

/** The longest rising run within a list of different numbers: whoever is not in it has been moved. */
function longestRun(list: readonly number[]): Set<number> {
  const runs: number[][] = [];
  for (const one of list)
    runs.push([...runs.filter((run) => (run.at(-1) ?? -1) < one).reduce<number[]>((a, b) => (b.length > a.length ? b : a), []), one]);
  return new Set(runs.reduce<number[]>((a, b) => (b.length > a.length ? b : a), []));
}
