/** Rows that belong together as one piece: as high as what stands in them, each cell in its box. */
import { drawAll, heightOf, type Piece } from '../piece.ts';
import type { Table } from '../../../../schema/core/document.ts';
import type { Sheet } from '../sheet.ts';
import type { Box, Furniture, Part } from '../structure.ts';

/** Between the edge of a cell and what stands in it. */
export const PAD = 4;
const RULE = 0.6;

/** A cell laid out; `row` counts within its band. */
export type LaidCell = {
  part: Part | Furniture;
  row: number;
  down: number;
  x: number;
  width: number;
  pieces: readonly Piece[];
  foot: readonly Piece[];
  least: number;
  rules: NonNullable<Table['rules']>;
};

/** `rows`: the parts that its rows are. What `goesOn` is torn, and goes on behind it. */
export function bandOf(sheet: Sheet, cells: readonly LaidCell[], rows: readonly (Part | Furniture)[], goesOn = false): Piece {
  const heights = heightsOf(cells, rows.length);
  const top = (row: number) => heights.slice(0, row).reduce((sum, one) => sum + one, 0);
  return {
    height: top(rows.length),
    draw({ x, y }) {
      const boxes = cells.map((cell) => ({
        cell,
        box: { x: x + cell.x, y: y + top(cell.row), width: cell.width, height: top(cell.row + cell.down) - top(cell.row) },
      }));
      for (const [index, row] of rows.entries()) {
        sheet.stands(row);
        for (const { part } of cells.filter((cell) => cell.row === index)) sheet.stands(part);
      }
      ruled(sheet, boxes);
      for (const { cell, box } of boxes) {
        const foot = heightOf(cell.foot);
        // In the middle, unless something stands at the lower edge.
        const above = cell.foot.length > 0 ? PAD : (box.height - heightOf(cell.pieces)) / 2;
        drawAll(cell.pieces, { x: box.x + PAD, y: box.y + above });
        drawAll(cell.foot, { x: box.x + PAD, y: box.y + box.height - PAD - foot });
      }
      if (!goesOn) for (const row of rows) sheet.done(row);
    },
    torn: (room) => (rows.length === 1 ? torn(sheet, cells, rows, room) : null),
  };
}

function ruled(sheet: Sheet, cells: readonly { cell: LaidCell; box: Box }[]): void {
  const of = (rules: LaidCell['rules']) => cells.filter(({ cell }) => cell.rules === rules).map(({ box }) => box);
  sheet.belongs('Layout');
  const around = of('all');
  if (around.length > 0) sheet.boxes(around, RULE);
  for (const { x, y, width, height } of of('under')) sheet.rule({ x, y: y + height - 1 }, { x: x + width, y: y + height - 1 }, RULE);
}

/** Each row as high as its highest cell; a cell over several makes the last of them higher. */
function heightsOf(cells: readonly LaidCell[], rows: number): number[] {
  const needed = ({ pieces, foot, least }: LaidCell) => Math.max(least, heightOf(pieces) + heightOf(foot) + 2 * PAD);
  const heights = Array.from({ length: rows }, (_, row) =>
    Math.max(0, ...cells.filter((one) => one.row === row && one.down === 1).map(needed)),
  );
  for (const cell of cells.filter(({ down }) => down > 1).toSorted((a, b) => a.row + a.down - b.row - b.down)) {
    const last = cell.row + cell.down - 1;
    const has = heights.slice(cell.row, last + 1).reduce((sum, one) => sum + one, 0);
    heights[last] = (heights[last] ?? 0) + Math.max(0, needed(cell) - has);
  }
  return heights;
}

/** A row that is higher than a page: of each cell as many lines as there is room for. */
function torn(
  sheet: Sheet,
  cells: readonly LaidCell[],
  rows: readonly (Part | Furniture)[],
  room: number,
): { here: Piece; rest: Piece } | null {
  const halves = cells.map((cell) => {
    let used = 2 * PAD;
    const fits = cell.pieces.findIndex(({ height }) => (used += height) > room);
    const at = fits < 0 ? cell.pieces.length : fits;
    return {
      here: { ...cell, pieces: cell.pieces.slice(0, at), foot: [], least: 0 },
      rest: { ...cell, pieces: cell.pieces.slice(at), least: 0 },
    };
  });
  const some = halves.some(({ here }) => here.pieces.length > 0) && room > 2 * PAD;
  const more = halves.some(({ rest }) => rest.pieces.length > 0 || rest.foot.length > 0);
  if (!some || !more) return null;
  return {
    here: bandOf(
      sheet,
      halves.map(({ here }) => here),
      rows,
      true,
    ),
    rest: bandOf(
      sheet,
      halves.map(({ rest }) => rest),
      rows,
    ),
  };
}
