/** What people do with their inbox: mark what they have read. Their own marks are no change that others must account for: no audit entry. */
import { inTurn } from '../../core/in-turn.ts';
import { personOf } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import type { Outcome } from '../../core/once.ts';
import type { Instant } from '../../core/time.ts';
import type { Entry } from '../model.ts';
import { notificationRefusals } from '../refusals.ts';
import { countUnread, loadEntries, loadUnread, putEntry, inboxPlace } from '../store.ts';

/** How many notices one call marks. */
export const MOST_MARKS = 90;

/** How many were marked by this call; how many of those meant are left. */
export type Marks = { marked: number; left: number };
type Marked = Outcome<{ marked: number }, Marks>;

/** Marks these notices, all in the reader's own inbox; one that has been read stays as it was. */
export async function markRead(context: Context, { notices }: { notices: readonly string[] }): Promise<Marked> {
  const { account } = personOf(context.actor);
  const wanted = [...new Set(notices)];
  if (wanted.length < 1 || wanted.length > MOST_MARKS) throw notificationRefusals.NOTICES_TOO_MANY({ most: MOST_MARKS });
  return marking(context, account, async () => {
    const entries = await loadEntries(context.table, account, wanted);
    if (entries.length < wanted.length) throw notificationRefusals.NOTICE_UNKNOWN();
    return { entries, left: null };
  });
}

/** Marks the oldest that are not read up to an instant, and says how many are left: called until there are none. */
export async function markAllRead(context: Context, { until }: { until: Instant }): Promise<Marked> {
  const { account } = personOf(context.actor);
  return marking(context, account, async () => {
    const { entries, next } = await loadUnread(context.table, account);
    const meant = entries.filter(({ at }) => at <= until);
    const some = meant.slice(0, MOST_MARKS);
    const beyond = next !== null && meant.length === entries.length ? (await countUnread(context.table, account)) - entries.length : 0;
    // The list is an index and may lag: what counts is the inbox itself.
    return { entries: await loadEntries(context.table, account, some.map(inboxPlace)), left: meant.length - some.length + beyond };
  });
}

/** How many a person has not read, for a repeated key. */
export async function marksAgain(context: Context, { marked }: { marked: number }): Promise<Marks> {
  return { marked, left: await countUnread(context.table, personOf(context.actor).account) };
}

function marking(context: Context, account: string, find: () => Promise<{ entries: Entry[]; left: number | null }>): Promise<Marked> {
  // Marked on another device at the same time: what is left is marked.
  return inTurn(context, async () => {
    const { entries, left } = await find();
    const unread = entries.filter(({ readAt }) => readAt === null);
    const answer = { marked: unread.length };
    const writes = unread.map((entry) => putEntry({ ...entry, readAt: context.now, version: entry.version + 1 }, entry));
    const all = [...writes, ...context.also(answer)];
    if (all.length > 0) await context.table.transact(all);
    return { answer, result: { ...answer, left: left ?? (await countUnread(context.table, account)) } };
  });
}
