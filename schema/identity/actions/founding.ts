/** How an organisation comes into being with its officers: units through `createUnit`, authorities when a system is set up (P1). */
import type { Actor } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import type { Outcome } from '../../core/once.ts';
import { policyIn } from '../../announcement/cycles.ts';
import type { Write } from '../../table/port.ts';
import type { Organisation, PersonInput } from '../model.ts';
import { roleOf } from '../rules.ts';
import { movedCode } from '../marks/store.ts';
import { loadOrganisation, putOrganisation } from '../store.ts';
import { newAccount } from './accounts.ts';
import { commitNew } from './newcomers.ts';

/** What an organisation is made of, checked already. */
export type Foundation = Omit<Organisation, 'officers' | 'corrections' | 'createdAt' | 'county' | 'version' | 'trail'> & {
  county?: string | null;
  officers: readonly PersonInput[];
  supervisors?: readonly PersonInput[];
  /** What comes into being with it, in the same transaction. */
  more?: readonly Write[];
};

/** Writes an organisation with its officers in one transaction. */
export async function establish(
  context: Context,
  { officers, supervisors = [], more = [], ...foundation }: Foundation,
): Promise<Outcome<{ organisation: string }, Organisation>> {
  const fact = { by: context.actor, at: context.now, action: 'create' as const };
  const data = { ...foundation, county: foundation.county ?? null, officers: officers.length, corrections: [], createdAt: context.now };
  const { after, entry } = change({ kind: 'ORGANISATION', id: foundation.id }, null, data, fact);
  const people = await Promise.all([
    ...officers.map((officer) => newAccount(context, officer, roleOf(foundation.kind), foundation)),
    ...supervisors.map((supervisor) => newAccount(context, supervisor, 'SUPERVISOR', foundation)),
  ]);
  const answer = { organisation: after.id };
  const making = {
    organisation: foundation.authority ?? after.id,
    city: after.city,
    newcomers: people.map(({ account }) => account),
    code: after.creditCode,
  };
  await commitNew(context, making, [
    putOrganisation(after, null, await minimumOfficers(context, after.city)),
    ...movedCode({ before: null, after }),
    entry,
    ...people.flatMap((one) => one.writes),
    ...more,
    ...context.also(answer),
  ]);
  return { answer, result: after };
}

/** Those of the organisations that do not exist yet, each in a transaction of its own. Answers their ids. */
export async function establishMissing(context: Context, foundations: readonly Foundation[]): Promise<string[]> {
  const made: string[] = [];
  for (const foundation of foundations) {
    if (await loadOrganisation(context.table, foundation.id)) continue;
    made.push((await establish(context, foundation)).answer.organisation);
  }
  return made;
}

/** How many officers an organisation must have at least (P9). */
export async function minimumOfficers(context: Context, city: string): Promise<number> {
  return (await policyIn(context, city)).minimumOfficers;
}

/** The system itself, when it is set up. */
export const FOUNDER: Actor = { kind: 'system', name: 'establish' };
