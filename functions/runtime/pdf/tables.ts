/** The tables that a TrueType font is made of: found by its directory, and written behind a new one. */
import { reader } from './reader.ts';

export type Tables = ReadonlyMap<string, Buffer>;

/** The tables of a font, each a part of the same bytes. */
export function tablesIn(file: Buffer): Tables {
  const head = reader(file);
  head.skip(4);
  const count = head.u16();
  head.skip(6);
  const entries = Array.from({ length: count }, () => {
    const tag = head.bytes(4).toString('latin1');
    head.skip(4);
    const from = head.u32();
    return [tag, file.subarray(from, from + head.u32())] as const;
  });
  return new Map(entries);
}

export function tableOf(tables: Tables, tag: string): Buffer {
  const table = tables.get(tag);
  if (!table) throw new Error(`a font without ${tag}`);
  return table;
}

export function together(tables: Tables): Buffer {
  const sorted = [...tables].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const directory = Buffer.alloc(12 + 16 * sorted.length);
  directory.writeUInt32BE(0x00010000);
  directory.writeUInt16BE(sorted.length, 4);
  const power = 2 ** Math.floor(Math.log2(sorted.length));
  directory.writeUInt16BE(16 * power, 6);
  directory.writeUInt16BE(Math.log2(power), 8);
  directory.writeUInt16BE(16 * (sorted.length - power), 10);
  const pieces = [directory];
  let offset = directory.length;
  for (const [index, [tag, bytes]] of sorted.entries()) {
    const piece = Buffer.alloc(Math.ceil(bytes.length / 4) * 4);
    bytes.copy(piece);
    const at = 12 + 16 * index;
    directory.write(tag, at, 'latin1');
    directory.writeUInt32BE(sumOf(piece), at + 4);
    directory.writeUInt32BE(offset, at + 8);
    directory.writeUInt32BE(bytes.length, at + 12);
    pieces.push(piece);
    offset += piece.length;
  }
  return Buffer.concat(pieces);
}

function sumOf(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}
