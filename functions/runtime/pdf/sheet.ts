/** The PDF while it is written: glyphs, rules, pictures, each of them a part of something (structure.ts). */
import PDFDocument from 'pdfkit'; // oxlint-disable-line import/no-named-as-default -- its types know the default alone
import type { Document, Outline, Picture } from '../../../schema/core/document.ts';
import { withoutNotes } from './jpeg.ts';
import type { Face, Glyph } from './fonts.ts';
import type { PageLayout } from './layouts.ts';
import { structure, type Box } from './structure.ts';

export type Sheet = ReturnType<typeof sheet>;
export type Colour = 'black' | 'red' | 'grey';
/** A colour of a drawing. */
export type Hue = `#${string}`;

/** In the shares of red, green and blue that they have. */
const COLOURS: Record<Colour, string> = { black: '0 0 0', red: '0.847 0 0.059', grey: '0.502 0.502 0.502' };
type Pdf = InstanceType<typeof PDFDocument>;

/** What pdfkit knows of a picture; the same text opens it once. */
type Opening = { openImage(url: string): { colorSpace?: string; orientation?: number; data?: Uint8Array | null } };

/** What pdfkit keeps of a font that is set; its types do not tell of it. */
type Embedded = {
  id: string;
  subset: { includeGlyph(id: number): number };
  widths: number[];
  unicode: (readonly number[])[];
  ref(): unknown;
};

/** A font that is embedded, and the code of each glyph that was met. */
type Used = { font: Embedded; codes: Map<Glyph, string> };

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
    info: { Title: inXml(title), Creator: 'zhicheng', Producer: 'zhicheng', CreationDate: new Date(madeAt), ModDate: new Date(madeAt) },
  });
  const chunks: Uint8Array[] = [];
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => pdf.on('end', resolve).on('error', reject));
  const embedded = new Map<Face, Used>();
  const { close, ...parts } = structure(pdf);
  let ink: ReturnType<Pdf['ref']> | undefined;

  const embeddedOf = (face: Face): Used => {
    const known = embedded.get(face);
    if (known) return known;
    pdf.font(face.font as never);
    const { _font: font } = pdf as unknown as { _font: Embedded };
    const used = { font, codes: new Map<Glyph, string>() };
    embedded.set(face, used);
    return used;
  };

  return {
    ...parts,
    newPage(): void {
      close();
      pdf.addPage();
    },
    /** Glyphs on a line that begins at x; `apart` is added behind each, in points. */
    write(glyphs: readonly Glyph[], at: { x: number; y: number; size: number; apart?: number; colour?: Colour | Hue }): void {
      let { x } = at;
      const apart = at.apart ?? 0;
      const said = runsOf(glyphs).map((run) => {
        const used = embeddedOf(run[0].face);
        const { font } = used;
        (pdf.page.fonts as Record<string, unknown>)[font.id] ??= font.ref();
        const set = `/${font.id} ${number(at.size)} Tf 1 0 0 -1 ${number(x)} ${number(at.y)} Tm <${run.map((glyph) => coded(used, glyph)).join('')}> Tj`;
        x += run.reduce((sum, { width }) => sum + (width * at.size) / 1000 + apart, 0);
        return set;
      });
      pdf.addContent(`BT ${colourOf(at.colour)} rg ${number(apart)} Tc ${said.join(' ')} ET`);
    },
    rule(from: { x: number; y: number }, to: { x: number; y: number }, width: number, colour: Colour = 'black'): void {
      pdf.addContent(`${number(width)} w ${COLOURS[colour]} RG ${number(from.x)} ${number(from.y)} m ${number(to.x)} ${number(to.y)} l S`);
    },
    boxes(boxes: readonly Box[], line: number, colour: Colour = 'black'): void {
      pdf.addContent(`${number(line)} w ${COLOURS[colour]} RG ${boxes.map(outlined).join(' ')} S`);
    },
    /** Filled squares, as the dark fields of a code are. */
    fill(boxes: readonly Box[]): void {
      pdf.addContent(`${COLOURS.black} rg ${boxes.map(outlined).join(' ')} f`);
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
      const image = (pdf as unknown as Opening).openImage(`data:image;base64,${base64}`);
      if (image.colorSpace === 'DeviceCMYK') throw new Error('a picture in the colours of a press, which PDF/A does not know here');
      // How it is turned has been read by now; only a JPEG says it.
      if (image.orientation !== undefined && image.data) image.data = withoutNotes(image.data);
      pdf.image(image as never, x, y, { fit: [width, height], align: 'center', valign: 'center' });
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
      ink?.end(undefined);
      pdf.end();
      await ended;
      return Buffer.concat(chunks);
    },
  };
}

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
function coded({ font, codes }: Used, glyph: Glyph): string {
  const known = codes.get(glyph);
  if (known !== undefined) return known;
  const own = font.subset.includeGlyph(glyph.id);
  font.widths[own] ??= glyph.width;
  font.unicode[own] ??= [glyph.codePoint];
  const code = own.toString(16).padStart(4, '0');
  codes.set(glyph, code);
  return code;
}

/** The title stands in XML as well, where pdfkit writes it as it is given. */
function inXml(title: string): string {
  return title.replace(/[&<>]/gu, (mark) => String.fromCodePoint((mark.codePointAt(0) ?? 0) + 0xfee0));
}

function outlined({ x, y, width, height }: Box): string {
  return `${number(x)} ${number(y)} ${number(width)} ${number(height)} re`;
}

function colourOf(colour: Colour | Hue = 'black'): string {
  if (!colour.startsWith('#')) return COLOURS[colour as Colour];
  const parts = colour.match(/[0-9a-f]{2}/giu) ?? [];
  return parts.map((part) => number(Number.parseInt(part, 16) / 255)).join(' ');
}

function number(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
