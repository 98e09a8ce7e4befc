/** Setting a text: the glyphs of its characters, broken into lines, each line drawn where it stands. */
import type { Align, Block } from '../../../schema/core/document.ts';
import type { Weight } from './font-files.ts';
import type { Fonts, Glyph } from './fonts.ts';
import type { Type } from './layouts.ts';
import { linesOf, type Line } from './lines.ts';
import type { Piece } from './piece.ts';
import type { Colour, Sheet } from './sheet.ts';
import type { Furniture, Part } from './structure.ts';

/** Where blocks are laid out: on the page itself, or in a cell, where all is smaller. */
export type Ground = {
  width: number;
  text: Type;
  cell: Type;
  title: Type;
  heading: Type;
  /** Between two blocks. */
  gap: number;
  /** How far from the right a signature stands, in sizes of its text. */
  aside: number;
};

/** What all blocks of a document are laid out with; `lay` lays out the blocks in a block. */
export type Setting = { sheet: Sheet; fonts: Fonts; lay(blocks: readonly Block[], ground: Ground, within: Part): Piece[] };

export type Said = {
  type: Type;
  width: number;
  align?: Align;
  weight?: Weight;
  colour?: Colour;
  /** How far its first line is set in. */
  indent?: number;
  /** Lines that were broken fill the width. */
  even?: boolean;
};

/** How far a line may be stretched to fill the width, in sizes of its text: a long word beneath must not pull it apart. */
const STRETCH = 2.5;
/** Where a line of text stands in its height, so that it looks in the middle. */
const BASE = 0.35;

/** A text as pieces of a line each. The first two lines stay together, and the last two. */
export function set({ sheet, fonts }: Setting, text: string, said: Said, part: Part | Furniture): Piece[] {
  const { type, width, indent = 0 } = said;
  const lines = linesOf(glyphsOf(fonts, text, said.weight), { size: type.size, width, indent });
  return lines.map((line, index) => ({
    height: type.line,
    stays: lines.length > 1 && (index === 0 || index === lines.length - 2),
    draw({ x, y }) {
      if (line.glyphs.length === 0) return;
      sheet.belongs(part);
      const own = index === 0 ? indent : 0;
      const { from, apart } = stood(line, width - own, said);
      const base = y + type.line / 2 + BASE * type.size;
      sheet.write(line.glyphs, { x: x + own + from, y: base, size: type.size, apart, ...(said.colour && { colour: said.colour }) });
    },
  }));
}

/** A text of several lines in lines of about one length, as a title stands. */
export function balanced(setting: Setting, text: string, said: Said, part: Part | Furniture): Piece[] {
  const { size } = said.type;
  const glyphs = glyphsOf(setting.fonts, text, said.weight);
  const count = (within: number) => linesOf(glyphs, { size, width: within }).length;
  const lines = count(said.width);
  let { width } = said;
  if (lines > 1) while (width > 2 * size && count(width - size / 2) <= lines) width -= size / 2;
  const aside = said.align === 'centre' ? (said.width - width) / 2 : said.align === 'right' ? said.width - width : 0;
  return set(setting, text, { ...said, width }, part).map((piece) => ({ ...piece, draw: ({ x, y }) => piece.draw({ x: x + aside, y }) }));
}

/** The glyphs of a text, where every character has one: what has none was refused before. */
export function glyphsOf(fonts: Fonts, text: string, weight: Weight = 'regular'): (Glyph | '\n')[] {
  const glyphs: (Glyph | '\n')[] = [];
  for (const character of text) {
    const glyph = character === '\n' ? character : fonts(character.codePointAt(0) ?? 0, weight);
    if (glyph !== null) glyphs.push(glyph);
  }
  return glyphs;
}

/** Where a line begins, and how far its characters stand apart. */
function stood({ glyphs, width: own, last }: Line, width: number, { align = 'left', even = false, type }: Said) {
  const room = width - own;
  if (align === 'centre') return { from: room / 2, apart: 0 };
  if (align === 'right') return { from: room, apart: 0 };
  const stretched = even && !last && room <= STRETCH * type.size && glyphs.length > 1;
  return { from: 0, apart: stretched ? room / (glyphs.length - 1) : 0 };
}
