/** A unit's applicants: new people, and people it knows already (P1, P3, P5). */
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { refuseIf } from '../../core/refusal.ts';
import { isAccountOf } from '../../core/actor.ts';
import { OF_A_PERSON, personInput, standingInput, type Account, type Organisation, type Standing, type StandingInput } from '../model.ts';
import { identityRefusals } from '../refusals.ts';
import { whyNotCreateApplicant } from '../rules.ts';
import { whyNotThrough } from '../standing.ts';
import { forgetPerson, loadGrant, loadOrganisation, loadPerson, putAccount, putGrant, putStanding } from '../store.ts';
import { titlesMoved } from '../titles/actions/moving.ts';
import { commit, granted, newAccount } from './accounts.ts';
import { channelsOf } from './known.ts';
import { commitNew, type Making } from './newcomers.ts';

type Made = Outcome<{ account: string }, Account>;

/** Creates the account of an applicant of a unit, with the standing in which the person applies; by itself, or as a row of an import. */
export async function createApplicant(
  context: Context,
  input: { unit: string; person: unknown; standing: unknown },
  of: Making['of'] = 'refusals',
): Promise<Made> {
  refuseIf(whyNotCreateApplicant(context.actor, input.unit));
  const unit = await unitOf(context, input.unit);
  const person = valid(personInput, input.person, 'P12', OF_A_PERSON);
  const standing = valid(standingInput, input.standing, 'P3');
  refuseIf(whyNotThrough(await channelsOf(context, unit), standing, unit));
  const { account, writes } = await newAccount(context, person, 'APPLICANT', unit);
  const answer = { account: account.account };
  const making = { organisation: unit.id, city: unit.city, newcomers: [account], of };
  await commitNew(context, making, [...writes, ...firstStanding(context, account.account, unit, standing), ...context.also(answer)]);
  return { answer, result: account };
}

/** Lets somebody with an account who applies through no unit yet, such as an officer of the unit, apply through this one. */
export async function enrolApplicant(context: Context, input: { unit: string; account: string; standing: unknown }): Promise<Made> {
  refuseIf(whyNotCreateApplicant(context.actor, input.unit));
  if (isAccountOf(context.actor, input.account)) throw identityRefusals.OWN_RECORD();
  const person = await loadPerson(context.table, input.account);
  // A unit can enrol whom it knows: its officers. Whom it does not, it creates or receives.
  if (!person?.grants.some(({ organisation }) => organisation === input.unit)) throw identityRefusals.PERSON_UNKNOWN();
  if (person.standing)
    throw identityRefusals.ALREADY_APPLICANT({ unit: (await loadOrganisation(context.table, person.standing.unit))?.name ?? '' });
  const unit = await unitOf(context, input.unit);
  const standing = valid(standingInput, input.standing, 'P3');
  refuseIf(whyNotThrough(await channelsOf(context, unit), standing, unit));
  const fact = { by: context.actor, at: context.now, action: 'enrol' as const, detail: { role: 'APPLICANT', organisation: unit.id } };
  const { after, entry } = change({ kind: 'ACCOUNT', id: input.account }, person.account, person.account, fact);
  const grant = granted(context, input.account, 'APPLICANT', unit);
  const answer = { account: input.account };
  await commit(context, [
    putAccount(after, person.account),
    putGrant(grant, await loadGrant(context.table, grant)),
    entry,
    ...firstStanding(context, input.account, unit, standing),
    ...titlesMoved(context, person, unit.id),
    ...context.also(answer),
  ]);
  forgetPerson(context, input.account);
  return { answer, result: after };
}

function firstStanding(context: Context, account: string, unit: Organisation, { kind, employer, household }: StandingInput) {
  const data: Omit<Standing, 'version' | 'trail'> = {
    account,
    unit: unit.id,
    kind,
    employer,
    household,
    since: context.now,
    released: null,
    exclusions: [],
    past: [],
  };
  const fact = { by: context.actor, at: context.now, action: 'create' as const, detail: { unit: unit.id, kind } };
  const { after, entry } = change({ kind: 'STANDING', id: account }, null, data, fact);
  return [putStanding(after, null), entry];
}

async function unitOf({ table }: Context, id: string): Promise<Organisation> {
  const unit = await loadOrganisation(table, id);
  if (!unit || unit.kind !== 'UNIT') throw identityRefusals.ORGANISATION_UNKNOWN();
  return unit;
}
