/** Summary tables in a state that anybody stands in: their department's officers, or the bureau's, have them to do (D3). */
import type { Context } from '../core/context.ts';
import { workedOutOnce } from '../core/together.ts';
import { bureauOf } from '../announcement/cities.ts';
import type { Duty } from '../application/duties.ts';
import { holdersIn, type Holder, type Kind } from '../application/waiting.ts';
import type { OfTables } from './duties.ts';
import type { SummaryTable, TableState } from './model.ts';
import { listTables, loadRows } from './store.ts';

export const TABLES: Kind<Duty<OfTables>> = {
  walk: ({ table }, { cycle, duty: { state }, party, isUnder }) => ({
    shards: 1,
    page: async () => {
      const holders = new Map<string, Holder>();
      for (const { id, department, city } of (await listTables(table, { cycle })).filter((one) => one.state === state && isUnder(one))) {
        const organisation = party === 'BUREAU' ? bureauOf(city) : department;
        if (!holders.has(organisation) && (await loadRows(table, id)).length > 0)
          holders.set(organisation, holdersIn(party, organisation, bureauOf(city)));
      }
      return { holders: [...holders.values()], next: null };
    },
  }),
  count: async (context, { cycle, duty: { state } }) =>
    [...(await tableStates(context, cycle)).values()].filter((one) => one === state).length,
};

/** A cycle's tables as they stand, by their ids; read once in a run. */
export function tablesIn(context: Context, cycle: string): Promise<Map<string, Pick<SummaryTable, 'state' | 'reopened'>>> {
  return workedOutOnce(context, `tables ${cycle}`, async () => {
    return new Map((await listTables(context.table, { cycle })).map((table) => [table.id, table]));
  });
}

/** Their states. */
export async function tableStates(context: Context, cycle: string): Promise<Map<string, TableState>> {
  return new Map([...(await tablesIn(context, cycle))].map(([id, { state }]) => [id, state]));
}
