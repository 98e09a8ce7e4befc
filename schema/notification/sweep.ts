/**
 * What is due in the outbox: what the stream has not brought, what failed and has waited, what was cut off, and work that nobody has
 * said was done. Whatever went wrong on the way, a message ends as delivered or among those that were given up, never in silence.
 */
import { loadDue, messageIn, OUTBOX, OUTBOX_SHARDS, readMessage } from '../core/outbox.ts';
import { inParallel } from '../core/parallel.ts';
import { MINUTE, type Instant } from '../core/time.ts';
import { pages } from '../core/page.ts';
import { attempt, type Carriers, type Delivery } from './deliver.ts';

const PAGE = 100;
/** Shards looked through, and messages of a page sent, at the same time: together no more than a mail server takes connections. */
const SHARDS_AT_ONCE = 4;
const AT_ONCE = 2;

/** What came of a message that was due; `age`: how long ago it was put in, in milliseconds. */
export type Swept = { message: string; age: number } & (Delivery | { outcome: 'broken'; kind: null; error: unknown });

/**
 * Looks after everything that is due, and tells of each. One that cannot be read or noted keeps none of the others from being sent.
 * When `hasTime` says no, the rest is left to the next run; run twice, at once or late, it sends nothing twice.
 */
export async function sweep(carriers: Carriers, now: Instant, hasTime: () => boolean, tell: (swept: Swept) => void): Promise<void> {
  // Each minute begins with another shard: where there is more than one run can send, none is always last.
  const first = Math.floor(now / MINUTE) % OUTBOX_SHARDS;
  const shards = Array.from({ length: OUTBOX_SHARDS }, (_, index) => (first + index) % OUTBOX_SHARDS);
  await inParallel(shards, SHARDS_AT_ONCE, async (shard) => {
    for await (const { due } of pages((after) => loadDue(carriers.table, shard, now, { limit: PAGE, after }))) {
      await inParallel(due, AT_ONCE, async (item) => {
        if (!hasTime()) return;
        try {
          const listed = messageIn(item);
          // The list may lag behind.
          const message = await readMessage(carriers.table, listed.id);
          if (!message || message.deliveredAt !== null || message.dueAt > now || message.failure?.dead) return;
          tell({ message: message.id, age: now - message.at, ...(await attempt(carriers, message, now)) });
        } catch (error) {
          tell({ message: item.pk.replace(OUTBOX, ''), age: 0, outcome: 'broken', kind: null, error });
        }
      });
      if (!hasTime()) break;
    }
  });
}
