/** The PDF while it is written: glyphs, rules, pictures, and of what each of them is a part, so that a reader aloud finds its way. */
import PDFDocument from 'pdfkit'; // oxlint-disable-line import/no-named-as-default -- its types know the default alone
import type { Document, Outline, Picture } from '../../../schema/core/document.ts';
import type { Face, Glyph } from './fonts.ts';
import type { PageLayout } from './layouts.ts';

/** A part of the document as its structure has it (ISO 32000-1, 14.8.4). */
export type Tag = 'Document' | 'H1' | 'H2' | 'P' | 'Figure' | 'Table' | 'TR' | 'TH' | 'TD' | 'Sect';
/** `tag` is said again wherever something of the part is drawn. */
export type Part = { tag: Tag; element: ReturnType<Pdf['struct']> };
export type Sheet = ReturnType<typeof sheet>;
export type Colour = 'black' | 'red' | 'grey';
/** A colour of a drawing. */
export type Hue = `#${string}`;

const COLOURS: Record<Colour, string> = { black: '#000000', red: '#d8000f', grey: '#808080' };
type Pdf = InstanceType<typeof PDFDocument>;

/** What pdfkit keeps of a font that is set; its types do not tell of it. */
type Embedded = {
  id: string;
  subset: { includeGlyph(id: number): number };
  widths: number[];
  unicode: (readonly number[])[];
  ref(): unknown;
};

