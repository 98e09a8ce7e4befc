/** What lies before those who review at the end of a year: applications by state, and objections to postings (D3, D7, U4). */
import { pages } from '../../../core/page.ts';
import type { Instant } from '../../../core/time.ts';
import type { Table } from '../../../table/port.ts';
import { STATE_NAMES, WITH_UNIT, type State } from '../../../application/moves.ts';
import { listOfDesk, listOfUnit, type ApplicationList } from '../../../application/store.ts';
import type { Unfinished } from '../model.ts';
import { objectionsOf } from './office.ts';

type InState = (state: State) => ApplicationList;

export async function openOfUnit(table: Table, of: { unit: string; cycle: string }, now: Instant): Promise<Unfinished[]> {
  const [counts, objections] = await Promise.all([listOfUnit(table, of.unit, of.cycle, null).byState(), objectionsOf(table, of, now)]);
  return [...(await waiting(counts, WITH_UNIT, (state) => listOfUnit(table, of.unit, of.cycle, state))), ...objections];
}

/** What a department has to review, and to pass in the re-review. */
export async function openOfDepartment(table: Table, of: { department: string; cycle: string }): Promise<Unfinished[]> {
  const counts = await listOfDesk(table, of).byState();
  return waiting(counts, ['RECOMMENDED', 'APPROVED'], (state) => listOfDesk(table, { ...of, state }));
}

/** What waits for the bureau's meeting, of all departments; and what it reviews itself. */
export async function openOfBureau(
  table: Table,
  { bureau, departments, cycle }: { bureau: string; departments: readonly string[]; cycle: string },
): Promise<Unfinished[]> {
  const passed = await Promise.all(
    [bureau, ...departments].map(async (department) => {
      const counts = await listOfDesk(table, { department, cycle }).byState();
      return waiting(counts, ['PASSED'], (state) => listOfDesk(table, { department, cycle, state }));
    }),
  );
  const [first, ...others] = passed.flat();
  const all = first && {
    ...first,
    count: others.reduce((sum, { count }) => sum + count, first.count),
    since: Math.min(first.since, ...others.map(({ since }) => since)),
  };
  return [...(await openOfDepartment(table, { department: bureau, cycle })), ...(all ? [all] : [])];
}

async function waiting(counts: ReadonlyMap<State, number>, states: readonly State[], list: InState): Promise<Unfinished[]> {
  const found = await Promise.all(
    states.map(async (state) => {
      const count = counts.get(state) ?? 0;
      return count === 0 ? [] : [{ kind: 'APPLICATIONS' as const, state: STATE_NAMES[state], count, since: await firstOf(list(state)) }];
    }),
  );
  return found.flat();
}

/** Since when the first of them waits: they lie by series and level before they lie by time, so each is looked at. */
async function firstOf(list: ApplicationList): Promise<Instant> {
  let first = Infinity;
  for await (const { applications } of pages((after) => list.page({ limit: 100, after })))
    first = Math.min(first, ...applications.map(({ since }) => since));
  return first;
}
