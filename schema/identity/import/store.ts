/** How imports are kept. */
import { unchanged, type Versioned } from '../../core/audit.ts';
import { instantKey } from '../../calendar/store.ts';
import { importJob, isKeyPart, ownerImports } from '../../table/keys.ts';
import { fromItem, toItem } from '../../table/item.ts';
import type { Table, Write } from '../../table/port.ts';
import { importShape, type AccountImport } from './model.ts';

export async function loadImport(table: Table, id: string): Promise<AccountImport | null> {
  if (!isKeyPart(id)) return null;
  const item = await table.get(importJob.key({ job: id }));
  return item && fromItem(importShape, item);
}

export function putImport(one: AccountImport, before: Versioned | null): Write {
  const entry = ownerImports.entry({ unit: one.unit, at: instantKey(one.requestedAt), job: one.id });
  return { put: toItem(importJob.key({ job: one.id }), one, entry), when: unchanged(before), as: 'import' };
}

/** A unit's imports, newest first. */
export async function listImports(table: Table, unit: string, options: { limit: number; after: string | null }) {
  const range = ownerImports.under({ unit });
  const page = await table.query(range, { ...options, descending: true });
  return {
    imports: page.items.map((item) => fromItem(importShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}
