/** A plain table as a workbook and as CSV: heads, then lines of texts and numbers, of any length in little memory. */
import { stringify } from 'csv-stringify/sync';
import type { Instant } from '../time.ts';
import type { Value } from './writing/line.ts';
import type { Style } from './writing/style.ts';
import type { Sheet } from './writing/sheet.ts';
import { streamWorkbook } from './writing/workbook.ts';

/** `width` in characters, two a Chinese one. */
export type PlainColumn = { title: string; width: number; isNumber?: true };
/** `fixed` columns stay in sight while others are scrolled through. */
type Plain = { name: string; columns: readonly PlainColumn[]; fixed: number; modified: Instant };

const HEAD: Style = { bold: true, wrapped: true, across: 'center', down: 'center' };
const TEXT: Style = { isText: true, wrapped: true, down: 'center' };
const NUMBER: Style = { across: 'right', down: 'center' };

/** Programs take no more characters in a cell than 32,767: what is longer is cut, and says so. */
const MOST = 32_000;
const CUT = '……（其余从略）';

function fitting(value: Value): Value {
  return typeof value === 'string' && value.length > MOST ? value.slice(0, MOST).toWellFormed() + CUT : value;
}

export function plainWorkbook(
  { name, columns, fixed, modified }: Plain,
  lines: AsyncIterable<readonly Value[]>,
  closing: readonly string[] = [],
): AsyncIterable<Uint8Array> {
  const sheet: Sheet = {
    name,
    columns: columns.map(({ width, isNumber }) => ({ width, style: isNumber ? NUMBER : TEXT })),
    head: [{ cells: columns.map(({ title }) => title), style: HEAD }],
    frozen: { rows: 1, columns: fixed },
    printed: { paper: 'A4', repeated: [1, 1] },
  };
  return streamWorkbook(modified, [{ ...sheet, lines: fitted(lines), closing }]);
}

async function* fitted(lines: AsyncIterable<readonly Value[]>): AsyncGenerator<Value[]> {
  for await (const line of lines) yield line.map(fitting);
}

/** Programs take digits for a number, and keep fifteen of them and no zero before: such a text is marked as one, as what looks like a formula is. Longer ones are no number to them. */
const DIGITS = /^\d{2,60}$/u;
function marked(value: Value): Value {
  return typeof value === 'string' && DIGITS.test(value) && (value.startsWith('0') || value.length >= 12) ? `'${value}` : value;
}

/** A line broken in whatever way: unquoted it would begin another row, and what follows could be a formula. */
const BROKEN = /[\r\n]/u;

/** As programs read it that know nothing of its letters: with a mark at its beginning, and no cell that one of them would reckon with. */
export async function* plainCsv(columns: readonly PlainColumn[], lines: AsyncIterable<readonly Value[]>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const text = (line: readonly Value[], bom = false) =>
    encoder.encode(
      stringify([line.map((value) => marked(fitting(value)))], {
        bom,
        escape_formulas: true,
        record_delimiter: 'windows',
        quoted_match: BROKEN,
      }),
    );
  yield text(
    columns.map(({ title }) => title),
    true,
  );
  for await (const line of lines) yield text(line);
}
