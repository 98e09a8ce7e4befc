/** Several ranges of one index, read as if they were one: what lies apart by whose it is, and is listed together. */
import { TABLE } from './pattern.ts';
import type { Item, Range, Table } from './port.ts';

type Paging = { limit: number; after: string | null; descending?: boolean };

/**
 * One page of them all in the order of their sort keys, with one request for each. A row's cursor says for each range where it goes on
 * behind that row, whichever of them the row is of: the table goes on behind a place, whether anything lies there or not. So it is good for
 * these ranges and no others.
 */
export async function mergedPage(
  table: Table,
  ranges: readonly Range[],
  { limit, after, descending = false }: Paging,
): Promise<{ items: Item[]; cursors: string[]; next: string | null }> {
  // A part that is missing is a cursor of no range: the table refuses it.
  const starts = after?.split(BETWEEN);
  const pages = await Promise.all(
    ranges.map((range, index) => table.query(range, { limit, after: starts ? (starts[index] ?? '') : null, descending })),
  );
  const isBehind = (a: string, b: string) => (descending ? a < b : a > b);
  const inOrder = pages
    .flatMap(({ items }, index) => items.map((item) => ({ item, place: placeIn(item, ranges[index]) })))
    .toSorted((a, b) => (a.place === b.place ? 0 : isBehind(a.place, b.place) ? 1 : -1));
  // Where a range goes on, nothing behind its last row is known yet.
  const ends = pages.flatMap(({ items, next }, index) =>
    next === null || items.length === 0 ? [] : [placeIn(items.at(-1), ranges[index])],
  );
  const kept = inOrder.filter(({ place }) => !ends.some((end) => isBehind(place, end))).slice(0, limit);
  const items = kept.map(({ item }) => item);
  const cursors = items.map((item) => ranges.map((range) => table.cursorOf(movedTo(range, item), range)).join(BETWEEN));
  const hasMore = ends.length > 0 || kept.length < inOrder.length;
  return { items, cursors, next: hasMore ? (cursors.at(-1) ?? null) : null };
}

/** Stands in no cursor of a single range. */
const BETWEEN = '.';

function attributesOf({ index }: Range) {
  return index ? TABLE.indexes[index] : TABLE;
}

function placeIn(item: Item | undefined, range: Range | undefined): string {
  return String(range && item?.[attributesOf(range).sk]);
}

/** The item as if it lay in another range, at the same place. */
function movedTo(range: Range, item: Item): Item {
  return { ...item, [attributesOf(range).pk]: range.pk };
}
