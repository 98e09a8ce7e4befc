/**
 * A paper document as data, before it is printed: official papers and forms are made of these blocks and nothing else. All of it is JSON;
 * lengths are points, of which an inch has 72.
 */
export type Block =
  /** A line of its own, larger; the first one of a document is its title. */
  | { kind: 'heading'; text: string }
  /** A paragraph, its first line set in; or flush, as whom a letter is for stands above it. */
  | { kind: 'text'; text: string; flush?: true }
  /** A line as it is told to stand: the red head of an official paper, its number; `heads` where it is the heading of what follows. */
  | { kind: 'line'; text: string; size?: number; align?: Align; bold?: true; red?: true; heads?: true }
  /** Things of which each is numbered or named in its own words, one beneath the other: read aloud as a list, with how many they are. */
  | { kind: 'list'; items: readonly (readonly Block[])[] }
  /** A rule across the page. */
  | { kind: 'rule'; red?: true }
  /** Who signs, and beneath it the date, to the right or where it is told; the seal is pressed over both (印章压日期). */
  | { kind: 'signature'; lines: readonly string[]; seal?: Picture; align?: Align }
  | { kind: 'picture'; picture: Picture; width: number; height: number; align?: Align }
  /** A QR code of a text, `width` wide; `says` tells what it is for to who cannot see it. */
  | { kind: 'code'; text: string; says: string; width: number; align?: Align }
  | Drawing
  | Table
  /** Blocks beside each other, each with its share of the width. */
  | { kind: 'columns'; columns: readonly { share: number; blocks: readonly Block[] }[] }
  | { kind: 'space'; height: number }
  /** What follows begins a page. */
  | { kind: 'page' };

export type Align = 'left' | 'centre' | 'right';

/** A drawing, such as a chart: it is as wide as told, or as fits; `says` tells it to who cannot see it. */
export type Drawing = { kind: 'drawing'; width: number; height: number; shapes: readonly Shape[]; says: string; align?: Align };

/**
 * What a drawing is made of, in the order in which it lies upon itself: a path as SVG writes it, filled, lined or both, with its own corner
 * at x and y; or a line of words that begins, has its middle or ends at x, and its middle at y. Colours are `#rrggbb`: nothing is seen through.
 */
export type Shape = Outline | Words;
export type Outline = { path: string; x: number; y: number; fill?: string; stroke?: string; line?: number };
export type Words = { text: string; x: number; y: number; size: number; align: Align; colour: string };

/** A photograph or a seal: a JPEG or a PNG in base64. `says` tells it to who cannot see it. */
export type Picture = { base64: string; says: string };

/**
 * A table: the shares of the width that its columns have, the rows of its head, which stand again on every page that it goes on to, and
 * its rows. A row is torn only when it is higher than a page. Rules stand around every cell, beneath what is no label, or nowhere. `named`: the
 * column, counted from 0, whose cell says of what its row is.
 */
export type Table = {
  kind: 'table';
  columns: readonly number[];
  head?: readonly Row[];
  rows: readonly Row[];
  named?: number;
  size?: number;
  rules?: 'all' | 'under' | 'none';
};
export type Row = readonly Cell[];

/** A cell is its text; or blocks, those of `foot` at its lower edge, over so many columns and rows, at least so high. */
export type Cell =
  | string
  | {
      blocks: readonly Block[];
      foot?: readonly Block[];
      across?: number;
      down?: number;
      align?: Align;
      least?: number;
      /** It names what stands in the cells beside or beneath it. */
      label?: true;
    };

/**
 * How the page is laid out: a letter; an official paper as GB/T 9704—2012 has it; a form of tables; a certificate, which is one page across,
 * in a frame.
 */
export type Layout = 'letter' | 'official' | 'form' | 'certificate';

/** `number` stands on every page beside the page's own; `madeAt` makes the same document the same bytes. A letter where no layout is named. */
export type Document = { title: string; number: string; madeAt: number; layout?: Layout; blocks: readonly Block[] };
