/** The ways on which a mailing finds people: over whoever has something to do, and over organisations of a kind (C8, C13). */
import type { Actor, Office, Role } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { pages } from '../../core/page.ts';
import type { OrganisationKind } from '../../identity/model.ts';
import { roleOf } from '../../identity/rules.ts';
import { loadActor, loadMembers, loadOrganisations } from '../../identity/store.ts';
import type { Walk } from '../../application/waiting.ts';
import type { Line } from '../model.ts';
import type { Step } from './mailing.ts';

const PAGE = 100;

/** `as` is the office in which somebody is told; null of what is their own. */
type Make = (account: string, about: Line['about'], as: Line['as']) => { name: string; line: Line };

/** Whoever a walk meets: a person each time, the officers of an organisation once in a run. */
export function over({ table }: Context, walk: Walk, make: Make): Step {
  const written = new Set<string>();
  return {
    shards: walk.shards,
    page: async (shard, after) => {
      const { holders, next } = await walk.page(shard, after);
      const lines: ReturnType<Make>[] = [];
      for (const holder of holders) {
        if ('account' in holder) lines.push(make(holder.account, holder.about, null));
        else if (!written.has(holder.organisation)) {
          written.add(holder.organisation);
          lines.push(...(await toOfficers(table, holder.organisation, holder.role, make)));
        }
      }
      return { lines, next };
    },
  };
}

/** The officers of every organisation of a kind in a city for which there is something to tell; `find` says what, null where nothing is. */
export function overOrganisations<Found>(
  { table }: Context,
  of: { city: string; kind: OrganisationKind },
  find: (organisation: string) => Promise<Found | null>,
  make: (found: Found, ...to: Parameters<Make>) => ReturnType<Make>,
): Step {
  return {
    shards: 1,
    page: async (_, after) => {
      const { organisations, next } = await loadOrganisations(table, of, { limit: PAGE, after });
      const lines: ReturnType<Make>[] = [];
      for (const { id } of organisations) {
        const found = await find(id);
        if (found !== null) lines.push(...(await toOfficers(table, id, roleOf(of.kind), (...to) => make(found, ...to))));
      }
      return { lines, next };
    },
  };
}

/** The same of offices that are named: those who hold each of them, and each of what they see themselves; the offices are small. */
export function overOffices<Found>(
  context: Context,
  offices: readonly Office[],
  find: (office: Office, actor: Actor) => Promise<Found | null>,
  make: (found: Found, ...to: Parameters<Make>) => ReturnType<Make>,
): Step {
  return {
    shards: 1,
    page: async () => {
      const lines: ReturnType<Make>[] = [];
      for (const office of offices) {
        const { organisation, role } = office;
        for await (const { members } of pages((after) => loadMembers(context.table, organisation, role, { limit: PAGE, after })))
          for (const { account } of members) {
            const actor = await loadActor(context, account);
            const found = actor && (await find(office, actor));
            if (found) lines.push(make(found, account, { type: 'Organisation', id: organisation }, { organisation, role }));
          }
      }
      return { lines, next: null };
    },
  };
}

async function toOfficers(table: Context['table'], organisation: string, role: Role, make: Make): Promise<ReturnType<Make>[]> {
  const lines: ReturnType<Make>[] = [];
  for await (const { members } of pages((after) => loadMembers(table, organisation, role, { limit: PAGE, after }))) {
    lines.push(...members.map(({ account }) => make(account, { type: 'Organisation', id: organisation }, { organisation, role })));
  }
  return lines;
}
