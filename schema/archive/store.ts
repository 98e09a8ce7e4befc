/** How archives are kept: one item each, in the list of their city; and what was brought in from elsewhere. */
import { unchanged, type Versioned } from '../core/audit.ts';
import type { Context } from '../core/context.ts';
import { getTogether } from '../core/together.ts';
import { instantKey } from '../calendar/store.ts';
import * as keys from '../table/keys.ts';
import { fromItem, toItem } from '../table/item.ts';
import type { Item, Table, Write } from '../table/port.ts';
import { archiveShape, importedShape, newestShape, type Archive, type ImportedArchive, type NewestArchive } from './model.ts';

export async function loadArchive(table: Table, id: string): Promise<Archive | null> {
  if (!keys.isKeyPart(id)) return null;
  const item = await table.get(keys.archive.key({ archive: id }));
  return item && fromItem(archiveShape, item);
}

/** The same for showing it, in one batch with all that a page asks for. */
export async function archiveOf(context: Context, id: string): Promise<Archive | null> {
  if (!keys.isKeyPart(id)) return null;
  const item = await getTogether(context, keys.archive.key({ archive: id }));
  return item && fromItem(archiveShape, item);
}

export function putArchive(one: Archive, before: Versioned | null): Write {
  const { id, city, requestedAt } = one;
  const entry = keys.cityArchives.entry({ city, at: instantKey(requestedAt), archive: id });
  return { put: toItem(keys.archive.key({ archive: id }), one, entry), when: unchanged(before), as: 'archive' };
}

/** Which archive of a cycle is the newest. */
export async function loadNewest(table: Table, cycle: string): Promise<NewestArchive | null> {
  const item = await table.get(keys.newestArchive.key({ cycle }));
  return item && fromItem(newestShape, item);
}

export function putNewest(cycle: string, archive: string, before: NewestArchive | null): Write {
  const one: NewestArchive = { archive, version: (before?.version ?? 0) + 1 };
  const when = before ? { version: before.version } : ('absent' as const);
  return { put: toItem(keys.newestArchive.key({ cycle }), one), when, as: 'newest' };
}

/** The archives of a city, the newest first. */
export async function listArchives(table: Table, city: string, paging: { limit: number; after: string | null }) {
  const range = keys.cityArchives.under({ city });
  const page = await table.query(range, { ...paging, descending: true });
  return {
    rows: page.items.map((item) => fromItem(archiveShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}

/** Notes what was brought in. */
export function importedItem(one: ImportedArchive): Item {
  return toItem(keys.importedArchive.key({ archive: one.archive }), one);
}

/** What was brought in, by the hash of its manifest. */
export async function loadImported(table: Pick<Table, 'query'>): Promise<Map<string, ImportedArchive>> {
  const { items } = await table.query({ pk: keys.importedArchive.pk });
  return new Map(items.map((item) => fromItem(importedShape, item)).map((one) => [one.manifest, one]));
}
