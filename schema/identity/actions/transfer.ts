/** A move to another unit: the old one lets go, the new one takes in. The account, and all that hangs on it, stays (P2). */
import * as z from 'zod';
import { change } from '../../core/audit.ts';
import { signature } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { text, valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { nameOf } from '../../core/hash.ts';
import { post } from '../../core/outbox.ts';
import type { Instant } from '../../core/time.ts';
import { refuseIf } from '../../core/refusal.ts';
import type { Write } from '../../table/port.ts';
import { bureauOf } from '../../announcement/cities.ts';
import { standingInput, type Account, type Organisation, type Standing } from '../model.ts';
import { identityRefusals } from '../refusals.ts';
import { whyNotReceive, whyNotRelease } from '../rules.ts';
import { whyNotThrough } from '../standing.ts';
import { titlesMoved } from '../titles/actions/moving.ts';
import { forgetPerson, loadGrant, loadOrganisation, putAccount, putGrant, putStanding } from '../store.ts';
import { commit, granted } from './accounts.ts';
import { channelsOf, knownApplicant } from './known.ts';

/** The message that lets a person's running application go along to the unit that has taken them in; `cause` tells one move from another. */
export function goingAlong(account: string, cause: string, of: { city: string; at: Instant }): Write {
  return post(['take-along', nameOf('take-along', account, cause)], { kind: 'take-along', account }, of);
}

type Moved = Outcome<{ account: string }, Standing>;

/** Lets a person go to another unit. Until that one takes them in, nothing changes; naming a third one changes the destination. */
export async function releaseApplicant(context: Context, input: { account: string; to: string; reason: string }): Promise<Moved> {
  const { person, standing } = await knownApplicant(context, input.account);
  const to = await loadOrganisation(context.table, input.to);
  if (!to) throw identityRefusals.ORGANISATION_UNKNOWN();
  refuseIf(whyNotRelease(context.actor, standing, to, bureauOf(person.account.city)));
  const { reason } = valid(z.object({ reason: text(200) }), input, 'P2');
  const released = { to: to.id, at: context.now, by: signature(context.actor), reason };
  const fact = { by: context.actor, at: context.now, action: 'release' as const, reason, detail: { to: to.id } };
  const { after, entry } = change({ kind: 'STANDING', id: input.account }, standing, { ...standing, released }, fact);
  const answer = { account: input.account };
  await commit(context, [putStanding(after, standing), entry, ...context.also(answer)]);
  forgetPerson(context, input.account);
  return { answer, result: after };
}

/** Takes in a person whom their unit has let go: the old role ends and the new one begins in one transaction. */
export async function receiveApplicant(context: Context, input: { account: string; unit: string; standing: unknown }): Promise<Moved> {
  const { person, standing: before, unit: old } = await knownApplicant(context, input.account);
  refuseIf(whyNotReceive(context.actor, before, input.unit));
  const unit = await loadOrganisation(context.table, input.unit);
  if (!unit) throw identityRefusals.ORGANISATION_UNKNOWN();
  const typed = valid(standingInput, input.standing, 'P3');
  refuseIf(whyNotThrough(await channelsOf(context, unit), typed, unit));
  const past = [...before.past, { unit: before.unit, unitName: old.name, kind: before.kind, since: before.since, until: context.now }];
  const fact = { by: context.actor, at: context.now, action: 'receive' as const, detail: { from: before.unit, to: unit.id } };
  const data = { ...before, ...typed, unit: unit.id, since: context.now, released: null, past };
  const { after, entry } = change({ kind: 'STANDING', id: input.account }, before, data, fact);
  const grant = granted(context, input.account, 'APPLICANT', unit);
  const [held, earlier] = await Promise.all([
    loadGrant(context.table, { account: input.account, role: 'APPLICANT', organisation: before.unit }),
    loadGrant(context.table, grant),
  ]);
  const answer = { account: input.account };
  await commit(context, [
    putStanding(after, before),
    ...movedTo(context, person.account, unit),
    ...(held ? [putGrant({ ...held, until: context.now }, held)] : []),
    putGrant(grant, earlier),
    entry,
    ...titlesMoved(context, person, unit.id),
    // What runs goes along; applications are a later slice's (P13).
    goingAlong(input.account, `receive ${after.version}`, { city: unit.city, at: context.now }),
    ...context.also(answer),
  ]);
  forgetPerson(context, input.account);
  return { answer, result: after };
}

/** The account of somebody who comes from another city is from now on of this one: whoever oversees it there has to do with it no more. */
function movedTo(context: Context, before: Account, { id: to, city }: Organisation): Write[] {
  if (before.city === city) return [];
  const fact = { by: context.actor, at: context.now, action: 'moveCity' as const, detail: { from: before.city, to: city, unit: to } };
  const { after, entry } = change({ kind: 'ACCOUNT', id: before.account }, before, { ...before, city }, fact);
  return [putAccount(after, before), entry];
}
