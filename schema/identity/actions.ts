/** Accounts from above: the bureau or a department creates units, units create their applicants (P1). */
import type { Actor, Role } from '../core/actor.ts';
import { signature } from '../core/actor.ts';
import { change } from '../core/audit.ts';
import type { Context } from '../core/context.ts';
import { valid } from '../core/input.ts';
import type { Outcome } from '../core/once.ts';
import { refuseIf } from '../core/refusal.ts';
import { Conflict, type Write } from '../table/port.ts';
import { ANNOUNCEMENTS } from '../calendar/data/index.ts';
import { personInput, unitInput, type Account, type GrantRecord, type Organisation, type PersonInput } from './model.ts';
import { identityRefusals } from './refusals.ts';
import { roleOf, whyNotCreateApplicant, whyNotOfAge, whyNotCreateUnit, whyNotNameOfficer } from './rules.ts';
import { holdCreditCode, holdIdentity, loadOrganisation, putAccount, putGrant, putOrganisation } from './store.ts';

/** Creates a unit with its first officers, under the bureau or a department. All of it, or nothing. */
export async function createUnit(
  context: Context,
  input: { authority: string } & Record<string, unknown>,
): Promise<Outcome<{ organisation: string }, Organisation>> {
  const authority = await loadOrganisation(context.table, input.authority);
  if (!authority || authority.kind === 'UNIT') throw identityRefusals.ORGANISATION_UNKNOWN();
  refuseIf(whyNotCreateUnit(context.actor, authority));
  const typed = valid(unitInput, input, 'P2');
  return establish(context, {
    id: context.newId(),
    kind: 'UNIT',
    name: typed.name,
    creditCode: typed.creditCode,
    contact: typed.contact,
    telephone: typed.telephone,
    authority: authority.id,
    officers: typed.officers,
  });
}

/** Creates the account of an applicant of a unit. */
export async function createApplicant(
  context: Context,
  input: { unit: string; person: unknown },
): Promise<Outcome<{ account: string }, Account>> {
  refuseIf(whyNotCreateApplicant(context.actor, input.unit));
  const { account, writes } = newAccount(context, valid(personInput, input.person, 'P2'), 'APPLICANT', input.unit);
  await commit(context, [...writes, ...context.also({ account: account.account })]);
  return { answer: { account: account.account }, result: account };
}

/** Names one more officer of a unit or a department. */
export async function addOfficer(
  context: Context,
  input: { organisation: string; person: unknown },
): Promise<Outcome<{ account: string }, Account>> {
  const organisation = await loadOrganisation(context.table, input.organisation);
  if (!organisation) throw identityRefusals.ORGANISATION_UNKNOWN();
  refuseIf(whyNotNameOfficer(context.actor, organisation, bureauOf()));
  const { account, writes } = newAccount(context, valid(personInput, input.person, 'P2'), roleOf(organisation.kind), organisation.id);
  await commit(context, [...writes, ...context.also({ account: account.account })]);
  return { answer: { account: account.account }, result: account };
}

/** What an organisation is made of, checked already. */
export type Foundation = Omit<Organisation, 'createdAt' | 'version' | 'trail'> & {
  officers: readonly PersonInput[];
  supervisors?: readonly PersonInput[];
};

/**
 * Writes an organisation with its officers in one transaction. The bureau and the departments of an announcement come into
 * being so when the system is set up (functions/establish.ts); units through `createUnit`.
 */
export async function establish(
  context: Context,
  { officers, supervisors = [], ...foundation }: Foundation,
): Promise<Outcome<{ organisation: string }, Organisation>> {
  const fact = { by: context.actor, at: context.now, action: 'create' };
  const { after, entry } = change({ kind: 'ORGANISATION', id: foundation.id }, null, { ...foundation, createdAt: context.now }, fact);
  const people = [
    ...officers.map((officer) => newAccount(context, officer, roleOf(foundation.kind), foundation.id)),
    ...supervisors.map((supervisor) => newAccount(context, supervisor, 'SUPERVISOR', foundation.id)),
  ];
  const answer = { organisation: after.id };
  const writes = [
    putOrganisation(after, null),
    holdCreditCode(after),
    entry,
    ...people.flatMap((one) => one.writes),
    ...context.also(answer),
  ];
  await commit(context, writes);
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

function newAccount(context: Context, person: PersonInput, role: Role, organisation: string): { account: Account; writes: Write[] } {
  refuseIf(whyNotOfAge(person.identityNumber, context.now));
  const data = {
    account: person.account ?? context.newId(),
    name: person.name,
    identityKind: 'RESIDENT_ID' as const,
    identityNumber: person.identityNumber,
    email: person.email,
    telephone: person.telephone,
    createdAt: context.now,
    createdBy: signature(context.actor),
  };
  const fact = { by: context.actor, at: context.now, action: 'create', detail: { role, organisation } };
  const { after, entry } = change({ kind: 'ACCOUNT', id: data.account }, null, data, fact);
  const granted: GrantRecord = { account: data.account, role, organisation, since: context.now };
  return { account: after, writes: [putAccount(after, null), holdIdentity(after), putGrant(granted), entry] };
}

/** Commits, and says in the users' words which uniqueness stood in the way. */
async function commit(context: Context, writes: readonly Write[]): Promise<void> {
  const places = writes.flatMap((write) => ('put' in write ? `${write.put.pk} ${write.put.sk}` : []));
  if (new Set(places).size < places.length) throw identityRefusals.TWICE_IN_REQUEST();
  try {
    await context.table.transact(writes);
  } catch (error) {
    if (!(error instanceof Conflict) || error.failed.includes('once')) throw error;
    if (error.failed.includes('creditCode') || error.failed.includes('organisation')) throw identityRefusals.UNIT_TAKEN();
    if (error.failed.includes('identity')) throw identityRefusals.IDENTITY_TAKEN();
    throw identityRefusals.ACCOUNT_TAKEN({ account: error.failed.find((name) => name.startsWith('account '))?.slice('account '.length) });
  }
}

/** The organisation id of the bureau; every announcement of a system has the same one. */
export function bureauOf(): string {
  const [first] = ANNOUNCEMENTS;
  if (!first) throw new Error('no announcement is configured');
  return first.bureau.id;
}

/** The system itself, when it is set up. */
export const FOUNDER: Actor = { kind: 'system', name: 'establish' };
