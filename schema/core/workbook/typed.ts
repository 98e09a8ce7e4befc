/**
 * Rows that people typed under the heads of a template: each value as its column takes it, and what only the workbook can know to be wrong:
 * how a value was typed, what cannot be chosen, what nobody sees, what stands in it twice. What a value means is for who asked for it.
 */
import { typedIn, type TypedColumn } from './cell.ts';
import { headsOf, matchHeads } from './columns.ts';
import { mergedPlaces, mergedTold, UNSEEN } from './layout.ts';
import { emptyLayout, type Layout, type Row } from './model.ts';
import { cellName } from './place.ts';
import { cut } from './refusals.ts';

/** What is wrong with a cell: where it is, under which head, what stands there, and a sentence that goes after the head. */
export type Problem = { place: string; column: string; value: string; zh: string; en: string };

/** A row as typed. A field that is empty, or has a problem, is ''; `places` names the cell of every column there is. */
export type TypedRow<F extends string> = {
  number: number;
  values: Record<F, string>;
  places: Partial<Record<F, string>>;
  problems: Problem[];
};

/** A column that fills one of these fields. */
export type Named<F extends string> = TypedColumn & { name: F };

/**
 * All rows under the heads; rows of blanks are left out. The heads are the first row in which something stands; where a title may stand
 * above them, the first that has `least` of them. Of what stands beneath the table `isRemark` tells. Refuses wrong heads (HEADS_WRONG).
 */
export async function readTyped<F extends string>(
  named: readonly Named<F>[],
  rows: AsyncIterable<Row>,
  { layout = emptyLayout(), least = 0, isRemark = () => false }: { layout?: Layout; least?: number; isRemark?: (row: Row) => boolean } = {},
): Promise<TypedRow<F>[]> {
  let columns: ReadonlyMap<number, Named<F>> | null = null;
  let first: Row | null = null;
  const typed: TypedRow<F>[] = [];
  for await (const row of rows) {
    if (![...row.cells.values()].some(({ kind, text }) => kind === 'formula' || text.trim() !== '')) continue;
    first ??= row;
    if (!columns && headsOf(named, row) >= least) columns = matchHeads<Named<F>>(named, row, layout);
    else if (columns && !isRemark(row)) typed.push(typedRow(row, named, columns));
  }
  columns ??= matchHeads<Named<F>>(named, first ?? { number: 1, cells: new Map() }, layout);
  tellUnseen(typed, columns, layout);
  return typed;
}

function typedRow<F extends string>(row: Row, named: readonly Named<F>[], columns: ReadonlyMap<number, Named<F>>): TypedRow<F> {
  const values = Object.fromEntries(named.map(({ name }) => [name, ''])) as Record<F, string>;
  const one: TypedRow<F> = { number: row.number, values, places: {}, problems: [] };
  for (const [index, column] of columns) {
    const place = cellName(index, row.number);
    one.places[column.name] = place;
    const cell = row.cells.get(index);
    const typed = typedIn(cell, column);
    if ('value' in typed) values[column.name] = typed.value;
    else one.problems.push({ place, column: column.head, value: cut(cell?.text ?? ''), ...typed });
  }
  for (const [index, { place, text }] of row.cells) {
    if (columns.has(index) || text.trim() === '') continue;
    one.problems.push({
      place,
      column: '',
      value: cut(text),
      zh: '所在列没有表头，请删除',
      en: 'stands in a column without a head; take it out',
    });
  }
  return one;
}

/** Tells what whoever uploads it cannot have seen, or sees where it does not stand: nothing is made of that. */
function tellUnseen<F extends string>(rows: readonly TypedRow<F>[], columns: ReadonlyMap<number, Named<F>>, layout: Layout): void {
  const merged = mergedPlaces(
    layout,
    rows.map(({ number }) => number),
    [...columns.keys()],
  );
  for (const one of rows) {
    if (layout.hiddenRows.has(one.number)) one.problems.push({ place: '', column: '', value: '', ...UNSEEN.ROW_HIDDEN });
    for (const [index, { name, head }] of columns) {
      const place = cellName(index, one.number);
      const value = cut(one.values[name]);
      const range = merged.get(place);
      if (range !== undefined) {
        // Whatever else is wrong with the cell comes of that.
        one.problems = one.problems.filter((problem) => problem.place !== place);
        one.problems.push({ place, column: head, value, ...mergedTold(range) });
      }
      if (layout.hiddenColumns.has(index) && one.values[name] !== '')
        one.problems.push({ place, column: head, value, ...UNSEEN.COLUMN_HIDDEN });
    }
  }
}

/**
 * Tells every row of those that name one thing in a field, by a key of its value: the first of the second, the others of the first. An empty
 * field names nothing.
 */
export function tellTwice<F extends string>(
  columns: readonly Named<F>[],
  rows: readonly TypedRow<F>[],
  field: F,
  key: (values: Record<F, string>) => string,
): void {
  const column = columns.find(({ name }) => name === field)?.head ?? '';
  const first = new Map<string, { row: TypedRow<F>; told: boolean }>();
  const tell = (row: TypedRow<F>, other: TypedRow<F>) =>
    row.problems.push({
      place: row.places[field] ?? '',
      column,
      value: cut(row.values[field]),
      zh: `与${other.places[field]}重复，同一表中只能出现一次`,
      en: `stands in ${other.places[field]} as well`,
    });
  for (const row of rows) {
    if (row.values[field] === '') continue;
    const seen = first.get(key(row.values));
    if (!seen) {
      first.set(key(row.values), { row, told: false });
      continue;
    }
    if (!seen.told) tell(seen.row, row);
    seen.told = true;
    tell(row, seen.row);
  }
}
