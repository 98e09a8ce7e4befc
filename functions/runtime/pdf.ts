/**
 * Prints documents as PDF/A with an embedded Chinese font. A character without a glyph is refused, all of them named: on an official
 * paper nothing may be missing. The same document is the same bytes.
 */
import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit'; // oxlint-disable-line import/no-named-as-default -- its types know the default alone
import type { Block, Document } from '../../schema/core/document.ts';
import { Unprintable, type Printer } from '../../schema/core/ports.ts';
import { fontFile } from './font.ts';

const MARGIN = 64;
const SIZE = { title: 20, heading: 14, text: 12, foot: 8 };
const BETWEEN_LINES = 6;

/** Reads the font once a process. */
export function pdfPrinter(): Printer {
  let font: Buffer | undefined;
  return {
    async print(document) {
      font ??= readFileSync(fontFile());
      return print(document, font);
    },
  };
}

async function print({ title, number, madeAt, blocks }: Document, font: Buffer): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
    pdfVersion: '1.7',
    subset: 'PDF/A-2b',
    tagged: true,
    lang: 'zh-CN',
    displayTitle: true,
    bufferPages: true,
    // Else it looks for Helvetica in its own package, which is not there beside a bundle.
    font: font as never,
    info: { Title: title, Creator: 'zhicheng', Producer: 'zhicheng', CreationDate: new Date(madeAt), ModDate: new Date(madeAt) },
  });
  const chunks: Uint8Array[] = [];
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => pdf.on('end', resolve).on('error', reject));
  pdf.registerFont('text', font);
  pdf.font('text');
  refuseUnprintable(pdf, [title, number, ...blocks.flatMap(textsOf)]);
  let first = true;
  for (const block of blocks) {
    put(pdf, block, first);
    first = false;
  }
  numberPages(pdf, number);
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

type Pdf = InstanceType<typeof PDFDocument>;

function put(pdf: Pdf, block: Block, first: boolean): void {
  switch (block.kind) {
    case 'heading':
      pdf.fontSize(first ? SIZE.title : SIZE.heading).text(block.text, { align: first ? 'center' : 'left' });
      break;
    case 'text':
      pdf.fontSize(SIZE.text).text(block.text, { indent: 2 * SIZE.text, lineGap: BETWEEN_LINES });
      break;
    case 'signature':
      for (const line of block.lines) pdf.fontSize(SIZE.text).text(line, { align: 'right', lineGap: BETWEEN_LINES });
      break;
    default:
      block satisfies never;
  }
  pdf.moveDown();
}

/** The document's number and the page's, beneath every page. */
function numberPages(pdf: Pdf, number: string): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    const { bottom } = pdf.page.margins;
    pdf.page.margins.bottom = 0; // else writing below the margin begins a new page
    const line = `${number}　第${page + 1}页，共${count}页`;
    pdf
      .fontSize(SIZE.foot)
      .text(line, MARGIN, pdf.page.height - MARGIN / 2, { width: pdf.page.width - 2 * MARGIN, align: 'center', lineBreak: false });
    pdf.page.margins.bottom = bottom;
  }
}

function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'text':
      return [block.text];
    case 'signature':
      return block.lines;
    default:
      return block satisfies never;
  }
}

/** What fontkit says of the font that is set; pdfkit's types do not tell of it. */
type WithGlyphs = { _font: { font: { hasGlyphForCodePoint(point: number): boolean } } };

function refuseUnprintable(pdf: Pdf, texts: readonly string[]): void {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion, no-underscore-dangle -- the only way to ask the font
  const { font } = (pdf as unknown as WithGlyphs)._font;
  const characters = new Set(texts.join('').replaceAll('\n', ''));
  const missing = [...characters].filter((character) => !font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
  if (missing.length > 0) throw new Unprintable(missing);
}
