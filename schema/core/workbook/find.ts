/** Which of a workbook's sheets is meant: the one that has the heads, whatever it is called and wherever it stands. */
import { Refusal } from '../refusal.ts';
import { plain } from './columns.ts';
import type { Row } from './model.ts';
import type { Parts, Sheet } from './parts.ts';

/**
 * What is looked for: how many of its heads the first rows of a sheet have, whether anything is filled in beneath them, and what the sheet is
 * called in the template.
 */
export type Wanted = { name: string; heads: (top: readonly Row[]) => number; isFilled: (top: readonly Row[]) => boolean };

/** So many rows from the top may stand above the heads. */
export const SEARCHED = 30;
/** Workbooks of more sheets are looked through so far. */
const MOST_SHEETS = 20;

/** The sheet that is meant, and what was seen on the way. */
type Meant = {
  sheet: Sheet;
  /** The names of those that were looked into. */
  looked: string[];
  /** Of those that nobody sees and that have more of the heads than it. */
  passedOver: string[];
  /** Of those that have the heads as well, and something beneath them: one sheet is read, and what stands in these is not. */
  alike: string[];
};

/** `open` reads a sheet row by row. Of two that have as many heads the one is meant in which something is filled in. */
export async function sheetMeant(
  { sheets, hidden }: Pick<Parts, 'sheets' | 'hidden'>,
  { name, heads, isFilled }: Wanted,
  open: (sheet: Sheet) => AsyncIterable<Row>,
): Promise<Meant> {
  const rank = (one: Sheet) => (plain(one.name) === plain(name) ? 0 : one.isActive ? 1 : 2);
  const ordered = sheets.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST_SHEETS);
  const looked = ordered.map((one) => one.name);
  const first = ordered[0] ?? sheets[0];
  if (ordered.length === 1 && hidden.length === 0) return { sheet: first, looked, passedOver: [], alike: [] };
  const seen: { sheet: Sheet; found: number; filled: boolean }[] = [];
  for (const sheet of ordered) {
    const top = await topOf(open(sheet));
    seen.push({ sheet, found: heads(top.filter(({ number }) => number <= SEARCHED)), filled: isFilled(top) });
  }
  const most = Math.max(...seen.map(({ found }) => found));
  const having = seen.filter(({ found }) => found > 0 && found === most);
  const best = having.find(({ filled }) => filled) ?? having[0] ?? { sheet: first, found: 0 };
  const alike = seen.filter(({ sheet, found, filled }) => sheet !== best.sheet && filled && found * 2 > best.found);
  const passedOver: string[] = [];
  for (const sheet of hidden.slice(0, MOST_SHEETS)) if (heads(await topOf(open(sheet))) > best.found) passedOver.push(sheet.name);
  return { sheet: best.sheet, looked, passedOver, alike: alike.map(({ sheet }) => sheet.name) };
}

/** The first rows, and the first beyond them. A sheet that cannot be read is not the one that is meant; if it is the only one, its reader says why. */
async function topOf(rows: AsyncIterable<Row>): Promise<Row[]> {
  const top: Row[] = [];
  try {
    for await (const row of rows) {
      top.push(row);
      if (row.number > SEARCHED) break;
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  return top;
}
