/** What a list is as a file: its columns, and its rows as whoever asks sees them. */
import type { Context } from '../../core/context.ts';
import type { Bilingual } from '../../core/refusal.ts';
import { dayOf, toIso, type Instant } from '../../core/time.ts';
import type { Value } from '../../core/workbook/write.ts';
import { accountIn, loadOrganisation } from '../../identity/store.ts';

/** Of which city and cycle. */
export type Place = { city: string; cycle: string };

/** `width` in characters, two a Chinese one. A number is a number in the file. */
export type Column<Row> = { title: string; width: number; isNumber?: true; of: (row: Row, now: Instant) => Value };

export type List<Filter> = {
  columns: readonly Pick<Column<never>, 'title' | 'width' | 'isNumber'>[];
  lines: (context: Context, place: Place, filter: Filter) => AsyncIterable<readonly Value[]>;
};

/** A list by its columns, and by what gives its rows. */
export function listBy<Row, Filter>(
  columns: readonly Column<Row>[],
  rows: (context: Context, place: Place, filter: Filter) => AsyncIterable<Row>,
): List<Filter> {
  return {
    columns,
    async *lines(context, place, filter) {
      for await (const row of rows(context, place, filter)) yield columns.map(({ of }) => of(row, context.now));
    },
  };
}

/** An instant, in one shape that sorts as it follows: `2024-09-11 10:00:00`, in Beijing time; empty where there is none. */
export function at(instant: Instant | null | undefined): string {
  return instant === null || instant === undefined ? '' : toIso(instant).slice(0, 19).replace('T', ' ');
}

/** The same of what ends: its midnight is the 24时 of the day before, which is the last (C1). */
export function ends(instant: Instant | null | undefined): string {
  const midnight = ' 00:00:00';
  const whole = at(instant);
  return whole.endsWith(midnight) && typeof instant === 'number' ? `${dayOf(instant - 1)} 24:00:00` : whole;
}

export const yes = (is: boolean): string => (is ? '是' : '');
export const called = (name: Bilingual | null | undefined): string => name?.zh ?? '';
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
