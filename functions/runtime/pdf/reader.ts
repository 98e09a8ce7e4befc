/** Reading bytes one after another, big end first, and the two ways in which WOFF2 writes small numbers. */

export type Reader = ReturnType<typeof reader>;

export function reader(bytes: Buffer) {
  let at = 0;
  const past = (size: number) => {
    at += size;
    return at - size;
  };
  const self = {
    get at() {
      return at;
    },
    size: bytes.length,
    u8: () => bytes.readUInt8(past(1)),
    u16: () => bytes.readUInt16BE(past(2)),
    i16: () => bytes.readInt16BE(past(2)),
    u32: () => bytes.readUInt32BE(past(4)),
    bytes(size: number): Buffer {
      const from = past(size);
      return bytes.subarray(from, at);
    },
    skip(size: number): void {
      past(size);
    },
    /** A number of up to 16 bits, mostly in one byte. */
    u255(): number {
      const first = self.u8();
      if (first === 253) return self.u16();
      if (first === 254) return self.u8() + 506;
      if (first === 255) return self.u8() + 253;
      return first;
    },
    /** A number in groups of seven bits; the last group has no mark. */
    base128(): number {
      let value = 0;
      for (let count = 0; count < 5; count += 1) {
        const group = self.u8();
        value = value * 128 + (group & 127);
        if (group < 128) return value;
      }
      throw new Error('a number without end in a WOFF2 font');
    },
  };
  return self;
}
