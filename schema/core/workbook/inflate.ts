/**
 * Unpacks one file of an archive piece by piece, and never more of it than the archive's list promised: a list that lies is found
 * out at the first byte too many. The platform's own inflate is used and not fflate's, which takes codes that contradict
 * themselves: ten kilobytes of those keep it busy for ten seconds, ten megabytes for hours.
 */
import { broken, suspect } from './refusals.ts';
import type { Archive, Entry } from './zip.ts';

const PIECE = 64 * 1024;

/** The file's bytes; refused unless size and checksum are, at the end, what the archive says. */
export async function* unpack({ bytes }: Archive, entry: Entry): AsyncGenerator<Uint8Array> {
  const packed = bytes.subarray(entry.start, entry.start + entry.packed);
  let size = 0;
  let sum = ~0;
  for await (const piece of entry.stored ? piecesOf(packed) : inflate(packed, entry.name)) {
    size += piece.length;
    if (size > entry.unpacked) throw suspect('SIZES');
    for (let at = 0; at < piece.length; at += 1) sum = (sum >>> 8) ^ (CRC[(sum ^ (piece[at] ?? 0)) & 0xff] ?? 0);
    yield piece;
  }
  if (size !== entry.unpacked || ~sum >>> 0 !== entry.crc) throw broken(entry.name);
}

function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

async function* inflate(packed: Uint8Array, name: string): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new DecompressionStream('deflate-raw');
  const writer = writable.getWriter();
  const reader = readable.getReader();
  // What is wrong with the packed bytes is told to the reader as well: once is enough.
  const ignored = (): undefined => undefined;
  void writer.write(packed as Uint8Array<ArrayBuffer>).catch(ignored);
  void writer.close().catch(ignored);
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw broken(name);
      });
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(ignored);
  }
}

/** CRC-32 (ISO 3309), byte by byte. */
const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});
