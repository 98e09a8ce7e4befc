/** How imports of committees are kept. */
import { unchanged, type Versioned } from '../../core/audit.ts';
import { instantKey } from '../../calendar/store.ts';
import { committeeImport, draftCommitteeImports, isKeyPart } from '../../table/keys.ts';
import { fromItem, toItem } from '../../table/item.ts';
import type { Table, Write } from '../../table/port.ts';
import { committeeImportShape, type CommitteeImport } from './model.ts';

export async function loadCommitteeImport(table: Table, id: string): Promise<CommitteeImport | null> {
  if (!isKeyPart(id)) return null;
  const item = await table.get(committeeImport.key({ job: id }));
  return item && fromItem(committeeImportShape, item);
}

export function putCommitteeImport(one: CommitteeImport, before: Versioned | null): Write {
  const entry = draftCommitteeImports.entry({ cycle: one.cycle, at: instantKey(one.requestedAt), job: one.id });
  return { put: toItem(committeeImport.key({ job: one.id }), one, entry), when: unchanged(before), as: 'import' };
}

/** The imports into a draft, newest first. */
export async function listCommitteeImports(table: Table, cycle: string, options: { limit: number; after: string | null }) {
  const range = draftCommitteeImports.under({ cycle });
  const page = await table.query(range, { ...options, descending: true });
  return {
    imports: page.items.map((item) => fromItem(committeeImportShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}
