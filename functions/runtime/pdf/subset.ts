/** The part of a font that a paper embeds: the glyphs that stand on it, numbered anew in the order in which they were met. */
import { tableOf, together, type Tables } from './tables.ts';

/** What a part needs of the whole besides its glyphs (ISO 32000-1, 9.9): measures, and the programs that glyphs may call. */
const KEPT = ['cvt ', 'fpgm', 'prep'];

export function subsetOf(tables: Tables) {
  // The first glyph of a font stands for what it lacks.
  const glyphs = [0];
  const add = (glyph: number): number => glyphs.push(glyph) - 1;
  return {
    /** A number of its own, though the glyph has one: two characters of one shape stay two when they are copied from the paper. */
    includeGlyph: add,
    encode(): Buffer {
      const parts = new Map<number, number>();
      return encoded(tables, glyphs, (glyph) => {
        const number = parts.get(glyph) ?? add(glyph);
        parts.set(glyph, number);
        return number;
      });
    },
  };
}

function encoded(tables: Tables, glyphs: readonly number[], include: (glyph: number) => number): Buffer {
  const outlineOf = outlinesOf(tables);
  const outlines: Buffer[] = [];
  // Glyphs that others are made of are met on the way.
  for (let at = 0; at < glyphs.length; at += 1) outlines.push(withParts(outlineOf(glyphs[at] ?? 0), include));
  const loca = Buffer.alloc(4 * (outlines.length + 1));
  const metrics = Buffer.alloc(4 * glyphs.length);
  const metricOf = metricsOf(tables);
  let offset = 0;
  for (const [index, outline] of outlines.entries()) {
    offset += outline.length;
    loca.writeUInt32BE(offset, 4 * (index + 1));
    const { width, before } = metricOf(glyphs[index] ?? 0);
    metrics.writeUInt16BE(width, 4 * index);
    metrics.writeInt16BE(before, 4 * index + 2);
  }
  const changed = (tag: string, write: (table: Buffer) => void) => {
    const table = Buffer.from(tableOf(tables, tag));
    write(table);
    return [tag, table] as const;
  };
  return together(
    new Map([
      ['glyf', Buffer.concat(outlines)],
      ['loca', loca],
      ['hmtx', metrics],
      changed('head', (table) => table.writeInt16BE(1, 50)),
      changed('hhea', (table) => table.writeUInt16BE(glyphs.length, 34)),
      changed('maxp', (table) => table.writeUInt16BE(glyphs.length, 4)),
      ...[...tables].filter(([tag]) => KEPT.includes(tag)),
    ]),
  );
}

function outlinesOf(tables: Tables): (glyph: number) => Buffer {
  const glyf = tableOf(tables, 'glyf');
  const loca = tableOf(tables, 'loca');
  const long = tableOf(tables, 'head').readInt16BE(50) === 1;
  const at = (glyph: number) => (long ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph));
  return (glyph) => glyf.subarray(at(glyph), at(glyph + 1));
}

function metricsOf(tables: Tables): (glyph: number) => { width: number; before: number } {
  const metrics = tableOf(tables, 'hmtx');
  const measured = tableOf(tables, 'hhea').readUInt16BE(34);
  return (glyph) => ({
    width: metrics.readUInt16BE(4 * Math.min(glyph, measured - 1)),
    before: metrics.readInt16BE(glyph < measured ? 4 * glyph + 2 : 4 * measured + 2 * (glyph - measured)),
  });
}

const WORDS = 0x1;
const SCALED = 0x8;
const MORE = 0x20;
const SCALED_BOTH = 0x40;
const TURNED = 0x80;

/** An outline at an even length, and where it is made of other glyphs, with their numbers in this part. */
function withParts(outline: Buffer, include: (glyph: number) => number): Buffer {
  const own = Buffer.alloc(outline.length + (outline.length & 1));
  outline.copy(own);
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return own;
  let at = 10;
  for (let more = true; more;) {
    const flags = own.readUInt16BE(at);
    own.writeUInt16BE(include(own.readUInt16BE(at + 2)), at + 2);
    at += 4 + (flags & WORDS ? 4 : 2) + (flags & TURNED ? 8 : flags & SCALED_BOTH ? 4 : flags & SCALED ? 2 : 0);
    more = (flags & MORE) !== 0;
  }
  return own;
}
