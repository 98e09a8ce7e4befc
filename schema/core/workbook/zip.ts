/**
 * The list of the files in a zip archive, from the central directory at its end, and all that can be told of a bad archive before
 * anything is unpacked. Sizes are as declared: `inflate.ts` holds them against what really comes.
 */
import { broken, inMegabytes, suspect, workbookRefusals } from './refusals.ts';
import type { Limits } from './model.ts';

/** A file in the archive: where its packed bytes are, and what it says of itself. */
export type Entry = { name: string; stored: boolean; start: number; packed: number; unpacked: number; crc: number };

/** By name in lower case: names in a workbook differ by more than that. */
export type Archive = { bytes: Uint8Array; entries: ReadonlyMap<string, Entry> };

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const FULL = 0xffff_ffff;
const MOST_ENTRIES = 2_000;
const LONGEST_COMMENT = 0xffff;

/** A table of 5,000 equal rows comes to 60; what deflate can do at all is 1,032. Small files may be as dense as they like. */
const MOST_RATIO = 250;
const SMALL = 2 ** 20;

/** The archive's list. Refuses what is not whole, too large, or built to do harm. */
export function openArchive(bytes: Uint8Array, limits: Pick<Limits, 'unpacked'>): Archive {
  const read = new Bytes(bytes);
  const { offset, count } = endOf(read);
  if (count > MOST_ENTRIES) throw suspect('ENTRIES');
  const entries = new Map<string, Entry>();
  const taken: { from: number; to: number }[] = [];
  let at = offset;
  let unpacked = 0;
  for (let index = 0; index < count; index += 1) {
    if (read.number(at, 4) !== CENTRAL) throw broken('ZIP');
    const entry = entryAt(read, at);
    const key = entry.name.toLowerCase();
    if (entries.has(key)) throw suspect('DOUBLED');
    if (!entry.name.endsWith('/')) entries.set(key, entry);
    unpacked += entry.unpacked;
    taken.push({ from: entry.header, to: entry.start + entry.packed });
    at += 46 + read.number(at + 28, 2) + read.number(at + 30, 2) + read.number(at + 32, 2);
  }
  if (unpacked > limits.unpacked) throw workbookRefusals.WORKBOOK_UNPACKS_TOO_LARGE({ limit: inMegabytes(limits.unpacked) });
  let free = 0;
  for (const { from, to } of taken.toSorted((a, b) => a.from - b.from)) {
    if (from < free) throw suspect('OVERLAPPING');
    free = to;
  }
  if (free > offset) throw broken('ZIP');
  const dense = (entry: Entry) => entry.unpacked > SMALL && entry.unpacked > MOST_RATIO * entry.packed;
  // Pictures are never unpacked here, and a white one is as dense as any bomb.
  if ([...entries.values()].some((entry) => /\.(xml|rels)$/iu.test(entry.name) && dense(entry))) throw suspect('RATIO');
  return { bytes, entries };
}

/** Where the central directory is and how many files it lists: the end record is the last thing in the archive. */
function endOf(read: Bytes): { offset: number; count: number } {
  let at = read.length - 22;
  while (at >= 0 && !(read.number(at, 4) === END && at + 22 + read.number(at + 20, 2) <= read.length)) {
    at -= 1;
    if (at < read.length - 22 - LONGEST_COMMENT) at = -1;
  }
  if (at < 0) throw broken('ZIP');
  const count = read.number(at + 10, 2);
  const offset = read.number(at + 16, 4);
  if (count !== 0xffff && offset !== FULL) return { offset, count };
  if (read.number(at - 20, 4) !== LOCATOR_64) throw broken('ZIP64');
  const end = read.number(at - 12, 8);
  if (read.number(end, 4) !== END_64) throw broken('ZIP64');
  return { offset: read.number(end + 48, 8), count: read.number(end + 32, 8) };
}

function entryAt(read: Bytes, at: number): Entry & { header: number } {
  const nameLength = read.number(at + 28, 2);
  // Some writers on Windows put back slashes.
  const name = new TextDecoder().decode(read.slice(at + 46, nameLength)).replaceAll('\\', '/');
  if (/^\/|(^|\/)\.\.?(\/|$)|^[A-Za-z]:|\0/u.test(name)) throw suspect('NAMES');
  if (read.number(at + 8, 2) & 1) throw workbookRefusals.WORKBOOK_ENCRYPTED();
  const method = read.number(at + 10, 2);
  if (method !== 0 && method !== 8) throw broken(name);
  const large = wideNumbers(read, at + 46 + nameLength, read.number(at + 30, 2));
  const wide = (place: number): number => {
    const value = read.number(at + place, 4);
    if (value !== FULL) return value;
    const next = large.shift();
    if (next === undefined) throw broken(name);
    return next;
  };
  // In this order: the wide numbers stand in the order of those they replace.
  const unpacked = wide(24);
  const packed = wide(20);
  const header = wide(42);
  if (read.number(header, 4) !== LOCAL) throw broken(name);
  const start = header + 30 + read.number(header + 26, 2) + read.number(header + 28, 2);
  if (start + packed > read.length) throw broken(name);
  return { name, stored: method === 0, start, packed, unpacked, crc: read.number(at + 16, 4), header };
}

/** The numbers too large for four bytes, from an entry's extra fields. */
function wideNumbers(read: Bytes, from: number, length: number): number[] {
  for (let at = from; at + 4 <= from + length; at += 4 + read.number(at + 2, 2)) {
    if (read.number(at, 2) !== 1) continue;
    const count = Math.min(3, Math.floor(read.number(at + 2, 2) / 8));
    return Array.from({ length: count }, (_, index) => read.number(at + 4 + index * 8, 8));
  }
  return [];
}

/** Little-endian numbers by their place; a place outside is a broken archive. */
class Bytes {
  readonly #view: DataView;
  constructor(readonly bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  number(at: number, width: 2 | 4 | 8): number {
    if (at < 0 || at + width > this.length) throw broken('ZIP');
    if (width === 8) return Number(this.#view.getBigUint64(at, true));
    return width === 4 ? this.#view.getUint32(at, true) : this.#view.getUint16(at, true);
  }

  slice(at: number, length: number): Uint8Array {
    if (at + length > this.length) throw broken('ZIP');
    return this.bytes.subarray(at, at + length);
  }
}
