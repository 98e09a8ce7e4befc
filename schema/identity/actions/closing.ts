/** An account that was opened by mistake is closed, and opened again (P11). Whether it has done something is a later slice's to say. */
import * as z from 'zod';
import type { ActionName } from '../../core/actions-named/index.ts';
import { personOf, signature } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { text, valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { refuseIf, type Refusal } from '../../core/refusal.ts';
import type { Write } from '../../table/port.ts';
import { bureauOf } from '../../announcement/cities.ts';
import { areCalledAlike, whyNotCorrect, whyNotReopen } from '../corrections/rules.ts';
import { movedMarks } from '../marks/store.ts';
import type { Account, PersonFile } from '../model.ts';
import { letter } from '../letters.ts';
import { identityNotices } from '../notices.ts';
import { identityRefusals } from '../refusals.ts';
import { titlesMoved, titlesParting } from '../titles/actions/moving.ts';
import { forgetPerson, loadAccount, loadGrant, loadKept, loadPerson, putAccount, putGrant, putStanding } from '../store.ts';
import { granted } from './accounts.ts';
import { placesOf } from './correcting.ts';
import { knows } from './known.ts';
import { commitNew, numberTaken } from './newcomers.ts';

/** A person whose account the one who acts may close and open again. */
export async function inHand(context: Context, account: string): Promise<PersonFile> {
  const person = await loadKept(context.table, account);
  if (!person || !(await knows(context, person))) throw identityRefusals.PERSON_UNKNOWN();
  refuseIf(whyNotCorrect(context.actor, person, await placesOf(context, person), bureauOf(person.account.city), { account }));
  return person;
}

/**
 * Why nobody logs in with an account that is there: it was closed, or into which login it was merged. That one is theirs, and told whole,
 * unless it is not called as they are.
 */
export async function whyClosed({ table }: Pick<Context, 'table'>, account: string): Promise<Refusal | null> {
  const own = await loadAccount(table, account);
  if (!own?.closed) return null;
  const { into } = own.closed;
  if (into === null) return identityRefusals.ACCOUNT_CLOSED();
  const other = await loadAccount(table, into);
  const isTheirs = other !== null && areCalledAlike(own, other);
  return identityRefusals.ACCOUNT_MERGED({ into: isTheirs ? into : `${into.slice(0, 1)}***` });
}

/** An account as it is closed, into another one of the same person or into none, and what else ends with it. */
export function closed(context: Context, person: PersonFile, reason: string, into: string | null): { after: Account; writes: Write[] } {
  const { account: before, grants, standing } = person;
  const unit = standing?.unit ?? bureauOf(before.city);
  const data = { ...before, closed: { at: context.now, by: signature(context.actor), reason, into, unit } };
  const fact = { by: context.actor, at: context.now, action: 'close' as const, reason, ...(into !== null && { detail: { into } }) };
  const { after, entry } = change({ kind: 'ACCOUNT', id: before.account }, before, data, fact);
  const ended = grants.map((grant) => putGrant({ ...grant, until: context.now }, grant));
  const told = lettered(context, into === null ? 'CLOSED' : 'MERGED', after, reason);
  return { after, writes: [putAccount(after, before), entry, ...ended, told, ...stood(context, person, 'close', reason)] };
}

/** What becomes of an account is said to its mailbox: an inbox that nobody opens, or could not open until now, tells nobody. */
function lettered(context: Context, topic: 'CLOSED' | 'MERGED' | 'REOPENED', after: Account, reason: string): Write {
  const { account, city, version } = after;
  const details = { by: personOf(context.actor).name, account, reason };
  return letter(topic, { to: after, city, cause: [account, String(version)], at: context.now, details });
}

/** Opens a closed account again, as long as its number is nobody else's; out of the one it was merged into, where that is so. */
export async function reopenAccount(
  context: Context,
  input: { account: string; reason: string },
): Promise<Outcome<{ account: string }, Account>> {
  const person = await inHand(context, input.account);
  const { account: before, standing } = person;
  refuseIf(whyNotReopen(context.actor, before, bureauOf(before.city)));
  const { reason } = valid(z.object({ reason: text(200) }), input, 'P11');
  const fact = { by: context.actor, at: context.now, action: 'reopen' as const, reason };
  const { after, entry } = change({ kind: 'ACCOUNT', id: before.account }, before, { ...before, closed: null }, fact);
  const other = before.closed?.into ? await parted(context, before.closed.into, { ...person, account: after }, reason) : null;
  const grant = standing && granted(context, after.account, 'APPLICANT', { id: standing.unit, city: after.city });
  const answer = { account: after.account };
  const making = { organisation: standing?.unit ?? bureauOf(before.city), city: before.city, newcomers: [after], doing: '恢复账号' };
  await commitNew(context, making, [
    putAccount(after, before),
    ...movedMarks({ before, after }, ...(other ? [other] : [])),
    entry,
    ...(grant ? [putGrant(grant, await loadGrant(context.table, grant))] : []),
    lettered(context, 'REOPENED', after, reason),
    ...stood(context, person, 'reopen', reason),
    ...titlesMoved(context, { ...person, account: after }, standing?.unit ?? null),
    ...(other?.writes ?? []),
    ...context.also(answer),
  ]);
  for (const name of [after.account, other?.after.account]) if (name !== undefined) forgetPerson(context, name);
  return { answer, result: after };
}

/** The account that another one was closed into, as it is without it. */
async function parted(context: Context, into: string, own: PersonFile, reason: string) {
  const { account, identity } = own.account;
  const person = await loadPerson(context.table, into);
  if (!person) throw identityRefusals.PERSON_UNKNOWN();
  const before = person.account;
  // Its own number by now: two accounts cannot have it.
  if (before.identity.mark === identity.mark) throw numberTaken({ zh: `（${before.name}）`, en: ` (${before.name})` });
  const merged = before.merged.filter((one) => one.account !== account);
  const fact = { by: context.actor, at: context.now, action: 'part' as const, reason, detail: { from: account } };
  const { after, entry } = change({ kind: 'ACCOUNT', id: into }, before, { ...before, merged }, fact);
  const told = identityNotices.ACCOUNT_PARTED({
    to: [{ account: into }],
    about: { type: 'Account', id: into },
    city: after.city,
    cause: [into, String(after.version)],
    at: context.now,
    details: { by: personOf(context.actor).name, from: account, reason },
  });
  return { before, after, writes: [putAccount(after, before), entry, told, ...titlesParting(context, own, person)] };
}

/** The standing is kept, and is guarded by its version; what was on its way to another unit is on its way no more. */
function stood(context: Context, { standing }: PersonFile, action: ActionName, reason: string): Write[] {
  if (!standing) return [];
  const fact = { by: context.actor, at: context.now, action, reason };
  const { after, entry } = change({ kind: 'STANDING', id: standing.account }, standing, { ...standing, released: null }, fact);
  return [putStanding(after, standing), entry];
}
