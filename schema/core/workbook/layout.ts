/** What of a sheet is not as it looks: rows and columns that nobody sees, and cells that show what stands in another. One check for all that is read. */
import { say, type Bilingual } from '../refusal.ts';
import type { Layout } from './model.ts';
import { cellName, parsePlace } from './place.ts';

/** A range of merged cells, columns from 0 and rows by their number. */
type Merged = { range: string; from: { column: number; row: number }; to: { column: number; row: number } };

/** What is said of each, behind the place it is about; a table has sentences of its own, with the same words. */
export const UNSEEN = {
  ROW_HIDDEN: say('该行被隐藏（或被筛选），请取消隐藏', 'the row is hidden, or filtered away; show it'),
  COLUMN_HIDDEN: say('所在列被隐藏，请取消隐藏', 'stands in a hidden column; show it'),
} as const;

/** What is said of another sheet of the same heads, which somebody has filled in and nobody reads. */
export function alikeTold(other: string, read: string): Bilingual {
  return say(
    `工作表“${other}”也有这些表头并填有内容，但只读取“${read}”一张：请并入该表，或删除多余的工作表`,
    `the sheet “${other}” has these heads and something beneath them as well, and only “${read}” is read: put both into one, or delete it`,
  );
}

/** What is said of a cell that shows what stands in the first cell of its range. */
export function mergedTold(range: string): Bilingual {
  return say(`属于合并单元格${range}，请取消合并后逐格填写`, `belongs to the merged cells ${range}; unmerge them and fill in each`);
}

/** The places among these rows and columns that lie in merged cells and are not their first: each with its range. */
export function mergedPlaces(layout: Layout, rows: readonly number[], columns: readonly number[]): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const { range, from, to } of layout.merges.flatMap(parsed)) {
    const within = columns.filter((column) => column >= from.column && column <= to.column);
    if (within.length === 0) continue;
    for (const row of rows) {
      if (row < from.row || row > to.row) continue;
      for (const column of within) if (row !== from.row || column !== from.column) places.set(cellName(column, row), range);
    }
  }
  return places;
}

/** The number of the row in which merged cells begin; 0 for what is no range. */
export function firstRowOf(range: string): number {
  return parsed(range)[0]?.from.row ?? 0;
}

function parsed(range: string): Merged[] {
  const [from, to] = range.split(':').map(parsePlace);
  return from && to ? [{ range, from, to }] : [];
}
