/** How inboxes, preferences and mailings are kept. */
import { unchanged, type Versioned } from '../core/audit.ts';
import { pages } from '../core/page.ts';
import type { Instant } from '../core/time.ts';
import * as keys from '../table/keys.ts';
import { fromItem, toItem } from '../table/item.ts';
import { keyText, type Table, type Write } from '../table/port.ts';
import { accountShape, grantShape } from '../identity/model.ts';
import {
  entryShape,
  lineShape,
  preferencesShape,
  runShape,
  type Addressee,
  type Entry,
  type Line,
  type MailingName,
  type Preferences,
  type Run,
} from './model.ts';

export { MAILING_SHARDS } from '../table/keys.ts';

type Paging = { limit: number; after: string | null };

/** People as they are written to, in one batch; those without an account are left out. */
export async function loadAddressees(table: Table, names: readonly string[]): Promise<Addressee[]> {
  const each = [...new Set(names)];
  const items = await table.getMany([
    ...each.map((name) => keys.account.key({ account: name })),
    ...each.map((name) => keys.preferences.key({ account: name })),
  ]);
  const chosen = new Map(
    items
      .filter(({ sk }) => sk === keys.preferences.sk)
      .map((item) => [item.pk.slice('PREFERENCES#'.length), fromItem(preferencesShape, item)]),
  );
  return items
    .filter(({ sk }) => sk === keys.account.sk)
    .map((item) => fromItem(accountShape, item))
    .map((account) => ({ account, preferences: chosen.get(account.account) ?? null }));
}

/** Whether each reader of these lines holds the office in which they were told; one batch. */
export async function loadHeld(table: Table, lines: readonly Pick<Line, 'account' | 'as'>[], now: Instant) {
  const keyOfGrant = ({ account, as }: Pick<Line, 'account' | 'as'>) => (as ? keys.grant.key({ account, ...as }) : null);
  const each = new Map(lines.flatMap((line) => keyOfGrant(line) ?? []).map((key) => [keyText(key), key]));
  const grants = (await table.getMany([...each.values()])).map((item) => [keyText(item), fromItem(grantShape, item)] as const);
  const inForce = new Set(grants.flatMap(([key, { until }]) => (until === null || until > now ? [key] : [])));
  return (line: Pick<Line, 'account' | 'as'>): boolean => {
    const key = keyOfGrant(line);
    return key !== null && inForce.has(keyText(key));
  };
}

export async function loadPreferences(table: Table, account: string): Promise<Preferences | null> {
  const item = await table.get(keys.preferences.key({ account }));
  return item && fromItem(preferencesShape, item);
}

export function putPreferences(one: Preferences, before: Versioned | null): Write {
  return { put: toItem(keys.preferences.key({ account: one.account }), one), when: unchanged(before), as: 'preferences' };
}

/** Where an entry lies in its reader's inbox; the graph names it so too. */
export function inboxPlace({ at, id }: Pick<Entry, 'at' | 'id'>): string {
  return `${keys.padded(at, 15)}.${id}`;
}

/** Puts an entry in, or its next version; one that is not read stands in the list of such. */
export function putEntry(one: Entry, before: Entry | null): Write {
  const place = { account: one.account, at: keys.padded(one.at, 15), notice: one.id };
  const listed = one.readAt === null ? [keys.unread.entry(place)] : [];
  const when = before ? { version: before.version } : ('absent' as const);
  return { put: toItem(keys.inbox.key(place), one, ...listed), when, as: 'inbox' };
}

/** Those of these entries that lie in a person's inbox, by their places. */
export async function loadEntries(table: Table, account: string, places: readonly string[]): Promise<Entry[]> {
  const parts = places.map((place) => place.split('.')).filter((split) => split.length === 2 && split.every(keys.isKeyPart));
  const items = await table.getMany(parts.map(([at = '', notice = '']) => keys.inbox.key({ account, at, notice })));
  return items.map((item) => fromItem(entryShape, item));
}

