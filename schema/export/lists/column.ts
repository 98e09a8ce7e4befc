/** What a list is as a file: its columns, and its rows as whoever asks sees them. */
import type { Role } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import type { Listed } from '../../core/listed.ts';
import { pages } from '../../core/page.ts';
import { refuseIf, type Bilingual } from '../../core/refusal.ts';
import { stamped, type Instant } from '../../core/time.ts';
import { readAnew } from '../../core/together.ts';
import type { Value } from '../../core/workbook/writing/line.ts';
import { LEVEL_NAMES, seriesOf, type Level } from '../../announcement/data/series.ts';
import type { Scope } from '../../announcement/names.ts';
import { oversees } from '../../announcement/sight.ts';
import { SCOPE } from '../../application/form/choices.ts';
import { accountIn, loadOrganisation } from '../../identity/store.ts';
import { supervisionRefusals } from '../../supervision/refusals.ts';

/** Of which city and cycle. */
export type Place = { city: string; cycle: string };

/** `width` in characters, two a Chinese one. A number is a number in the file. */
export type Column<Row> = { title: string; width: number; isNumber?: true; of: (row: Row, now: Instant) => Value };

export type List<Filter> = {
  /** In which roles it may be asked for; `anywhere`: of whatever city, since everybody sees it. */
  readers: readonly Role[];
  anywhere?: true;
  columns: readonly Pick<Column<never>, 'title' | 'width' | 'isNumber'>[];
  /** Refuses whoever may not have this one, as the graph does, before a line is read. */
  open: (context: Context, place: Place, filter: Filter) => Promise<AsyncIterable<readonly Value[]>>;
  /** Of which cycle it is, where that is neither named nor the one under way. */
  cycleOf?: (context: Context, filter: Filter) => Promise<string | undefined>;
};

/** How the rows of a list become lines: which of them somebody sees where not everybody who has the list does, and what is shown of each. */
type Shown<Row, Line> = {
  sees?: (context: Context, row: Row) => boolean | Promise<boolean>;
  of: (context: Context, row: Row) => Line | readonly Line[] | Promise<Line | readonly Line[]>;
};

/** So many rows are in memory at once. */
const PAGE = 100;

/** A list of the graph by its columns: opened and read as the graph does, page by page. */
export function listFrom<Filter, Row, Line = Row>(
  columns: readonly Column<Line>[],
  { readers, open }: Listed<Filter, Row>,
  { sees, of }: Shown<Row, Line>,
  more: Pick<List<Filter>, 'anywhere' | 'cycleOf'> = {},
): List<Filter> {
  const linesOf = async (context: Context, row: Row): Promise<readonly Value[][]> => {
    if (sees && !(await sees(context, row))) return [];
    const shown = await of(context, row);
    return [shown].flat().map((line) => columns.map((column) => column.of(line as Line, context.now)));
  };
  return {
    ...more,
    readers,
    columns,
    async open(context, { city, cycle }, filter) {
      const read = await open(context, { ...filter, city, cycle });
      return (async function* () {
        for await (const { rows } of pages((after) => read({ limit: PAGE, after }))) {
          for (const each of await Promise.all(rows.map((row) => linesOf(context, row)))) yield* each;
          readAnew(context); // what was read beside a page is not kept for the next
        }
      })();
    },
  };
}

/** What is shown of a row is the row itself. */
export const asItIs = { of: <Row>(_: Context, row: Row): Row => row };

/** A list of supervision by its columns, and by what gives its rows: for those who oversee the city (V7). */
export function listBy<Row, Filter>(
  columns: readonly Column<Row>[],
  rows: (context: Context, place: Place, filter: Filter) => AsyncIterable<Row>,
): List<Filter> {
  return {
    readers: ['BUREAU_OFFICER', 'SUPERVISOR'],
    columns,
    open(context, place, filter) {
      refuseIf(oversees(context.actor, place) ? null : supervisionRefusals.OVERSEEN_ELSEWHERE());
      const lines = async function* () {
        for await (const row of rows(context, place, filter)) yield columns.map(({ of }) => of(row, context.now));
      };
      return Promise.resolve(lines());
    },
  };
}

/** An instant as it is told everywhere, in Beijing time: `2024-09-11 10:00`, and it sorts as it follows; empty where there is none. */
export function at(instant: Instant | null | undefined): string {
  return instant === null || instant === undefined ? '' : stamped(instant);
}

/** The same of what ends: its midnight is the 24时 of the day before, which is the last (C1). */
export function ends(instant: Instant | null | undefined): string {
  return instant === null || instant === undefined ? '' : stamped(instant, true);
}

export const yes = (is: boolean): string => (is ? '是' : '');
export const called = (name: Bilingual | null | undefined): string => name?.zh ?? '';
export const seriesNamed = (code: string | null | undefined): string => (code ? (seriesOf(code)?.name ?? code) : '');
export const levelNamed = (level: Level | null | undefined): string => (level ? LEVEL_NAMES[level] : '');
export const scopeNamed = (scope: Scope | null | undefined): string => (scope ? SCOPE.names[scope].zh : '');
/** Several texts, each on a line of its own. */
export const lines = (all: readonly string[]): string => all.join('\n');

/** What people are called; those who are asked for together are read together. */
export function peopleNames(context: Context): (account: string) => Promise<string> {
  return async (account) => (await accountIn(context, account))?.name ?? account;
}

/** What organisations are called, each read once. */
export function organisationNames({ table }: Pick<Context, 'table'>): (id: string) => Promise<string> {
  const names = new Map<string, Promise<string>>();
  return (id) => {
    const known = names.get(id) ?? loadOrganisation(table, id).then((one) => one?.name ?? id);
    names.set(id, known);
    return known;
  };
}
