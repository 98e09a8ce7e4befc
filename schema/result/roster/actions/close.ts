/** The end of a posting of results: by the clock when its period is over and no objection is open (R1), or by the finding on the last one. */
import { change, type Fact } from '../../../core/audit.ts';
import type { Actor } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { askFor } from '../../../core/outbox.ts';
import { Conflict, type Write } from '../../../table/port.ts';
import type { Running } from '../../../posting/actions/close.ts';
import { isOver } from '../../../posting/rules/period.ts';
import { rosterWork, type Roster } from '../model.ts';
import { listRunningRosters, loadRoster, putRoster } from '../store.ts';

const CLOCK: Actor = { kind: 'system', name: 'posting-close' };

/** There are as many as a city has committees: they lie in one list. */
export const RUNNING_ROSTERS: Running = { shards: 1, list: (table, _, paging) => listRunningRosters(table, paging), close: closeOne };

async function closeOne(context: Context, id: string): Promise<boolean> {
  // The list may lag behind: what counts is the roster itself, and its version.
  const current = await loadRoster(context.table, id);
  if (!current || !isOver(current, context.now)) return false;
  try {
    await context.table.transact(ending(current, { by: CLOCK, at: context.now, action: 'end' }));
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false; // an objection, or another run: the next one will see
    throw error;
  }
}

/** A roster whose period is over: the writes that end its posting and have its report made. */
export function ending(roster: Roster, fact: Fact, news: Partial<Roster> = {}): Write[] {
  const ended = { ...roster, ...news, state: 'ENDED' as const, endedAt: Math.max(fact.at, roster.endsAt) };
  const { after, entry } = change({ kind: 'ROSTER', id: roster.id }, roster, ended, fact);
  return [putRoster(after, roster), entry, askFor('report', rosterWork(roster.id), { city: roster.city, at: fact.at })];
}
