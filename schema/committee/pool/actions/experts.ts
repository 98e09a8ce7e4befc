/** The office keeps its pool: who is called, what changes, who leaves (E3). The expert accepts the pledge. */
import type { ActionName } from '../../../core/actions-named/index.ts';
import { isAccountOf, personOf } from '../../../core/actor.ts';
import { change } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import { valid } from '../../../core/input.ts';
import type { Outcome } from '../../../core/once.ts';
import { refuseIf, say } from '../../../core/refusal.ts';
import { whyNotSeen } from '../../../core/stale.ts';
import { dayOf } from '../../../core/time.ts';
import type { Write } from '../../../table/port.ts';
import { policyIn } from '../../../announcement/cycles.ts';
import { commit, granted, newAccount } from '../../../identity/actions/accounts.ts';
import { commitNew, type Making } from '../../../identity/actions/newcomers.ts';
import { holdersOf } from '../../../identity/marks/store.ts';
import { OF_A_PERSON, personInput, type Account, type PersonInput } from '../../../identity/model.ts';
import { markOf } from '../../../identity/privacy.ts';
import { forgetPerson, loadGrant, loadPerson, putAccount, putGrant } from '../../../identity/store.ts';
import type { Filing } from '../../filing/model.ts';
import { whyNotOffice } from '../../filing/rules.ts';
import { loadFiling, sameFiling } from '../../filing/store.ts';
import { committeeNotices } from '../../notices.ts';
import { committeeRefusals } from '../../refusals.ts';
import { expertInput, removalInput, type Expert, type ExpertInput } from '../model.ts';
import { PLEDGE } from '../pledge.ts';
import { whyNotExpert, whyNotRemove } from '../rules.ts';
import { loadExpert, putExpert } from '../store.ts';

type Kept = Outcome<{ committee: string; account: string }, Expert>;

/** The committee, of the office of which somebody acts; to everybody else there is none. */
export async function ownCommittee(context: Context, committee: string): Promise<Filing> {
  const filing = await loadFiling(context.table, committee);
  if (!filing) throw committeeRefusals.COMMITTEE_UNKNOWN();
  refuseIf(whyNotOffice(context.actor, filing));
  return filing;
}

/**
 * Calls somebody as an expert: with an account of their own if they have one here under this name and number, else with a new one. Who has
 * one is called like anybody, so nothing is learnt by trying (P2).
 */
export async function addExpert(
  context: Context,
  input: { committee: string; person: unknown; expert: unknown },
  of: Making['of'] = 'refusals',
): Promise<Kept> {
  const filing = await ownCommittee(context, input.committee);
  const person = valid(personInput, input.person, 'P12', OF_A_PERSON);
  const typed = valid(expertInput, input.expert, 'E3');
  refuseIf(whyNotExpert(typed, filing, await limitsOf(context, filing)));
  const office = { id: filing.id, city: filing.city };
  const known = await holderOf(context, person);
  if (known) {
    const before = await loadExpert(context.table, { committee: filing.id, account: known.account });
    if (before && !before.removed) throw committeeRefusals.EXPERT_TAKEN();
    const fact = { by: context.actor, at: context.now, action: 'call' as const, detail: { role: 'EXPERT', organisation: filing.id } };
    const { after, entry } = change({ kind: 'ACCOUNT', id: known.account }, known, known, fact);
    const grant = granted(context, known.account, 'EXPERT', office);
    const made = called(context, filing, known, typed, before);
    const held = [putAccount(after, known), putGrant(grant, await loadGrant(context.table, grant)), entry];
    await commit(context, [...held, ...made.writes, ...context.also(made.answer)]);
    forgetPerson(context, known.account);
    return { answer: made.answer, result: made.after };
  }
  const { account, writes } = await newAccount(context, person, 'EXPERT', office);
  const made = called(context, filing, account, typed, null);
  const making = { organisation: filing.id, city: filing.city, newcomers: [account], of, instead: OTHER_NAME };
  await commitNew(context, making, [...writes, ...made.writes, ...context.also(made.answer)]);
  return { answer: made.answer, result: made.after };
}

/** Whoever has an account is called by it, by number and name together. */
const OTHER_NAME = say('登记的姓名与所填不一致，请核对证件号码和姓名', 'it is of another name than was typed; check number and name');

/** For how many years somebody is called, and until when a title is theirs. */
async function limitsOf(context: Context, { city }: Filing) {
  return { years: (await policyIn(context, city)).evaluation.termYears, today: dayOf(context.now) };
}

/** Who holds the number, if they have this name: of anybody else it is told as of every new account (P2). */
async function holderOf(context: Context, { identityKind, identityNumber, name }: PersonInput): Promise<Account | null> {
  const mark = await markOf(context, identityKind, identityNumber);
  const holder = (await holdersOf(context.table, [mark])).get(mark);
  const person = holder === undefined ? null : await loadPerson(context.table, holder);
  return person?.account.name === name ? person.account : null;
}

