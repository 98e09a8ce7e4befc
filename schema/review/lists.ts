/**
 * Reviewers' lists: a page straight from an index where the index has the order and the narrowing asked for; otherwise the whole
 * list, read once, narrowed and put in order here. What is read whole is bounded, and who asks for more is told to narrow it.
 */
import * as z from 'zod';
import { pageRefusals } from '../core/page.ts';
import type { Application, State } from '../application/model.ts';
import { applicationRefusals } from '../application/refusals.ts';
import type { ApplicationList, ApplicationPage } from '../application/store.ts';
import type { Level } from '../calendar/data/series.ts';

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

/** The list as it is asked for; `within` gives the index's list of one state, for counting. */
export function listing(
  source: ApplicationList,
  narrowing: Narrowing,
  within: (state: State) => ApplicationList,
  states: readonly State[],
): Listing {
  const { order, ...asked } = narrowing;
  const straight = order === 'WAITING' && Object.values(asked).every((one) => one === null);
  if (straight) return { ...source, byState: () => counted(within, states) };
  let whole: Promise<Application[]> | undefined;
  const all = () => (whole ??= readWhole(source).then((heads) => ordered(heads.filter(fits(narrowing)), order)));
  return {
    page: async ({ limit, after }) => pageAfter(await all(), order, limit, after),
    count: async () => (await all()).length,
    byState: async () => {
      const counts = new Map<State, number>();
      for (const head of await all()) counts.set(head.state, (counts.get(head.state) ?? 0) + 1);
      return counts;
    },
  };
}

/** Several lists as one, one after the other: the joint queue of all departments (D7). A cursor says in which of them it stands. */
export function joined(lists: readonly ApplicationList[]): ApplicationList {
  const [only] = lists;
  if (only && lists.length === 1) return only;
  return {
    async page({ limit, after }) {
      const applications: Application[] = [];
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
    count: async () => (await Promise.all(lists.map((one) => one.count()))).reduce((sum, count) => sum + count, 0),
  };
}

function readJoined(cursor: string): { list: number; within: string | null } {
  const found = /^(\d{1,3})\.(.+)$/u.exec(cursor);
  if (!found) throw pageRefusals.CURSOR_INVALID();
  return { list: Number(found[1]), within: found[2] ?? null };
}

async function counted(within: (state: State) => ApplicationList, states: readonly State[]): Promise<Map<State, number>> {
  const counts = await Promise.all(states.map(async (state) => [state, await within(state).count()] as const));
  return new Map(counts.filter(([, count]) => count > 0));
}

async function readWhole(source: ApplicationList): Promise<Application[]> {
  const heads: Application[] = [];
  let after: string | null = null;
  do {
    const page: ApplicationPage = await source.page({ limit: READ_AT_ONCE, after });
    heads.push(...page.applications);
    after = page.next;
    if (heads.length > LARGEST_WHOLE) throw applicationRefusals.LIST_TOO_LONG({ most: LARGEST_WHOLE });
  } while (after !== null);
  return heads;
}

function fits({ state, series, level, promotionType, name, unit }: Narrowing): (head: Application) => boolean {
  const [inName, inUnit] = [name, unit].map((part) => (part === null ? null : folded(part)));
  return (head) =>
    (state === null || head.state === state) &&
    (series === null || head.series === series) &&
    (level === null || head.level === level) &&
    (promotionType === null || head.promotionType === promotionType) &&
    (!inName || folded(head.applicantName).includes(inName)) &&
    (!inUnit || folded(head.unitName).includes(inUnit));
}

/** As it is looked for: full-width letters are letters, blanks and the dot of names do not matter. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s·•・]/gu, '');
}

const byPinyin = new Intl.Collator('zh-u-co-pinyin');

function ordered(heads: Application[], order: Order): Application[] {
  return order === 'NAME' ? heads.toSorted(compared) : heads;
}

function compared(a: Pick<Application, 'applicantName' | 'id'>, b: Pick<Application, 'applicantName' | 'id'>): number {
  return byPinyin.compare(a.applicantName, b.applicantName) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** In order of names a cursor names the row it stands on, so that a row that has left the list meanwhile disturbs nothing. */
const cursorShape = z.object({ id: z.string(), applicantName: z.string() });

function pageAfter(heads: readonly Application[], order: Order, limit: number, after: string | null): ApplicationPage {
  const start = after === null ? 0 : startAfter(heads, order, readCursor(after));
  const applications = heads.slice(start, start + limit);
  const cursors = applications.map(({ id, applicantName }) => Buffer.from(JSON.stringify({ id, applicantName })).toString('base64url'));
  return { applications, cursors, next: start + limit < heads.length ? (cursors.at(-1) ?? null) : null };
}

function startAfter(heads: readonly Application[], order: Order, cursor: z.infer<typeof cursorShape>): number {
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