export function sheet({ title, madeAt }: Document, layout: PageLayout, first: Face) {
  const pdf: Pdf = new PDFDocument({
    size: [layout.width, layout.height],
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/A-2b',
    tagged: true,
    lang: 'zh-CN',
    displayTitle: true,
    bufferPages: true,
    // Else it looks for Helvetica in its own package, which is not there beside a bundle.
    font: first.font as never,
    info: { Title: title, Creator: 'zhicheng', Producer: 'zhicheng', CreationDate: new Date(madeAt), ModDate: new Date(madeAt) },
  });
  const chunks: Uint8Array[] = [];
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => pdf.on('end', resolve).on('error', reject));
  const embedded = new Map<Face, Embedded>();
  const whole: Part = { tag: 'Document', element: pdf.struct('Document') };
  pdf.addStructure(whole.element);
  let ink: ReturnType<Pdf['ref']> | undefined;
  let open: Part | 'nothing' | null = null;

  const close = () => {
    if (open !== null) pdf.endMarkedContent();
    open = null;
  };
  const embeddedOf = (face: Face): Embedded => {
    const known = embedded.get(face);
    if (known) return known;
    pdf.font(face.font as never);
    const { _font: font } = pdf as unknown as { _font: Embedded };
    embedded.set(face, font);
    return font;
  };

  return {
    /** The part that all others belong to. */
    whole,
    part(within: Part, tag: Tag, about: { alt?: string; scope?: 'Row' | 'Column' } = {}): Part {
      const element = pdf.struct(tag, about);
      within.element.add(element);
      return { tag, element };
    },
    /** What is drawn from here on belongs to this part; to nothing, as frames and the numbers of pages do. */
    belongs(to: Part | 'nothing'): void {
      if (open === to) return;
      close();
      open = to;
      if (to === 'nothing') pdf.markContent('Artifact', { type: 'Layout' });
      else to.element.add(pdf.markStructureContent(to.tag));
    },
    newPage(): void {
      close();
      pdf.addPage();
    },
    /** Glyphs on a line that begins at x; `apart` is added behind each, in points. */
    write(glyphs: readonly Glyph[], at: { x: number; y: number; size: number; apart?: number; colour?: Colour | Hue }): void {
      let { x } = at;
      pdf.addContent(`BT ${colourOf(at.colour)} ${number(at.apart ?? 0)} Tc`);
      for (const run of runsOf(glyphs)) {
        const [{ face }] = run;
        const font = embeddedOf(face);
        (pdf.page.fonts as Record<string, unknown>)[font.id] ??= font.ref();
        pdf.addContent(
          `/${font.id} ${number(at.size)} Tf 1 0 0 -1 ${number(x)} ${number(at.y)} Tm <${run.map((glyph) => coded(font, glyph)).join('')}> Tj`,
        );
        x += run.reduce((sum, { width }) => sum + (width * at.size) / 1000 + (at.apart ?? 0), 0);
      }
      pdf.addContent('ET');
    },
    rule(from: { x: number; y: number }, to: { x: number; y: number }, width: number, colour: Colour = 'black'): void {
      pdf.lineWidth(width).strokeColor(COLOURS[colour]).moveTo(from.x, from.y).lineTo(to.x, to.y).stroke();
    },
    box({ x, y, width, height }: Box, line: number, colour: Colour = 'black'): void {
      pdf.lineWidth(line).strokeColor(COLOURS[colour]).rect(x, y, width, height).stroke();
    },
    /** Filled squares, as the dark fields of a code are. */
    fill(boxes: readonly Box[]): void {
      pdf.addContent(
        `0 0 0 rg ${boxes.map((one) => `${number(one.x)} ${number(one.y)} ${number(one.width)} ${number(one.height)} re`).join(' ')} f`,
      );
    },
    /** A path of a drawing that has its corner at x and y and is so many times as large as it is told. */
    path({ path, x, y, fill, stroke, line = 1 }: Outline, at: { x: number; y: number; scale: number }): void {
      pdf.save().translate(at.x, at.y).scale(at.scale).translate(x, y).lineWidth(line).path(path);
      if (fill !== undefined && stroke !== undefined) pdf.fillAndStroke(fill, stroke);
      else if (stroke !== undefined) pdf.stroke(stroke);
      else if (fill !== undefined) pdf.fill(fill);
      pdf.restore();
    },
    picture({ base64 }: Picture, { x, y, width, height }: Box): void {
      pdf.image(`data:image;base64,${base64}`, x, y, { fit: [width, height], align: 'center', valign: 'center' });
    },
    /** A seal as ink: what is white in it is not seen, and what lies under it is. */
    pressed(seal: Picture, box: Box): void {
      ink ??= pdf.ref({ Type: 'ExtGState', BM: 'Multiply' });
      (pdf.page as unknown as { ext_gstates: Record<string, unknown> }).ext_gstates['Ink'] = ink;
      pdf.save().addContent('/Ink gs');
      this.picture(seal, box);
      pdf.restore();
    },
    /** Goes through the pages again when all are written, for what stands beneath each. */
    beneath(write: (page: number, pages: number) => void): void {
      close();
      const { start, count } = pdf.bufferedPageRange();
      for (let page = start; page < start + count; page += 1) {
        pdf.switchToPage(page);
        write(page + 1, count);
        close();
      }
    },
    async bytes(): Promise<Uint8Array> {
      close();
      whole.element.end();
      ink?.end(undefined);
      pdf.end();
      await ended;
      return Buffer.concat(chunks);
    },
  };
}

export type Box = { x: number; y: number; width: number; height: number };

function runsOf(glyphs: readonly Glyph[]): [Glyph, ...Glyph[]][] {
  const runs: [Glyph, ...Glyph[]][] = [];
  for (const glyph of glyphs) {
    const last = runs.at(-1);
    if (last?.[0].face === glyph.face) last.push(glyph);
    else runs.push([glyph]);
  }
  return runs;
}

/** The glyph’s number in what is embedded of its font, noted with its width and its character. */
function coded(font: Embedded, { id, width, codePoint }: Glyph): string {
  const own = font.subset.includeGlyph(id);
  font.widths[own] ??= width;
  font.unicode[own] ??= [codePoint];
  return own.toString(16).padStart(4, '0');
}

function colourOf(colour: Colour | Hue = 'black'): string {
  const parts = (colour.startsWith('#') ? colour : COLOURS[colour as Colour]).match(/[0-9a-f]{2}/gu) ?? [];
  return `${parts.map((part) => number(Number.parseInt(part, 16) / 255)).join(' ')} rg`;
}

function number(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
