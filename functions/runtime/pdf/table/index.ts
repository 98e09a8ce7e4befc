/** A table: bands of rows that belong together, each a piece; its head stands above each page that it goes on to. */
import type { Row, Table } from '../../../../schema/core/document.ts';
import type { Piece } from '../piece.ts';
import { balanced, set, type Ground, type Setting } from '../setting.ts';
import type { Furniture, Part } from '../structure.ts';
import { bandOf, PAD, type LaidCell } from './band.ts';
import { bandsOf, gridOf, type Placed } from './grid.ts';

/** Its bands are laid out as they are asked for: a roster of ten thousand would else lie in memory whole. */
export function* tabled(setting: Setting, table: Table, ground: Ground, within: Part): Generator<Piece> {
  const { columns, head = [], rows, named, size, rules = 'all' } = table;
  const all = columns.reduce((sum, share) => sum + share, 0);
  const widths = columns.map((share) => (ground.width * share) / all);
  const cell = size === undefined ? ground.cell : { size, line: size * 1.45 };
  const inside: Ground = { ...ground, text: cell, cell, title: cell, heading: cell, gap: 0, aside: 2 };
  const part = setting.sheet.part(within, 'Table');
  const bands = (of: readonly Row[], to: Part | Furniture, isHead: boolean) =>
    bandsIn(setting, of, { widths, inside, rules, named, part: to, isHead });
  for (const band of bands(head, part, true)) yield { ...band(), stays: true };
  // What stands again is read once.
  const again = head.length > 0 ? together(bands(head, 'Pagination', true).map((band) => band())) : undefined;
  const body = bands(rows, part, false);
  // Neither the first row nor the last stands alone on a page.
  const staying = (index: number) => body.length > 2 && (index === 0 || index === body.length - 2);
  for (const [index, band] of body.entries()) yield { ...withHead(band(), again), stays: staying(index) };
}

type About = {
  widths: readonly number[];
  inside: Ground;
  rules: LaidCell['rules'];
  named: number | undefined;
  part: Part | Furniture;
  isHead: boolean;
};

function bandsIn(setting: Setting, rows: readonly Row[], about: About): (() => Piece)[] {
  const placed = gridOf(rows, about.widths.length);
  const inRow: Placed[][] = rows.map(() => []);
  for (const one of placed) inRow[one.row]?.push(one);
  const { part } = about;
  return bandsOf(placed, rows.length).map(({ from, to }) => () => {
    const parts = inRow.slice(from, to).map(() => (typeof part === 'string' ? part : setting.sheet.part(part, 'TR')));
    const cells = parts.flatMap((own, row) => (inRow[from + row] ?? []).map((one) => ({ ...laid(setting, one, about, own), row })));
    return bandOf(setting.sheet, cells, parts);
  });
}

function laid(
  setting: Setting,
  { cell, row, column, across, down }: Placed,
  { widths, inside, rules, named, isHead }: About,
  within: Part | Furniture,
): LaidCell {
  const x = widths.slice(0, column).reduce((sum, one) => sum + one, 0);
  const width = widths.slice(column, column + across).reduce((sum, one) => sum + one, 0);
  const room = width - 2 * PAD;
  const full = typeof cell === 'string' ? null : cell;
  const label = isHead || full?.label === true;
  const heads = isHead ? 'Column' : label || column === named ? 'Row' : null;
  const part =
    typeof within === 'string'
      ? within
      : setting.sheet.part(within, heads ? 'TH' : 'TD', { across, down, ...(heads && ({ scope: heads } as const)) });
  const align = full?.align ?? (label ? 'centre' : 'left');
  const said = (text: string) =>
    (label ? balanced : set)(setting, text, { type: inside.text, width: room, align, weight: isHead ? 'bold' : 'regular' }, part);
  const blocks = (of: NonNullable<typeof full>['blocks']) => {
    const [only] = of;
    // A text alone is the cell’s own; and nothing that stands again is read again.
    if (only?.kind === 'text' && only.flush && of.length === 1) return said(only.text);
    return typeof part === 'string'
      ? of.flatMap((one) => ('text' in one ? said(one.text) : []))
      : setting.lay(of, { ...inside, width: room }, part);
  };
  const pieces = typeof cell === 'string' ? said(cell) : blocks(cell.blocks);
  return {
    part,
    row,
    down,
    x,
    width,
    pieces,
    foot: full?.foot ? blocks(full.foot) : [],
    least: full?.least ?? 0,
    rules: rules === 'under' && label ? 'none' : rules,
  };
}

function together(pieces: readonly Piece[]): Piece {
  return {
    height: pieces.reduce((sum, { height }) => sum + height, 0),
    draw({ x, y }) {
      let down = y;
      for (const piece of pieces) {
        piece.draw({ x, y: down });
        down += piece.height;
      }
    },
  };
}

/** A torn row has it above its rest as well. */
function withHead(piece: Piece, head: Piece | undefined): Piece {
  if (!head) return piece;
  return {
    ...piece,
    head,
    torn(room) {
      const halves = piece.torn?.(room) ?? null;
      return halves && { here: { ...halves.here, head }, rest: withHead(halves.rest, head) };
    },
  };
}
