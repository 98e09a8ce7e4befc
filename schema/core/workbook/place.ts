/** Places as Excel names them: A1, C7, AB12. */

const COLUMNS = 16_384;
const ROWS = 1_048_576;

/** A, B, … Z, AA, … for 0, 1, … */
export function columnName(index: number): string {
  const letter = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** The place of a column, 0 for A, in a row by its number. */
export function cellName(column: number, row: number): string {
  return `${columnName(column)}${row}`;
}

/** The column and the row of a place; null for what is none in any sheet. */
export function parsePlace(place: string): { column: number; row: number } | null {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})([1-9]\d{0,6})$/u.exec(place) ?? [];
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 0) - 64, 0) - 1;
  const row = Number(digits);
  return column >= 0 && column < COLUMNS && row > 0 && row <= ROWS ? { column, row } : null;
}

/** The number of a row as the file writes it; null for what is none. */
export function parseRowNumber(text: string): number | null {
  return /^[1-9]\d{0,6}$/u.test(text) && Number(text) <= ROWS ? Number(text) : null;
}
