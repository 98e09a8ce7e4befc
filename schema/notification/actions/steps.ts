/** The ways on which a mailing finds people: over the applications in a state, and over organisations of a kind (C8, C13). */
import type { Role } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { bureauOf } from '../../announcement/cycles.ts';
import type { OrganisationKind } from '../../identity/model.ts';
import { roleOf } from '../../identity/rules.ts';
import { loadMembers, loadOrganisations } from '../../identity/store.ts';
import type { Application } from '../../application/model.ts';
import { listOfShard } from '../../application/store.ts';
import type { State } from '../../application/moves.ts';
import { listObjected, POSTING_SHARDS } from '../../posting/store.ts';
import type { TableState } from '../../summary/model.ts';
import { listTables, loadRows } from '../../summary/store.ts';
import type { Line, Party } from '../model.ts';
import { SHARDS } from '../store.ts';
import type { Step } from './mailing.ts';

const PAGE = 100;

type Make = (account: string, about: Line['about']) => { name: string; line: Line };

/** Every application of a cycle in a state, and who of a party has it to do: the applicant, or the officers it lies with. */
export function overApplications(
  { table }: Context,
  {
    cycle,
    state,
    party,
    concerns,
  }: { cycle: string; state: State; party: Party; concerns: (one: Application) => Promise<boolean> | boolean },
  make: Make,
): Step {
  const written = new Set<string>(); // organisations whose officers this run has met
  return {
    shards: SHARDS,
    page: async (shard, after) => {
      const { applications, next } = await listOfShard(table, cycle, shard, state).page({ limit: PAGE, after });
      const lines: ReturnType<Make>[] = [];
      for (const one of applications) {
        if (!(await concerns(one))) continue;
        if (party === 'APPLICANT') lines.push(make(one.applicant, { type: 'Application', id: one.id }));
        else {
          const organisation = { UNIT: one.unit, DEPARTMENT: one.department, BUREAU: bureauOf() }[party];
          if (organisation === null || written.has(organisation)) continue;
          written.add(organisation);
          lines.push(...(await toOfficers(table, organisation, officersOf(party, organisation), make)));
        }
      }
      return { lines, next };
    },
  };
}

/** Every running posting of a cycle with an objection to answer: the officers of its unit have it to do (U4). */
export function overObjected({ table }: Context, cycle: string, make: Make): Step {
  const written = new Set<string>();
  return {
    shards: POSTING_SHARDS,
    page: async (shard, after) => {
      const { rows, next } = await listObjected(table, shard, { limit: PAGE, after });
      const units = new Set(rows.filter((one) => one.cycle === cycle && !written.has(one.unit)).map(({ unit }) => unit));
      const lines: ReturnType<Make>[] = [];
      for (const unit of units) {
        written.add(unit);
        lines.push(...(await toOfficers(table, unit, 'UNIT_OFFICER', make)));
      }
      return { lines, next };
    },
  };
}

/** Every summary table of a cycle in a state that anybody stands in, and whose officers have it to do: its department's, or the bureau's (D3). */
export function overTables(
  { table }: Context,
  { cycle, state, party }: { cycle: string; state: TableState; party: 'DEPARTMENT' | 'BUREAU' },
  make: Make,
): Step {
  return {
    shards: 1,
    page: async () => {
      const inState = (await listTables(table, { cycle })).filter((one) => one.state === state);
      const holders = new Set<string>();
      for (const { id, department } of inState) {
        const holder = party === 'BUREAU' ? bureauOf() : department;
        if (!holders.has(holder) && (await loadRows(table, id)).length > 0) holders.add(holder);
      }
      const lines: ReturnType<Make>[] = [];
      for (const holder of holders) lines.push(...(await toOfficers(table, holder, officersOf(party, holder), make)));
      return { lines, next: null };
    },
  };
}

/** The officers of every organisation of a kind. */
export function overOrganisations({ table }: Context, kind: OrganisationKind, make: Make): Step {
  return {
    shards: 1,
    page: async (_, after) => {
      const { organisations, next } = await loadOrganisations(table, kind, { limit: PAGE, after });
      const lines: ReturnType<Make>[] = [];
      for (const { id } of organisations) lines.push(...(await toOfficers(table, id, roleOf(kind), make)));
      return { lines, next };
    },
  };
}

async function toOfficers(table: Context['table'], organisation: string, role: Role, make: Make): Promise<ReturnType<Make>[]> {
  const lines: ReturnType<Make>[] = [];
  let after: string | null = null;
  do {
    const page = await loadMembers(table, organisation, role, { limit: PAGE, after });
    lines.push(...page.members.map(({ account }) => make(account, { type: 'Organisation', id: organisation })));
    after = page.next;
  } while (after !== null);
  return lines;
}

/** Where no department is named for a series, the bureau itself is the department. */
function officersOf(party: Exclude<Party, 'APPLICANT'>, organisation: string): Role {
  if (party === 'UNIT') return 'UNIT_OFFICER';
  return organisation === bureauOf() ? 'BUREAU_OFFICER' : 'DEPARTMENT_OFFICER';
}
