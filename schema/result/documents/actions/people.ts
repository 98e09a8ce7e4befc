/** Whom a title document is about, and as whom: the roster's lines, as what was issued since has put them right (R3). */
import { pages } from '../../../core/page.ts';
import type { Table } from '../../../table/port.ts';
import type { RosterLine } from '../../roster/model.ts';
import { linesIn } from '../../roster/rules.ts';
import { loadRosterFile } from '../../roster/store.ts';
import type { CorrectedField, TitleDocument } from '../model.ts';
import { listCiting, loadDocument, loadDocuments } from '../store.ts';

/** What of a person a correction is about. */
export const FIELD_OF = { NAME: 'name', WORKPLACE: 'workplace', SPECIALTY: 'specialty', SCOPE: 'scope' } as const satisfies Record<
  CorrectedField,
  keyof RosterLine
>;

/** The people of the roster that a document confers the titles of, as they stood on it then. */
export async function peopleIn(table: Table, { roster, edition }: Pick<TitleDocument, 'roster' | 'edition'>): Promise<RosterLine[]> {
  const file = await loadRosterFile(table, roster);
  return file ? linesIn(file, edition) : [];
}

/** Every issued correction of a document, in the order of issue; `being` is one that is being carried out, whether the cited one knows of it yet or not. */
export async function correctionsOf(
  table: Table,
  { id }: Pick<TitleDocument, 'id'>,
  being: TitleDocument | null = null,
): Promise<TitleDocument[]> {
  const cited = await loadDocument(table, id);
  // What was issued before documents knew by which they are cited stands in the list alone, which may lag behind what was issued just now.
  const known = cited?.citedBy ?? [];
  const older: TitleDocument[] = [];
  for await (const { rows } of pages((after) => listCiting(table, id, { limit: 100, after })))
    older.push(...rows.filter((one) => one.issued && !known.includes(one.id)));
  const inOrder = older.toSorted((a, b) => (a.issued?.at ?? 0) - (b.issued?.at ?? 0)).map((one) => one.id);
  const found = await loadDocuments(table, [...inOrder, ...known]);
  const all = being && !found.some((one) => one.id === being.id) ? [...found, being] : found;
  return all.filter(({ kind, state }) => kind === 'CORRECTION' && state === 'ISSUED');
}

/** The same as every issued correction of the document has made of them: the last one stands, whichever is carried out last. */
export async function standingAs(
  table: Table,
  cited: Pick<TitleDocument, 'id'>,
  people: ReadonlyMap<string, RosterLine>,
  being: TitleDocument | null = null,
): Promise<Map<string, RosterLine>> {
  const standing = new Map(people);
  for (const { application, field, is } of (await correctionsOf(table, cited, being)).flatMap(({ corrections }) => corrections)) {
    const person = standing.get(application);
    if (person) standing.set(application, corrected(person, field, is));
  }
  return standing;
}

/** A person with one thing put right. */
export function corrected(person: RosterLine, field: CorrectedField, is: string): RosterLine {
  return { ...person, [FIELD_OF[field]]: is };
}
