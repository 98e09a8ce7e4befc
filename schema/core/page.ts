/** Lists are Relay connections; the size of a page is capped here and nowhere else. */
import { declareRefusals } from './refusal.ts';

export const DEFAULT_PAGE = 25;
const LARGEST_PAGE = 100;

/** How lists are read is a matter of the interface: no rule of the review says how long a page is. */
export const pageRefusals = declareRefusals({
  PAGE_TOO_LARGE: { rule: null, zh: '每页至多{most}条，至少1条。', en: 'A page holds 1 to {most:row|rows}.' },
  DAYS_OUT_OF_RANGE: { rule: 'C10', zh: '天数须为1至{most}。', en: 'A period has 1 to {most:day|days}.' },
  CURSOR_INVALID: { rule: null, zh: '分页位置无效，请从第一页重新查询。', en: 'The cursor is not valid; start again from the first page.' },
});

export type PageArguments = {
  first?: number | null | undefined;
  after?: string | null | undefined;
};

/** The size and start of a page, checked. */
export function pageOf({ first, after }: PageArguments): { limit: number; after: string | null } {
  const limit = first ?? DEFAULT_PAGE;
  if (limit < 1 || limit > LARGEST_PAGE) throw pageRefusals.PAGE_TOO_LARGE({ most: LARGEST_PAGE });
  return { limit, after: after ?? null };
}

/** A page as a store reads it: a cursor for each row, and one for what comes after, null at the end. */
export type RowPage<T> = { rows: T[]; cursors: string[]; next: string | null };

/** Page after page of what is read by cursors, to the end. */
export async function* pages<Page extends { next: string | null }>(load: (after: string | null) => Promise<Page>): AsyncGenerator<Page> {
  let after: string | null = null;
  do {
    const page: Page = await load(after);
    yield page;
    after = page.next;
  } while (after !== null);
}

/** As many pages are read at most for one that is asked for, when rows are left out. */
export const SIFTED = 10;

/**
 * A page of those rows that the one who asks is to see: what is left out makes no page shorter, as far as some more reading fills it. Where
 * it does not, `next` stands behind the last row that was looked at.
 */
export async function sifted<T>(
  load: (paging: { limit: number; after: string | null }) => Promise<RowPage<T>>,
  keep: (row: T) => boolean,
  { limit, after }: { limit: number; after: string | null },
): Promise<RowPage<T>> {
  const kept: RowPage<T> = { rows: [], cursors: [], next: after };
  for (let reads = 0; reads < SIFTED; reads += 1) {
    const page = await load({ limit, after: kept.next });
    for (const [index, row] of page.rows.entries()) {
      if (!keep(row)) continue;
      const cursor = page.cursors[index] ?? '';
      kept.rows.push(row);
      kept.cursors.push(cursor);
      const isLast = index === page.rows.length - 1 && page.next === null;
      if (kept.rows.length === limit) return { ...kept, next: isLast ? null : cursor };
    }
    kept.next = page.next;
    if (page.next === null) break;
  }
  return kept;
}

/** A Relay connection of nodes read forward. Each edge's cursor is that of its row; `next` says whether there are more, and where. */
export function connectionOf<T>(
  nodes: readonly T[],
  cursors: readonly string[] | ((node: T) => string),
  start: string | null,
  next: string | null,
) {
  const cursorOf = (node: T, index: number) => (typeof cursors === 'function' ? cursors(node) : (cursors[index] ?? ''));
  const edges = nodes.map((node, index) => ({ node, cursor: cursorOf(node, index) }));
  return {
    edges,
    pageInfo: {
      startCursor: edges[0]?.cursor ?? null,
      // An empty page may not be the last: what is after it begins at `next`.
      endCursor: edges.at(-1)?.cursor ?? next,
      hasNextPage: next !== null,
      hasPreviousPage: start !== null,
    },
  };
}

/** The same of a list that is there as a whole: a cursor that is none of its rows' is refused. */
export function connectionIn<T>(
  all: readonly T[],
  cursorOf: (node: T) => string,
  { limit, after }: { limit: number; after: string | null },
) {
  const start = after === null ? 0 : all.findIndex((node) => cursorOf(node) === after) + 1;
  if (after !== null && start === 0) throw pageRefusals.CURSOR_INVALID();
  const page = connectionOf(all.slice(start, start + limit), cursorOf, after, start + limit < all.length ? 'more' : null);
  return { ...page, totalCount: all.length };
}
