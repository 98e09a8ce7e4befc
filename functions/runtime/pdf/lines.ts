/**
 * Where a text is broken into lines: between Chinese characters, never inside a number or a word of letters, no closing mark at the
 * beginning of a line and no opening one at its end. Pure.
 */
import type { Glyph } from './fonts.ts';

export type Line = { glyphs: readonly Glyph[]; width: number; /** Its paragraph ends with it. */ last: boolean };

const NOT_FIRST = new Set('，。、；：？！）》」』】〕〉’”…—～·％%‰℃,.;:?!)]}-');
const NOT_LAST = new Set('（《「『【〔〈‘“([{￥$');
const WORD = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Nd}.,:/@_\-+%&=?#~'()]/u;

/** The lines of a text in a width, the first one set in by so much; `size` in points. */
export function linesOf(
  text: readonly (Glyph | '\n')[],
  { size, width, indent = 0 }: { size: number; width: number; indent?: number },
): Line[] {
  const room = (width * 1000) / size;
  const lines: Line[] = [];
  let left = room - (indent * 1000) / size;
  for (const paragraph of paragraphsOf(text)) {
    const units = unitsOf(paragraph);
    let line: Glyph[] = [];
    let used = 0;
    const close = (last: boolean) => {
      const glyphs = trimmed(line);
      lines.push({ glyphs, width: (widthOf(glyphs) * size) / 1000, last });
      line = [];
      used = 0;
      left = room;
    };
    for (const unit of units) {
      const needed = widthOf(trimmed(unit));
      if (line.length > 0 && used + needed > left) close(false);
      for (const glyph of unit) {
        // A word that is longer than a line is broken where the line is full.
        if (line.length > 0 && used + glyph.width > left && needed > left) close(false);
        line.push(glyph);
        used += glyph.width;
      }
    }
    close(true);
  }
  return lines;
}

export function widthOf(glyphs: readonly Glyph[]): number {
  return glyphs.reduce((sum, { width }) => sum + width, 0);
}

function paragraphsOf(text: readonly (Glyph | '\n')[]): Glyph[][] {
  const paragraphs: Glyph[][] = [[]];
  for (const one of text) {
    if (one === '\n') paragraphs.push([]);
    else paragraphs.at(-1)?.push(one);
  }
  return paragraphs;
}

/** What may not be torn: a character with the marks that belong to it, or a word with the space behind it. */
function unitsOf(glyphs: readonly Glyph[]): Glyph[][] {
  const units: Glyph[][] = [];
  let before: string | null = null;
  for (const glyph of glyphs) {
    const character = String.fromCodePoint(glyph.codePoint);
    if (before !== null && belong(before, character)) units.at(-1)?.push(glyph);
    else units.push([glyph]);
    before = character;
  }
  return units;
}

function belong(before: string, after: string): boolean {
  if (after === ' ') return true;
  return NOT_LAST.has(before) || NOT_FIRST.has(after) || (WORD.test(before) && WORD.test(after));
}

/** Without the spaces at its end. */
function trimmed(glyphs: readonly Glyph[]): readonly Glyph[] {
  let end = glyphs.length;
  while (end > 0 && glyphs[end - 1]?.codePoint === 0x20) end -= 1;
  return end === glyphs.length ? glyphs : glyphs.slice(0, end);
}
