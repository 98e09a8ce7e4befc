/** The outlines of a WOFF2 font as a TrueType font has them: there the parts of all glyphs lie apart, each kind in a stream of its own. */
import { reader, type Reader } from './reader.ts';

type Outlines = { glyf: Buffer; loca: Buffer };

/** Gives every glyph its own bytes again. Glyphs that are made of others are not known: the font that is read here has none. */
export function outlinesIn(table: Buffer): Outlines {
  const head = reader(table);
  head.skip(2);
  const options = head.u16();
  const count = head.u16();
  head.skip(2);
  const sizes = Array.from({ length: 7 }, () => head.u32());
  let at = head.at;
  const [contours, points, flags, glyphs, composites, bounds, instructions] = sizes.map((size) => {
    const stream = reader(table.subarray(at, at + size));
    at += size;
    return stream;
  }) as [Reader, Reader, Reader, Reader, Reader, Reader, Reader];
  if (composites.size > 0 || (options & 1) === 1) throw new Error('a WOFF2 font with glyphs of a kind that is not read here');
  const bounded = bounds.bytes(4 * Math.ceil(count / 32));
  const pieces: Buffer[] = [];
  const loca = Buffer.alloc(4 * (count + 1));
  let offset = 0;
  for (let glyph = 0; glyph < count; glyph += 1) {
    const piece = simple(contours.i16(), { points, flags, glyphs, instructions }, () =>
      ((bounded[glyph >> 3] ?? 0) & (0x80 >> (glyph & 7))) === 0 ? null : bounds.bytes(8),
    );
    pieces.push(piece);
    offset += piece.length;
    loca.writeUInt32BE(offset, 4 * (glyph + 1));
  }
  return { glyf: Buffer.concat(pieces), loca };
}

type Streams = Record<'points' | 'flags' | 'glyphs' | 'instructions', Reader>;

/** One glyph: which points end its contours, its hints, and its points as steps from one to the next. */
function simple(contours: number, { points, flags, glyphs, instructions }: Streams, boundsGiven: () => Buffer | null): Buffer {
  if (contours === 0) return Buffer.alloc(0);
  if (contours < 0) throw new Error('a glyph made of others in a WOFF2 font');
  const ends: number[] = [];
  let total = 0;
  for (let contour = 0; contour < contours; contour += 1) {
    total += points.u255();
    ends.push(total - 1);
  }
  const steps: Step[] = [];
  for (let point = 0; point < total; point += 1) steps.push(step(flags.u8(), glyphs));
  const hints = instructions.bytes(glyphs.u255());
  const bounds = boundsGiven() ?? boundsOf(steps);
  const body = Buffer.alloc(2 + 8 + 2 * contours + 2 + hints.length + 5 * total + 1);
  let at = body.writeInt16BE(contours);
  at += bounds.copy(body, at);
  for (const end of ends) at = body.writeUInt16BE(end, at);
  at = body.writeUInt16BE(hints.length, at);
  at += hints.copy(body, at);
  for (const { on } of steps) at = body.writeUInt8(on ? 1 : 0, at);
  for (const { x } of steps) at = body.writeInt16BE(x, at);
  for (const { y } of steps) at = body.writeInt16BE(y, at);
  return body.subarray(0, at + (at & 1)); // begins and ends at even offsets
}

type Step = { on: boolean; x: number; y: number };

/** One point after another: its flag says how many bits each direction takes and what is added to them (WOFF2, 5.2). */
function step(flag: number, glyphs: Reader): Step {
  const on = flag < 128;
  const kind = flag & 127;
  if (kind < 10) return { on, x: 0, y: signed(flag, ((kind & 14) << 7) + glyphs.u8()) };
  if (kind < 20) return { on, x: signed(flag, (((kind - 10) & 14) << 7) + glyphs.u8()), y: 0 };
  if (kind < 84) {
    const both = glyphs.u8();
    const base = kind - 20;
    return { on, x: signed(flag, 1 + (base & 48) + (both >> 4)), y: signed(flag >> 1, 1 + ((base & 12) << 2) + (both & 15)) };
  }
  if (kind < 120) {
    const base = kind - 84;
    const x = 1 + (Math.trunc(base / 12) << 8) + glyphs.u8();
    return { on, x: signed(flag, x), y: signed(flag >> 1, 1 + (((base % 12) >> 2) << 8) + glyphs.u8()) };
  }
  if (kind < 124) {
    const [first, middle, last] = [glyphs.u8(), glyphs.u8(), glyphs.u8()];
    return { on, x: signed(flag, (first << 4) + (middle >> 4)), y: signed(flag >> 1, ((middle & 15) << 8) + last) };
  }
  const x = glyphs.u16();
  return { on, x: signed(flag, x), y: signed(flag >> 1, glyphs.u16()) };
}

function signed(flag: number, value: number): number {
  return flag & 1 ? value : -value;
}

function boundsOf(steps: readonly Step[]): Buffer {
  const bounds = { left: Infinity, bottom: Infinity, right: -Infinity, top: -Infinity };
  let [x, y] = [0, 0];
  for (const one of steps) {
    x += one.x;
    y += one.y;
    bounds.left = Math.min(bounds.left, x);
    bounds.right = Math.max(bounds.right, x);
    bounds.bottom = Math.min(bounds.bottom, y);
    bounds.top = Math.max(bounds.top, y);
  }
  const written = Buffer.alloc(8);
  for (const [index, value] of [bounds.left, bounds.bottom, bounds.right, bounds.top].entries()) written.writeInt16BE(value, 2 * index);
  return written;
}
