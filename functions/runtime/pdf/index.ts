/**
 * Prints documents as PDF/A-2b with their fonts inside. A character without a glyph in any font is refused, all of them named: on an
 * official paper nothing may be missing. The same document is the same bytes.
 */
import type { Document } from '../../../schema/core/document.ts';
import { Unprintable, type Printer } from '../../../schema/core/ports.ts';
import { laidOut } from './blocks.ts';
import { fonts, type Fonts } from './fonts.ts';
import { LAYOUTS, type PageLayout } from './layouts.ts';
import { fillPages } from './piece.ts';
import { set, type Setting } from './setting.ts';
import { sheet as sheetOf } from './sheet.ts';
import { charactersIn } from './texts.ts';

/** Reads the fonts once a process. */
export function pdfPrinter(): Printer {
  const known = fonts();
  return { print: (document) => print(document, known) };
}

async function print(document: Document, known: Fonts): Promise<Uint8Array> {
  refuseUnprintable(document, known);
  const layout = LAYOUTS[document.layout ?? 'letter'];
  const first = known(0x4e00, 'regular');
  if (!first) throw new Error('the text font has no glyphs');
  const sheet = sheetOf(document, layout, first.face);
  const setting: Setting = { sheet, fonts: known, lay: (blocks, inside, within) => [...laidOut(setting, blocks, inside, within)] };
  const { margins, width, text, cell, title, heading, gap, aside } = layout;
  const ground = { width: width - margins.left - margins.right, text, cell, title, heading, gap, aside };
  fillPages(sheet, layout, laidOut(setting, document.blocks, ground, sheet.whole, true));
  sheet.beneath((page, pages) => {
    framed(setting, layout);
    numbered(setting, layout, { foot: layout.foot(document.number, page, pages), page });
  });
  return sheet.bytes();
}

/** The number of the document and of the page, beneath it. */
function numbered(
  setting: Setting,
  { width, height, margins, footSize, outward }: PageLayout,
  { foot, page }: { foot: string; page: number },
) {
  const type = { size: footSize, line: footSize * 1.5 };
  const room = width - margins.left - margins.right - 2 * footSize;
  const align = outward ? (page % 2 === 1 ? 'right' : 'left') : 'centre';
  const [line] = set(setting, foot, { type, width: room, align }, 'Pagination');
  line?.draw({ x: margins.left + footSize, y: height - margins.bottom / 2 - type.line / 2 });
}

/** Two rules around a certificate, the outer one wide. */
function framed({ sheet }: Setting, { frame, width, height }: PageLayout): void {
  if (frame === undefined) return;
  sheet.belongs('Layout');
  const around = (from: number) => ({ x: from, y: from, width: width - 2 * from, height: height - 2 * from });
  sheet.boxes([around(frame)], 2.4, 'red');
  sheet.boxes([around(frame + 6)], 0.8, 'red');
}

function refuseUnprintable(document: Document, known: Fonts): void {
  const missing = charactersIn(document).filter((character) => known(character.codePointAt(0) ?? 0, 'regular') === null);
  if (missing.length > 0) throw new Unprintable(missing);
}
