/** How exports are kept. */
import { unchanged, type Versioned } from '../../core/audit.ts';
import { exportJob, isKeyPart, ownerExports } from '../../table/keys.ts';
import { fromItem, toItem } from '../../table/item.ts';
import type { Table, Write } from '../../table/port.ts';
import { instantKey } from '../../calendar/store.ts';
import { exportShape, type ExportJob } from './model.ts';

export async function loadExport(table: Table, id: string): Promise<ExportJob | null> {
  if (!isKeyPart(id)) return null;
  const item = await table.get(exportJob.key({ job: id }));
  return item && fromItem(exportShape, item);
}

export function putExport(job: ExportJob, before: Versioned | null): Write {
  const entry = ownerExports.entry({ organisation: job.department, at: instantKey(job.requestedAt), job: job.id });
  return { put: toItem(exportJob.key({ job: job.id }), job, entry), when: unchanged(before), as: 'export' };
}

/** A department's exports, newest first. */
export async function listExports(table: Table, department: string, options: { limit: number; after: string | null }) {
  const range = ownerExports.under({ organisation: department });
  const page = await table.query(range, { ...options, descending: true });
  return {
    jobs: page.items.map((item) => fromItem(exportShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}
