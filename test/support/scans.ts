/** Files as people scan them: a few bytes that begin and end as their type does, and differ from one another. */

const bytes = (...all: number[]) => Buffer.from(all);

/** What each type begins with, what holds the content, and what it ends with. */
const FILES = {
  'application/pdf': {
    begins: Buffer.from('%PDF-1.4\n'),
    ends: Buffer.from('\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n'),
    holding: (content: Buffer) => content,
  },
  // The frame of eight grey points by eight, then a scan.
  'image/jpeg': {
    begins: bytes(0xff, 0xd8, 0xff, 0xe0, 0, 16, ...Buffer.from('JFIF'), 0, 1, 1, 0, 0, 1, 0, 1, 0, 0),
    ends: bytes(0xff, 0xd9),
    holding: (content: Buffer) =>
      Buffer.concat([bytes(0xff, 0xc0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0), content]),
  },
  'image/png': {
    begins: bytes(
      0x89,
      0x50,
      0x4e,
      0x47,
      13,
      10,
      26,
      10,
      0,
      0,
      0,
      13,
      ...Buffer.from('IHDR'),
      0,
      0,
      0,
      8,
      0,
      0,
      0,
      8,
      8,
      2,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
    ),
    ends: bytes(0, 0, 0, 0, ...Buffer.from('IEND'), 0xae, 0x42, 0x60, 0x82),
    holding: (content: Buffer) => {
      const head = Buffer.concat([Buffer.alloc(4), Buffer.from('IDAT')]);
      head.writeUInt32BE(content.length);
      return Buffer.concat([head, content, Buffer.alloc(4)]);
    },
  },
};

/** A scan of something; the same something gives the same bytes. */
export function scan(of: string, type: keyof typeof FILES = 'application/pdf', size = 0): Buffer {
  const { begins, ends, holding } = FILES[type];
  const content = Buffer.from(of);
  const bare = begins.length + holding(content).length + ends.length;
  return Buffer.concat([begins, holding(Buffer.concat([content, Buffer.alloc(Math.max(0, size - bare), 0x20)])), ends]);
}
