/** What every new account is made of, and what is said when a number is somebody's already (P2). */
import { holds, signature, type Role } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { refuseIf } from '../../core/refusal.ts';
import { Conflict, placeOf, type Write } from '../../table/port.ts';
import type { Account, GrantRecord, PersonInput } from '../model.ts';
import { sealedPerson } from '../privacy.ts';
import { identityRefusals } from '../refusals.ts';
import { whyNotOfAge } from '../rules.ts';
import { creditCodeHolder, holderOf, holdIdentity, loadOrganisation, loadPerson, organisationIn, putAccount, putGrant } from '../store.ts';
import { knows } from './known.ts';

/** An account with its first role, and the writes that make it. */
export async function newAccount(
  context: Context,
  person: PersonInput,
  role: Role,
  organisation: string,
): Promise<{ account: Account; writes: Write[] }> {
  refuseIf(whyNotOfAge(person, context.now));
  const name = person.account ?? context.newId();
  const data = {
    account: name,
    name: person.name,
    ...(await sealedPerson(context, name, person)),
    email: person.email,
    createdAt: context.now,
    createdBy: signature(context.actor),
  };
  const fact = { by: context.actor, at: context.now, action: 'create', detail: { role, organisation } };
  const { after, entry } = change({ kind: 'ACCOUNT', id: name }, null, data, fact);
  return {
    account: after,
    writes: [putAccount(after, null), holdIdentity(after), putGrant(granted(context, name, role, organisation), null), entry],
  };
}

/** A role as it begins now. */
export function granted({ now }: Pick<Context, 'now'>, account: string, role: Role, organisation: string): Omit<GrantRecord, 'version'> {
  return { account, role, organisation, since: now, until: null };
}

/** Commits, and says in the users' words what stood in the way: a number that is taken, or a record changed meanwhile. */
export async function commit(context: Context, writes: readonly Write[]): Promise<void> {
  const places = writes.map(placeOf).map(({ pk, sk }) => `${pk} ${sk}`);
  if (new Set(places).size < places.length) throw identityRefusals.TWICE_IN_REQUEST();
  try {
    await context.table.transact(writes);
  } catch (error) {
    if (!(error instanceof Conflict) || error.failed.includes('once')) throw error;
    throw await refusalOf(context, writes, error.failed);
  }
}

async function refusalOf(context: Context, writes: readonly Write[], failed: readonly string[]) {
  const isNew = (name: string) => writes.some((write) => write.as === name && write.when === 'absent');
  const code = writes.flatMap((write) => ('put' in write && write.as === 'creditCode' ? [write.put.pk.slice('CREDIT#'.length)] : []))[0];
  const mark = failed.find((name) => name.startsWith('identity '))?.slice('identity '.length);
  const account = failed.find((name) => name.startsWith('account '));
  if (failed.includes('creditCode') || (failed.includes('organisation') && isNew('organisation'))) {
    return identityRefusals.UNIT_TAKEN({ holder: code ? await unitTold(context, code) : NOBODY });
  }
  if (mark !== undefined) return identityRefusals.IDENTITY_TAKEN({ holder: await personTold(context, mark) });
  if (account !== undefined && isNew(account)) return identityRefusals.ACCOUNT_TAKEN({ account: account.slice('account '.length) });
  return identityRefusals.RECORD_STALE();
}

const NOBODY = { zh: '', en: '' };

/** Who holds the number, told to those who may know the person; to others only that somebody does. */
async function personTold(context: Context, mark: string) {
  const holder = await holderOf(context.table, mark);
  const person = holder === null ? null : await loadPerson(context.table, holder);
  if (!person || !(await knows(context, person))) return NOBODY;
  const unit = person.standing && (await organisationIn(context, person.standing.unit));
  const { name, account } = person.account;
  return { zh: `（${[name, unit?.name].filter(Boolean).join('，')}）`, en: ` (${[name, unit?.name].filter(Boolean).join(', ')})`, account };
}

/** Which unit holds the code, told to those above units. */
async function unitTold({ table, actor }: Context, code: string) {
  const holder = holds(actor, 'BUREAU_OFFICER') || holds(actor, 'DEPARTMENT_OFFICER') ? await creditCodeHolder(table, code) : null;
  const unit = holder === null ? null : await loadOrganisation(table, holder);
  return unit ? { zh: `（${unit.name}）`, en: ` (${unit.name})`, organisation: unit.id } : NOBODY;
}
