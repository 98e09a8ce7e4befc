/** How lists as files are kept: one item a job, in the list of whoever asked for it. */
import { unchanged, type Versioned } from '../core/audit.ts';
import type { Context } from '../core/context.ts';
import type { RowPage } from '../core/page.ts';
import { getTogether } from '../core/together.ts';
import { instantKey } from '../calendar/store.ts';
import * as keys from '../table/keys.ts';
import { fromItem, toItem } from '../table/item.ts';
import type { Table, Write } from '../table/port.ts';
import { listExportShape, type ListExport } from './model.ts';

export async function loadListExport(table: Table, id: string): Promise<ListExport | null> {
  const item = keys.isKeyPart(id) ? await table.get(keys.listExport.key({ job: id })) : null;
  return item && fromItem(listExportShape, item);
}

/** The same for showing it, in one batch with all that a page asks for. */
export async function listExportIn(context: Context, id: string): Promise<ListExport | null> {
  const item = keys.isKeyPart(id) ? await getTogether(context, keys.listExport.key({ job: id })) : null;
  return item && fromItem(listExportShape, item);
}

export function putListExport(one: ListExport, before: Versioned | null): Write {
  const { id: job, requestedBy: account, requestedAt } = one;
  const entry = keys.ownListExports.entry({ account, at: instantKey(requestedAt), job });
  return { put: toItem(keys.listExport.key({ job }), one, entry), when: unchanged(before), as: 'export' };
}

/** What somebody has asked for, the newest first. */
export async function listOwn(
  table: Table,
  account: string,
  paging: { limit: number; after: string | null },
): Promise<RowPage<ListExport>> {
  const range = keys.ownListExports.under({ account });
  const page = await table.query(range, { ...paging, descending: true });
  return {
    rows: page.items.map((item) => fromItem(listExportShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}
