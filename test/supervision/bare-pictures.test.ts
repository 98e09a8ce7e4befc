/** V5, G21: of a picture that somebody sends who must not be found, its points are kept, and nothing that stands beside them. */
import { deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareOf } from '../../schema/core/scans/bare/index.ts';
import { bareJpeg } from '../../schema/core/scans/bare/jpeg.ts';
import {
  besideJpeg,
  besidePng,
  INTERLACED,
  jointsOf,
  PROGRESSIVE,
  seamsOf,
  segment,
  SEQUENTIAL,
  withAt,
} from '../support/bare-pictures.ts';
import { chunk, photograph, png } from '../support/pictures.ts';

const CANARY = '嘉峪关市第一中学 杨帆 39.77N 98.28E';
const ZIP = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.from(CANARY), Buffer.from('PK\x05\x06'), Buffer.alloc(18)]);

/** The bare picture; or, in words, why there is none. */
async function bare(file: Uint8Array): Promise<Buffer | string> {
  const found = await bareOf(file);
  return typeof found === 'string' ? found : Buffer.from(found.bytes);
}

/** The points of a PNG, unpacked, and its palette. */
function pointsOf(file: Buffer | string): string {
  if (typeof file === 'string') return file;
  const of = (wanted: string) =>
    [8, ...jointsOf(file)].flatMap((at) =>
      file.toString('latin1', at + 4, at + 8) === wanted ? [file.subarray(at + 8, at + 8 + file.readUInt32BE(at))] : [],
    );
  return [...['IHDR', 'PLTE', 'tRNS'].map((kind) => Buffer.concat(of(kind))), inflateSync(Buffer.concat(of('IDAT')))]
    .map((one) => one.toString('hex'))
    .join(' ');
}

describe.each([
  ['sequential', SEQUENTIAL],
  ['progressive', PROGRESSIVE],
])('a %s JPEG', (_, file) => {
  it('with nothing beside it stays as it is, to the byte', async () => {
    expect(await bare(file)).toEqual(file);
  });

  it('is the same, whatever stands beside its points, and wherever', async () => {
    const seams = seamsOf(file);
    const things = besideJpeg(CANARY);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(seams.length - 1), fc.nat(things.length - 1)), { maxLength: 12 }), async (puts) => {
        const ordered = puts.toSorted(([a], [b]) => b - a);
        const full = ordered.reduce<Buffer>((so, [seam, thing]) => withAt(so, seams[seam] ?? 2, things[thing] ?? Buffer.alloc(0)), file);
        expect(await bare(full)).toEqual(file);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['another picture', SEQUENTIAL],
    ['an archive', ZIP],
    ['a text', Buffer.from(CANARY)],
  ])('ends where it ends: %s behind it is cut off', async (__, more) => {
    expect(await bare(Buffer.concat([file, more]))).toEqual(file);
  });

  it('has no room behind its last block: what is put there, before the next marker, is cut off', async () => {
    const end = seamsOf(file).at(-1) ?? 0;
    const hidden = Buffer.from(CANARY).filter((byte) => byte !== 0xff);
    expect(await bare(withAt(file, end, Buffer.concat([hidden, Buffer.from([0xff, 0xd3]), hidden])))).toEqual(file);
  });

  it('is taken whole or not at all: cut anywhere, or altered where it is walked, it is refused or says no more', async () => {
    for (let at = 0; at < file.length; at += 7) expect(['OTHER', 'DAMAGED']).toContain(await bare(file.subarray(0, at)));
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 0, max: 255 }), async (at, byte) => {
        const altered = Buffer.from(file);
        altered[at] = byte;
        const found = await bare(altered);
        if (typeof found !== 'string') expect(await bare(found)).toEqual(found);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a JPEG', () => {
  it('keeps how an Adobe has mixed its colours, for it would look otherwise; and nothing else of that segment', async () => {
    const said = (more: string) =>
      segment(0xee, Buffer.concat([Buffer.from('Adobe'), Buffer.from([0, 100, 7, 7, 7, 7, 1]), Buffer.from(more)]));
    const found = (await bare(withAt(SEQUENTIAL, 2, said(CANARY)))) as Buffer;
    expect(found.includes(CANARY)).toBe(false);
    expect(found.includes(segment(0xee, Buffer.from([...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, 1])))).toBe(true);
    expect(await bare(withAt(SEQUENTIAL, 2, segment(0xee, Buffer.from('Adobe\0d\0\0\0\0\x09'))))).toBe('DAMAGED');
  });

  it('with restarts is walked over them, each in its turn', () => {
    const flat = (interval: number, units: string[]) =>
      Buffer.concat([
        Buffer.from([0xff, 0xd8]),
        segment(0xc0, Buffer.from([8, 0, 8, 0, 8 * units.length, 1, 1, 0x11, 0])),
        segment(0xdb, Buffer.from([0, ...Array.from({ length: 64 }, () => 1)])),
        segment(0xc4, Buffer.from([0, 1, ...Array.from({ length: 15 }, () => 0), 0])),
        segment(0xc4, Buffer.from([0x10, 1, ...Array.from({ length: 15 }, () => 0), 0])),
        segment(0xdd, Buffer.from([0, interval])),
        segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
        ...units.map((unit) => Buffer.from(unit, 'hex')),
        Buffer.from([0xff, 0xd9]),
      ]);
    // A block is two bits here: no difference, and no more coefficients.
    const whole = flat(1, ['3fffd0', '3fffd1', '3f']);
    expect(Buffer.from(bareJpeg(whole)).includes(Buffer.from('3fffd03fffd13f', 'hex'))).toBe(true);
    expect(() => bareJpeg(flat(1, ['3fffd0', '3fffd2', '3f']))).toThrow('DAMAGED');
    expect(() => bareJpeg(flat(1, ['3fffd0', '3f3fffd1', '3f']))).toThrow('DAMAGED');
  });

  it('under which a second one lies is refused: no coefficient comes twice', async () => {
    const seams = seamsOf(SEQUENTIAL);
    const scan = SEQUENTIAL.subarray(seams.at(-2), seams.at(-1));
    expect(await bare(withAt(SEQUENTIAL, seams.at(-1) ?? 0, scan))).toBe('DAMAGED');
  });

  it('that is none but for its beginning is refused', async () => {
    expect(await bare(photograph('证据'))).toBe('DAMAGED');
    expect(await bare(Buffer.from(`%PDF-1.7\n${CANARY}\n%%EOF`))).toBe('OTHER');
    expect(await bare(Buffer.concat([ZIP, SEQUENTIAL]))).toBe('OTHER');
  });

  it('of more points than anybody’s screen has is refused before a block of it is looked at', async () => {
    const sized = Buffer.from(SEQUENTIAL);
    const frame = seamsOf(sized).find((at) => sized[at + 1] === 0xc0) ?? 0;
    sized.writeUInt16BE(65_000, frame + 5);
    sized.writeUInt16BE(65_000, frame + 7);
    expect(await bare(sized)).toBe('LARGE');
  });
});

