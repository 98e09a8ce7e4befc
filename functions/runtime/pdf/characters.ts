/** Which glyph of a font a character has, by the font's own table: of the ones for all of Unicode, or for its first plane. */
import { reader } from './reader.ts';

export type GlyphFinder = (codePoint: number) => number;

export function glyphFinder(cmap: Buffer): GlyphFinder {
  const head = reader(cmap);
  head.skip(2);
  const count = head.u16();
  const found = Array.from({ length: count }, () => {
    head.skip(4);
    const table = cmap.subarray(head.u32());
    return { format: table.readUInt16BE(0), table };
  });
  const whole = found.find(({ format }) => format === 12);
  if (whole) return inGroups(whole.table);
  const plane = found.find(({ format }) => format === 4);
  if (plane) return inSegments(plane.table);
  throw new Error('a font whose characters are numbered in a way that is not read here');
}

/** Format 12: groups of characters that follow each other, sorted. */
function inGroups(table: Buffer): GlyphFinder {
  const groups = table.readUInt32BE(12);
  return (codePoint) => {
    const group = 16 + 12 * firstThat(groups, (index) => table.readUInt32BE(16 + 12 * index + 4) >= codePoint);
    if (group >= 16 + 12 * groups || table.readUInt32BE(group) > codePoint) return 0;
    return table.readUInt32BE(group + 8) + codePoint - table.readUInt32BE(group);
  };
}

/** Format 4: segments of the first plane, their ends, beginnings, steps and offsets each in a row of their own. */
function inSegments(table: Buffer): GlyphFinder {
  const size = table.readUInt16BE(6);
  const starts = 16 + size;
  return (codePoint) => {
    const at = 2 * firstThat(size / 2, (index) => table.readUInt16BE(14 + 2 * index) >= codePoint);
    if (at >= size || table.readUInt16BE(starts + at) > codePoint) return 0;
    const step = table.readUInt16BE(starts + size + at);
    const place = starts + 2 * size + at;
    const offset = table.readUInt16BE(place);
    if (offset === 0) return (codePoint + step) & 0xffff;
    const glyph = table.readUInt16BE(place + offset + 2 * (codePoint - table.readUInt16BE(starts + at)));
    return glyph === 0 ? 0 : (glyph + step) & 0xffff;
  };
}

/** The first of so many for which it is true; their number where it is for none. True for one, it is for all behind it. */
function firstThat(count: number, isSo: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
