/** How rosters are kept: a head for the lists, its lines in parts that never change, who was removed since, and its files. */
import { unchanged, type Versioned } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { pages } from '../../core/page.ts';
import { getTogether } from '../../core/together.ts';
import { instantKey } from '../../calendar/store.ts';
import { attachmentShape, type Attachment } from '../../posting/model.ts';
import * as keys from '../../table/keys.ts';
import { fromItem, toItem } from '../../table/item.ts';
import type { Item, Range, Table, Write } from '../../table/port.ts';
import {
  countShape,
  LINES_A_PART,
  partShape,
  removalShape,
  rosterShape,
  sessionRosterShape,
  type Removal,
  type Roster,
  type RosterCount,
  type RosterFile,
  type RosterLine,
} from './model.ts';

type Paging = { limit: number; after: string | null };

export async function loadRoster(table: Table, id: string): Promise<Roster | null> {
  if (!keys.isKeyPart(id)) return null;
  const item = await table.get(keys.roster.key({ roster: id }));
  return item && fromItem(rosterShape, item);
}

/** The same for showing it, in one batch with all that a page asks for. */
export async function rosterOf(context: Context, id: string): Promise<Roster | null> {
  if (!keys.isKeyPart(id)) return null;
  const item = await getTogether(context, keys.roster.key({ roster: id }));
  return item && fromItem(rosterShape, item);
}

/** With everybody who was ever on it, and who was removed. */
export async function loadRosterFile(table: Table, id: string): Promise<RosterFile | null> {
  const roster = await loadRoster(table, id);
  if (!roster) return null;
  const [parts, removals] = await Promise.all([
    allIn(table, keys.rosterPart.under({ roster: id }), (item) => fromItem(partShape, item)),
    allIn(table, keys.rosterRemoval.under({ roster: id }), (item) => fromItem(removalShape, item)),
  ]);
  return { roster, lines: parts.flatMap(({ lines }) => lines), removals };
}

async function allIn<T>(table: Table, range: Range, read: (item: Item) => T): Promise<T[]> {
  const all: T[] = [];
  for await (const { items } of pages((after) => table.query(range, { limit: 200, after }))) all.push(...items.map(read));
  return all;
}

/** The head with its places: the committee's list, the public's and the clock's while it is posted. */
export function putRoster(one: Roster, before: Versioned | null): Write {
  const { id, committee, cycle, number, state } = one;
  const endsAt = instantKey(one.endsAt);
  const inLists = [
    keys.committeeRosters.entry({ committee, cycle, number: keys.padded(number, 3) }),
    ...(state === 'RUNNING'
      ? [keys.publicRosters.entry({ cycle, endsAt, roster: id }), keys.runningRosters.entry({ endsAt, roster: id })]
      : []),
  ];
  return { put: toItem(keys.roster.key({ roster: id }), one, ...inLists), when: unchanged(before), as: 'roster' };
}

/** A transaction that holds only while a roster is as it was read. */
export function sameRoster({ id, version }: Roster): Write {
  return { check: keys.roster.key({ roster: id }), when: { version }, as: 'roster' };
}

/** The lines in their parts: written once. */
export function putLines(roster: string, lines: readonly RosterLine[]): Write[] {
  return Array.from({ length: Math.ceil(lines.length / LINES_A_PART) }, (_, index) => {
    const own = lines.slice(index * LINES_A_PART, (index + 1) * LINES_A_PART);
    const place = keys.rosterPart.key({ roster, number: keys.padded(index + 1, 3) });
    return { put: toItem(place, { roster, number: index + 1, lines: own }), when: 'absent', as: 'part' };
  });
}

export function putRemoval(one: Removal): Write {
  const { roster, application } = one;
  return { put: toItem(keys.rosterRemoval.key({ roster, application }), one), when: 'absent', as: 'removal' };
}

export async function loadRosterCount(table: Table, of: { committee: string; cycle: string }): Promise<RosterCount | null> {
  const item = await table.get(keys.rosterCount.key(of));
  return item && fromItem(countShape, item);
}

export function putRosterCount(of: { committee: string; cycle: string }, rosters: number, before: RosterCount | null): Write {
  const one: RosterCount = { rosters, version: (before?.version ?? 0) + 1 };
  const when = before ? { version: before.version } : ('absent' as const);
  return { put: toItem(keys.rosterCount.key(of), one), when, as: 'rosters' };
}

/** A meeting's results are posted once. */
export function putSessionRoster(session: string, roster: string): Write {
  return { put: toItem(keys.sessionRoster.key({ session }), { session, roster }), when: 'absent', as: 'session' };
}

/** On which roster the results of these meetings were posted, those that were. */
export async function loadSessionRosters(table: Table, sessions: readonly string[]): Promise<Map<string, string>> {
  const items = await table.getMany(sessions.map((session) => keys.sessionRoster.key({ session })));
  return new Map(items.map((item) => fromItem(sessionRosterShape, item)).map(({ session, roster }) => [session, roster]));
}

/** The same for showing it, in one batch with all that a page asks for. */
export async function rosterOfSession(context: Context, session: string): Promise<string | null> {
  if (!keys.isKeyPart(session)) return null;
  const item = await getTogether(context, keys.sessionRoster.key({ session }));
  return item && fromItem(sessionRosterShape, item).roster;
}

async function page<T>(table: Table, range: Range, paging: Paging & { descending?: boolean }, read: (item: Item) => T) {
  const found = await table.query(range, paging);
  return { rows: found.items.map(read), cursors: found.items.map((item) => table.cursorOf(item, range)), next: found.next };
}

/** A committee's rosters of a cycle, the newest first. */
export function listRosters(table: Table, of: { committee: string; cycle: string }, paging: Paging) {
  return page(table, keys.committeeRosters.under(of), { ...paging, descending: true }, (item) => fromItem(rosterShape, item));
}

/** The rosters that are posted at present, those that end first first. */
export function listPublicRosters(table: Table, cycle: string, paging: Paging) {
  return page(table, keys.publicRosters.under({ cycle }), paging, (item) => fromItem(rosterShape, item));
}

/** How many are posted at present. */
export function countPublicRosters(table: Table, cycle: string): Promise<number> {
  return table.count(keys.publicRosters.under({ cycle }));
}

/** Of a roster in the clock's list no more is read than the clock needs. */
const dueShape = rosterShape.pick({ id: true, endsAt: true });

/** The rosters whose posting has not ended, those that end first first. */
export function listRunningRosters(table: Table, paging: Paging) {
  return page(table, keys.runningRosters.under({}), paging, (item) => fromItem(dueShape, item));
}

export function putRosterFile(roster: string, one: Attachment): Write {
  const place = keys.rosterFile.key({ roster, number: keys.padded(one.number, 3) });
  return { put: toItem(place, one), when: 'absent', as: 'attachment' };
}

export function loadRosterFiles(table: Table, roster: string): Promise<Attachment[]> {
  return allIn(table, keys.rosterFile.under({ roster }), (item) => fromItem(attachmentShape, item));
}
