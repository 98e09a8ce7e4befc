/** What stands in the rows of an annex: under its title, above its remarks. What a row means is judged by itself (judge.ts). */
import { headsOf } from '../../core/workbook/columns.ts';
import { emptyLayout, type Layout } from '../../core/workbook/model.ts';
import type { Row } from '../../core/workbook/read.ts';
import { readTyped, tellTwice, type TypedRow } from '../../core/workbook/typed.ts';
import { nameKey } from './names.ts';
import { ANNEX_COLUMNS, HEADS_AT_LEAST, type AnnexField } from './columns.ts';

/** A committee as typed. */
export type TypedCommittee = TypedRow<AnnexField>;

/** All rows of a sheet. Refuses wrong heads (HEADS_WRONG). */
export async function readAnnex(rows: AsyncIterable<Row>, layout: Layout = emptyLayout()): Promise<TypedCommittee[]> {
  const typed = await readTyped<AnnexField>(ANNEX_COLUMNS, rows, { layout, least: HEADS_AT_LEAST, isRemark: remarks() });
  tellTwice<AnnexField>(ANNEX_COLUMNS, typed, 'number', ({ number }) => numberKey(number));
  tellTwice<AnnexField>(ANNEX_COLUMNS, typed, 'name', ({ name }) => nameKey(name));
  return typed;
}

/** 1, 01 and a full-width １ are one number. */
const numberKey = (typed: string): string => typed.normalize('NFKC').replace(/^0{1,4}/u, '');

/** How many of the heads the best of the first rows has. */
export function annexHeadsIn(top: readonly Row[]): number {
  return Math.max(0, ...top.map((row) => headsOf(ANNEX_COLUMNS, row)));
}

/** Whether something stands beneath the heads. */
export function isAnnexFilled(top: readonly Row[]): boolean {
  const heads = top.findIndex((row) => headsOf(ANNEX_COLUMNS, row) >= HEADS_AT_LEAST);
  return top.slice(heads + 1).some(({ cells }) => [...cells.values()].some(({ kind, text }) => kind === 'formula' || text.trim() !== ''));
}

/** Remarks beneath a table begin with that word; what stands alone in a row after it goes on with them. */
function remarks(): (row: Row) => boolean {
  let begun = false;
  return ({ cells }) => {
    const [first, ...others] = [...cells.values()].filter(({ kind, text }) => kind === 'formula' || text.trim() !== '');
    const begins = others.length <= 1 && /^(?:备注|注|说明)/u.test(first?.text.trim() ?? '');
    begun ||= begins;
    return begins || (begun && others.length === 0);
  };
}
