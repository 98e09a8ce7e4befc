/** Photographs on papers: what is seen, and nothing of what a camera notes beside it (V7). */
import { expect, it } from 'vitest';
import { withoutNotes } from '../../functions/runtime/pdf/jpeg.ts';
import { photograph, PHOTOGRAPH } from '../support/pictures.ts';

const segment = (marker: number, text: string): Buffer => {
  const content = Buffer.from(text, 'latin1');
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(2 + content.length, 2);
  return Buffer.concat([head, content]);
};
const withNotes = (bytes: Buffer, ...notes: Buffer[]): Buffer => Buffer.concat([bytes.subarray(0, 2), ...notes, bytes.subarray(2)]);

it('刘洋’s photograph is printed without where it was taken, by what, and what lies behind its end', () => {
  const bytes = photograph('liu');
  const preview = Buffer.concat([photograph('preview'), segment(0xe1, 'GPS of the preview')]);
  const noted = Buffer.concat([
    withNotes(
      bytes,
      segment(0xe1, 'Exif\0\0GPS 39.77N 98.29E'),
      segment(0xe2, 'MPF\0 offsets'),
      segment(0xed, 'author'),
      segment(0xfe, 'home'),
    ),
    preview,
  ]);
  expect(Buffer.from(withoutNotes(noted))).toEqual(bytes);
});

it('what says what its colours mean stays, and so does every point of it', () => {
  const bytes = Buffer.from(PHOTOGRAPH.base64, 'base64');
  const colours = withNotes(bytes, segment(0xe2, 'ICC_PROFILE\0 sRGB'), segment(0xee, 'Adobe'));
  expect(withoutNotes(bytes)).toEqual(bytes);
  expect(withoutNotes(colours)).toEqual(colours);
});

it('of several scans each is kept, with its tables and the marks within it', () => {
  const scan = (text: string) => Buffer.concat([segment(0xda, '\x01\x01\0\0\x3f\0'), Buffer.from(text, 'latin1')]);
  const bytes = Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    scan('a\xff\0b\xff\xd0c'),
    segment(0xc4, 'table\xff\xd9'),
    scan('d'),
    Buffer.from([0xff, 0xd9]),
  ]);
  expect(withoutNotes(bytes)).toEqual(bytes);
});
