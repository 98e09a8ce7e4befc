/**
 * Unpacks one file of an archive piece by piece, and never more of it than the archive's list promised: a list that lies is found
 * out at the first byte too many.
 */
import { inflate } from '../inflate.ts';
import { broken, suspect } from './refusals.ts';
import type { Archive, Entry } from './zip.ts';

const PIECE = 64 * 1024;

/** The file's bytes; refused unless size and checksum are, at the end, what the archive says. */
export async function* unpack({ bytes }: Archive, entry: Entry): AsyncGenerator<Uint8Array> {
  const packed = bytes.subarray(entry.start, entry.start + entry.packed);
  let size = 0;
  let sum = ~0;
  for await (const piece of entry.stored ? piecesOf(packed) : inflated(packed, entry.name)) {
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

/** A damaged file is told by its name. */
async function* inflated(packed: Uint8Array, name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* inflate(packed, 'deflate-raw');
  } catch {
    throw broken(name);
  }
}

/** CRC-32 (ISO 3309), byte by byte. */
const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});
