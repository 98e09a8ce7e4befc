/** Workbooks of people as officers fill them in, and the steps of an import as they are asked over GraphQL. */
import { utils, write } from '@e965/xlsx';
import { putThere } from './put-there.ts';
import { PEOPLE_SHEET, PERSON_COLUMNS, type PersonField } from '../../schema/identity/import/columns.ts';
import { mutation } from './mutation.ts';
import { organisationId, person, type World } from './world.ts';

const STATE = 'id state: importState total right wrong done percent created failed failures { row code text { zh } }';
export const BEGIN_IMPORT = mutation('beginImport', `${STATE} template upload { url expiresAt fields { name value } }`);
export const CHECK_IMPORT = mutation('checkImport', STATE);
export const RUN_IMPORT = mutation('runImport', STATE);
/** What was found in each row of a checked workbook. */
export const ROWS = `query ($id: ID!, $onlyWrong: Boolean, $first: Int, $after: String) {
  node(id: $id) {
    ... on AccountImport {
      rows(onlyWrong: $onlyWrong, first: $first, after: $after) {
        edges { node { row name isRight problems { cell column value text { zh en } } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;

export type Typed = Partial<Record<PersonField, string | number>>;

/** A teacher as a row describes them. */
export function teacher(account: string, name: string, changes: Typed = {}): Typed {
  const { name: spelt, identityNumber, email, telephone } = person(account, name);
  return { name: spelt, identityNumber, personKind: '事业单位在编在岗人员', email, telephone, account, ...changes };
}

/** The workbook with these rows under the heads of the template. */
export function workbook(rows: readonly Typed[]): Buffer {
  const table = [PERSON_COLUMNS.map(({ head }) => head), ...rows.map((row) => PERSON_COLUMNS.map(({ name }) => row[name] ?? null))];
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(table), PEOPLE_SHEET);
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

/** Begins an import and uploads a workbook, or any other bytes; answers its id. */
export async function importOf(world: World, officer: string, unit: string, rows: readonly Typed[] | Buffer): Promise<string> {
  const { beginImport } = await world.does(officer, BEGIN_IMPORT, { unit: organisationId(unit) });
  putThere(world, beginImport.upload, Buffer.isBuffer(rows) ? rows : workbook(rows));
  return beginImport.id;
}
