/** A QR code, drawn as squares: sharp at any size, and the same bytes each time. */
import { encode } from 'uqr';
import type { Block } from '../../../schema/core/document.ts';
import { asideOf } from './picture.ts';
import type { Piece } from './piece.ts';
import type { Setting } from './setting.ts';
import type { Box, Part } from './structure.ts';

/** As much white around it as the standard asks for, in its squares (ISO/IEC 18004). */
const AROUND = 4;

export function codeOf(
  { sheet }: Setting,
  { text, says, width, align = 'left' }: Block & { kind: 'code' },
  room: number,
  within: Part,
): Piece {
  const { data } = encode(text, { ecc: 'M', border: AROUND });
  const square = width / data.length;
  const part = sheet.part(within, 'Figure', { alt: says });
  return {
    height: width,
    draw({ x, y }) {
      const corner = { x: x + asideOf(align, room - width), y };
      sheet.belongs(part, { ...corner, width, height: width });
      sheet.fill(data.flatMap((row, down) => barsIn(row).map(({ from, to }) => boxOf(corner, square, down, from, to))));
    },
  };
}

/** Dark squares that lie beside each other are one bar: between two of them no light may be seen. */
function barsIn(row: readonly boolean[]): { from: number; to: number }[] {
  const bars: { from: number; to: number }[] = [];
  for (const [across, dark] of row.entries()) {
    const last = bars.at(-1);
    if (dark && last?.to === across) last.to += 1;
    else if (dark) bars.push({ from: across, to: across + 1 });
  }
  return bars;
}

function boxOf({ x, y }: { x: number; y: number }, square: number, down: number, from: number, to: number): Box {
  return { x: x + from * square, y: y + down * square, width: (to - from) * square, height: square };
}
