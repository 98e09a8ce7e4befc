/** How checks are kept. */
import { unchanged, type Versioned } from '../../core/audit.ts';
import { isKeyPart, ownerChecks, tableCheck } from '../../table/keys.ts';
import { fromItem, toItem } from '../../table/item.ts';
import type { Table, Write } from '../../table/port.ts';
import { instantKey } from '../../calendar/store.ts';
import { checkShape, type TableCheck } from './model.ts';

export async function loadCheck(table: Table, id: string): Promise<TableCheck | null> {
  if (!isKeyPart(id)) return null;
  const item = await table.get(tableCheck.key({ check: id }));
  return item && fromItem(checkShape, item);
}

export function putCheck(one: TableCheck, before: Versioned | null): Write {
  const entry = ownerChecks.entry({ organisation: one.department, at: instantKey(one.requestedAt), check: one.id });
  return { put: toItem(tableCheck.key({ check: one.id }), one, entry), when: unchanged(before), as: 'check' };
}

/** A department's checks, newest first. */
export async function listChecks(table: Table, department: string, options: { limit: number; after: string | null }) {
  const range = ownerChecks.under({ organisation: department });
  const page = await table.query(range, { ...options, descending: true });
  return {
    checks: page.items.map((item) => fromItem(checkShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}
