/** The summary tables of a department or a city, as they are asked for and made into a file (D3). */
import type { Role } from '../core/actor.ts';
import type { Listed } from '../core/listed.ts';
import { refuseIf } from '../core/refusal.ts';
import { calendarAsked } from '../calendar/store.ts';
import { allTables, type ListedTable } from './lists.ts';
import { whyNotSeeTables } from './sight.ts';

const READERS: Role[] = ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER', 'SUPERVISOR'];

export const SUMMARY_TABLES: Listed<{ department?: string | null | undefined; cycle?: string | null | undefined }, ListedTable> = {
  readers: READERS,
  async open(context, { department, cycle }) {
    // Without a department it is the bureau's own question: whoever may see its tables may see all.
    const { announcement } = await calendarAsked(context, cycle, { as: READERS });
    const { city, bureau } = announcement;
    refuseIf(whyNotSeeTables(context.actor, { department: department ?? bureau.id, city }));
    return async ({ limit, after }) => {
      const left = (await allTables(context, announcement, department ?? null)).filter(({ id }) => id > (after ?? ''));
      const rows = left.slice(0, limit);
      const cursors = rows.map(({ id }) => id);
      return { rows, cursors, next: left.length > limit ? (cursors.at(-1) ?? null) : null };
    };
  },
};
