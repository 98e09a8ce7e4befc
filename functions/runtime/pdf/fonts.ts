/** The glyph of every character, from the font that has it. Fonts are read and parsed once a process, each when it is first needed. */
import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';
import { rareFileFor, rareFont, textFont, type Weight } from './font-files.ts';
import { unpacked } from './woff2.ts';

/** A character as it will stand on paper: `width` in thousandths of the size. */
export type Glyph = { codePoint: number; id: number; width: number; face: Face };
export type Face = { name: string; font: Font };

/** The glyph of a character; null where no font has it, and it must not be missing on paper. */
export type Fonts = (codePoint: number, weight: Weight) => Glyph | null;

export function fonts(): Fonts {
  const faces = new Map<string, Face>();
  const known: Record<Weight, Map<number, Glyph | null>> = { regular: new Map(), bold: new Map() };

  const face = (name: string, read: () => Buffer): Face => {
    const open = faces.get(name) ?? { name, font: parsed(read()) };
    faces.set(name, open);
    return open;
  };
  const find = (codePoint: number, weight: Weight): Glyph | null => {
    const text = face(weight, () => readFileSync(textFont(weight)));
    if (text.font.hasGlyphForCodePoint(codePoint)) return glyphIn(text, codePoint);
    const file = rareFileFor(codePoint);
    if (file === null) return null;
    const rare = face(file, () => unpacked(readFileSync(rareFont(file))));
    return rare.font.hasGlyphForCodePoint(codePoint) ? glyphIn(rare, codePoint) : null;
  };
  return (codePoint, weight) => {
    const glyphs = known[weight];
    const had = glyphs.get(codePoint);
    if (had !== undefined) return had;
    const found = find(codePoint, weight);
    glyphs.set(codePoint, found);
    return found;
  };
}

function glyphIn(face: Face, codePoint: number): Glyph {
  const { id, advanceWidth } = face.font.glyphForCodePoint(codePoint);
  return { codePoint, id, width: (advanceWidth * 1000) / face.font.unitsPerEm, face };
}

function parsed(file: Buffer): Font {
  const font = create(file);
  if (!('glyphForCodePoint' in font)) throw new Error('a collection of fonts, where one is needed');
  return font;
}
