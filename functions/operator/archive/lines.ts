/** The lines of an entry as its bytes come. No line of ours is longer than an item of the table can be. */

const LONGEST = 8 * 1024 * 1024;
const NEWLINE = 0x0a;

/** Line after line, without its end; null for one that is too long, is no UTF-8, or does not end. */
export async function* linesOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<string | null> {
  let begun: Buffer[] = [];
  let length = 0;
  const text = (): string | null => {
    const whole = Buffer.concat(begun);
    const isTooLong = length > LONGEST;
    [begun, length] = [[], 0];
    try {
      return isTooLong ? null : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(whole);
    } catch {
      return null;
    }
  };
  for await (const piece of pieces) {
    let from = 0;
    for (let end = piece.indexOf(NEWLINE); end !== -1; end = piece.indexOf(NEWLINE, from)) {
      length += end - from;
      if (length <= LONGEST) begun.push(piece.subarray(from, end));
      from = end + 1;
      yield text();
    }
    length += piece.length - from;
    if (length <= LONGEST) begun.push(piece.subarray(from));
  }
  if (length > 0) yield null;
}
