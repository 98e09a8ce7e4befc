/**
 * A JPEG of what its points are made of, and of nothing else (ITU-T T.81, B). Tables are written where a scan uses them, of the segments of
 * applications two words alone, by which decoders tell colours: that it is a JFIF, and how an Adobe has mixed them. A small picture beside
 * the large one, another picture behind it, an archive at its end, remarks, places, times, the serial number of a camera: none of it is walked.
 */
import { must } from './faults.ts';
import type { Codes } from './huffman.ts';
import { advance, frameOf, huffman, quantities, scanHead, type Frame } from './jpeg-parts.ts';
import { endOfScan } from './scan.ts';

const [EOI, SOS, DQT, DHT, DRI] = [0xd9, 0xda, 0xdb, 0xc4, 0xdd];
/** Sequential, extended and progressive pictures by Huffman’s codes; of the others no browser shows any. */
const FRAMES = [0xc0, 0xc1, 0xc2];
const isApplication = (marker: number) => (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
/** No scan of a coefficient twice: more scans than that there cannot be, and each costs a look at every block. */
const MOST_SCANS = 100;

const segment = (marker: number, content: Uint8Array): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};
/** JFIF 1.1, points as high as wide, no small picture. */
const JFIF = segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'));
const adobe = (mixed: number) => segment(0xee, Buffer.from([...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, mixed]));

export function bareJpeg(bytes: Uint8Array): Uint8Array {
  const walker = walking(bytes);
  for (let at = 2; ;) {
    const marker = markerAt(bytes, at);
    if (marker.is === EOI) return walker.whole();
    const content = segmentAt(bytes, marker.behind);
    at = marker.behind + 2 + content.length;
    if (marker.is === SOS) at = walker.scan(content, at);
    else walker.segment(marker.is, content);
  }
}

/** The marker that stands there; FF may be repeated before it. */
function markerAt(bytes: Uint8Array, start: number): { is: number; behind: number } {
  must(bytes[start] === 0xff);
  let at = start + 1;
  while (bytes[at] === 0xff) at += 1;
  return { is: bytes[at] ?? 0, behind: at + 1 };
}

function segmentAt(bytes: Uint8Array, at: number): Uint8Array {
  const length = (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
  must(length >= 2 && at + length <= bytes.length);
  return bytes.subarray(at + 2, at + length);
}

function walking(bytes: Uint8Array) {
  const out: Uint8Array[] = [Buffer.from([0xff, 0xd8])];
  const words: { isJfif: boolean; mixed: number | null } = { isJfif: false, mixed: null };
  const codes = new Map<string, Codes>();
  const tables = new Set<string>();
  /** What was defined and no scan has used yet: written where one does. */
  const waiting = new Map<string, Buffer>();
  let frame: Frame | null = null;
  let [interval, said, scans] = [0, 0, 0];

  const define = (name: string, written: Buffer): void => {
    tables.add(name);
    waiting.set(name, written);
  };
  const use = (name: string): void => {
    must(tables.has(name));
    const written = waiting.get(name);
    if (written) out.push(written);
    waiting.delete(name);
  };

  function ofSegment(marker: number, content: Uint8Array): void {
    if (isApplication(marker)) hear(words, marker, content);
    else if (marker === DQT) for (const [name, table] of quantities(content)) define(name, segment(DQT, table));
    else if (marker === DHT) {
      for (const [name, table, made] of huffman(content)) {
        define(name, segment(DHT, table));
        codes.set(name, made);
      }
    } else if (marker === DRI) {
      must(content.length === 2);
      interval = (content[0] ?? 0) * 256 + (content[1] ?? 0);
    } else {
      must(FRAMES.includes(marker) && frame === null);
      frame = frameOf(marker, content);
      if (words.isJfif) out.push(JFIF);
      if (words.mixed !== null) out.push(adobe(words.mixed));
      out.push(segment(marker, content));
    }
  }

  function ofScan(content: Uint8Array, at: number): number {
    scans += 1;
    must(frame !== null && scans <= MOST_SCANS);
    const progressive = frame.marker === 0xc2;
    const { chosen, from, to, high, low } = scanHead(frame, content);
    const isRefined = high > 0;
    for (const { component, dc, ac } of chosen) {
      advance(component, { progressive, from, to, high, low });
      use(`Q${component.table}`);
      const [needsDc, needsAc] = [from === 0 && !isRefined, !progressive || from > 0];
      if (needsDc) use(`H0${dc}`);
      if (needsAc) use(`H1${ac}`);
      component.part.dc = needsDc ? (codes.get(`H0${dc}`) ?? null) : null;
      component.part.ac = needsAc ? (codes.get(`H1${ac}`) ?? null) : null;
    }
    if (interval !== said) out.push(segment(DRI, Buffer.from([interval >> 8, interval & 0xff])));
    said = interval;
    const parts = chosen.map(({ component }) => component.part);
    const end = endOfScan(bytes, at, { parts, units: frame.units, interval, progressive, from, to, isRefined });
    out.push(segment(SOS, content), bytes.subarray(at, end));
    return nextMarker(bytes, end);
  }

  function whole(): Uint8Array {
    must(frame?.components.every(({ done }) => done[0] !== -1) ?? false);
    return Buffer.concat([...out, Buffer.from([0xff, EOI])]);
  }

  return { segment: ofSegment, scan: ofScan, whole };
}

/** Behind a scan anything may stand up to the next marker: nothing of it is written. */
function nextMarker(bytes: Uint8Array, end: number): number {
  for (let at = bytes.indexOf(0xff, end); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  must(false);
  return 0;
}

/** Of all that applications say of a picture, what changes its colours. */
function hear(words: { isJfif: boolean; mixed: number | null }, marker: number, content: Uint8Array): void {
  const says = (word: string) => Buffer.from(word, 'latin1').equals(content.subarray(0, word.length));
  if (marker === 0xe0 && content.length >= 14 && says('JFIF\0')) words.isJfif = true;
  if (marker !== 0xee || content.length < 12 || !says('Adobe')) return;
  const mixed = content[11] ?? 0;
  must(mixed <= 2);
  words.mixed = mixed;
}