/** An inbox, newest first: all of it, or what is not read. One request a page. */
export async function loadInbox(table: Table, account: string, { unreadOnly, ...paging }: Paging & { unreadOnly: boolean }) {
  const range = unreadOnly ? keys.unread.under({ account }) : keys.inbox.under({ account });
  const page = await table.query(range, { ...paging, descending: true });
  return {
    rows: page.items.map((item) => fromItem(entryShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}

/** What a person has not read, oldest first: one page. */
export async function loadUnread(table: Table, account: string): Promise<{ entries: Entry[]; next: string | null }> {
  const { items, next } = await table.query(keys.unread.under({ account }));
  return { entries: items.map((item) => fromItem(entryShape, item)), next };
}

/** How many of what a person has not read are to be seen: of each no more is read than the office in which they were told. */
export async function countUnread(
  table: Table,
  account: string,
  isSeen: (entry: Pick<Entry, 'as'>) => boolean = () => true,
): Promise<number> {
  const range = keys.unread.under({ account });
  let count = 0;
  for await (const { items } of pages((after) => table.query(range, { after, only: ['as'] })))
    count += items.filter((item) => isSeen(fromItem(officeShape, item))).length;
  return count;
}
const officeShape = entryShape.pick({ as: true });

export async function loadRun(table: Table, mailing: MailingName): Promise<Run | null> {
  const item = await table.get(keys.mailingRun.key(mailing));
  return item && fromItem(runShape, item);
}

/** The names of all mailings of a kind that have begun, with how far they have come. */
export async function loadRuns(table: Table, kind: string): Promise<(Run & { name: string })[]> {
  const { items } = await table.query(keys.mailingRun.under({ kind }));
  return items.map((item) => ({ ...fromItem(runShape, item), name: item.sk }));
}

/** The last mailing of a kind that has begun; null where there is none. */
export async function loadLastRun(table: Table, kind: string): Promise<(Run & { name: string }) | null> {
  const { items } = await table.query(keys.mailingRun.under({ kind }), { limit: 1, descending: true });
  const [item] = items;
  return item ? { ...fromItem(runShape, item), name: item.sk } : null;
}

/** The run as it goes on; conflicts when another one has gone on before. */
export function putRun(mailing: MailingName, run: Run, before: Run | null): Write {
  const when = before ? { version: before.version } : ('absent' as const);
  return { put: toItem(keys.mailingRun.key(mailing), run), when, as: 'run' };
}

/** Holds only while a run is where it was. */
export function sameRun(mailing: MailingName, run: Run | null): Write {
  return { check: keys.mailingRun.key(mailing), when: run ? { version: run.version } : 'absent', as: 'run' };
}

/** A line of a mailing. The same line twice is the same line. */
export function putLine({ kind, name }: MailingName, line: string, one: Line): Write {
  const place = { kind, name, shard: keys.shardOf(one.account, keys.MAILING_SHARDS), account: one.account, line };
  return { put: toItem(keys.mailingLine.key(place), one), when: 'always', as: 'line' };
}

/** One page of a mailing's lines, by person. */
export async function loadLines(table: Table, { kind, name }: MailingName, shard: number, paging: Paging) {
  const range = keys.mailingLine.under({ kind, name, shard: keys.padded(shard, 2) });
  const page = await table.query(range, paging);
  return {
    lines: page.items.map((item) => ({ ...fromItem(lineShape, item), cursor: table.cursorOf(item, range) })),
    next: page.next,
  };
}

/** All lines of one person: what happened to them since the last digest, which is bounded by their day. */
export async function loadLinesOf(table: Table, { kind, name }: MailingName, shard: number, account: string) {
  const within = { kind, name, shard: keys.padded(shard, 2) };
  const { items } = await table.query(keys.mailingLine.under({ ...within, account }));
  return items.map((item) => ({ ...fromItem(lineShape, item), cursor: table.cursorOf(item, keys.mailingLine.under(within)) }));
}

/** Whether a mailing has no line at all. */
export async function isEmpty(table: Table, mailing: MailingName): Promise<boolean> {
  const shards = Array.from({ length: keys.MAILING_SHARDS }, (_, shard) => loadLines(table, mailing, shard, { limit: 1, after: null }));
  return (await Promise.all(shards)).every(({ lines }) => lines.length === 0);
}

/** How many lines lie in one shard of a mailing that are of a city, or of no single one: of each no more is read than that. */
export async function countLines(table: Table, { kind, name }: MailingName, shard: number, city: string): Promise<number> {
  const range = keys.mailingLine.under({ kind, name, shard: keys.padded(shard, 2) });
  let count = 0;
  for await (const { items } of pages((after) => table.query(range, { after, only: ['city'] })))
    count += items.map((item) => fromItem(placeShape, item)).filter((one) => (one.city ?? city) === city).length;
  return count;
}
const placeShape = lineShape.pick({ city: true });

/** Closes a digest: nothing is put into it any more. In parts, so that those who write into it do not meet. */
export function closeDigest({ kind, name }: MailingName, at: Instant): Write[] {
  return Array.from({ length: keys.MAILING_SHARDS }, (_, shard) => ({
    put: toItem(keys.mailingClosed.key({ kind, name, shard: keys.padded(shard, 2) }), { at }),
    when: 'absent' as const,
    as: 'closed',
  }));
}

/** Holds only while a digest still collects from these people. */
export function stillCollects({ kind, name }: MailingName, accounts: readonly string[]): Write[] {
  const shards = [...new Set(accounts.map((account) => keys.shardOf(account, keys.MAILING_SHARDS)))];
  return shards.map((shard) => ({ check: keys.mailingClosed.key({ kind, name, shard }), when: 'absent' as const, as: 'closed' }));
}
