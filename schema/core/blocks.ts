/** The blocks that papers are put together from, made short. */
import type { Block, Cell, Picture, Table } from './document.ts';

export const text = (said: string): Block => ({ kind: 'text', text: said });
export const flush = (said: string): Block => ({ kind: 'text', text: said, flush: true });
export const space = (height: number): Block => ({ kind: 'space', height });

/** Blocks as a list of an item each; one alone is none. */
export function listed(items: readonly Block[]): readonly Block[] {
  return items.length > 1 ? [{ kind: 'list', items: items.map((item) => [item]) }] : items;
}

/** A cell that names what stands beside it. */
export function label(said: string, spans: { across?: number; down?: number } = {}): Cell {
  return { blocks: [flush(said)], label: true, ...spans };
}

/** A cell over several columns. */
export function wide(said: string, across: number): Cell {
  return { blocks: [flush(said)], across };
}

export type Pair = readonly [label: string, value: string];

/**
 * Pairs of a label and what is entered, so many a row, as the boxes of a form stand; the last one of a row takes what is left of it. A
 * photograph stands at the right of the first rows.
 */
export function gridOf(rows: readonly (readonly Pair[])[], photo?: Picture): Table {
  const most = Math.max(...rows.map((row) => row.length));
  const beside = photo ? Math.min(PHOTO_ROWS, rows.length) : 0;
  const columns = [...Array.from({ length: most }, () => [2.2, 3.5]).flat(), ...(photo ? [2.9] : [])];
  return {
    kind: 'table',
    columns,
    rows: rows.map((row, index) => {
      const cells = row.flatMap(([name, value], at) => {
        const last = at === row.length - 1;
        const left = columns.length - 2 * at - 1 - (index < beside ? 1 : 0);
        return [label(name), last && left > 1 ? wide(value, left) : value];
      });
      return photo && index === 0 ? [...cells, { blocks: [photographed(photo)], down: beside }] : cells;
    }),
  };
}

const PHOTO_ROWS = 5;

/** 25 by 35 mm, as the photographs of forms and certificates are. */
function photographed(picture: Picture): Block {
  return { kind: 'picture', picture, width: 71, height: 99, align: 'centre' };
}
