/** Applications that wait in a state: for their applicants, or for the officers they lie with. */
import type { Context } from '../core/context.ts';
import { workedOutOnce } from '../core/together.ts';
import { bureauOf } from '../announcement/cities.ts';
import type { Duty, OfApplications, Party } from '../application/duties.ts';
import type { Application } from '../application/model.ts';
import type { State } from '../application/moves.ts';
import { APPLICATION_SHARDS, listOfShard } from '../application/store.ts';
import { PAGE, holdersIn, type Holder, type Kind, type Walk } from '../application/waiting.ts';
import { tableIdOf } from '../summary/store.ts';
import { tableStates } from '../summary/waiting.ts';

export const APPLICATIONS: Kind<Duty<OfApplications>> = {
  walk: (context, { cycle, duty: { state, returnedBy, isTakenUp }, party, isUnder }) => {
    const concerns = async (head: Application) => {
      if (!isUnder(head)) return false;
      // What is in a table that was not received cannot be taken up: the table’s own line says so (D7).
      if (isTakenUp) return (await tableStates(context, cycle)).get(tableIdOf(head)) === 'RECEIVED';
      return returnedBy === undefined || head.returned?.reviewer === returnedBy;
    };
    return overApplications(context, { cycle, state, party, concerns });
  },
  // All states are counted together: a request for each shard, once a question.
  count: async (context, { cycle, duty: { state } }) => {
    const shards = Array.from({ length: APPLICATION_SHARDS }, (_, shard) => listOfShard(context.table, cycle, shard));
    const tallies = await workedOutOnce(context, `states ${cycle}`, () => Promise.all(shards.map((list) => list.byState())));
    return tallies.reduce((count, tally) => count + (tally.get(state) ?? 0), 0);
  },
};

/** Every application of a cycle, in a state or in any, and who of a party has it to do: the applicant, or the officers it lies with. */
export function overApplications(
  { table }: Context,
  {
    cycle,
    state,
    party,
    concerns,
  }: { cycle: string; state: State | null; party: Party; concerns: (head: Application) => Promise<boolean> | boolean },
): Walk {
  return {
    shards: APPLICATION_SHARDS,
    page: async (shard, after) => {
      const { applications, next } = await listOfShard(table, cycle, shard, state ?? undefined).page({ limit: PAGE, after });
      const holders: Holder[] = [];
      for (const head of applications) if (await concerns(head)) holders.push(...holderOf(head, party));
      return { holders, next };
    },
  };
}

function holderOf({ id, applicant, unit, department, city }: Application, party: Party): Holder[] {
  if (party === 'APPLICANT') return [{ account: applicant, about: { type: 'Application', id } }];
  const organisation = { UNIT: unit, DEPARTMENT: department, BUREAU: bureauOf(city) }[party];
  return organisation === null ? [] : [holdersIn(party, organisation, bureauOf(city))];
}