function called(context: Context, filing: Filing, { account, name }: Account, typed: ExpertInput, before: Expert | null) {
  const { id: committee, city } = filing;
  const code = before?.code ?? context.newId();
  const pastUnits = before ? pastOf(before, typed, dayOf(context.now)) : [];
  const own = { committee, account, code, city, name, pastUnits, pledge: before?.pledge ?? null, addedAt: context.now, removed: null };
  return kept(context, filing, before, { ...typed, ...own }, { action: 'call' }, 'EXPERT_ADDED');
}

/** Changes what is kept of an expert: a new unit, title or term. */
export async function changeExpert(
  context: Context,
  input: { committee: string; account: string; version: number; expert: unknown },
): Promise<Kept> {
  const { filing, before } = await ownExpert(context, input);
  const typed = valid(expertInput, input.expert, 'E3');
  if (before.removed) throw committeeRefusals.EXPERT_REMOVED();
  refuseIf(whyNotSeen(before, input.version) ?? whyNotExpert(typed, filing, await limitsOf(context, filing)));
  const data = { ...before, ...typed, pastUnits: pastOf(before, typed, dayOf(context.now)) };
  const { after, answer, writes } = kept(context, filing, before, data, { action: 'change' }, 'EXPERT_CHANGED');
  await commit(context, [...writes, ...context.also(answer)]);
  return { answer, result: after };
}

/** Takes somebody out of the pool, with the reason; what they did stays. */
export async function removeExpert(
  context: Context,
  input: { committee: string; account: string; version: number; reason: string },
): Promise<Kept> {
  const { filing, before } = await ownExpert(context, input);
  const { reason } = valid(removalInput, input, 'E3');
  refuseIf(whyNotSeen(before, input.version) ?? whyNotRemove(before, filing));
  const removed = { at: context.now, by: personOf(context.actor).account, reason };
  const { after, answer, writes } = kept(context, filing, before, { ...before, removed }, { action: 'remove', reason }, 'EXPERT_REMOVED');
  const grant = await loadGrant(context.table, { account: before.account, role: 'EXPERT', organisation: filing.id });
  const ended = grant ? [putGrant({ ...grant, until: context.now }, grant)] : [];
  // Nobody becomes the chair at the same moment.
  await commit(context, [...writes, ...ended, sameFiling(filing), ...context.also(answer)]);
  forgetPerson(context, before.account);
  return { answer, result: after };
}

/** The expert accepts the pledge, in the text that was shown. */
export async function acceptPledge(context: Context, input: { committee: string; pledge: number }): Promise<Kept> {
  const { account } = personOf(context.actor);
  const before = await loadExpert(context.table, { committee: input.committee, account });
  if (!before || before.removed) throw committeeRefusals.EXPERT_UNKNOWN();
  if (input.pledge !== PLEDGE.version) throw committeeRefusals.PLEDGE_OTHER({ version: PLEDGE.version });
  const fact = { by: context.actor, at: context.now, action: 'acceptPledge' as const, detail: { pledge: input.pledge } };
  const data = { ...before, pledge: { version: input.pledge, at: context.now } };
  const { after, entry } = change({ kind: 'EXPERT', id: placeOf(before) }, before, data, fact);
  const answer = { committee: before.committee, account };
  await commit(context, [putExpert(after, before), entry, ...context.also(answer)]);
  return { answer, result: after };
}

/** What an expert is called in the history and in the graph. */
export const placeOf = ({ committee, account }: Pick<Expert, 'committee' | 'account'>): string => `${committee}.${account}`;

async function ownExpert(context: Context, { committee, account }: { committee: string; account: string }) {
  const filing = await ownCommittee(context, committee);
  const before = await loadExpert(context.table, { committee, account });
  if (!before) throw committeeRefusals.EXPERT_UNKNOWN();
  // What is kept of an officer who is an expert as well, another officer keeps (P7).
  if (isAccountOf(context.actor, account)) throw committeeRefusals.OWN_EXPERT();
  return { filing, before };
}

/** The units before, with the one that they leave now. */
function pastOf({ unit, pastUnits }: Expert, typed: ExpertInput, today: string): Expert['pastUnits'] {
  return typed.unit === unit ? pastUnits : [...pastUnits, { unit, until: today }];
}

function kept(
  context: Context,
  { name: committee }: Filing,
  before: Expert | null,
  data: Omit<Expert, 'version' | 'trail'>,
  { action, reason }: { action: ActionName; reason?: string },
  topic: 'EXPERT_ADDED' | 'EXPERT_CHANGED' | 'EXPERT_REMOVED',
) {
  const fact = { by: context.actor, at: context.now, action, reason };
  const { after, entry } = change({ kind: 'EXPERT', id: placeOf(data) }, before, data, fact);
  const told = committeeNotices[topic]({
    to: [{ account: after.account }],
    about: { type: 'Expert', id: placeOf(after) },
    city: after.city,
    cause: [placeOf(after), String(after.version)],
    at: context.now,
    details: { name: committee, from: after.termFrom, until: after.termUntil, reason },
  });
  const writes: Write[] = [putExpert(after, before), entry, told];
  return { after, writes, answer: { committee: after.committee, account: after.account } };
}
