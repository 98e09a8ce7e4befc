/** What will be sent when, and how much it will be about as things stand (C13). */
import type { Context } from '../../core/context.ts';
import type { Instant } from '../../core/time.ts';
import type { PhaseName } from '../../calendar/model.ts';
import { DEADLINES } from '../../calendar/schedules.ts';
import { loadCalendar } from '../../calendar/store.ts';
import type { State } from '../../application/model.ts';
import { listOfShard } from '../../application/store.ts';
import { collecting } from '../letters.ts';
import type { Waiting } from '../model.ts';
import { nextDigest } from '../rules/mail.ts';
import { offsetsOf, WAITING } from '../rules/reminders.ts';
import { countLines, SHARDS } from '../store.ts';

export type Planned = {
  at: Instant;
  /** Of a reminder: the deadline, how long before it, whom it waits for; of the digest, null. */
  reminder: { phase: PhaseName; closesAt: Instant; offset: number; waiting: readonly Waiting[] } | null;
};

/** Everything that is still to be sent in a cycle, in order of its instants: each reminder, and the next digest. */
export async function planned(context: Context, cycle: string): Promise<Planned[]> {
  const calendar = await loadCalendar(context, cycle, true);
  const reminders = DEADLINES.flatMap((phase) => offsetsOf(calendar, phase, context.now)).filter(
    ({ closesAt, offset }) => closesAt - offset > context.now,
  );
  return [
    { at: nextDigest(calendar.announcement.policy, context.now), reminder: null },
    ...reminders.map(({ phase, closesAt, offset }) => ({
      at: closesAt - offset,
      reminder: { phase, closesAt, offset, waiting: WAITING[phase] },
    })),
  ].toSorted((a, b) => a.at - b.at);
}

/** How many applications of a cycle are in a state: counted in the index, a request for each of its 64 shards. */
export async function countInState({ table }: Context, cycle: string, state: State): Promise<number> {
  return sum((shard) => listOfShard(table, cycle, shard, state).count());
}

/** How many things the digest that collects at present holds. */
export async function countCollected({ table }: Context): Promise<number> {
  const digest = await collecting(table);
  return sum((shard) => countLines(table, digest, shard));
}

async function sum(count: (shard: number) => Promise<number>): Promise<number> {
  const counts = await Promise.all(Array.from({ length: SHARDS }, (_, shard) => count(shard)));
  return counts.reduce((total, one) => total + one, 0);
}
