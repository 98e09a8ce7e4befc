/**
 * What of an import lies in the object store. The workbook comes from a browser, which cannot seal it: it goes as soon as it
 * has been run, and after a week where it never is (cdk/files.ts). What was found in it quotes its cells, so it is sealed.
 */
import type { Context } from '../../core/context.ts';
import { loadSealed, putSealed } from '../../core/sealed.ts';
import type { Problem } from '../../core/workbook/typed.ts';
import { readUploaded } from '../../core/workbook/uploaded.ts';
import type { ImportKind } from './kind.ts';
import { reportKeyOf, reportShape, workbookKeyOf, type AccountImport, type Report } from './model.ts';
import { importRefusals } from './refusals.ts';

type Keeper = Pick<Context, 'files' | 'vault'>;
type Checked = Pick<AccountImport, 'id' | 'tag'>;

/** The rows of the uploaded file, as long as it is this one; and of which other sheets it would have rows that are not read. */
export async function rowsIn<TypedRow extends { number: number }>(
  { files }: Pick<Context, 'files'>,
  { sheet, heads, limits, ground, read }: Pick<ImportKind<TypedRow, never>, 'sheet' | 'heads' | 'limits' | 'ground' | 'read'>,
  { id, tag }: { id: string; tag: string },
): Promise<{ rows: TypedRow[]; unread: Problem[] }> {
  const body = await files.read(workbookKeyOf(id), tag);
  if (!body) throw importRefusals.IMPORT_FILE_CHANGED({}, ground);
  return readUploaded(body, { sheet, heads, limits, ground }, read);
}

/** What the check of the file found; null as long as none was checked, or where it has gone with its week. */
export async function loadReport(keeper: Keeper, { id, tag }: Checked): Promise<Report | null> {
  const found = tag === null ? null : await loadSealed(keeper, placesOf(id, tag));
  return found === null ? null : reportShape.parse(found);
}

/** Keeps what was found in this very file. */
export function putReport(keeper: Keeper, { id, tag }: { id: string; tag: string }, report: Report): Promise<void> {
  return putSealed(keeper, placesOf(id, tag), report);
}

/** The report of a file that another one has replaced. */
export async function removeReport({ files }: Pick<Context, 'files'>, { id, tag }: Checked): Promise<void> {
  if (tag !== null) await files.remove(reportKeyOf(id, tag));
}

/** The workbook, once everybody in it has been made or told of; gone already, that is well. */
export async function removeWorkbook({ files }: Pick<Context, 'files'>, id: string): Promise<void> {
  await files.remove(workbookKeyOf(id));
}

const placesOf = (id: string, tag: string) => ({ key: reportKeyOf(id, tag), place: `import/${id}/${tag}` });
