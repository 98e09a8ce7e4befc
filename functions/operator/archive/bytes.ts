/** Bytes of a stream, taken as they are asked for: so many together, or as they come. */
import { Unreadable } from './faults.ts';

export class Bytes {
  /** How many were taken. */
  taken = 0;
  private rest: Buffer = Buffer.alloc(0);
  private readonly source: AsyncIterator<Uint8Array>;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.source = source[Symbol.asyncIterator]();
  }

  /** So many; fewer where there are no more. */
  async upTo(count: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for (let left = count; left > 0;) {
      const piece = await this.some(left);
      if (piece.length === 0) break;
      pieces.push(piece);
      left -= piece.length;
    }
    return pieces.length === 1 ? (pieces[0] ?? Buffer.alloc(0)) : Buffer.concat(pieces);
  }

  /** So many, as they come; an archive that ends before has been cut short. */
  async *exactly(count: number, path: string): AsyncGenerator<Buffer> {
    for (let left = count; left > 0;) {
      const piece = await this.some(left);
      if (piece.length === 0) throw new Unreadable({ path, line: null, wrong: 'the archive is cut short within it' });
      yield piece;
      left -= piece.length;
    }
  }

  /** At least one byte and at most so many; none at the end. */
  private async some(most: number): Promise<Buffer> {
    while (this.rest.length === 0) {
      const { done, value } = await this.source.next();
      if (done) return this.rest;
      this.rest = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    }
    const piece = this.rest.subarray(0, most);
    this.rest = this.rest.subarray(piece.length);
    this.taken += piece.length;
    return piece;
  }
}
