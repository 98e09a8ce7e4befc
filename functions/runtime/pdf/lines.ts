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
  return paragraphsOf(text).flatMap((paragraph, index) => {
    const lines = brokenIn(paragraph, room, index === 0 ? room - (indent * 1000) / size : room);
    return lines.map((glyphs, at) => ({ glyphs, width: (widthOf(glyphs) * size) / 1000, last: at === lines.length - 1 }));
  });
}

/** A paragraph as lines of so much room; in the first one less of it may be left. */
function brokenIn(paragraph: readonly Glyph[], room: number, first: number): (readonly Glyph[])[] {
  const whole = trimmed(paragraph);
  if (widthOf(whole) <= first) return [whole];
  const lines: (readonly Glyph[])[] = [];
  let line: Glyph[] = [];
  let left = first;
  const close = () => {
    lines.push(trimmed(line));
    line = [];
    left = room;
  };
  for (const unit of unitsOf(paragraph)) {
    const needed = widthOf(trimmed(unit));
    if (line.length > 0 && needed > left) close();
    for (const glyph of unit) {
      // A word that is longer than a line is broken where the line is full.
      if (line.length > 0 && glyph.width > left && needed > room) close();
      line.push(glyph);
      left -= glyph.width;
    }
  }
  close();
  return lines;
}

export function widthOf(glyphs: readonly Glyph[]): number {
  let sum = 0;
  for (const { width } of glyphs) sum += width;
  return sum;
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
