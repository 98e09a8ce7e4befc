/** What stands in the rows of the experts' workbook (E3). */
import { emptyLayout, type Layout, type Row } from '../../../core/workbook/model.ts';
import { readTyped, tellTwice, type TypedRow } from '../../../core/workbook/typed.ts';
import { DOCUMENT_LABELS } from '../../../identity/import/columns.ts';
import { normalized } from '../../../identity/numbers.ts';
import { EXPERT_COLUMNS, type ExpertField } from './columns.ts';

/** One expert as typed. */
export type ExpertRow = TypedRow<ExpertField>;

/** All experts of a sheet: the first row has the heads. Refuses wrong heads (HEADS_WRONG). */
export async function readExperts(rows: AsyncIterable<Row>, layout: Layout = emptyLayout()): Promise<ExpertRow[]> {
  const experts = await readTyped<ExpertField>(EXPERT_COLUMNS, rows, { layout });
  tellTwice<ExpertField>(
    EXPERT_COLUMNS,
    experts,
    'identityNumber',
    ({ identityKind, identityNumber }) => `${identityKind || DOCUMENT_LABELS[0]} ${normalized(identityNumber)}`,
  );
  return experts;
}
