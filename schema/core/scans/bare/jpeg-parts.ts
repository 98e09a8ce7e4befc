/** What stands in the segments of a JPEG that count (ITU-T T.81, B.2). Pure. */
import { must, mustFit } from './faults.ts';
import { codesOf, type Codes } from './huffman.ts';
import type { Part } from './scan.ts';

type Component = { id: number; h: number; v: number; table: number; part: Part; done: Int8Array };
export type Frame = { marker: number; components: Component[]; units: { across: number; down: number } };

/** The tables of a segment by their names, each as it is written by itself. */
export function* quantities(content: Uint8Array): Iterable<[string, Uint8Array]> {
  for (let at = 0; at < content.length;) {
    const [wide, number] = [(content[at] ?? 0) >> 4, (content[at] ?? 0) & 15];
    const end = at + 1 + 64 * (wide + 1);
    must(wide <= 1 && number <= 3 && end <= content.length);
    yield [`Q${number}`, content.subarray(at, end)];
    at = end;
  }
}

export function* huffman(content: Uint8Array): Iterable<[string, Uint8Array, Codes]> {
  for (let at = 0; at < content.length;) {
    const [kind, number] = [(content[at] ?? 0) >> 4, (content[at] ?? 0) & 15];
    const counts = content.subarray(at + 1, at + 17);
    const end = at + 17 + counts.reduce((sum, count) => sum + count, 0);
    must(kind <= 1 && number <= 3 && end <= content.length);
    yield [`H${kind}${number}`, content.subarray(at, end), codesOf(counts, content.subarray(at + 17, end))];
    at = end;
  }
}

export function frameOf(marker: number, content: Uint8Array): Frame {
  const [precision, , , , , count = 0] = content;
  const view = new DataView(content.buffer, content.byteOffset, content.length);
  must(precision === 8 && [1, 3, 4].includes(count) && content.length === 6 + 3 * count);
  const [height, width] = [view.getUint16(1), view.getUint16(3)];
  mustFit(width, height);
  const read = Array.from({ length: count }, (_, index) => {
    const [id = 0, sampling = 0, table = 0] = content.subarray(6 + 3 * index);
    const [h, v] = [sampling >> 4, sampling & 15];
    must(h >= 1 && h <= 4 && v >= 1 && v <= 4 && table <= 3);
    return { id, h, v, table };
  });
  must(new Set(read.map(({ id }) => id)).size === count);
  const most = { h: Math.max(...read.map(({ h }) => h)), v: Math.max(...read.map(({ v }) => v)) };
  const units = { across: Math.ceil(width / (8 * most.h)), down: Math.ceil(height / (8 * most.v)) };
  const components = read.map(({ h, v, ...one }) => {
    const stride = units.across * h;
    const part: Part = {
      h,
      v,
      stride,
      across: Math.ceil(Math.ceil((width * h) / most.h) / 8),
      down: Math.ceil(Math.ceil((height * v) / most.v) / 8),
      dc: null,
      ac: null,
      known: new Uint8Array(marker === 0xc2 ? stride * units.down * v * 8 : 0),
    };
    return { ...one, h, v, part, done: new Int8Array(64).fill(-1) };
  });
  return { marker, components, units };
}

type Steps = { from: number; to: number; high: number; low: number };

/** Of which components a scan is, with which codes, and which coefficients of theirs it has. */
export function scanHead({ components }: Frame, content: Uint8Array) {
  const [count = 0] = content;
  must(count >= 1 && count <= components.length && content.length === 4 + 2 * count);
  const chosen = Array.from({ length: count }, (_, index) => {
    const [id, tables = 0] = content.subarray(1 + 2 * index);
    const component = components.find((one) => one.id === id);
    must(component !== undefined);
    return { component, dc: tables >> 4, ac: tables & 15 };
  });
  must(new Set(chosen.map(({ component }) => component.id)).size === count);
  const blocks = chosen.reduce((sum, { component: { h, v } }) => sum + h * v, 0);
  must(count === 1 || blocks <= 10);
  const [from = 0, to = 0, bits = 0] = content.subarray(1 + 2 * count);
  return { chosen, from, to, high: bits >> 4, low: bits & 15 };
}

/** Each coefficient comes once, and is refined a bit at a time: a scan that gave it again would be another picture under this one. */
export function advance({ done }: Component, { progressive, from, to, high, low }: Steps & { progressive: boolean }): void {
  if (!progressive) must(from === 0 && to === 63 && high === 0 && low === 0);
  else must(from <= to && to <= 63 && (from > 0 || to === 0) && low <= 13 && (high === 0 || low === high - 1));
  for (let at = from; at <= to; at += 1) {
    must(done[at] === (high === 0 ? -1 : high));
    done[at] = low;
  }
}
