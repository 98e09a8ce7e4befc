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

/** Fills pages: what stays together goes to the next page together, unless it is higher than a page. */
export function fillPages(sheet: Sheet, layout: PageLayout, pieces: readonly Piece[]): void {
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

function groupsOf(pieces: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = [];
  let open = false;
  for (const piece of pieces) {
    if (open && !piece.turns) groups.at(-1)?.push(piece);
    else groups.push([piece]);
    open = piece.stays === true;
  }
  return groups;
}

/** How many lines at least stand above a signature. */
const SIGNED = 3;

function withSigned(pieces: readonly Piece[]): Piece[] {
  const kept = new Set<number>();
  for (const [at, { signs }] of pieces.entries()) {
    let seen = signs ? 0 : SIGNED;
    for (let before = at - 1; before >= 0 && seen < SIGNED && !pieces[before]?.turns; before -= 1) {
      kept.add(before);
      if (!pieces[before]?.blank) seen += 1;
    }
  }
  return pieces.map((piece, at) => (kept.has(at) ? { ...piece, stays: true } : piece));
}
