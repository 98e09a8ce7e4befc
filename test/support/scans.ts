/** Files as people scan them: a few bytes that begin as their type does, and differ from one another. */

const BEGINNINGS = {
  'application/pdf': Buffer.from('%PDF-1.4\n'),
  'image/jpeg': Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0]),
  'image/png': Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    Buffer.from([0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 8, 0, 0, 0, 8, 8, 2, 0, 0, 0, 0, 0, 0, 0]),
  ]),
};

/** A scan of something; the same something gives the same bytes. */
export function scan(of: string, type: keyof typeof BEGINNINGS = 'application/pdf', size = 0): Buffer {
  const content = Buffer.concat([BEGINNINGS[type], Buffer.from(of)]);
  return size > content.length ? Buffer.concat([content, Buffer.alloc(size - content.length, 0x20)]) : content;
}
