/** Where the cells of a table lie: a cell that goes over rows beneath it moves the cells of those rows to the right. Pure. */
import type { Cell, Row } from '../../../../schema/core/document.ts';

export type Placed = { cell: Cell; row: number; column: number; across: number; down: number };

export function gridOf(rows: readonly Row[], columns: number): Placed[] {
  const taken = rows.map(() => new Set<number>());
  return rows.flatMap((row, index) => {
    let column = 0;
    return row.map((cell) => {
      while (taken[index]?.has(column)) column += 1;
      const spans: { across?: number; down?: number } = typeof cell === 'string' ? {} : cell;
      const across = Math.min(spans.across ?? 1, columns - column);
      const down = Math.min(spans.down ?? 1, rows.length - index);
      for (let under = 0; under < down; under += 1) {
        for (let beside = 0; beside < across; beside += 1) taken[index + under]?.add(column + beside);
      }
      const placed = { cell, row: index, column, across, down };
      column += across;
      return placed;
    });
  });
}

/** Rows that a cell binds together, as their first and one past their last. */
export function bandsOf(placed: readonly Placed[], rows: number): { from: number; to: number }[] {
  const reach = Array.from({ length: rows }, (_, row) => row + 1);
  for (const { row, down } of placed) reach[row] = Math.max(reach[row] ?? 0, row + down);
  const bands: { from: number; to: number }[] = [];
  for (const [row, to] of reach.entries()) {
    const last = bands.at(-1);
    if (last && row < last.to) last.to = Math.max(last.to, to);
    else bands.push({ from: row, to });
  }
  return bands;
}
