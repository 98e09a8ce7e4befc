/** Unpacks the bytes of one object stream, never more of them than is left to a file. */
import { inflate } from '../../inflate.ts';
import { joined } from '../../pieces.ts';
import type { Packed } from './judge.ts';

/** Larger ones are not written by anybody. */
const MOST_UNPACKED = 4 * 1024 * 1024;

/** The bytes; null where they cannot be unpacked, or are too many. */
export async function unpacked({ bytes, isFlate, length }: Packed, left: { bytes: number; streams: number }): Promise<Uint8Array | null> {
  const data = withoutFirstLine(bytes);
  if (!isFlate) return (left.bytes -= data.length) < 0 ? null : data;
  for (const end of endsOf(data, length)) {
    left.streams -= 1;
    if (left.streams < 0 || left.bytes <= 0) return null;
    const content = await inflated(data.subarray(0, end), left);
    if (content) return content;
  }
  return null;
}

/** The data begin on the line behind the keyword. */
function withoutFirstLine(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0x0d) return bytes.subarray(bytes[1] === 0x0a ? 2 : 1);
  return bytes.subarray(bytes[0] === 0x0a ? 1 : 0);
}

/** Where the data may end: where their length says, before the line of the keyword, before all blanks, at the keyword itself. */
function endsOf(data: Uint8Array, length: number | null): Set<number> {
  const isBlank = (at: number): boolean => [0x0a, 0x0d, 0x20].includes(data[at - 1] ?? 0);
  const line = data.at(-1) === 0x0a ? (data.at(-2) === 0x0d ? 2 : 1) : data.at(-1) === 0x0d ? 1 : 0;
  let blanks = data.length;
  while (isBlank(blanks)) blanks -= 1;
  const said = length !== null && length <= data.length ? [length] : [];
  return new Set([...said, data.length - line, blanks, data.length]);
}

async function inflated(data: Uint8Array, left: { bytes: number }): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of inflate(data, 'deflate')) {
      size += piece.length;
      left.bytes -= piece.length;
      if (size > MOST_UNPACKED || left.bytes < 0) return null;
      pieces.push(piece);
    }
    return joined(pieces);
  } catch {
    return null;
  }
}
