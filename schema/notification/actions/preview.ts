/** What will be sent when, and how much it will be about as things stand (C13). */
import type { Context } from '../../core/context.ts';
import type { Instant } from '../../core/time.ts';
import { workedOutOnce } from '../../core/together.ts';
import { pages } from '../../core/page.ts';
import type { PhaseName } from '../../announcement/model.ts';
import { DEADLINES } from '../../calendar/schedules.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { listOfShard, APPLICATION_SHARDS } from '../../application/store.ts';
import type { State } from '../../application/moves.ts';
import { asSeen } from '../../posting/rules/unseen.ts';
import { listObjected, POSTING_SHARDS } from '../../posting/store.ts';
import type { TableState } from '../../summary/model.ts';
import { listTables } from '../../summary/store.ts';
import { joined } from '../../review/lists.ts';
import { remindedBefore } from '../../desk/duties.ts';
import type { Reminded } from '../../desk/duties.ts';
import { collecting } from '../letters.ts';
import { nextDigest } from '../rules/mail.ts';
import { offsetsOf } from '../rules/reminders.ts';
import { countLines, MAILING_SHARDS } from '../store.ts';

export type Planned = {
  at: Instant;
  /** Of a reminder: the deadline, how long before it, whom it waits for; of the digest, null. */
  reminder: { phase: PhaseName; closesAt: Instant; offset: number; waiting: readonly Reminded[] } | null;
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
      reminder: { phase, closesAt, offset, waiting: remindedBefore(phase) },
    })),
  ].toSorted((a, b) => a.at - b.at);
}

/** How many applications of a cycle are in a state: all states are counted together, a request for each of the 64 shards, once a question. */
export async function countInState(context: Context, cycle: string, state: State): Promise<number> {
  const all = () => joined(Array.from({ length: APPLICATION_SHARDS }, (_, shard) => listOfShard(context.table, cycle, shard))).byState();
  return (await workedOutOnce(context, `states ${cycle}`, all)).get(state) ?? 0;
}

/** How many summary tables of a cycle are in a state: one request a question. */
export async function countTables(context: Context, cycle: string, state: TableState): Promise<number> {
  return counted(
    context,
    `tables ${cycle} ${state}`,
    1,
    async () => (await listTables(context.table, { cycle })).filter((one) => one.state === state).length,
  );
}

/** How many running postings of a cycle have an objection to answer: their list is read through. */
export async function countObjected(context: Context, cycle: string): Promise<number> {
  return counted(context, `objected ${cycle}`, POSTING_SHARDS, async (shard) => {
    let count = 0;
    for await (const { rows } of pages((after) => listObjected(context.table, shard, { limit: 100, after }))) {
      count += rows.filter((posting) => posting.cycle === cycle && asSeen(posting, context.now).objections.open > 0).length;
    }
    return count;
  });
}

/** How many things the digest that collects at present holds. */
export async function countCollected(context: Context): Promise<number> {
  const digest = await collecting(context.table);
  return counted(context, `digest ${digest.name}`, MAILING_SHARDS, (shard) => countLines(context.table, digest, shard));
}

function counted(context: Context, name: string, shards: number, count: (shard: number) => Promise<number>): Promise<number> {
  return workedOutOnce(context, name, () => sum(shards, count));
}

async function sum(shards: number, count: (shard: number) => Promise<number>): Promise<number> {
  const each = await Promise.all(Array.from({ length: shards }, (_, shard) => count(shard)));
  return each.reduce((total, one) => total + one, 0);
}
