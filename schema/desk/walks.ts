/** The ways on which those are found who have something to do: over applications, postings with objections, summary tables. */
import type { Role } from '../core/actor.ts';
import type { Context } from '../core/context.ts';
import { workedOutOnce } from '../core/together.ts';
import { bureauOf } from '../announcement/cycles.ts';
import type { Party } from '../application/duties.ts';
import type { Application } from '../application/model.ts';
import { ROLE_OF, type State } from '../application/moves.ts';
import { APPLICATION_SHARDS, listOfShard } from '../application/store.ts';
import { listObjected, POSTING_SHARDS } from '../posting/store.ts';
import type { TableState } from '../summary/model.ts';
import { listTables, loadRows, tableIdOf } from '../summary/store.ts';
import type { Duty } from './duties.ts';

/** Whoever has it to do: a person with what it is about, or the officers of an organisation. */
export type Holder = { account: string; application: string } | { organisation: string; role: Role };

/** A way over rows, in shards, page by page; an organisation may be met many times. */
export type Walk = { shards: number; page: (shard: number, after: string | null) => Promise<{ holders: Holder[]; next: string | null }> };

const PAGE = 100;

/** Everybody of a party for whom a duty waits in a cycle. */
export function waitingFor(context: Context, cycle: string, duty: Duty, party: Party): Walk {
  switch (duty.of) {
    case 'APPLICATIONS': {
      const { state, returnedBy, isTakenUp } = duty;
      const concerns = async (head: Application) => {
        // What is in a table that was not received cannot be taken up: the table’s own line says so (D7).
        if (isTakenUp) return (await tableStates(context, cycle)).get(tableIdOf(head)) === 'RECEIVED';
        return returnedBy === undefined || head.returned?.reviewer === returnedBy;
      };
      return overApplications(context, { cycle, state, party, concerns });
    }
    case 'OBJECTIONS':
      return overObjected(context, cycle);
    case 'TABLES':
      return overTables(context, { cycle, state: duty.state, party });
    default:
      return duty satisfies never;
  }
}

/** Every application of a cycle in a state, and who of a party has it to do: the applicant, or the officers it lies with. */
export function overApplications(
  { table }: Context,
  {
    cycle,
    state,
    party,
    concerns,
  }: { cycle: string; state: State; party: Party; concerns: (head: Application) => Promise<boolean> | boolean },
): Walk {
  return {
    shards: APPLICATION_SHARDS,
    page: async (shard, after) => {
      const { applications, next } = await listOfShard(table, cycle, shard, state).page({ limit: PAGE, after });
      const holders: Holder[] = [];
      for (const head of applications) if (await concerns(head)) holders.push(...holderOf(head, party));
      return { holders, next };
    },
  };
}

function holderOf({ id, applicant, unit, department }: Application, party: Party): Holder[] {
  if (party === 'APPLICANT') return [{ account: applicant, application: id }];
  const organisation = { UNIT: unit, DEPARTMENT: department, BUREAU: bureauOf() }[party];
  return organisation === null ? [] : [officersOf(party, organisation)];
}

/** Every running posting of a cycle with an objection to answer: the officers of its unit have it to do (U4). */
function overObjected({ table }: Context, cycle: string): Walk {
  return {
    shards: POSTING_SHARDS,
    page: async (shard, after) => {
      const { rows, next } = await listObjected(table, shard, { limit: PAGE, after });
      return { holders: rows.filter((posting) => posting.cycle === cycle).map(({ unit }) => officersOf('UNIT', unit)), next };
    },
  };
}

/** Every summary table of a cycle in a state that anybody stands in, and whose officers have it to do: its department's, or the bureau's (D3). */
function overTables({ table }: Context, { cycle, state, party }: { cycle: string; state: TableState; party: Party }): Walk {
  return {
    shards: 1,
    page: async () => {
      const holders = new Map<string, Holder>();
      for (const { id, department } of (await listTables(table, { cycle })).filter((listed) => listed.state === state)) {
        const organisation = party === 'BUREAU' ? bureauOf() : department;
        if (!holders.has(organisation) && (await loadRows(table, id)).length > 0)
          holders.set(organisation, officersOf(party, organisation));
      }
      return { holders: [...holders.values()], next: null };
    },
  };
}

/** Where no department is named for a series, the bureau itself is the department. */
function officersOf(party: Party, organisation: string): Holder {
  return { organisation, role: ROLE_OF[party !== 'UNIT' && organisation === bureauOf() ? 'BUREAU' : party] };
}

/** The states of a cycle's tables, by their ids; read once in a run. */
export function tableStates(context: Context, cycle: string): Promise<Map<string, TableState>> {
  return workedOutOnce(context, `tables ${cycle}`, async () => {
    return new Map((await listTables(context.table, { cycle })).map(({ id, state }) => [id, state]));
  });
}
