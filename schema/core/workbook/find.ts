/** Which of a workbook's sheets is meant: the one that has the heads, whatever it is called and wherever it stands. */
import { Refusal } from '../refusal.ts';
import { plain } from './columns.ts';
import type { Row } from './model.ts';
import type { Parts, Sheet } from './parts.ts';

/** What is looked for: how many of its heads the first rows of a sheet have, and what the sheet is called in the template. */
export type Wanted = { name: string; heads: (top: readonly Row[]) => number };

/** So many rows from the top may stand above the heads. */
export const SEARCHED = 30;
/** Workbooks of more sheets are looked through so far. */
const MOST_SHEETS = 20;

/**
 * The sheet, the names of those that were looked into, and of those that nobody sees and that have more of the heads than it. `open` reads
 * one row by row.
 */
export async function sheetMeant(
  { sheets, hidden }: Pick<Parts, 'sheets' | 'hidden'>,
  { name, heads }: Wanted,
  open: (sheet: Sheet) => AsyncIterable<Row>,
): Promise<{ sheet: Sheet; looked: string[]; passedOver: string[] }> {
  const rank = (one: Sheet) => (plain(one.name) === plain(name) ? 0 : one.isActive ? 1 : 2);
  const ordered = sheets.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST_SHEETS);
  const looked = ordered.map((one) => one.name);
  const first = ordered[0] ?? sheets[0];
  if (ordered.length === 1 && hidden.length === 0) return { sheet: first, looked, passedOver: [] };
  let best = { sheet: first, found: 0 };
  for (const sheet of ordered) {
    const found = heads(await topOf(open(sheet)));
    if (found > best.found) best = { sheet, found };
  }
  const passedOver: string[] = [];
  for (const sheet of hidden.slice(0, MOST_SHEETS)) if (heads(await topOf(open(sheet))) > best.found) passedOver.push(sheet.name);
  return { sheet: best.sheet, looked, passedOver };
}

/** A sheet that cannot be read is not the one that is meant; if it is the only one, its reader says why. */
async function topOf(rows: AsyncIterable<Row>): Promise<Row[]> {
  const top: Row[] = [];
  try {
    for await (const row of rows) {
      if (row.number > SEARCHED) break;
      top.push(row);
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  return top;
}
