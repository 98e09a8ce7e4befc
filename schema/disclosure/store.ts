/** How public documents are kept: each with its versions whole, and in two lists of its city, of all of them and of those of its kind. */
import { unchanged, type Versioned } from '../core/audit.ts';
import type { Context } from '../core/context.ts';
import type { RowPage } from '../core/page.ts';
import { getTogether } from '../core/together.ts';
import * as keys from '../table/keys.ts';
import { fromItem, toItem } from '../table/item.ts';
import type { Item, Range, Table, Write } from '../table/port.ts';
import { publicationShape, publicationVersionShape, type Publication, type PublicationKind, type PublicationVersion } from './model.ts';

type Paging = { limit: number; after: string | null };
export type Listed = { city: string; kind: PublicationKind | null };

export async function loadPublication(table: Table, id: string): Promise<Publication | null> {
  const item = keys.isKeyPart(id) ? await table.get(keys.publication.key({ publication: id })) : null;
  return item && fromItem(publicationShape, item);
}

/** The same for showing it, in one batch with all that a page asks for. */
export async function publicationIn(context: Context, id: string): Promise<Publication | null> {
  const item = keys.isKeyPart(id) ? await getTogether(context, keys.publication.key({ publication: id })) : null;
  return item && fromItem(publicationShape, item);
}

/** Documents whose day is not known stand behind all others. */
const UNDATED = '0000-00-00';

/** Where a document stands in a list that goes by the day of issue: the later, the larger. */
export function placeIn({ issuedOn, id }: Pick<Publication, 'issuedOn' | 'id'>): string {
  return `${issuedOn ?? UNDATED}#${id}`;
}

function entriesOf({ id, city, kind, issuedOn }: Pick<Publication, 'id' | 'city' | 'kind' | 'issuedOn'>): Record<string, string>[] {
  const place = { city, issued: issuedOn ?? UNDATED, publication: id };
  return [keys.cityPublications.entry(place), keys.kindPublications.entry({ ...place, kind })];
}

export function putPublication(one: Publication, before: Versioned | null): Write {
  const put = toItem(keys.publication.key({ publication: one.id }), one, ...entriesOf(one));
  return { put, when: unchanged(before), as: 'publication' };
}

const rangeOf = ({ city, kind }: Listed): Range =>
  kind === null ? keys.cityPublications.under({ city }) : keys.kindPublications.under({ city, kind });

/** Those of a city, the newest issue first. */
export async function listPublications(table: Table, of: Listed, paging: Paging): Promise<RowPage<Publication>> {
  const range = rangeOf(of);
  const { items, next } = await table.query(range, { ...paging, descending: true });
  return {
    rows: items.map((item) => fromItem(publicationShape, item)),
    cursors: items.map((item) => table.cursorOf(item, range)),
    next,
  };
}

/** The cursor of what does not lie in the table, and stands in its lists all the same: a page goes on behind its place. */
export function cursorOf(table: Table, of: Listed, one: Pick<Publication, 'id' | 'city' | 'kind' | 'issuedOn'>): string {
  return table.cursorOf(toItem(keys.publication.key({ publication: one.id }), {}, ...entriesOf(one)), rangeOf(of));
}

const versionKey = (publication: string, number: number) => keys.publicationVersion.key({ publication, number: keys.padded(number) });
const versionOf = (item: Item): PublicationVersion => fromItem(publicationVersionShape, item);

export function putPublicationVersion(one: PublicationVersion): Write {
  return { put: toItem(versionKey(one.publication, one.number), one), when: 'absent', as: 'version' };
}

export async function loadPublicationVersion(table: Table, id: string, number: number): Promise<PublicationVersion> {
  const item = await table.get(versionKey(id, number));
  if (!item) throw new Error(`version ${number} of ${id} is missing`);
  return versionOf(item);
}

/** The version that holds, in one batch with those of all others on a page. */
export async function presentIn(context: Context, { id, versions }: Pick<Publication, 'id' | 'versions'>): Promise<PublicationVersion> {
  const item = await getTogether(context, versionKey(id, versions));
  if (!item) throw new Error(`version ${versions} of ${id} is missing`);
  return versionOf(item);
}

/** Its versions, the newest first. */
export async function listPublicationVersions(table: Table, id: string, paging: Paging): Promise<RowPage<PublicationVersion>> {
  const range: Range = { ...keys.publicationVersion.under({ publication: id }) };
  const { items, next } = await table.query(range, { ...paging, descending: true });
  return { rows: items.map(versionOf), cursors: items.map((item) => table.cursorOf(item, range)), next };
}
