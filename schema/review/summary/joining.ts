/**
 * How applications come into a summary table and out of it. The mark of the table is in the very transaction that approves, and in
 * the one that sends: an approval is in the table that is sent, or it is refused (D3).
 */
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { Conflict, type Write } from '../../table/port.ts';
import { tableRefusals } from '../../table/refusals.ts';
import type { Application } from '../../application/model.ts';
import { emptyTable, tableId } from './model.ts';
import { summaryRefusals } from './refusals.ts';
import { countRow, loadIntake, putIntake, putRow, putTable, tableIdOf, tableOf } from './store.ts';

const TRIES = 4;

/**
 * Runs a transaction together with what puts the application into its table. Nothing is read beforehand: only the first one finds
 * no table, makes it, and tries again. Refused when the table has been sent (TABLE_SENT); all other conflicts are the caller's.
 */
export async function joining<T>(context: Context, head: Application, commit: (writes: readonly Write[]) => Promise<T>): Promise<T> {
  const id = tableIdOf(head);
  const row = putRow(id, head, false);
  let writes = [countRow(id, 'joins'), row];
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    try {
      return await commit(writes);
    } catch (error) {
      if (!(error instanceof Conflict) || error.failed.some((name) => !OWN.has(name))) throw error;
    }
    const intake = await loadIntake(context.table, id);
    if (intake?.open === false) throw summaryRefusals.TABLE_SENT();
    writes = [...(intake ? [countRow(id, 'joins')] : firstOf(context, head)), row];
  }
  throw tableRefusals.BUSY();
}

/** What takes an application out of its table, also after the table was sent: the workbook that was sent stays as it is. */
export function leaving(head: Application): Write[] {
  const id = tableIdOf(head);
  return [countRow(id, 'leaves'), putRow(id, head, true)];
}

/** The conflicts that are about the table alone. The entry of a table's making goes with it. */
const OWN = new Set(['table', 'intake', 'made']);

function firstOf(context: Context, head: Application): Write[] {
  const name = tableOf(head);
  const id = tableId(name);
  const fact = { by: context.actor, at: context.now, action: 'begin', detail: { application: head.id } };
  const { after, entry } = change({ kind: 'TABLE', id }, null, emptyTable(name), fact);
  return [putTable(after, null), { ...entry, as: 'made' }, putIntake(id, { open: true, edits: 1 }, null)];
}
