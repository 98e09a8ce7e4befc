/** A drawing, such as a chart: lines and areas as such, so that it is sharp at any size, and its words in the fonts of the paper. */
import type { Drawing, Words } from '../../../schema/core/document.ts';
import { widthOf } from './lines.ts';
import { asideOf } from './picture.ts';
import type { Piece, Place } from './piece.ts';
import { glyphsOf, type Setting } from './setting.ts';
import type { Hue } from './sheet.ts';
import type { Part } from './structure.ts';

/** How far beneath its middle a line of words stands, in its size. */
const BASE = 0.35;

export function drawn(setting: Setting, block: Drawing, room: number, within: Part): Piece {
  const { sheet } = setting;
  const scale = Math.min(1, room / block.width);
  const [width, height] = [block.width * scale, block.height * scale];
  const part = sheet.part(within, 'Figure', { alt: block.says });
  return {
    height,
    draw({ x, y }) {
      const corner = { x: x + asideOf(block.align ?? 'left', room - width), y };
      sheet.belongs(part, { ...corner, width, height });
      for (const shape of block.shapes) {
        if ('path' in shape) sheet.path(shape, { ...corner, scale });
        else worded(setting, shape, corner, scale);
      }
    },
  };
}

function worded({ sheet, fonts }: Setting, shape: Words, corner: Place, scale: number): void {
  const glyphs = glyphsOf(fonts, shape.text).filter((one) => one !== '\n');
  const size = shape.size * scale;
  const width = (widthOf(glyphs) * size) / 1000;
  const x = corner.x + shape.x * scale - asideOf(shape.align, width);
  sheet.write(glyphs, { x, y: corner.y + shape.y * scale + BASE * size, size, colour: shape.colour as Hue });
}
