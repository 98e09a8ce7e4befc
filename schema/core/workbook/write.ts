/**
 * Workbooks of any length in little memory. The library writes a small workbook with heads, merges and styles around one sample
 * row; its sheet is cut there, and the real rows, styled like the sample, flow through a streaming zip. The library's own
 * streaming writer knows no merged cells, and its whole-workbook writer holds every row.
 */
import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate } from 'fflate';
import { writeXlsx, type WriteSheet } from 'hucre/xlsx';
import type { Instant } from '../time.ts';
import { marksEscaped } from './escape.ts';
import { columnName } from './place.ts';

/** A cell: text stays text, whatever it looks like. */
export type Value = string | number;

/** A cell that is pointed out. */
export type Marked = { marked: Value };
/** A row in the order it comes, or at the number it has elsewhere. */
export type Line = readonly Value[] | { number: number; cells: readonly (Value | Marked)[] };

/**
 * The parts of a workbook around its rows. `sampleRow` is the index of the row that the real rows replace; where cells are marked,
 * the row after it shows how. `more` are sheets that follow, small ones.
 */
type Frame = { sheet: WriteSheet; sampleRow: number; modified: Instant; marks?: boolean; more?: readonly WriteSheet[] };

const SHEET = 'xl/worksheets/sheet1.xml';
const CHUNK = 64 * 1024;

/** Streams the workbook: the frame, the rows in the sample's place, then the closing lines, each in the first column. */
export async function* streamWorkbook(frame: Frame, rows: AsyncIterable<Line>, closing: readonly string[]): AsyncGenerator<Uint8Array> {
  const parts = unzipSync(
    await writeXlsx({
      sheets: [frame.sheet, ...(frame.more ?? [])].map(withMarksEscaped),
      stringMode: 'inline',
      properties: { modified: new Date(frame.modified), creator: 'zhicheng' },
    }),
  );
  const { before, styles, marks, after } = cut(strFromU8(parts[SHEET] ?? new Uint8Array()), frame);
  const out: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    out.push(chunk);
  });
  const modified = new Date(frame.modified);
  for (const [name, content] of Object.entries(parts)) {
    if (name === SHEET) continue;
    const part = new ZipDeflate(name);
    part.mtime = modified;
    zip.add(part);
    part.push(content, true);
  }
  const sheet = new ZipDeflate(SHEET);
  sheet.mtime = modified;
  zip.add(sheet);
  const widths = (frame.sheet.columns ?? []).map(({ width }) => width ?? 10);
  let text = before;
  let number = frame.sampleRow + 1;
  for await (const line of rows) {
    const cells: readonly (Value | Marked)[] = 'cells' in line ? line.cells : line;
    if ('cells' in line) ({ number } = line);
    text += rowXml(number, cells, { styles, marks }, heightOf(cells.map(valueOf), widths));
    number += 1;
    if (text.length < CHUNK) continue;
    sheet.push(strToU8(text));
    text = '';
    yield* out.splice(0);
  }
  for (const line of closing) {
    text += rowXml(number, [line], { styles: [], marks: [] }, LINE);
    number += 1;
  }
  sheet.push(strToU8(text + after), true);
  zip.end();
  yield* out;
}

/** The library writes texts as they are. */
function withMarksEscaped(sheet: WriteSheet): WriteSheet {
  const rows = sheet.rows?.map((row) => row.map((value) => (typeof value === 'string' ? marksEscaped(value) : value)));
  return rows ? { ...sheet, rows } : sheet;
}

/** The sheet's XML before and after its samples, and the style of each of their columns. */
function cut(xml: string, { sampleRow, marks = false }: Frame): { before: string; styles: string[]; marks: string[]; after: string } {
  const sample = rowIn(xml, sampleRow + 1);
  const marked = marks ? rowIn(xml, sampleRow + 2) : null;
  return {
    before: xml.slice(0, sample.start).replace(/<dimension [^>]*\/>/u, ''),
    styles: sample.styles,
    marks: marked?.styles ?? [],
    after: xml.slice((marked ?? sample).end),
  };
}

function rowIn(xml: string, row: number): { start: number; end: number; styles: string[] } {
  const start = xml.indexOf(`<row r="${row}"`);
  const end = xml.indexOf('</row>', start) + '</row>'.length;
  if (start < 0) throw new Error('the frame has no sample row');
  return { start, end, styles: [...xml.slice(start, end).matchAll(/<c [^>]*>/gu)].map(([cell]) => / s="(\d+)"/u.exec(cell)?.[1] ?? '0') };
}

function valueOf(cell: Value | Marked): Value {
  return typeof cell === 'object' ? cell.marked : cell;
}

type Styles = { styles: readonly string[]; marks: readonly string[] };

function rowXml(number: number, row: readonly (Value | Marked)[], { styles, marks }: Styles, height: number): string {
  const cells = row.map((cell, index) => {
    const style = (typeof cell === 'object' ? marks : styles)[index];
    const place = `r="${columnName(index)}${number}"${style ? ` s="${style}"` : ''}`;
    const value = valueOf(cell);
    if (typeof value === 'number') return `<c ${place}><v>${value}</v></c>`;
    return value === '' ? `<c ${place}/>` : `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  });
  return `<row r="${number}" ht="${height}" customHeight="1">${cells.join('')}</row>`;
}

/** Points a line of text takes; the highest row there can be. */
const LINE = 16;
const HIGHEST = 409;

/** The height that shows all of a row's wrapped text: programs do not work it out for a file they did not write. */
function heightOf(row: readonly Value[], widths: readonly number[]): number {
  const lines = row.map((value, index) =>
    String(value)
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / ((widths[index] ?? 10) - 1))), 0),
  );
  return Math.min(HIGHEST, LINE * Math.max(1, ...lines) + 4);
}

/** How many of a column's characters a line takes: a Chinese one two. */
function widthOf(line: string): number {
  return Array.from(line).reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1.1), 0);
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML holds it; what XML cannot hold at all (control characters) is left out. */
function escaped(text: string): string {
  return marksEscaped(text)
    .replaceAll(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '')
    .replaceAll(/[&<>"]/gu, (character) => ENTITIES[character] ?? '');
}
