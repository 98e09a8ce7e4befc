/** A list that is read page by page in the graph and from its first row to its last into a file: who may ask for it, and what opens it. */
import type { Role } from './actor.ts';
import type { Context } from './context.ts';
import { connectionIn, connectionOf, pageOf, type PageArguments, type RowPage } from './page.ts';

export type Paging = { limit: number; after: string | null };
/** Reads a page of a list that was opened for somebody. */
export type Opened<Row> = (paging: Paging) => Promise<RowPage<Row>>;

/** In which roles a list may be asked for; opened, it refuses whoever may not have this one, before a row is read. */
export type Listed<Filter, Row> = { readers: Role[]; open: (context: Context, filter: Filter) => Opened<Row> | Promise<Opened<Row>> };

/** Whoever holds an office: what anybody may ask for is made into a file for them alone. */
export const OFFICERS: Role[] = ['UNIT_OFFICER', 'DEPARTMENT_OFFICER', 'BUREAU_OFFICER', 'COMMITTEE_OFFICE', 'SUPERVISOR'];

/** A page of it as the graph answers it. */
export async function pageOn<Row>(opened: Opened<Row> | Promise<Opened<Row>>, args: PageArguments) {
  const read = await opened;
  const page = pageOf(args);
  const { rows, cursors, next } = await read(page);
  return connectionOf(rows, cursors, page.after, next);
}

/** What is there as a whole, read in pages. */
export function wholeOf<Row>(all: readonly Row[], cursorOf: (row: Row) => string): Opened<Row> {
  return (paging) => {
    const { edges, pageInfo } = connectionIn(all, cursorOf, paging);
    const cursors = edges.map(({ cursor }) => cursor);
    return Promise.resolve({ rows: edges.map(({ node }) => node), cursors, next: pageInfo.hasNextPage ? (cursors.at(-1) ?? null) : null });
  };
}
