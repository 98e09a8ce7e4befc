/**
 * Whether a picture can be printed on a paper that stands for decades: told by its frame, before it is taken in. A picture that the printer
 * cannot set would keep a document or a certificate from ever being made.
 */
import { inflate } from '../inflate.ts';
import { say, type Bilingual } from '../refusal.ts';

/** Sides in pixels: with fewer nothing is recognised, with more a small file fills the printer's memory. */
const LEAST_SIDE = 100;
const MOST_SIDE: Readonly<Record<string, number>> = { 'image/jpeg': 5000, 'image/png': 2000 };

/** What a picture is by its frame; null where there is none. */
type Frame = { width: number; height: number; colours: 'GREY' | 'RGB' | 'PRESS' };

/** What is wrong with a picture that is to be printed; null where nothing is. */
export async function whyNotPrinted(contentType: string, bytes: Buffer): Promise<Bilingual | null> {
  const frame = contentType === 'image/png' ? await pngFrame(bytes) : jpegFrame(bytes);
  if (!frame) return say('图片已损坏，无法显示', 'it is damaged and cannot be shown');
  if (frame.colours === 'PRESS')
    return say('图片为印刷用的CMYK颜色，请另存为RGB', 'its colours are those of a press (CMYK); save it in RGB');
  const most = MOST_SIDE[contentType] ?? 0;
  if (Math.min(frame.width, frame.height) >= LEAST_SIDE && Math.max(frame.width, frame.height) <= most) return null;
  return say(
    `图片为${frame.width}×${frame.height}像素，宽、高须各为${LEAST_SIDE}至${most}像素`,
    `it has ${frame.width} by ${frame.height} pixels; each side has to have ${LEAST_SIDE} to ${most}`,
  );
}

/** The frame of a JPEG is the first segment that is one (ITU-T T.81, B.1): C0 to CF without the tables C4, C8, CC among them. */
function jpegFrame(bytes: Buffer): Frame | null {
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1] ?? 0;
    if (marker < 0xc0 || marker > 0xcf || [0xc4, 0xc8, 0xcc].includes(marker)) continue;
    const [height, width, components = 0] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7), bytes[at + 9]];
    if (![1, 3, 4].includes(components) || bytes[at + 4] !== 8) return null;
    return { width, height, colours: components === 4 ? 'PRESS' : components === 3 ? 'RGB' : 'GREY' };
  }
  return null;
}

/** How many values a point of a PNG has, by the type of its colours (ISO/IEC 15948, 11.2.2). */
const VALUES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** The frame of a PNG whose points are all there. One that is interlaced is told by its frame alone. */
async function pngFrame(bytes: Buffer): Promise<Frame | null> {
  const [width, height, depth = 0, colour = 0, interlaced] = [
    bytes.readUInt32BE(16),
    bytes.readUInt32BE(20),
    bytes[24],
    bytes[25],
    bytes[28],
  ];
  const values = VALUES[colour];
  if (values === undefined || ![1, 2, 4, 8, 16].includes(depth)) return null;
  const frame: Frame = { width, height, colours: colour === 0 || colour === 4 ? 'GREY' : 'RGB' };
  const most = MOST_SIDE['image/png'] ?? 0;
  if (width > most || height > most) return frame; // told by its size; its points are not looked at
  const size = height * (1 + Math.ceil((width * values * depth) / 8));
  const found = await unpacked(Buffer.concat([...dataOf(bytes)]), size * 2);
  return found !== null && (interlaced || found === size) ? frame : null;
}

/** How many bytes there are; null where they are damaged, or more than `most`. */
async function unpacked(data: Uint8Array, most: number): Promise<number | null> {
  let size = 0;
  try {
    for await (const piece of inflate(data, 'deflate')) {
      size += piece.length;
      if (size > most) return null;
    }
    return size;
  } catch {
    return null;
  }
}

/** The pieces of a PNG that hold its points. */
function* dataOf(bytes: Buffer): Iterable<Buffer> {
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at))
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') yield bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at));
}
