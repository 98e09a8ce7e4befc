/** How announcements are kept: where each stands, and every version that was published, whole. */
import { unchanged, type Versioned } from '../core/audit.ts';
import type { Context } from '../core/context.ts';
import { DAY, SECOND } from '../core/time.ts';
import * as keys from '../table/keys.ts';
import { fromItem, toItem } from '../table/item.ts';
import type { Item, Table, Write } from '../table/port.ts';
import { documentFor } from './carrying.ts';
import { announcementFrom, type Announcement } from './document/index.ts';
import { headShape, versionShape, type AnnouncementVersion, type CycleHead } from './model.ts';

/** How long a process may trust the list of cycles it has read. */
const CYCLES_MEMORY = 10 * SECOND;

export type Reader = Pick<Context, 'table' | 'memory' | 'now'>;

/** As many cycles as one page reads. */
const PAGE = 100;

/** The published cycles of all cities, by city, year and round, as this process remembers them. */
export async function loadCycles(reader: Reader): Promise<readonly CycleHead[]> {
  return (await loadHeads(reader)).filter(({ state }) => state === 'PUBLISHED');
}

/** The same with those that were withdrawn. */
export function loadHeads({ table, memory, now }: Reader): Promise<readonly CycleHead[]> {
  return memory.recall('cycles', { now, forAtMost: CYCLES_MEMORY, load: () => readHeads(table) });
}

/** Lets this process forget the list, when it has just been changed. */
export function forgetCycles({ memory }: Pick<Reader, 'memory'>): void {
  memory.forget('cycles');
}

async function readHeads(table: Table): Promise<CycleHead[]> {
  const heads: CycleHead[] = [];
  let after: string | null = null;
  do {
    const page = await table.query(keys.cycles.under({}), { limit: PAGE, after });
    heads.push(...page.items.map((item) => fromItem(headShape, item)));
    after = page.next;
  } while (after !== null);
  return heads;
}

/** The head of a cycle, read now; null where there is none. */
export async function loadHead(table: Table, cycle: string): Promise<CycleHead | null> {
  if (!keys.isKeyPart(cycle)) return null;
  const item = await table.get(keys.cycle.key({ cycle }));
  return item && fromItem(headShape, item);
}

/** A head out of an item, of whoever has read a whole cycle. */
export function headOf(items: readonly Item[]): CycleHead | null {
  const item = items.find(({ sk }) => sk === keys.cycle.sk);
  return item ? fromItem(headShape, item) : null;
}

/** A version of a notice as the rules ask it. It never changes: whoever has read it needs not read it again. */
export function loadAnnouncement({ table, memory, now }: Reader, cycle: string, number: number): Promise<Announcement> {
  const load = async () => announcementFrom(JSON.parse((await loadVersion(table, cycle, number)).text), number);
  return memory.recall(`announcement ${cycle} ${number}`, { now, forAtMost: DAY, load });
}

/** The notice of a cycle as it is in force. */
export async function loadInForce(context: Reader, cycle: string): Promise<Announcement> {
  const head = (await loadCycles(context)).find((one) => one.cycle === cycle);
  if (!head) throw new Error(`${cycle} is not published`);
  return loadAnnouncement(context, cycle, head.versions);
}

/**
 * The notice by which an application is judged that was first submitted under an earlier version: with what has changed since for everybody,
 * and without what holds for new ones alone (C8, C15).
 */
export async function loadJudging(context: Reader, { cycle, versions, forNew }: CycleHead, judgedBy: number): Promise<Announcement> {
  if (judgedBy >= versions || !forNew.some((number) => number > judgedBy)) return loadAnnouncement(context, cycle, versions);
  const { table, memory, now } = context;
  const load = async () => announcementFrom(documentFor(await loadDocuments(table, cycle, versions), forNew, judgedBy), judgedBy);
  return memory.recall(`announcement ${cycle} ${judgedBy} of ${versions}`, { now, forAtMost: DAY, load });
}

/** The documents of all versions, in order. */
export function loadDocuments(table: Table, cycle: string, versions: number): Promise<unknown[]> {
  const numbers = Array.from({ length: versions }, (_, index) => index + 1);
  return Promise.all(numbers.map(async (number) => JSON.parse((await loadVersion(table, cycle, number)).text) as unknown));
}

/** A version as it was published. */
export async function loadVersion(table: Table, cycle: string, number: number): Promise<AnnouncementVersion> {
  const item = await table.get(keys.announcementVersion.key({ cycle, number: keys.padded(number) }));
  if (!item) throw new Error(`version ${number} of ${cycle} is missing`);
  return fromItem(versionShape, item);
}

/** The head of a cycle; with the version that it was changed from, and `published` where it now is in the list of those that run. */
export function putHead(one: CycleHead, before: Versioned | null): Write {
  const { cycle, city, year, round } = one;
  const listed = keys.cycles.entry({ city, year: keys.padded(year), round: String(round), cycle });
  return { put: toItem(keys.cycle.key({ cycle }), one, listed), when: unchanged(before), as: 'cycle' };
}

export function putVersion(one: AnnouncementVersion): Write {
  const { cycle, number } = one;
  return { put: toItem(keys.announcementVersion.key({ cycle, number: keys.padded(number) }), one), when: 'absent', as: 'version' };
}
