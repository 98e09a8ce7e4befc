/** Lists are Relay connections; the size of a page is capped here and nowhere else. */
import { declareRefusals } from './refusal.ts';

export const DEFAULT_PAGE = 25;
export const LARGEST_PAGE = 100;

export const pageRefusals = declareRefusals({
  PAGE_TOO_LARGE: { rule: null, zh: '每页至多{most}条，至少1条。', en: 'A page holds 1 to {most} rows.' },
  DAYS_OUT_OF_RANGE: { rule: 'C10', zh: '天数须为1至{most}。', en: 'A period has 1 to {most} days.' },
  FORWARD_ONLY: { rule: null, zh: '列表只能向后翻页（first、after）。', en: 'Lists are read forward only (first, after).' },
  CURSOR_INVALID: { rule: null, zh: '分页位置无效，请从第一页重新查询。', en: 'The cursor is not valid; start again from the first page.' },
});

export type PageArguments = {
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
};

/** The size and start of a page, checked. */
export function pageOf({ first, after, last, before }: PageArguments): { limit: number; after: string | null } {
  if ((last ?? null) !== null || (before ?? null) !== null) throw pageRefusals.FORWARD_ONLY();
  const limit = first ?? DEFAULT_PAGE;
  if (limit < 1 || limit > LARGEST_PAGE) throw pageRefusals.PAGE_TOO_LARGE({ most: LARGEST_PAGE });
  return { limit, after: after ?? null };
}

/** A Relay connection of nodes read forward. Each edge's cursor is that of its row; `next` says whether there are more. */
export function connectionOf<T>(
  nodes: readonly T[],
  cursorOf: (node: T, index: number) => string,
  start: string | null,
  next: string | null,
) {
  const edges = nodes.map((node, index) => ({ node, cursor: cursorOf(node, index) }));
  return {
    edges,
    pageInfo: {
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
      hasNextPage: next !== null,
      hasPreviousPage: start !== null,
    },
  };
}
