/** What will be sent when, and how much it will be about as things stand (C13). */
import type { Context } from '../../core/context.ts';
import type { Instant } from '../../core/time.ts';
import { workedOutOnce } from '../../core/together.ts';
import type { PhaseName } from '../../announcement/model.ts';
import { DEADLINES } from '../../calendar/schedules.ts';
import { loadCalendar } from '../../calendar/store.ts';
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
  const reminders = DEADLINES.flatMap((phase) => offsetsOf(calendar, phase, context.now)).filter(({ at }) => at > context.now);
  return [
    { at: nextDigest(context.now), reminder: null },
    ...reminders.map(({ phase, closesAt, offset, at }) => ({
      at,
      reminder: { phase, closesAt, offset, waiting: remindedBefore(phase) },
    })),
  ].toSorted((a, b) => a.at - b.at);
}

/** How many things of a city the digest that collects at present holds; what was kept before cities were said counts for each. */
export async function countCollected(context: Context, city: string): Promise<number> {
  const digest = await collecting(context.table);
  return workedOutOnce(context, `digest ${digest.name} ${city}`, async () => {
    const each = Array.from({ length: MAILING_SHARDS }, (_, shard) => countLines(context.table, digest, shard, city));
    return (await Promise.all(each)).reduce((total, lines) => total + lines, 0);
  });
}
