/** What a sheet holds, as it stands in the file: nothing here is read as a name, a number or a day of anybody's. */

/** The media type of a workbook (.xlsx). */
export const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** How a value was typed, as the file tells it. */
export type Kind = 'text' | 'number' | 'date' | 'boolean' | 'formula' | 'error';

/**
 * What stands in a cell. `place` is as Excel names it: C7. `text` is a number as the file writes it (all its digits, never
 * rendered anew), a day as `YYYY-MM-DD`, TRUE or FALSE, `#N/A`, or what a formula last came to.
 */
export type Cell = { place: string; kind: Kind; text: string };

/** A row in which something stands: its number in Excel, and its cells by column, 0 for A. Empty cells are not among them. */
export type Row = { number: number; cells: ReadonlyMap<number, Cell> };

/** What a reader is ready to take. */
export type Limits = {
  /** Of the file as uploaded. */
  bytes: number;
  /** Of all that is packed in it. */
  unpacked: number;
  /** Rows in which something stands, heads included. */
  rows: number;
  columns: number;
  /** Of one cell. */
  characters: number;
};

/** What a sheet says of itself beside its rows, for who wants to know: filled while it is read, the merges when it has been. */
export type Layout = {
  /** The names of the sheets that were looked into, the likeliest first. */
  sheets: string[];
  /** The names of those that nobody sees, and that have more of the heads. */
  passedOver: string[];
  /** The name of the one that is read, and of others that have its heads and something beneath them. */
  sheet: string;
  alike: string[];
  /** Columns, 0 for A, that nobody sees: hidden, or without width. */
  hiddenColumns: Set<number>;
  /** Rows, by their number, in which something stands and that nobody sees. */
  hiddenRows: Set<number>;
  /** Merged cells as the file writes them (`A1:T1`), the first thousand. */
  merges: string[];
};

export function emptyLayout(): Layout {
  return { sheets: [], passedOver: [], sheet: '', alike: [], hiddenColumns: new Set(), hiddenRows: new Set(), merges: [] };
}
