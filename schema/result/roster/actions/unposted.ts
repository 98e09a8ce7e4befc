/** Which meetings of a committee have announced results that are not posted yet (R1). */
import { pages } from '../../../core/page.ts';
import type { Table } from '../../../table/port.ts';
import type { Session } from '../../../evaluation/session/model.ts';
import { listSessions } from '../../../evaluation/session/store.ts';
import { loadSessionRosters } from '../store.ts';

type Of = { committee: string; cycle: string };
type Meetings = { all: readonly Session[]; posted: ReadonlyMap<string, string> };

/** All meetings of a committee in a cycle, the newest first, and on which rosters the results of some were posted. */
export async function meetingsOf(table: Table, of: Of): Promise<Meetings> {
  const all: Session[] = [];
  for await (const { rows } of pages((after) => listSessions(table, of, { limit: 100, after }))) all.push(...rows);
  const posted = await loadSessionRosters(
    table,
    all.map(({ id }) => id),
  );
  return { all, posted };
}

/** Those whose results are announced and not posted, in the order in which they were held. */
export function unposted({ all, posted }: Meetings): Session[] {
  return all.filter(({ id, state }) => state === 'ANNOUNCED' && !posted.has(id)).toReversed();
}

export async function unpostedOf(table: Table, of: Of): Promise<Session[]> {
  return unposted(await meetingsOf(table, of));
}
