/**
 * Reviewers' lists: a page straight from an index where the index has the order and the narrowing asked for; otherwise the whole
 * list, read once, narrowed and put in order here. What is read whole is bounded, and who asks for more is told to narrow it.
 */
import * as z from 'zod';
import { foldedName } from '../core/names.ts';
import { pageRefusals, pages } from '../core/page.ts';
import type { Level } from '../announcement/data/series.ts';
import { applicationRefusals } from '../application/refusals.ts';
import type { ApplicationList, ApplicationPage, Line } from '../application/store.ts';
import type { State } from '../application/moves.ts';

/** As many rows as one request reads whole: a large school has some hundreds. */
export const LARGEST_WHOLE = 2000;
const READ_AT_ONCE = 500;

export const ORDERS = ['WAITING', 'NAME'] as const;
/** WAITING: as the index has them, those that wait longest first within a state. NAME: by pinyin. */
export type Order = (typeof ORDERS)[number];

/** What the index did not narrow already. `name` and `unit` are parts of names, as somebody looks for them. */
export type Narrowing = {
  state: State | null;
  series: string | null;
  level: Level | null;
  promotionType: string | null;
  name: string | null;
  unit: string | null;
  order: Order;
};

type Paging = { limit: number; after: string | null };

/** One page of a list, and what can be counted of all of it. */
export type Listing = { page(paging: Paging): Promise<ApplicationPage>; count(): Promise<number>; byState(): Promise<Map<State, number>> };

/** The list as it is asked for. However often it is counted, it is read once. */
export function listing(source: ApplicationList, narrowing: Narrowing, most = LARGEST_WHOLE): Listing {
  const { order } = narrowing;
  if (!isWhole(narrowing)) return { page: (paging) => source.page(paging), ...counting(() => source.byState()) };
  let whole: Promise<Line[]> | undefined;
  const all = () => (whole ??= readWhole(source, most).then((lines) => ordered(lines.filter(fits(narrowing)), order)));
  return {
    page: async (paging) => pageAfter(source, await all(), order, paging),
    ...counting(async () => {
      const counts = new Map<State, number>();
      for (const { state } of await all()) counts.set(state, (counts.get(state) ?? 0) + 1);
      return counts;
    }),
  };
}

/** Whether a list is read as a whole: no index has this order, or narrows by this. */
export function isWhole({ order, ...asked }: Narrowing): boolean {
  return order === 'NAME' || Object.values(asked).some((one) => one !== null);
}

function counting(read: () => Promise<Map<State, number>>): Pick<Listing, 'count' | 'byState'> {
  let counts: Promise<Map<State, number>> | undefined;
  const byState = () => (counts ??= read());
  return { byState, count: async () => [...(await byState()).values()].reduce((sum, count) => sum + count, 0) };
}

/** Several lists as one, one after the other: the joint queue of all departments (D7). A cursor says in which of them it stands. */
export function joined(lists: readonly ApplicationList[]): ApplicationList {
  const [only] = lists;
  if (only && lists.length === 1) return only; // each of several knows the applications of all of them
  return {
    async page({ limit, after }) {
      const applications: ApplicationPage['applications'] = [];
      const cursors: string[] = [];
      let { list, within } = after === null ? { list: 0, within: null } : readJoined(after);
      if (after !== null && list >= lists.length) throw pageRefusals.CURSOR_INVALID();
      for (; list < lists.length && applications.length < limit; list += 1, within = null) {
        const page = await lists[list]?.page({ limit: limit - applications.length, after: within });
        const place = list;
        applications.push(...(page?.applications ?? []));
        cursors.push(...(page?.cursors ?? []).map((cursor) => `${place}.${cursor}`));
        if (page && page.next !== null) return { applications, cursors, next: `${place}.${page.next}` };
      }
      const last = cursors.at(-1) ?? null;
      return { applications, cursors, next: list < lists.length ? last : null };
    },
    async lines({ after }) {
      // Each list is read to its end before the next: whoever reads lines reads all of them.
      const { list, within } = after === null ? { list: 0, within: null } : readJoined(after);
      const page = await lists[list]?.lines({ limit: READ_AT_ONCE, after: within });
      const next = page?.next ? `${list}.${page.next}` : list + 1 < lists.length ? `${list + 1}.` : null;
      return { lines: page?.lines ?? [], next };
    },
    whole: (lines) => only?.whole(lines) ?? Promise.resolve([]),
    byState: async () => {
      const total = new Map<State, number>();
      for (const one of await Promise.all(lists.map((list) => list.byState())))
        for (const [state, count] of one) total.set(state, (total.get(state) ?? 0) + count);
      return total;
    },
  };
}

function readJoined(cursor: string): { list: number; within: string | null } {
  const found = /^(\d{1,3})\.(.*)$/u.exec(cursor);
  if (!found) throw pageRefusals.CURSOR_INVALID();
  return { list: Number(found[1]), within: found[2] || null };
}

async function readWhole(source: ApplicationList, most: number): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const page of pages((after) => source.lines({ limit: READ_AT_ONCE, after }))) {
    lines.push(...page.lines);
    if (lines.length > most) throw applicationRefusals.LIST_TOO_LONG({ most });
  }
  return lines;
}

function fits({ state, series, level, promotionType, name, unit }: Narrowing): (head: Line) => boolean {
  const [inName, inUnit] = [name, unit].map((part) => (part === null ? null : foldedName(part)));
  return (head) =>
    (state === null || head.state === state) &&
    (series === null || head.series === series) &&
    (level === null || head.level === level) &&
    (promotionType === null || head.promotionType === promotionType) &&
    (!inName || foldedName(head.applicantName).includes(inName)) &&
    (!inUnit || foldedName(head.unitName).includes(inUnit));
}

const byPinyin = new Intl.Collator('zh-u-co-pinyin');

function ordered(heads: Line[], order: Order): Line[] {
  return order === 'NAME' ? heads.toSorted(compared) : heads;
}

function compared(a: Pick<Line, 'applicantName' | 'id'>, b: Pick<Line, 'applicantName' | 'id'>): number {
  return byPinyin.compare(a.applicantName, b.applicantName) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** In order of names a cursor names the row it stands on, so that a row that has left the list meanwhile disturbs nothing. */
const cursorShape = z.object({ id: z.string(), applicantName: z.string() });

async function pageAfter(
  source: ApplicationList,
  lines: readonly Line[],
  order: Order,
  { limit, after }: Paging,
): Promise<ApplicationPage> {
  const start = after === null ? 0 : startAfter(lines, order, readCursor(after));
  const shown = lines.slice(start, start + limit);
  const cursors = new Map(
    shown.map(({ id, applicantName }) => [id, Buffer.from(JSON.stringify({ id, applicantName })).toString('base64url')]),
  );
  const applications = await source.whole(shown);
  const next = start + limit < lines.length ? (cursors.get(shown.at(-1)?.id ?? '') ?? null) : null;
  return { applications, cursors: applications.map(({ id }) => cursors.get(id) ?? ''), next };
}

function startAfter(heads: readonly Line[], order: Order, cursor: z.infer<typeof cursorShape>): number {
  if (order === 'NAME') {
    const next = heads.findIndex((head) => compared(head, cursor) > 0);
    return next === -1 ? heads.length : next;
  }
  const at = heads.findIndex(({ id }) => id === cursor.id);
  if (at === -1) throw pageRefusals.CURSOR_INVALID();
  return at + 1;
}

function readCursor(cursor: string): z.infer<typeof cursorShape> {
  try {
    return cursorShape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw pageRefusals.CURSOR_INVALID();
  }
}
