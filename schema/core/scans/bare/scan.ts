/**
 * A scan of a JPEG, walked code by code, so that where it ends is known exactly: what stands behind its last block, up to the next marker, no
 * decoder looks at, and anything could. Of a progressive picture it is kept which coefficients are something already, since a scan that
 * refines them has a bit for each (ITU-T T.81, F.2 and G.2). Nothing is drawn. Pure.
 */
import { must } from './faults.ts';
import { Bits, type Codes } from './huffman.ts';

/** A component as a scan meets it: its blocks in a line and in all, those of a unit, and which coefficients of each are something. */
export type Part = {
  across: number;
  down: number;
  stride: number;
  h: number;
  v: number;
  dc: Codes | null;
  ac: Codes | null;
  /** Eight bytes a block; empty of a picture that is not progressive. */
  known: Uint8Array;
};

export type Scan = {
  parts: readonly Part[];
  /** Units in a line and in all, where parts are interleaved. */
  units: { across: number; down: number };
  /** So many units stand between two restarts; 0 without any. */
  interval: number;
  progressive: boolean;
  from: number;
  to: number;
  isRefined: boolean;
};

/** Where the scan whose bits begin at `at` ends. */
export function endOfScan(bytes: Uint8Array, at: number, scan: Scan): number {
  const bits = new Bits(bytes, at);
  const block = blockOf(bits, scan);
  const [only] = scan.parts;
  const single = scan.parts.length === 1 && only !== undefined ? only : null;
  const { across, down } = single ?? scan.units;
  for (let unit = 0; unit < across * down; unit += 1) {
    if (scan.interval > 0 && unit > 0 && unit % scan.interval === 0) {
      bits.restart(unit / scan.interval - 1);
      block.restart();
    }
    const [x, y] = [unit % across, Math.floor(unit / across)];
    if (single) block.walk(single, y * single.stride + x);
    else for (const part of scan.parts) inUnit(part, x, y, block.walk);
  }
  must(block.isOver());
  return bits.at;
}

function inUnit(part: Part, x: number, y: number, walk: (part: Part, block: number) => void): void {
  for (let row = 0; row < part.v; row += 1)
    for (let column = 0; column < part.h; column += 1) walk(part, (y * part.v + row) * part.stride + x * part.h + column);
}

/** How a block of this scan is walked. */
function blockOf(bits: Bits, { progressive, from, to, isRefined }: Scan) {
  /** So many blocks more have nothing new (end of band). */
  let over = 0;

  const sequential = (part: Part): void => {
    difference(part);
    for (let at = 1; at < 64; at += 1) {
      const symbol = bits.symbol(given(part.ac));
      const [zeros, size] = [symbol >> 4, symbol & 15];
      if (size === 0 && zeros < 15) return;
      at += zeros;
      must(at < 64);
      bits.bits(size);
    }
  };

  const difference = (part: Part): void => {
    const size = bits.symbol(given(part.dc));
    must(size <= 15);
    bits.bits(size);
  };

  const first = (part: Part, block: number): void => {
    if (over > 0) {
      over -= 1;
      return;
    }
    for (let at = from; at <= to; at += 1) {
      const symbol = bits.symbol(given(part.ac));
      const [zeros, size] = [symbol >> 4, symbol & 15];
      if (size === 0 && zeros < 15) {
        over = 2 ** zeros + bits.bits(zeros) - 1;
        return;
      }
      at += zeros;
      must(at <= to);
      bits.bits(size);
      if (size > 0) know(part.known, block, at);
    }
  };

  const refined = (part: Part, block: number): void => {
    let at = from;
    while (over === 0 && at <= to) {
      const symbol = bits.symbol(given(part.ac));
      const [zeros, size] = [symbol >> 4, symbol & 15];
      if (size === 0 && zeros < 15) {
        over = 2 ** zeros + bits.bits(zeros);
        break;
      }
      must(size <= 1);
      bits.bits(size);
      at = pastZeros(part.known, block, at, zeros);
      must(size === 0 || at <= to);
      if (size > 0) know(part.known, block, at);
      at += 1;
    }
    if (over === 0) return;
    for (; at <= to; at += 1) if (isKnown(part.known, block, at)) bits.bit();
    over -= 1;
  };

  /** Over so many coefficients that are nothing, and those that are something among them, each with its bit. */
  const pastZeros = (known: Uint8Array, block: number, start: number, zeros: number): number => {
    let [at, left] = [start, zeros];
    for (; at <= to; at += 1) {
      if (isKnown(known, block, at)) bits.bit();
      else if (left === 0) break;
      else left -= 1;
    }
    return at;
  };

  const walk = (part: Part, block: number): void => {
    if (!progressive) sequential(part);
    else if (from === 0 && isRefined) bits.bit();
    else if (from === 0) difference(part);
    else if (isRefined) refined(part, block);
    else first(part, block);
  };
  return { walk, restart: () => void (over = 0), isOver: () => over === 0 };
}

/** The codes that a scan of this kind has. */
function given(codes: Codes | null): Codes {
  must(codes !== null);
  return codes;
}

function isKnown(known: Uint8Array, block: number, at: number): boolean {
  return ((known[block * 8 + (at >> 3)] ?? 0) & (1 << (at & 7))) !== 0;
}

function know(known: Uint8Array, block: number, at: number): void {
  const place = block * 8 + (at >> 3);
  known[place] = (known[place] ?? 0) | (1 << (at & 7));
}
