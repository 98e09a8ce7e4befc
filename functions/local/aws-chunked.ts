/**
 * Takes the framing off a body sent as `aws-chunked`: lines with a size before each piece, and trailing checksums after
 * the last. The SDK frames by default what it streams; a store that keeps the frames keeps broken files.
 */
export async function* withoutFrames(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0);
  /** Bytes of the present piece still to come; null while its size line is awaited. */
  let left: number | null = null;
  let ended = false;
  for await (const chunk of body) {
    if (ended) continue;
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    for (;;) {
      if (left === null) {
        const size = takeSize(held);
        if (size === null) break;
        // The last piece is empty; what follows are trailers, of no use here.
        if (size.bytes === 0) {
          held = Buffer.alloc(0);
          ended = true;
          break;
        }
        held = size.rest;
        left = size.bytes;
      }
      if (left > 0) {
        const piece = held.subarray(0, left);
        if (piece.length === 0) break;
        yield piece;
        held = held.subarray(piece.length);
        left -= piece.length;
      }
      if (left > 0 || held.length < 2) break;
      held = held.subarray(2); // the line end after the piece
      left = null;
    }
  }
  if (!ended) throw new FramingError('the body ended before its last piece');
}

export class FramingError extends Error {
  override readonly name = 'FramingError';
}

const LONGEST_SIZE_LINE = 1024;

/** Reads `1f00;chunk-signature=…` and its line end; null while the line is not complete. */
function takeSize(held: Buffer): { bytes: number; rest: Buffer } | null {
  const end = held.indexOf('\r\n');
  if (end < 0) {
    if (held.length > LONGEST_SIZE_LINE) throw new FramingError('a size line without an end');
    return null;
  }
  const size = /^([0-9a-fA-F]{1,8})(;|$)/u.exec(held.toString('latin1', 0, end))?.[1];
  if (size === undefined) throw new FramingError('a piece without a size');
  return { bytes: Number.parseInt(size, 16), rest: held.subarray(end + 2) };
}
