/** How bundles of review forms are kept: one item a job, in the list of its unit. */
import { unchanged, type Versioned } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { getTogether } from '../../core/together.ts';
import { instantKey } from '../../calendar/store.ts';
import * as keys from '../../table/keys.ts';
import { fromItem, toItem } from '../../table/item.ts';
import type { Table, Write } from '../../table/port.ts';
import { bundleShape, type Bundle } from './model.ts';

export async function loadBundle(table: Table, id: string): Promise<Bundle | null> {
  if (!keys.isKeyPart(id)) return null;
  const item = await table.get(keys.formBundle.key({ bundle: id }));
  return item && fromItem(bundleShape, item);
}

/** The same for showing it, in one batch with all that a page asks for. */
export async function bundleOf(context: Context, id: string): Promise<Bundle | null> {
  if (!keys.isKeyPart(id)) return null;
  const item = await getTogether(context, keys.formBundle.key({ bundle: id }));
  return item && fromItem(bundleShape, item);
}

export function putBundle(one: Bundle, before: Versioned | null): Write {
  const { id: bundle, unit, requestedAt } = one;
  const entry = keys.unitBundles.entry({ unit, at: instantKey(requestedAt), bundle });
  return { put: toItem(keys.formBundle.key({ bundle }), one, entry), when: unchanged(before), as: 'bundle' };
}

/** A unit's bundles, the newest first. */
export async function listBundles(table: Table, unit: string, paging: { limit: number; after: string | null }) {
  const range = keys.unitBundles.under({ unit });
  const page = await table.query(range, { ...paging, descending: true });
  return {
    rows: page.items.map((item) => fromItem(bundleShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}
