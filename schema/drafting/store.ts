/** How drafts are kept: one for each cycle, whatever becomes of it. */
import { unchanged, type Versioned } from '../core/audit.ts';
import type { Context } from '../core/context.ts';
import { getTogether } from '../core/together.ts';
import * as keys from '../table/keys.ts';
import { fromItem, toItem } from '../table/item.ts';
import type { Table, Write } from '../table/port.ts';
import { draftShape, type Draft } from './model.ts';

/** A draft, read now; null where there never was one. */
export async function loadDraft(table: Table, cycle: string): Promise<Draft | null> {
  if (!keys.isKeyPart(cycle)) return null;
  const item = await table.get(keys.noticeDraft.key({ cycle }));
  return item && fromItem(draftShape, item);
}

/** The same for showing it, in one batch with all that a request asks for. */
export async function draftIn(context: Context, cycle: string): Promise<Draft | null> {
  if (!keys.isKeyPart(cycle)) return null;
  const item = await getTogether(context, keys.noticeDraft.key({ cycle }));
  return item && fromItem(draftShape, item);
}

/** A city's drafts by year and round, one page. */
export async function listDrafts(table: Table, city: string, paging: { limit: number; after: string | null }) {
  const range = keys.cityDrafts.under({ city });
  const page = await table.query(range, { ...paging, descending: true });
  return {
    drafts: page.items.map((item) => fromItem(draftShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}

export function putDraft(one: Draft, before: Versioned | null): Write {
  const { cycle, city, year, round } = one;
  const listed = keys.cityDrafts.entry({ city, year: keys.padded(year), round: String(round), cycle });
  return { put: toItem(keys.noticeDraft.key({ cycle }), one, listed), when: unchanged(before), as: 'draft' };
}
