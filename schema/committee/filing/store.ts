/** How filings are kept: one item a committee. */
import { unchanged, type Versioned } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { getTogether } from '../../core/together.ts';
import * as keys from '../../table/keys.ts';
import { fromItem, toItem } from '../../table/item.ts';
import type { Table, Write } from '../../table/port.ts';
import { filingShape, type Filing } from './model.ts';

export async function loadFiling(table: Table, committee: string): Promise<Filing | null> {
  if (!keys.isKeyPart(committee)) return null;
  const item = await table.get(keys.committeeFiling.key({ committee }));
  return item && fromItem(filingShape, item);
}

/** The same for showing it, in one batch with all that a page asks for. */
export async function filingIn(context: Context, committee: string): Promise<Filing | null> {
  if (!keys.isKeyPart(committee)) return null;
  const item = await getTogether(context, keys.committeeFiling.key({ committee }));
  return item && fromItem(filingShape, item);
}

export function putFiling(one: Filing, before: Versioned | null): Write {
  const entry = keys.cityFilings.entry({ city: one.city, committee: one.id });
  return { put: toItem(keys.committeeFiling.key({ committee: one.id }), one, entry), when: unchanged(before), as: 'filing' };
}

/** Holds only while the filing is the one that was read. */
export function sameFiling({ id: committee, version }: Filing): Write {
  return { check: keys.committeeFiling.key({ committee }), when: { version }, as: 'filing' };
}

/** The committees that a city has filed. */
export async function listFilings(table: Table, city: string, paging: { limit: number; after: string | null }) {
  const range = keys.cityFilings.under({ city });
  const page = await table.query(range, paging);
  return {
    rows: page.items.map((item) => fromItem(filingShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}
