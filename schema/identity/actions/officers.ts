/** Officers come and go (P1, P9): named by the authority above, new to the system or known to the unit. */
import * as z from 'zod';
import type { ActionName } from '../../core/actions-named/index.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { nameOf } from '../../core/hash.ts';
import { text, valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { post } from '../../core/outbox.ts';
import { refuseIf } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import type { Write } from '../../table/port.ts';
import { bureauOf } from '../../announcement/cities.ts';
import { OF_A_PERSON, personInput, type Account, type Organisation, type PersonFile } from '../model.ts';
import { whyNotDismiss } from '../offers.ts';
import { identityRefusals } from '../refusals.ts';
import { roleOf, whyNotNameOfficer, whyNotOfficer } from '../rules.ts';
import { forgetPerson, loadGrant, loadOrganisation, loadPerson, putAccount, putGrant, putOrganisation } from '../store.ts';
import { commit, granted, newAccount } from './accounts.ts';
import { minimumOfficers } from './founding.ts';
import { knows } from './known.ts';
import { commitNew } from './newcomers.ts';

type Named = Outcome<{ account: string }, Account>;

/** Names somebody new to the system an officer of a unit or a department. */
export async function addOfficer(context: Context, input: { organisation: string; person: unknown }): Promise<Named> {
  const organisation = await inCharge(context, input.organisation);
  const person = valid(personInput, input.person, 'P12', OF_A_PERSON);
  const { account, writes } = await newAccount(context, person, roleOf(organisation.kind), organisation);
  const counted = await count(context, organisation, 1, { officer: account.account });
  const answer = { account: account.account };
  const making = { organisation: organisation.id, city: organisation.city, newcomers: [account] };
  await commitNew(context, making, [...writes, ...counted, handingOver(account, organisation, context.now), ...context.also(answer)]);
  return { answer, result: account };
}

/**
 * Names somebody with an account its officer: whom the organisation knows already, such as an applicant of the unit; or whom the one who
 * names knows, and who comes from another office. Whoever applies through another unit moves there first (P2).
 */
export async function appointOfficer(context: Context, input: { organisation: string; account: string }): Promise<Named> {
  const organisation = await inCharge(context, input.organisation);
  const person = await loadPerson(context.table, input.account);
  const grant = granted(context, input.account, roleOf(organisation.kind), organisation);
  const earlier = person && (await loadGrant(context.table, grant));
  // Known there is who holds a role there, and who was an officer before.
  const isThere = earlier !== null || (person?.grants.some((one) => one.organisation === organisation.id) ?? false);
  const isElsewhere = organisation.kind === 'UNIT' && Boolean(person?.standing);
  if (!person || !(isThere || (!isElsewhere && (await knows(context, person))))) throw identityRefusals.PERSON_UNKNOWN();
  if (isOfficer(person, organisation)) throw identityRefusals.ALREADY_OFFICER();
  refuseIf(whyNotOfficer(person.bars, context.now));
  return changeOfficers(context, organisation, person, { action: 'appoint', by: 1 }, [
    putGrant(grant, earlier),
    handingOver(person.account, organisation, context.now),
  ]);
}

/** Ends the office of an officer, with the reason. The person keeps the account, and whatever else it may do. */
export async function dismissOfficer(context: Context, input: { organisation: string; account: string; reason: string }): Promise<Named> {
  const organisation = await inCharge(context, input.organisation);
  const { reason } = valid(z.object({ reason: text(200) }), input, 'P9');
  const person = await loadPerson(context.table, input.account);
  const grant = person?.grants.find((one) => one.role === roleOf(organisation.kind) && one.organisation === organisation.id);
  if (!person || !grant) throw identityRefusals.NOT_OFFICER();
  refuseIf(whyNotDismiss(organisation));
  const ended = putGrant({ ...grant, until: context.now }, grant);
  return changeOfficers(context, organisation, person, { action: 'dismiss', by: -1, reason }, [ended]);
}

async function changeOfficers(
  context: Context,
  organisation: Organisation,
  person: PersonFile,
  what: { action: ActionName; by: 1 | -1; reason?: string },
  writes: readonly Write[],
): Promise<Named> {
  const { action, by, reason } = what;
  const detail = { role: roleOf(organisation.kind), organisation: organisation.id };
  const fact = { by: context.actor, at: context.now, action, reason, detail };
  const { after, entry } = change({ kind: 'ACCOUNT', id: person.account.account }, person.account, person.account, fact);
  const answer = { account: after.account };
  const counted = await count(context, organisation, by, { officer: after.account });
  await commit(context, [...writes, putAccount(after, person.account), entry, ...counted, ...context.also(answer)]);
  forgetPerson(context, after.account);
  return { answer, result: after };
}

/** What waits for the office is told to whoever comes into it, by the notify function: it is in later slices (C14). */
function handingOver({ account, version }: Account, { id: organisation, city, kind }: Organisation, now: Instant): Write {
  const role = roleOf(kind);
  const one = nameOf('hand-over', account, organisation, role, String(version));
  return post(['hand-over', one], { kind: 'hand-over', account, organisation, role }, { city, at: now });
}

/** The organisation with one officer more, or one less: whether it has enough is seen in the lists at once. */
async function count(context: Context, organisation: Organisation, by: 1 | -1, detail: { officer: string }): Promise<Write[]> {
  const fact = { by: context.actor, at: context.now, action: by === 1 ? ('addOfficer' as const) : ('removeOfficer' as const), detail };
  const data = { ...organisation, officers: organisation.officers + by };
  const { after, entry } = change({ kind: 'ORGANISATION', id: organisation.id }, organisation, data, fact);
  return [putOrganisation(after, organisation, await minimumOfficers(context, organisation.city)), entry];
}

async function inCharge(context: Context, id: string): Promise<Organisation> {
  const organisation = await loadOrganisation(context.table, id);
  if (!organisation) throw identityRefusals.ORGANISATION_UNKNOWN();
  refuseIf(whyNotNameOfficer(context.actor, organisation, bureauOf(organisation.city)));
  return organisation;
}

function isOfficer({ grants }: PersonFile, { id, kind }: Organisation): boolean {
  return grants.some(({ role, organisation }) => role === roleOf(kind) && organisation === id);
}
