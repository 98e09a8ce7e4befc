/**
 * The end of a posting: by the clock when its period is over and nothing is open (U5), by an officer's move of the application, or
 * by a finding. What the clock closes goes to the report; only the report makes the recommendation possible.
 */
import { change, type Fact } from '../../core/audit.ts';
import type { Actor } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { askFor } from '../../core/outbox.ts';
import { inParallel } from '../../core/parallel.ts';
import type { Instant } from '../../core/time.ts';
import { pages } from '../../core/page.ts';
import { Conflict, type Table, type Write } from '../../table/port.ts';
import type { Application } from '../../application/model.ts';
import type { Posting } from '../model.ts';
import { isOver } from '../rules/period.ts';
import { listRunning, loadPosting, POSTING_SHARDS, putPosting } from '../store.ts';
import { passOn } from './pass-on.ts';

const CLOCK: Actor = { kind: 'system', name: 'posting-close' };
const PAGE = 100;
/** Shards walked, and postings of a page closed, at the same time. */
const SHARDS_AT_ONCE = 4;
const AT_ONCE = 10;

export type Closed = { closed: number; waiting: number };

/** What the clock walks over: the list of what runs, in its shards, those that end first first; and how one of them is closed, if it is due. */
export type Running = {
  shards: number;
  list: (table: Table, shard: number, paging: Paging) => Promise<{ rows: { id: string; endsAt: Instant }[]; next: string | null }>;
  close: (context: Context, id: string) => Promise<boolean>;
};
type Paging = { limit: number; after: string | null };

export const RUNNING_POSTINGS: Running = { shards: POSTING_SHARDS, list: listRunning, close: closeOne };

/**
 * Closes everything of a kind whose period is over and that has no open objection. What is closed has left the list: whoever runs next, or
 * goes on after a cut, finds those that are left. One that fails keeps none of the others from being closed; then it is thrown, so that
 * somebody looks. Answers how many were closed, and how many wait for a finding.
 */
export async function closeDue(context: Context, { shards, list, close: closing } = RUNNING_POSTINGS): Promise<Closed> {
  const total: Closed = { closed: 0, waiting: 0 };
  const failures: unknown[] = [];
  const guarded = <T>(work: (one: T) => Promise<void>) => {
    return (one: T) => work(one).catch((error: unknown) => void failures.push(error));
  };
  const close = guarded(async (id: string) => {
    if (await closing(context, id)) total.closed += 1;
    else total.waiting += 1;
  });
  const closeShard = guarded(async (shard: number) => {
    for await (const { rows } of pages((after) => list(context.table, shard, { limit: PAGE, after }))) {
      const due = rows.filter(({ endsAt }) => endsAt <= context.now).map(({ id }) => id);
      await inParallel(due, AT_ONCE, close);
      if (due.length < rows.length) break;
    }
  });
  await inParallel(
    Array.from({ length: shards }, (_, shard) => shard),
    SHARDS_AT_ONCE,
    closeShard,
  );
  if (failures.length > 0) throw failures[0];
  return total;
}

async function closeOne(context: Context, id: string): Promise<boolean> {
  // The list may lag behind: what counts is the posting itself, and its version.
  const current = await loadPosting(context.table, id);
  if (!current || !isOver(current, context.now)) return false;
  try {
    await context.table.transact(ending(current, { by: CLOCK, at: context.now }).writes);
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false; // an objection, or another run: the next one will see
    throw error;
  }
}

/** A posting whose period is over: the writes that end it and have its report made. */
export function ending(
  posting: Posting,
  { by, at }: Pick<Fact, 'by' | 'at'>,
  news: Partial<Posting> = {},
): { after: Posting; writes: Write[] } {
  const ended = { ...posting, ...news, state: 'ENDED' as const, endedAt: Math.max(at, posting.endsAt) };
  const { after, entry } = change({ kind: 'POSTING', id: posting.id }, posting, ended, { by, at, action: 'end' });
  return {
    after,
    writes: [putPosting(after, posting), { ...entry, as: 'posting' }, askFor('report', posting.id, { city: posting.city, at })],
  };
}

/** What ends the posting of an application that leaves the unit's hands; nothing where none runs. */
export async function stopping({ table, now, actor }: Context, head: Application, reason: string): Promise<Write[]> {
  const posting = head.posting ? await loadPosting(table, head.posting) : null;
  return posting?.state === 'RUNNING' || posting?.state === 'ENDED' ? stop(posting, { by: actor, at: now, action: 'stop', reason }) : [];
}

/** What stops a posting that still runs when the next one begins: its application was withdrawn and has come back in between (U4). */
export function superseded({ now, actor }: Context, last: Posting | null): Write[] {
  const runs = last?.state === 'RUNNING' || last?.state === 'ENDED';
  return last && runs ? stop(last, { by: actor, at: now, action: 'stop', reason: 'posted anew' }) : [];
}

/** Stops a posting that has not ended. */
export function stop(posting: Posting, fact: Fact, news: Partial<Posting> = {}): Write[] {
  const { after, entry } = change(
    { kind: 'POSTING', id: posting.id },
    posting,
    { ...posting, ...news, state: 'STOPPED' as const, endedAt: fact.at },
    fact,
  );
  return [putPosting(after, posting), { ...entry, as: 'posting' }];
}

/** Stops the posting of an application that was withdrawn or has gone to another unit; done before, it changes nothing. */
export async function stopGone(
  { table }: Pick<Context, 'table'>,
  { posting: id, because }: { posting: string; because: 'withdrawn' | 'moved' },
  now: Instant,
): Promise<void> {
  const posting = await loadPosting(table, id);
  if (posting?.state === 'RUNNING' || posting?.state === 'ENDED')
    await table.transact(stop(posting, { by: { kind: 'system', name: 'notify' }, at: now, action: 'stop', reason: because }));
  if (because === 'moved') await passOn({ table }, id, now);
}
