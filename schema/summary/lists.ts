/** All summary tables of a department or of the city, also those that nobody has begun: where somebody waits there will be one (D3). */
import type { Context } from '../core/context.ts';
import { workedOutOnce } from '../core/together.ts';
import { pages } from '../core/page.ts';
import { reviewersOf } from '../announcement/routing.ts';
import { seriesOf } from '../announcement/data/series.ts';
import type { Announcement } from '../announcement/model.ts';
import { listOfDesk } from '../application/store.ts';
import { emptyTable, tableNamed, type SummaryTable, type TableName } from './model.ts';
import { listTables, loadRows, tableIdOf } from './store.ts';

/** A table with how many recommended applications wait for the department: they will be missing in it. */
export type ListedTable = SummaryTable & { waiting?: number };

const READ_AT_ONCE = 500;

/** In the order of departments, series and levels. Two requests for a department; for the city one, and one for each department. */
export async function allTables(context: Context, announcement: Announcement, department: string | null): Promise<ListedTable[]> {
  const { cycle } = announcement;
  const departments = department === null ? [...announcement.departments.map(({ id }) => id), announcement.bureau.id] : [department];
  const [tables, ...waiting] = await Promise.all([
    listTables(context.table, { cycle, ...(department !== null && { department }) }),
    ...departments.map((one) => waitingAt(context, cycle, one)),
  ]);
  const waitingIn = new Map(waiting.flatMap((of) => [...of]));
  const begun = new Set(tables.map(({ id }) => id));
  const blank = [...waitingIn.keys()].filter((id) => !begun.has(id)).map((id) => blankTable(announcement, id));
  return [...tables, ...blank.filter((one) => one !== null)]
    .map((table) => ({ ...table, waiting: waitingIn.get(table.id) ?? 0 }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** A table in which there is nobody yet; null where there can be none. */
export function blankTable(announcement: Announcement, id: string): SummaryTable | null {
  const name = tableNamed(id);
  const fits = name && name.cycle === announcement.cycle && seriesOf(name.series)?.titles[name.level] !== undefined;
  return fits && reviewersOf(announcement, name.series).includes(name.department)
    ? { ...emptyTable({ ...name, city: announcement.city }), version: 0, trail: '' }
    : null;
}

/** How many recommended applications of this series and level wait for the department; counted once a question. */
export function countWaiting(context: Context, { cycle, department, series, level }: TableName): Promise<number> {
  return workedOutOnce(context, `waiting ${cycle} ${department} ${series} ${level}`, async () => {
    const inState = await listOfDesk(context.table, { cycle, department, state: 'RECOMMENDED', series, level }).byState();
    return inState.get('RECOMMENDED') ?? 0;
  });
}

/** How many stand in a table; counted once a question. */
export function countListed(context: Context, id: string): Promise<number> {
  return workedOutOnce(context, `listed ${id}`, async () => (await loadRows(context.table, id)).length);
}

async function waitingAt(context: Context, cycle: string, department: string): Promise<Map<string, number>> {
  const list = listOfDesk(context.table, { cycle, department, state: 'RECOMMENDED' });
  const counts = new Map<string, number>();
  for await (const { applications } of pages((after) => list.page({ limit: READ_AT_ONCE, after }))) {
    for (const id of applications.map(tableIdOf)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}
