/**
 * A PNG of what its points are made of, and of nothing else (ISO/IEC 15948): its header, its palette, what is seen through, and the points,
 * packed anew, so that nothing lies behind them in their own pieces either. Texts, times, profiles, places, a second picture, whatever comes
 * behind the end: none of it is written.
 */
import { inflate } from '../../inflate.ts';
import { joined } from '../../pieces.ts';
import { crc32 } from '../../zip.ts';
import { must, mustFit } from './faults.ts';

/** How many values a point has, and of how many bits, by the type of its colours (11.2.2). */
const TYPES: Readonly<Record<number, { values: number; depths: readonly number[] }>> = {
  0: { values: 1, depths: [1, 2, 4, 8, 16] },
  2: { values: 3, depths: [8, 16] },
  3: { values: 1, depths: [1, 2, 4, 8] },
  4: { values: 2, depths: [8, 16] },
  6: { values: 4, depths: [8, 16] },
};
/** The passes of an interlaced picture: where its points begin, and how far they lie apart (8.2). */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** So many bytes at once into a piece of points. */
const PIECE = 1 << 16;

type Header = { width: number; height: number; depth: number; colours: number; isInterlaced: boolean };

export async function barePng(bytes: Uint8Array): Promise<Uint8Array> {
  const found = piecesOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  const header = headerOf(found.header);
  const beside = [palette(header, found.palette), seenThrough(header, found)].filter((one) => one !== null);
  const points = await repacked(joined(found.data), sizeOf(header));
  const pieces = Array.from({ length: Math.ceil(points.length / PIECE) }, (_, at) =>
    piece('IDAT', points.subarray(at * PIECE, (at + 1) * PIECE)),
  );
  return Buffer.concat([SIGNATURE, piece('IHDR', found.header), ...beside, ...pieces, piece('IEND', Buffer.alloc(0))]);
}

type Pieces = { header: Buffer; palette: Buffer | null; through: Buffer | null; data: Buffer[] };

/** The pieces that count, each whole by its sum; those of points stand together. */
function piecesOf(bytes: Buffer): Pieces {
  const found: Pieces = { header: Buffer.alloc(0), palette: null, through: null, data: [] };
  let before = '';
  for (let at = SIGNATURE.length; ;) {
    must(at + 12 <= bytes.length);
    const [size, kind] = [bytes.readUInt32BE(at), bytes.toString('latin1', at + 4, at + 8)];
    must(at + 12 + size <= bytes.length && /^[A-Za-z]{4}$/u.test(kind) && (before === '') === (kind === 'IHDR'));
    const content = bytes.subarray(at + 8, at + 8 + size);
    // Whoever reads a PNG has to know every piece whose name begins with a capital.
    if (/^[A-Z]/u.test(kind) || kind === 'tRNS') must(crc32(bytes.subarray(at + 4, at + 8 + size)) === bytes.readUInt32BE(at + 8 + size));
    if (kind === 'IEND') {
      must(size === 0 && found.data.length > 0);
      return found;
    }
    if (kind === 'IHDR') found.header = content;
    else if (kind === 'IDAT') {
      must(before === kind || found.data.length === 0);
      found.data.push(content);
    } else if (kind === 'PLTE' || kind === 'tRNS') {
      const name = kind === 'PLTE' ? 'palette' : 'through';
      must(found[name] === null && found.data.length === 0);
      found[name] = content;
    } else must(!/^[A-Z]/u.test(kind));
    before = kind;
    at += 12 + size;
  }
}

function headerOf(content: Buffer): Header {
  must(content.length === 13);
  const [width, height] = [content.readUInt32BE(0), content.readUInt32BE(4)];
  const [depth = 0, colours = 0, packing, filters, interlaced = 0] = content.subarray(8);
  mustFit(width, height);
  must((TYPES[colours]?.depths.includes(depth) ?? false) && packing === 0 && filters === 0 && interlaced <= 1);
  return { width, height, depth, colours, isInterlaced: interlaced === 1 };
}

/** Where points are numbers of a palette; a palette that is a mere suggestion is not written. */
function palette({ colours, depth }: Header, content: Buffer | null): Buffer | null {
  if (colours !== 3) return null;
  must(content !== null && content.length >= 3 && content.length % 3 === 0 && content.length <= 3 * 2 ** depth);
  return piece('PLTE', content);
}

/** Which colour, or how much of each of a palette, is seen through. */
function seenThrough({ colours }: Header, { palette: own, through }: Pieces): Buffer | null {
  if (through === null || colours === 4 || colours === 6) return null;
  must(colours === 3 ? through.length >= 1 && through.length <= (own?.length ?? 0) / 3 : through.length === (colours === 0 ? 2 : 6));
  return piece('tRNS', through);
}

/** How many bytes the points are, a byte before each line of them. */
function sizeOf({ width, height, depth, colours, isInterlaced }: Header): number {
  const bits = (TYPES[colours]?.values ?? 0) * depth;
  const lines = (across: number, down: number) => (across > 0 ? down * (1 + Math.ceil((across * bits) / 8)) : 0);
  if (!isInterlaced) return lines(width, height);
  return PASSES.reduce((sum, [x, y, right, below]) => sum + lines(Math.ceil((width - x) / right), Math.ceil((height - y) / below)), 0);
}

/** The same points, packed anew: neither more of them nor fewer than there are to be. */
async function repacked(data: Uint8Array, size: number): Promise<Uint8Array> {
  const { readable, writable } = new CompressionStream('deflate');
  const writer = writable.getWriter();
  const packed = collected(readable);
  let count = 0;
  try {
    for await (const some of damagedElse(inflate(data, 'deflate'))) {
      count += some.length;
      must(count <= size);
      await writer.write(some as Uint8Array<ArrayBuffer>);
    }
    must(count === size);
    await writer.close();
  } catch (error) {
    await writer.abort().catch(() => undefined);
    await packed.catch(() => undefined);
    throw error;
  }
  return packed;
}

async function collected(readable: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  const reader = readable.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(all);
    all.push(value);
  }
}

/** Whatever cannot be unpacked is damaged. */
async function* damagedElse(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces;
  } catch {
    must(false);
  }
}

function piece(kind: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}
