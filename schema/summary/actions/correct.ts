/**
 * The corrected version of a table that the bureau has: it follows by itself, whatever has changed a row (D4). What was mended in the re-review and passed,
 * whoever withdrew, a name or a number that was put right.
 */
import type { Actor } from '../../core/actor.ts';
import { nameOf } from '../../core/hash.ts';
import type { Instant } from '../../core/time.ts';
import { Conflict, type Table } from '../../table/port.ts';
import { isOutOfDate } from '../rules.ts';
import { loadTable } from '../store.ts';
import { queued } from '../workbooks/actions/ask.ts';
import { preparing } from './moves.ts';

const CORRECTING: Actor = { kind: 'system', name: 'notify' };

/**
 * Asks for the corrected version, where what the bureau has is out of date. Every change asks; the job is named by how often the rows have changed, so
 * there is one for what several have changed before it, and what an older one brings is not taken.
 */
export async function correctTable(table: Table, id: string, now: Instant): Promise<void> {
  const found = await loadTable(table, id);
  if (!found || !isOutOfDate(found.table, found.intake) || !found.table.current) return;
  const { table: before, intake } = found;
  const job = nameOf('correct-table', id, String(intake.edits));
  if (before.preparing?.job === job) return;
  // Whoever filled in what was sent stands in what corrects it.
  const { by: requestedBy } = found.table.current.prepared;
  const { writes } = queued({ id: job, actor: CORRECTING, requestedBy, at: now, table: id }, before);
  try {
    await table.transact([...writes, ...preparing({ actor: CORRECTING, now }, before, job, requestedBy).writes]);
  } catch (error) {
    // Asked for already, in the same moment; anything else that moved the table is looked at anew when this message is tried again.
    if (!(error instanceof Conflict) || !error.failed.includes('export')) throw error;
  }
}
