/**
 * The table as those who change things are given it: every entry of the history that is committed gets its mark here, at the one place
 * that all of them pass. A change itself stays pure and knows no key (audit.ts); the mark is one more attribute of a put, no request.
 */
import { auditEntry } from '../table/keys.ts';
import type { Table, Write } from '../table/port.ts';
import type { Scribe } from './ports.ts';

/** What the partition of every entry begins with. */
export const HISTORY = auditEntry.prefix;

/** The same table, with a scribe that marks entries as they are committed. */
export function marking(table: Table, scribe: Pick<Scribe, 'mark'>): Table {
  return { ...table, transact: async (writes) => table.transact(await Promise.all(writes.map((write) => marked(write, scribe)))) };
}

async function marked(write: Write, scribe: Pick<Scribe, 'mark'>): Promise<Write> {
  if (!('put' in write) || !write.put.pk.startsWith(HISTORY)) return write;
  return { ...write, put: { ...write.put, mark: await scribe.mark(String(write.put['hash'])) } };
}
