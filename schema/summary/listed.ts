/** The summary tables of a department or a city, as they are asked for and made into a file (D3). */
import { organisationsOf, type Role } from '../core/actor.ts';
import { oversees } from '../announcement/sight.ts';
import type { Listed } from '../core/listed.ts';
import { refuseIf } from '../core/refusal.ts';
import { calendarAsked } from '../calendar/store.ts';
import { allTables, type ListedTable } from './lists.ts';
import { whyNotSeeTables } from './sight.ts';

const READERS: Role[] = ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER', 'SUPERVISOR'];

export const SUMMARY_TABLES: Listed<{ department?: string | null | undefined; cycle?: string | null | undefined }, ListedTable> = {
  readers: READERS,
  async open(context, { department, cycle }) {
    const { actor } = context;
    const { announcement } = await calendarAsked(context, cycle, { as: READERS });
    const { city, bureau } = announcement;
    // Without a department it is an officer’s own, or the bureau’s question: whoever may see its tables may see all.
    const own = oversees(actor, announcement) ? [] : organisationsOf(actor, 'DEPARTMENT_OFFICER');
    const named = department ? [department] : own;
    for (const one of named.length > 0 ? named : [bureau.id]) refuseIf(whyNotSeeTables(actor, { department: one, city }));
    return async ({ limit, after }) => {
      const found = await Promise.all((named.length > 0 ? named : [null]).map((one) => allTables(context, announcement, one)));
      const all = found.flat().toSorted((a, b) => (a.id < b.id ? -1 : 1));
      const left = all.filter(({ id }) => id > (after ?? ''));
      const rows = left.slice(0, limit);
      const cursors = rows.map(({ id }) => id);
      return { rows, cursors, next: left.length > limit ? (cursors.at(-1) ?? null) : null };
    };
  },
};
