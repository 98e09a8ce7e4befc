/** The glyph of every character, from the font that has it. Fonts are read and parsed once a process, each when it is first needed. */
import { readFileSync } from 'node:fs';
import { rareFileFor, rareFont, textFont, type Weight } from './font-files.ts';
import { trueType, type TrueType } from './true-type.ts';
import { unpacked } from './woff2.ts';

/** A character as it will stand on paper: `width` in thousandths of the size. */
export type Glyph = { codePoint: number; id: number; width: number; face: Face };
export type Face = { name: string; font: TrueType };

/** The glyph of a character; null where no font has it, and it must not be missing on paper. */
export type Fonts = (codePoint: number, weight: Weight) => Glyph | null;

export function fonts(): Fonts {
  const faces = new Map<string, Face>();
  const known: Record<Weight, Map<number, Glyph | null>> = { regular: new Map(), bold: new Map() };

  const face = (name: string, read: () => Buffer): Face => {
    const open = faces.get(name) ?? { name, font: trueType(read(), name) };
    faces.set(name, open);
    return open;
  };
  const find = (codePoint: number, weight: Weight): Glyph | null => {
    const text = face(weight, () => readFileSync(textFont(weight)));
    const file = rareFileFor(codePoint);
    const rare = () => (file === null ? null : face(file, () => unpacked(readFileSync(rareFont(file)))));
    return glyphIn(text, codePoint) ?? glyphIn(rare(), codePoint);
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

function glyphIn(face: Face | null, codePoint: number): Glyph | null {
  const id = face?.font.glyphOf(codePoint) ?? 0;
  if (face === null || id === 0) return null;
  return { codePoint, id, width: (face.font.widthOf(id) * 1000) / face.font.unitsPerEm, face };
}
