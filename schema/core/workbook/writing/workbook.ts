/**
 * Workbooks of any length in little memory: a sheet is a text before its lines, the lines, and a text after them, and flows as it comes
 * through a streaming zip. Written here because the libraries that know merged cells and styles hold every row, and those that stream
 * know neither; what they would add is 130 KB of each function that writes one.
 */
import { strToU8, Zip, ZipDeflate } from 'fflate';
import { HOUR, MINUTE, type Instant } from '../../time.ts';
import { parsePlace } from '../place.ts';
import { heightOf, heightOfOne, LINE, lineXml, type Line, type LineStyles } from './line.ts';
import { namingParts, sheetPart, STYLES } from './parts.ts';
import { closingOf, openingOf, widthsIn, type Sheet } from './sheet.ts';
import { Styles } from './style.ts';

/** A sheet with its lines, and those that close it, each in the first column. */
export type Filled = Sheet & { lines?: AsyncIterable<Line> | Iterable<Line>; closing?: readonly string[] };

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Characters that are put together before they are packed: larger pieces pack 3 % smaller and leave more behind. */
const CHUNK = 16 * 1024;

/** Streams a workbook. The same sheets, with the same `modified`, make the same bytes. */
export async function* streamWorkbook(modified: Instant, sheets: readonly Filled[]): AsyncGenerator<Uint8Array> {
  const out: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    out.push(chunk);
  });
  const mtime = packedAt(modified);
  const part = (name: string): ZipDeflate => {
    const opened = new ZipDeflate(name);
    opened.mtime = mtime;
    zip.add(opened);
    return opened;
  };
  const styles = new Styles();
  const opened = sheets.map((sheet) => ({ sheet, opening: openingOf(sheet, styles), own: stylesOf(sheet, styles) }));
  for (const [name, text] of Object.entries(namingParts(sheets, modified))) part(name).push(strToU8(XML + text), true);
  for (const [index, { sheet, opening, own }] of opened.entries()) {
    const written = part(sheetPart(index));
    let text = XML + opening;
    for await (const line of linesOf(sheet, own, styles)) {
      text += line;
      if (text.length < CHUNK) continue;
      written.push(strToU8(text));
      text = '';
      yield* out.splice(0);
    }
    written.push(strToU8(text + closingOf(sheet)), true);
  }
  // The last, when all are known.
  part(STYLES).push(strToU8(XML + styles.xml()), true);
  zip.end();
  yield* out;
}

/** A zip’s list knows no zones and takes the parts of a date as this machine has them: Beijing’s, wherever the machine stands. */
function packedAt(instant: Instant): Date {
  return new Date(instant + 8 * HOUR + new Date(instant).getTimezoneOffset() * MINUTE);
}

function stylesOf({ columns, marked }: Sheet, styles: Styles): LineStyles {
  return {
    plain: columns.map(({ style = {} }) => styles.numberOf(style)),
    marked: marked ? columns.map(() => styles.numberOf(marked)) : [],
  };
}

async function* linesOf(sheet: Filled, own: LineStyles, styles: Styles): AsyncGenerator<string> {
  const { head = [], lines = [], closing = [] } = sheet;
  const widthsAt = widthsOf(sheet);
  let number = head.length + 1;
  for await (const line of lines) {
    if (!('cells' in line)) yield lineXml(number, line, own, heightOf(line, widthsAt(number)));
    else {
      ({ number } = line);
      const { cells, style } = line;
      const looks = style ? { ...own, plain: cells.map(() => styles.numberOf(style)) } : own;
      const isWrapped = !style || style.wrapped;
      yield lineXml(number, cells, looks, isWrapped ? heightOf(cells, widthsAt(number)) : heightOfOne(style));
    }
    number += 1;
  }
  for (const line of closing) {
    yield lineXml(number, [line], { plain: [], marked: [] }, LINE);
    number += 1;
  }
}

/** How wide the cells of a row are: one that is merged with those beside it has their width. */
function widthsOf({ columns, merges = [] }: Sheet): (row: number) => readonly number[] {
  const plain = widthsIn(columns);
  const merged = new Map<number, number[]>();
  for (const range of merges) {
    const [from, to] = range.split(':').map(parsePlace);
    if (!from || !to) continue;
    const widths = merged.get(from.row) ?? [...plain];
    widths[from.column] = plain.slice(from.column, to.column + 1).reduce((sum, width) => sum + width, 0);
    merged.set(from.row, widths);
  }
  return (row) => merged.get(row) ?? plain;
}
