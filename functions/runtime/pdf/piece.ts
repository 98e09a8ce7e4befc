/** What a block is laid out as: pieces, one beneath the other, each of which stands on one page; and how pieces fill the pages. */
import type { PageLayout } from './layouts.ts';
import type { Sheet } from './sheet.ts';

export type Place = { x: number; y: number };
export type Piece = {
  height: number;
  draw(at: Place): void;
  /** It stays with the next: a heading with its text, the first lines of a paragraph. */
  stays?: boolean;
  /** What stands above it when it begins a page: the head of its table. */
  head?: Piece;
  /** Tears it, for a page on which so much room is left; null where nothing of it fits. */
  torn?(room: number): { here: Piece; rest: Piece } | null;
  /** Nothing of it is seen: at the beginning of a page it is left out. */
  blank?: boolean;
  /** A signature, which is not left alone on a page: some of what it signs stays with it. */
  signs?: boolean;
  /** What follows begins a page. */
  turns?: boolean;
};

/** Draws pieces one beneath the other, without any page in mind. */
export function drawAll(pieces: readonly Piece[], { x, y }: Place): void {
  let down = y;
  for (const piece of pieces) {
    piece.draw({ x, y: down });
    down += piece.height;
  }
}

export function heightOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { height }) => sum + height, 0);
}

/**
 * Fills pages: what stays together goes to the next page together, unless it is higher than a page. Pieces are taken as they are needed, so
 * that of a long table no more is laid out at a time than stays together.
 */
export function fillPages(sheet: Sheet, layout: PageLayout, pieces: Iterable<Piece>): void {
  const { left, top, bottom } = layout.margins;
  const end = layout.height - bottom;
  let y = top;
  const turn = () => {
    sheet.newPage();
    y = top;
  };
  const put = (piece: Piece) => {
    if (y === top && piece.blank) return;
    if (y === top && piece.head) put(piece.head);
    piece.draw({ x: left, y });
    y += piece.height;
  };
  const tear = (piece: Piece) => {
    let rest = piece;
    const room = () => end - y - (y === top ? (rest.head?.height ?? 0) : 0);
    while (rest.height > room()) {
      const halves = rest.torn?.(room()) ?? null;
      if (halves === null && y === top) break; // it can only be cut off
      if (halves) {
        put(halves.here);
        rest = halves.rest;
      }
      turn();
    }
    put(rest);
  };
  for (const group of groupsOf(withSigned(pieces))) {
    if (group[0]?.turns) {
      turn();
      continue;
    }
    if (heightOf(group) > end - y && y > top && heightOf(group) <= end - top) turn();
    for (const piece of group) {
      if (piece.height + (piece.head?.height ?? 0) > end - top && piece.torn) tear(piece);
      else {
        if (piece.height > end - y && y > top) turn();
        put(piece);
      }
    }
  }
}

function* groupsOf(pieces: Iterable<Piece>): Generator<Piece[]> {
  let group: Piece[] = [];
  for (const piece of pieces) {
    if (group.length > 0 && (piece.turns || !group.at(-1)?.stays)) {
      yield group;
      group = [];
    }
    group.push(piece);
  }
  if (group.length > 0) yield group;
}

/** How many lines at least stand above a signature. */
const SIGNED = 3;

/** What stands above a signature on its page stays with it: so much of it as may be is held back until it is known what follows. */
function* withSigned(pieces: Iterable<Piece>): Generator<Piece> {
  let held: Piece[] = [];
  for (const piece of pieces) {
    if (piece.turns) {
      yield* held.splice(0);
      yield piece;
      continue;
    }
    if (piece.signs) held = held.map((above) => ({ ...above, stays: true }));
    held.push(piece);
    while (seenIn(held.slice(1)) >= SIGNED) yield* held.splice(0, 1);
  }
  yield* held;
}

function seenIn(pieces: readonly Piece[]): number {
  return pieces.filter(({ blank }) => !blank).length;
}
