/**
 * A TrueType font as far as a paper needs it: which glyph a character has, how wide it is, and its outline. Nothing is parsed before it is
 * asked for. What pdfkit asks of a font it finds here by the names that fontkit gives, which is five times as large and shapes scripts
 * that no paper is written in.
 */
import { glyphFinder } from './characters.ts';
import { reader } from './reader.ts';
import { subsetOf } from './subset.ts';
import { tableOf, tablesIn } from './tables.ts';

export type TrueType = ReturnType<typeof trueType>;

/** `name` tells it from other parts of the same font. */
export function trueType(file: Buffer, name: string) {
  const tables = tablesIn(file);
  const head = tableOf(tables, 'head');
  const hhea = tableOf(tables, 'hhea');
  const os2 = tableOf(tables, 'OS/2');
  const metrics = tableOf(tables, 'hmtx');
  const measured = hhea.readUInt16BE(34);
  /** The last width is that of all glyphs behind it. */
  const widthOf = (glyph: number) => metrics.readUInt16BE(4 * Math.min(glyph, measured - 1));
  return {
    tables,
    /** The glyph of a character; 0 where it has none. */
    glyphOf: glyphFinder(tableOf(tables, 'cmap')),
    widthOf,
    unitsPerEm: head.readUInt16BE(18),
    // What pdfkit asks for.
    postscriptName: postscriptNameIn(tableOf(tables, 'name')),
    ascent: hhea.readInt16BE(4),
    descent: hhea.readInt16BE(6),
    lineGap: hhea.readInt16BE(8),
    xHeight: os2.readUInt16BE(0) > 1 ? os2.readInt16BE(86) : 0,
    capHeight: os2.readUInt16BE(0) > 1 ? os2.readInt16BE(88) : 0,
    italicAngle: tableOf(tables, 'post').readInt32BE(4) / 65_536,
    bbox: { minX: head.readInt16BE(36), minY: head.readInt16BE(38), maxX: head.readInt16BE(40), maxY: head.readInt16BE(42) },
    'OS/2': { sFamilyClass: os2.readInt16BE(30) },
    head: { macStyle: { italic: (head.readUInt16BE(44) & 2) === 2 } },
    post: { isFixedPitch: false },
    getGlyph: (glyph: number) => ({ advanceWidth: (widthOf(glyph) * 1000) / head.readUInt16BE(18) }),
    createSubset: () => subsetOf(tables),
    /** Text is set here, not by pdfkit: it only wants to see that this is a font. */
    layout(): never {
      throw new Error('pdfkit sets no text here');
    },
    /** By this it tells fonts of the same name from each other. */
    _tables: { name: { records: name } },
  };
}

/** The name under which the font is embedded, as Windows has it, else as the Macintosh. */
function postscriptNameIn(table: Buffer): string {
  const names = reader(table);
  names.skip(2);
  const count = names.u16();
  const texts = names.u16();
  const entries = Array.from({ length: count }, () => {
    const platform = names.u16();
    names.skip(4);
    const id = names.u16();
    const size = names.u16();
    const from = texts + names.u16();
    return { platform, id, bytes: table.subarray(from, from + size) };
  }).filter(({ id }) => id === 6);
  const windows = entries.find(({ platform }) => platform === 3);
  if (windows) return Buffer.from(windows.bytes).swap16().toString('utf16le');
  return entries[0]?.bytes.toString('latin1') ?? 'Unnamed';
}
