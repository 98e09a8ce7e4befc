/** What stands in the rows of the workbook of results (E9). */
import { foldedName } from '../../../core/names.ts';
import { emptyLayout, type Layout, type Row } from '../../../core/workbook/model.ts';
import { readTyped, tellTwice, type TypedRow } from '../../../core/workbook/typed.ts';
import { RESULT_COLUMNS, type ResultField } from './columns.ts';

/** One result as typed. */
export type ResultRow = TypedRow<ResultField>;

/** All results of a sheet: the first row has the heads. Refuses wrong heads (HEADS_WRONG). */
export async function readResults(rows: AsyncIterable<Row>, layout: Layout = emptyLayout()): Promise<ResultRow[]> {
  const results = await readTyped<ResultField>(RESULT_COLUMNS, rows, { layout });
  tellTwice<ResultField>(RESULT_COLUMNS, results, 'name', ({ name, unit, application }) =>
    [foldedName(name), foldedName(unit), application].join(' '),
  );
  return results;
}
