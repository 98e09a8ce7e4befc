/**
 * The records of a zip whose entries are stored as they are, written so that a zip can be made in pieces: each record follows from what is
 * known of its entry, and the same entries give the same bytes. With zip64 where a number needs it. Who reads one (functions/operator/archive)
 * asks for these very bytes.
 */

/** What the records say of an entry; `offset` is where it begins in the zip. */
export type ZipEntry = { path: string; size: number; crc: number };
export type PlacedEntry = ZipEntry & { offset: number };

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
/** Names are UTF-8; no entry is encrypted, compressed, or followed by a descriptor. */
const FLAGS = 0x0800;
const PLAIN = 20;
const ZIP64 = 45;
/** 1 January 1980: when an entry was written makes no other bytes. */
const DATE = 0x0021;
const FULL32 = 0xffffffff;
const FULL16 = 0xffff;

export const LOCAL_SIZE = 30;
/** An entry is no larger than what one number of a record holds. */
export const MOST_BYTES = FULL32 - 1;

/** What stands before the bytes of an entry. */
export function localRecord({ path, size, crc }: ZipEntry): Buffer {
  const name = Buffer.from(path);
  const record = Buffer.alloc(LOCAL_SIZE);
  record.writeUInt32LE(LOCAL, 0);
  record.writeUInt16LE(PLAIN, 4);
  common(record, 6, { path: name, size, crc });
  return Buffer.concat([record, name]);
}

/** What of a record is said before the bytes and in the directory alike. */
function common(record: Buffer, from: number, { path, size, crc }: { path: Buffer; size: number; crc: number }): void {
  record.writeUInt16LE(FLAGS, from);
  record.writeUInt16LE(DATE, from + 6);
  record.writeUInt32LE(crc, from + 8);
  record.writeUInt32LE(size, from + 12);
  record.writeUInt32LE(size, from + 16);
  record.writeUInt16LE(path.length, from + 20);
}

/** What of a local record has to be known to read on: the length of its name, and of its entry. Null where it is none. */
export function readLocal(record: Buffer): { name: number; size: number } | null {
  return record.length >= LOCAL_SIZE && record.readUInt32LE(0) === LOCAL
    ? { name: record.readUInt16LE(26), size: record.readUInt32LE(22) }
    : null;
}

/** The directory at the end of a zip, record by record. */
export function* directory(entries: Iterable<PlacedEntry>, start: number): Generator<Buffer> {
  let [count, size] = [0, 0];
  for (const entry of entries) {
    const record = centralRecord(entry);
    count += 1;
    size += record.length;
    yield record;
  }
  yield ending({ count, size, start });
}

function centralRecord({ path, size, crc, offset }: PlacedEntry): Buffer {
  const name = Buffer.from(path);
  const isFar = offset >= FULL32;
  const record = Buffer.alloc(46);
  record.writeUInt32LE(CENTRAL, 0);
  record.writeUInt16LE(isFar ? ZIP64 : PLAIN, 4);
  record.writeUInt16LE(isFar ? ZIP64 : PLAIN, 6);
  common(record, 8, { path: name, size, crc });
  record.writeUInt16LE(isFar ? 12 : 0, 30);
  record.writeUInt32LE(isFar ? FULL32 : offset, 42);
  return Buffer.concat(isFar ? [record, name, farOffset(offset)] : [record, name]);
}

function farOffset(offset: number): Buffer {
  const extra = Buffer.alloc(12);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8, 2);
  extra.writeBigUInt64LE(BigInt(offset), 4);
  return extra;
}

function ending({ count, size, start }: { count: number; size: number; start: number }): Buffer {
  const isLarge = count >= FULL16 || size >= FULL32 || start >= FULL32;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(Math.min(count, FULL16), 8);
  end.writeUInt16LE(Math.min(count, FULL16), 10);
  end.writeUInt32LE(Math.min(size, FULL32), 12);
  end.writeUInt32LE(Math.min(start, FULL32), 16);
  return isLarge ? Buffer.concat([ending64({ count, size, start }), end]) : end;
}

function ending64({ count, size, start }: { count: number; size: number; start: number }): Buffer {
  const record = Buffer.alloc(76);
  record.writeUInt32LE(END64, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(ZIP64, 12);
  record.writeUInt16LE(ZIP64, 14);
  for (const [value, place] of [
    [count, 24],
    [count, 32],
    [size, 40],
    [start, 48],
  ] as const)
    record.writeBigUInt64LE(BigInt(value), place);
  record.writeUInt32LE(LOCATOR64, 56);
  record.writeBigUInt64LE(BigInt(start + size), 64);
  record.writeUInt32LE(1, 72);
  return record;
}

/** The CRC-32 of what has come so far, going on with more. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  // By its index: over megabytes an iterator takes four times as long.
  for (let at = 0; at < bytes.length; at += 1) crc = (TABLE[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});
