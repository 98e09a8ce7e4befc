/** A photograph or another picture, as large as it fits. */
import type { Align, Block } from '../../../schema/core/document.ts';
import type { Piece } from './piece.ts';
import type { Setting } from './setting.ts';
import type { Part } from './structure.ts';

export function pictured({ sheet }: Setting, block: Block & { kind: 'picture' }, room: number, within: Part): Piece {
  const { picture, align = 'left' } = block;
  const width = Math.min(block.width, room);
  const height = (block.height * width) / block.width;
  const part = sheet.part(within, 'Figure', { alt: picture.says });
  return {
    height,
    draw({ x, y }) {
      const box = { x: x + asideOf(align, room - width), y, width, height };
      sheet.belongs(part, box);
      sheet.picture(picture, box);
    },
  };
}

/** How far from the left something stands that leaves so much room. */
export function asideOf(align: Align, room: number): number {
  return align === 'left' ? 0 : align === 'centre' ? room / 2 : room;
}