describe('a PNG', () => {
  const rows = Buffer.alloc(9 * (1 + 4 * 11), 'points');
  for (let row = 0; row < 9; row += 1) rows[row * 45] = 0;
  const plain = png(11, 9, rows);

  it.each([
    ['plain', plain],
    ['interlaced, with a palette', INTERLACED],
  ])('%s keeps its points, whatever stands beside them, and wherever', async (_, file) => {
    const joints = jointsOf(file);
    const things = besidePng(CANARY);
    const alone = await bare(file);
    expect(pointsOf(alone)).toBe(pointsOf(file));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(joints.length - 1), fc.nat(things.length - 1)), { maxLength: 8 }), async (puts) => {
        // Pieces of points stand together: what comes between them damages the picture, and is refused.
        const ordered = puts.toSorted(([a], [b]) => b - a);
        const full = ordered.reduce<Buffer>(
          (so, [joint, thing]) => withAt(so, joints[joint] ?? 33, things[thing] ?? Buffer.alloc(0)),
          file,
        );
        expect(await bare(full)).toEqual(alone);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['another picture', INTERLACED],
    ['an archive', ZIP],
    ['a text', Buffer.from(CANARY)],
  ])('ends where it ends: %s behind it is cut off', async (_, more) => {
    expect(await bare(Buffer.concat([plain, more]))).toEqual(await bare(plain));
  });

  it('has no room behind its points within their own pieces: it is refused, or they alone are kept', async () => {
    const packed = Buffer.concat([deflateSync(rows), Buffer.from(CANARY)]);
    const head = plain.subarray(0, 33);
    const found = await bare(Buffer.concat([head, chunk('IDAT', packed), chunk('IEND')]));
    expect([pointsOf(plain), 'DAMAGED']).toContain(pointsOf(found));
    if (typeof found !== 'string') expect(found.includes(CANARY)).toBe(false);
    const more = Buffer.concat([head, chunk('IDAT', deflateSync(Buffer.concat([rows, Buffer.from(CANARY)]))), chunk('IEND')]);
    expect(await bare(more)).toBe('DAMAGED');
  });

  it('whose pieces do not hold is refused: a sum, an order, a piece that everybody has to know and nobody does', async () => {
    const altered = Buffer.from(plain);
    altered[50] = (altered[50] ?? 0) ^ 1;
    expect(await bare(altered)).toBe('DAMAGED');
    expect(await bare(plain.subarray(0, -1))).toBe('DAMAGED');
    const [data = 0, end = 0] = jointsOf(plain);
    expect(await bare(withAt(plain, end, plain.subarray(0, 33).subarray(8)))).toBe('DAMAGED');
    expect(await bare(withAt(plain, data, chunk('ABCD', Buffer.from(CANARY))))).toBe('DAMAGED');
    expect(await bare(withAt(plain, end, Buffer.concat([chunk('tEXt'), chunk('IDAT', Buffer.from(CANARY))])))).toBe('DAMAGED');
  });

  it('that is small and says that it is large is refused, and so is one that unpacks to more than it says', async () => {
    const head = Buffer.alloc(13);
    head.writeUInt32BE(30_000, 0);
    head.writeUInt32BE(30_000, 4);
    head.set([8, 6, 0, 0, 0], 8);
    const of = (header: Buffer, points: Buffer) =>
      Buffer.concat([plain.subarray(0, 8), chunk('IHDR', header), chunk('IDAT', deflateSync(points)), chunk('IEND')]);
    expect(await bare(of(head, rows))).toBe('LARGE');
    const small = Buffer.from(plain.subarray(16, 29));
    expect(await bare(of(small, Buffer.alloc(50_000_000)))).toBe('DAMAGED');
  });
});
