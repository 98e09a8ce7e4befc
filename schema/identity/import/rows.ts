/** What stands in the rows of the people's workbook. Whether a number is a number of anybody's is for the rules of accounts. */
import { emptyLayout, type Layout } from '../../core/workbook/model.ts';
import type { Row } from '../../core/workbook/read.ts';
import { readTyped, tellTwice, type TypedRow } from '../../core/workbook/typed.ts';
import { normalized } from '../numbers.ts';
import { DOCUMENT_LABELS, PERSON_COLUMNS, type PersonField } from './columns.ts';

/** One person as typed. */
export type PersonRow = TypedRow<PersonField>;

/** All people of a sheet: the first row has the heads. What nobody sees makes no account (P2). Refuses wrong heads (HEADS_WRONG). */
export async function readPeople(rows: AsyncIterable<Row>, layout: Layout = emptyLayout()): Promise<PersonRow[]> {
  const people = await readTyped<PersonField>(PERSON_COLUMNS, rows, { layout });
  tellTwice<PersonField>(
    PERSON_COLUMNS,
    people,
    'identityNumber',
    ({ identityKind, identityNumber }) => `${identityKind || DOCUMENT_LABELS[0]} ${normalized(identityNumber)}`,
  );
  tellTwice<PersonField>(PERSON_COLUMNS, people, 'account', ({ account }) => account.normalize('NFKC').toLowerCase());
  return people;
}
