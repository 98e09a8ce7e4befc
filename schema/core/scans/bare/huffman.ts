/** The codes of a JPEG (ITU-T T.81, C and F.2.2), and its bits as they lie in a scan. Pure. */
import { must } from './faults.ts';

const LONGEST = 16;

/** Codes by their lengths: how many there are of each, and what they stand for in their order. */
export type Codes = { counts: Uint8Array; symbols: Uint8Array };

/** No more codes of a length than there are left. */
export function codesOf(counts: Uint8Array, symbols: Uint8Array): Codes {
  let left = 1;
  for (const count of counts) {
    left = left * 2 - count;
    must(left >= 0);
  }
  return { counts, symbols };
}

/** The bits of a scan. A zero behind FF is no part of them; any other marker ends them. */
export class Bits {
  private byte = 0;
  private left = 0;

  constructor(
    private readonly bytes: Uint8Array,
    public at: number,
  ) {}

  bit(): number {
    if (this.left === 0) {
      must(this.at < this.bytes.length);
      this.byte = this.bytes[this.at] ?? 0;
      this.at += 1;
      if (this.byte === 0xff) {
        must(this.bytes[this.at] === 0);
        this.at += 1;
      }
      this.left = 8;
    }
    this.left -= 1;
    return (this.byte >> this.left) & 1;
  }

  bits(count: number): number {
    let value = 0;
    for (let read = 0; read < count; read += 1) value = value * 2 + this.bit();
    return value;
  }

  /** What the next code stands for. */
  symbol({ counts, symbols }: Codes): number {
    let [code, first, index] = [0, 0, 0];
    for (let length = 0; length < LONGEST; length += 1) {
      code += this.bit();
      const count = counts[length] ?? 0;
      if (code < first + count) return symbols[index + code - first] ?? 0;
      index += count;
      first = (first + count) * 2;
      code *= 2;
    }
    must(false);
    return 0;
  }

  /** Over what is left of the byte, and over the restart that has to stand behind it. */
  restart(number: number): void {
    this.left = 0;
    must(this.bytes[this.at] === 0xff && this.bytes[this.at + 1] === 0xd0 + (number % 8));
    this.at += 2;
  }
}
