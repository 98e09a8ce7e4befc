/**
 * What of an import lies in the object store. The workbook comes from a browser, which cannot seal it: it goes as soon as it
 * has been run, and after a week where it never is (cdk/files.ts). What was found in it quotes its cells, so it is sealed.
 */
import type { Context } from '../../core/context.ts';
import { gathered, onePiece } from '../../core/pieces.ts';
import { headsIn, isFilledBelow } from '../../core/workbook/columns.ts';
import { onGround, Refusal } from '../../core/refusal.ts';
import { alikeTold } from '../../core/workbook/layout.ts';
import { emptyLayout } from '../../core/workbook/model.ts';
import { readRows, type Row } from '../../core/workbook/read.ts';
import { PEOPLE_LIMITS, PEOPLE_SHEET, PERSON_COLUMNS } from './columns.ts';
import { reportKeyOf, reportShape, workbookKeyOf, type AccountImport, type Report } from './model.ts';
import { importRefusals } from './refusals.ts';
import { readPeople, type PersonRow, type Problem } from './rows.ts';

type Keeper = Pick<Context, 'files' | 'vault'>;
type Checked = Pick<AccountImport, 'id' | 'tag'>;

/** The rows of the uploaded file, as long as it is this one; and of which other sheets it would have people that are not read. */
export async function peopleIn(
  { files }: Pick<Context, 'files'>,
  id: string,
  tag: string,
): Promise<{ people: PersonRow[]; unread: Problem[] }> {
  const body = await files.read(workbookKeyOf(id), tag);
  if (!body) throw importRefusals.IMPORT_FILE_CHANGED();
  const layout = emptyLayout();
  const wanted = { name: PEOPLE_SHEET, heads: (top: readonly Row[]) => headsIn(PERSON_COLUMNS, top), isFilled: isFilledBelow };
  try {
    const people = await readPeople(readRows(body, { wanted, limits: PEOPLE_LIMITS, layout }), layout);
    const unread = layout.alike.map((value) => ({ place: '', column: '', value, ...alikeTold(value, layout.sheet) }));
    return { people, unread };
  } catch (error) {
    // A workbook is refused as such by what reads it; here it is the way in which a unit creates its people (P1).
    throw error instanceof Refusal ? onGround(error, 'P1') : error;
  }
}

/** What the check of the file found; null as long as none was checked, or where it has gone with its week. */
export async function loadReport({ files, vault }: Keeper, { id, tag }: Checked): Promise<Report | null> {
  if (tag === null) return null;
  const key = reportKeyOf(id, tag);
  const found = await files.head(key);
  const body = found && (await files.read(key, found.tag));
  if (!body) return null;
  const sealed = Buffer.from(await gathered(body)).toString('utf8');
  return reportShape.parse(JSON.parse(await vault.open(sealed, sealPlace(id, tag))));
}

/** Keeps what was found in this very file. */
export async function putReport({ files, vault }: Keeper, { id, tag }: { id: string; tag: string }, report: Report): Promise<void> {
  const sealed = await vault.seal(JSON.stringify(report), sealPlace(id, tag));
  await files.put(reportKeyOf(id, tag), onePiece(Buffer.from(sealed)), { contentType: 'text/plain' });
}

/** The report of a file that another one has replaced. */
export async function removeReport({ files }: Pick<Context, 'files'>, { id, tag }: Checked): Promise<void> {
  if (tag !== null) await files.remove(reportKeyOf(id, tag));
}

/** The workbook, once everybody in it has been made or told of; gone already, that is well. */
export async function removeWorkbook({ files }: Pick<Context, 'files'>, id: string): Promise<void> {
  await files.remove(workbookKeyOf(id));
}

const sealPlace = (id: string, tag: string): string => `import/${id}/${tag}`;
