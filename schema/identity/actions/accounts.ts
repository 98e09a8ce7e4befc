/** What every new account is made of (P2). */
import { signature, type Role } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { refuseIf } from '../../core/refusal.ts';
import { stale } from '../../core/stale.ts';
import { Conflict, type Write } from '../../table/port.ts';
import type { Account, GrantRecord, Organisation, PersonInput } from '../model.ts';
import { sealedPerson } from '../privacy.ts';
import { whyNotOfAge } from '../rules.ts';
import { movedMarks, takeLogin } from '../marks/store.ts';
import { putAccount, putGrant } from '../store.ts';

/** An account with its first role, and the writes that make it. */
export async function newAccount(
  context: Context,
  person: PersonInput,
  role: Role,
  organisation: Pick<Organisation, 'id' | 'city'>,
): Promise<{ account: Account; writes: Write[] }> {
  refuseIf(whyNotOfAge(person, context.now));
  const name = person.account ?? context.newId();
  const data = {
    account: name,
    city: organisation.city,
    name: person.name,
    ...(await sealedPerson(context, name, person)),
    email: person.email,
    corrections: [],
    merged: [],
    closed: null,
    createdAt: context.now,
    createdBy: signature(context.actor),
  };
  const fact = { by: context.actor, at: context.now, action: 'create' as const, detail: { role, organisation: organisation.id } };
  const { after, entry } = change({ kind: 'ACCOUNT', id: name }, null, data, fact);
  return {
    account: after,
    writes: [
      putAccount(after, null),
      takeLogin(name),
      ...movedMarks({ before: null, after }),
      putGrant(granted(context, name, role, organisation), null),
      entry,
    ],
  };
}

/** A role as it begins now. */
export function granted(
  { now }: Pick<Context, 'now'>,
  account: string,
  role: Role,
  { id: organisation, city }: Pick<Organisation, 'id' | 'city'>,
): Omit<GrantRecord, 'version'> {
  return { account, role, organisation, city, since: now, until: null };
}

/** Commits what makes nobody new, and says in the users' words what stood in the way: a record that was changed meanwhile. */
export async function commit(context: Context, writes: readonly Write[]): Promise<void> {
  try {
    await context.table.transact(writes);
  } catch (error) {
    if (!(error instanceof Conflict) || error.failed.includes('once')) throw error;
    throw stale();
  }
}
