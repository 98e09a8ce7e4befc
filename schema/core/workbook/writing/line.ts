/** The lines of a sheet, one text each: cells, their styles, and a height at which all of a line can be read. */
import { marksEscaped } from '../escape.ts';
import { cellName } from '../place.ts';
import type { Style } from './style.ts';

/** A cell: text stays text, whatever it looks like. */
export type Value = string | number;

/** A cell that is pointed out. */
export type Marked = { marked: Value };
/** A row in the order it comes; or at the number it has elsewhere, and where `style` says so, styled like none of the columns. */
export type Line = readonly Value[] | { number: number; cells: readonly (Value | Marked)[]; style?: Style };

/** The numbers of styles, column by column; those of cells that are pointed out in `marked`. */
export type LineStyles = { plain: readonly number[]; marked: readonly number[] };

export function lineXml(row: number, cells: readonly (Value | Marked)[], styles: LineStyles, height?: number): string {
  const each = cells.map((cell, column) => {
    // What stands beyond the columns is pointed out like all else.
    const style = typeof cell === 'object' ? (styles.marked[column] ?? styles.marked[0]) : styles.plain[column];
    return cellXml(`r="${cellName(column, row)}"${style ? ` s="${style}"` : ''}`, valueOf(cell));
  });
  return `<row r="${row}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>${each.join('')}</row>`;
}

function cellXml(place: string, value: Value): string {
  if (typeof value === 'number') return `<c ${place}><v>${value}</v></c>`;
  return value === '' ? `<c ${place}/>` : `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

function valueOf(cell: Value | Marked): Value {
  return typeof cell === 'object' ? cell.marked : cell;
}

/** Points a line of text takes, and one of other letters than the ordinary; the highest row there can be. */
export const LINE = 16;
const OF_SIZE = 1.8;
const HIGHEST = 409;

/** The height of a row that is not wrapped. */
export function heightOfOne({ size = 0 }: Style): number {
  return Math.max(LINE, Math.round(OF_SIZE * size));
}

/** The height that shows all of a row's wrapped text: programs do not work it out for a file they did not write. */
export function heightOf(cells: readonly (Value | Marked)[], widths: readonly number[]): number {
  const lines = cells.map((cell, column) =>
    String(valueOf(cell))
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / ((widths[column] ?? 10) - 1))), 0),
  );
  return Math.min(HIGHEST, LINE * Math.max(1, ...lines) + 4);
}

/** How many of a column's characters a line takes: a Chinese one two. */
function widthOf(line: string): number {
  return Array.from(line).reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1.1), 0);
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as a workbook's XML holds it; what XML cannot hold at all (control characters) is left out. */
export function escaped(text: string): string {
  return marksEscaped(text)
    .replaceAll(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '')
    .replaceAll(/[&<>"]/gu, (character) => ENTITIES[character] ?? '');
}
