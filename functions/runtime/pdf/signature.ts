/** A signature: who signs, centred over the date; the seal is pressed over both, as GB/T 9704—2012 has it (印章压日期). */
import type { Block } from '../../../schema/core/document.ts';
import { linesOf } from './lines.ts';
import { drawAll, type Piece } from './piece.ts';
import { glyphsOf, set, type Ground, type Setting } from './setting.ts';
import type { Part } from './structure.ts';

/** The seal of an office is 42 mm across (国发〔1999〕25号). */
const SEAL = 119;
/** How far the middle of what is signed lies beneath the middle of the seal. */
const BENEATH = 9;

export function signed(setting: Setting, block: Block & { kind: 'signature' }, ground: Ground, within: Part): Piece {
  const { lines, seal, align = 'right' } = block;
  const { text, width, aside } = ground;
  const widths = lines.map((line) => linesOf(glyphsOf(setting.fonts, line), { size: text.size, width })[0]?.width ?? 0);
  const widest = Math.max(...widths, seal ? SEAL : 0);
  const dated = widths.at(-1) ?? 0;
  const middles = { left: widest / 2, centre: width / 2, right: Math.min(width - aside * text.size - dated / 2, width - widest / 2) };
  const middle = Math.max(middles[align], widest / 2);
  const pieces = lines.flatMap((line) => {
    const room = Math.min(2 * middle, 2 * (width - middle));
    return set(setting, line, { type: text, width: room + 0.1, align: 'centre' }, setting.sheet.part(within, 'P'));
  });
  const high = pieces.length * text.line;
  // The name and the date, which are the last two lines, lie in the middle of the seal.
  const above = seal ? Math.max(0, SEAL / 2 + BENEATH - text.line * Math.max(pieces.length - 1, 0.5)) : 0;
  const centre = above + high - (Math.min(pieces.length, 2) * text.line) / 2 - BENEATH;
  const figure = seal ? setting.sheet.part(within, 'Figure', { alt: seal.says }) : null;
  return {
    signs: true,
    height: Math.max(above + high, seal ? centre + SEAL / 2 : 0),
    draw({ x, y }) {
      drawAll(pieces, { x: x + middle - Math.min(middle, width - middle), y: y + above });
      if (!seal || !figure) return;
      const box = { x: x + middle - SEAL / 2, y: y + centre - SEAL / 2, width: SEAL, height: SEAL };
      setting.sheet.belongs(figure, box);
      setting.sheet.pressed(seal, box);
    },
  };
}
