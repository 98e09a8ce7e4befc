/**
 * Making accounts, and what is said when a number, a login or a code is somebody's already (P2).
 *
 * Trying would tell whether a stranger has an account here, so each way of trying costs something. What is free is made at once and
 * seen by everybody in the unit. What belongs to a stranger is told, since the officer has to know that this is a transfer, and the
 * telling stands in that person's history and counts against the officer's day. What belongs to somebody whom the officer knows is
 * told first and alone, whatever else stands in the way: with the login of a colleague, which nobody can be given, every number
 * would be answered and none made.
 */
import { holds } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { inTurn } from '../../core/in-turn.ts';
import { refuseIf, say, type Bilingual, type Refusal } from '../../core/refusal.ts';
import { stale } from '../../core/stale.ts';
import { Conflict, keyOf, type Write, keyText } from '../../table/port.ts';
import { policyIn } from '../../announcement/cycles.ts';
import { countLookups } from '../lookups/actions.ts';
import { whyNotLookUp } from '../lookups/rules.ts';
import { checkLookups, occupied, type Occupied } from '../lookups/store.ts';
import type { Account, Organisation, PersonFile } from '../model.ts';
import { identityRefusals } from '../refusals.ts';
import { creditCodeHolder, foldedLogin, isTaking, uponFreeIn } from '../marks/store.ts';
import { forgetPerson, loadKept, loadOrganisation, organisationIn, putAccount } from '../store.ts';
import { knows } from './known.ts';

/**
 * What is made: for which organisation of which city, by whose numbers the day is measured, whose accounts, and as what it counts where somebody is found to be there. `doing` says in the
 * stranger's history what was tried, where it is another thing than a new account; `instead` what is to be done where a number is taken.
 */
export type Making = {
  organisation: string;
  city: string;
  newcomers: readonly Account[];
  code?: string;
  of?: 'refusals' | 'rows';
  doing?: string;
  instead?: Bilingual;
};

/** A refusal, and whose history it has to stand in: a stranger's. */
type Taken = { why: Refusal; stranger: PersonFile | null; counts: boolean };

/** Attempts of one officer go one after the other where they tell something; so many find their turn. */
const TRIES = 20;

/** Commits new accounts with all that belongs to them, or what takes another number (P11), or says who is there already. */
export async function commitNew(context: Context, making: Making, writes: readonly Write[]): Promise<void> {
  const places = writes.map((write) => keyText(keyOf(write)));
  if (new Set(places).size < places.length) throw identityRefusals.TWICE_IN_REQUEST();
  if (context.actor.kind !== 'person') return founded(context, writes);
  const { of = 'refusals' } = making;
  const { lookups: limits } = await policyIn(context, making.city);
  const attempt = async () => {
    const there = await occupied(context, writes);
    // A key that was used answers for itself: nothing is told by it that was not told before.
    if (!there.key) {
      refuseIf(whyNotLookUp(there.today, { of, more: 1 }, limits, context.now));
      const taken = await whyTaken(context, making, there);
      if (taken?.counts) await tell(context, making, taken, there.today);
      if (taken) throw taken.why;
    }
    // Rows of an import, many at once, do not wait for one another; single attempts are made and told upon the same day as it stands.
    await make(context, of === 'rows' ? there.writes : [...there.writes, checkLookups(context, there.today)], writes);
  };
  await inTurn(context, attempt, TRIES);
}

/** What a system founds: nobody is there whom it could be told about, and nobody's day to count it against. */
async function founded(context: Context, writes: readonly Write[]): Promise<void> {
  try {
    await context.table.transact(await uponFreeIn(context.table, writes));
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const [account] = error.failed.flatMap((name) => /^(?:account|login) (.*)$/u.exec(name)?.[1] ?? []);
    if (error.failed.includes('creditCode') || error.failed.includes('organisation')) throw identityRefusals.UNIT_TAKEN({ holder: NOBODY });
    if (error.failed.some((name) => name.startsWith('identity '))) throw numberTaken(NOBODY);
    throw account === undefined ? error : loginTaken(account);
  }
}

/** Where somebody was faster with a number, a login, a code or the day, it is looked at again; else the record is stale. */
async function make(context: Context, writes: readonly Write[], wanted: readonly Write[]): Promise<void> {
  try {
    await context.table.transact(writes);
  } catch (error) {
    const taking = new Set([...wanted.filter(isTaking).map(({ as }) => as), 'lookups']);
    throw error instanceof Conflict && !error.failed.some((name) => taking.has(name)) ? stale() : error;
  }
}

async function whyTaken(context: Context, making: Making, there: Occupied): Promise<Taken | null> {
  const { newcomers, code = '' } = making;
  const freely = (why: Refusal): Taken => ({ why, stranger: null, counts: false });
  // Who may create units sees every unit there is.
  if (there.code) return freely(identityRefusals.UNIT_TAKEN({ holder: await unitTold(context, code) }));
  const people = await peopleThere(context, [...there.holders.values(), ...there.logins.values()]);
  const holders = newcomers.flatMap(({ identity: { mark } }) => people.get(there.holders.get(mark) ?? '') ?? []);
  const logins = newcomers.flatMap(({ account: typed }) => {
    const held = people.get(there.logins.get(foldedLogin(typed)) ?? '');
    return held ? [{ ...held, typed }] : [];
  });
  const ours = holders.find(({ isKnown }) => isKnown)?.person;
  if (ours) return freely(numberTaken(await personTold(context, ours), making.instead));
  const login = logins.find(({ isKnown }) => isKnown);
  if (login) return freely(loginTaken(login.typed, login.account));
  const [holder] = holders;
  if (holder) return { why: numberTaken(NOBODY, making.instead), stranger: holder.person, counts: true };
  const [named] = logins;
  return named ? { why: loginTaken(named.typed, named.account), stranger: named.person, counts: true } : null;
}

/** That a number is somebody's, and what is to be done instead: of people of units, a transfer. */
export function numberTaken(holder: Bilingual, instead: Bilingual = TRANSFER): Refusal {
  return identityRefusals.IDENTITY_TAKEN({ holder, instead });
}
const TRANSFER = say('调动单位应办理转移，不得另开账号', 'a move to another unit is a transfer');

/** That a login is somebody's; and where it is theirs in other letters, that their case makes no difference. */
export function loginTaken(typed: string, held = typed): Refusal {
  const alike = typed === held ? say('', '') : say('（登录名不区分大小写）', ' (case makes no difference in it)');
  return identityRefusals.ACCOUNT_TAKEN({ account: typed, alike });
}

type There = { account: string; person: PersonFile | null; isKnown: boolean };

/** Those who are there, and whether the one who acts knows them. */
async function peopleThere(context: Context, accounts: readonly string[]): Promise<Map<string, There>> {
  const found = await Promise.all(
    [...new Set(accounts)].map(async (account): Promise<[string, There]> => {
      const person = await loadKept(context.table, account);
      return [account, { account, person, isKnown: person !== null && (await knows(context, person)) }];
    }),
  );
  return new Map(found);
}

/** Notes that a stranger was looked up, in the stranger's history and in the officer's day; in turn, where either has moved meanwhile. */
async function tell(context: Context, making: Making, { why: { code }, stranger }: Taken, today: Occupied['today']): Promise<void> {
  const { organisation, of = 'refusals', doing = '开通账号' } = making;
  const holder = stranger?.account ?? null;
  const reason = code === 'IDENTITY_TAKEN' ? `以该证件号码${doing}，被告知已有账号` : '以该登录名开通账号，被告知已被使用';
  const fact = { by: context.actor, at: context.now, action: 'lookUp' as const, reason, detail: { organisation } };
  const seen = holder && change({ kind: 'ACCOUNT', id: holder.account }, holder, holder, fact);
  const detail = { code, organisation, holder: holder?.account ?? '' };
  const history = seen ? [putAccount(seen.after, holder), seen.entry] : [];
  try {
    await context.table.transact([...countLookups(context, today, { of, more: 1, action: 'try', reason, detail }), ...history]);
  } finally {
    if (holder) forgetPerson(context, holder.account);
  }
}

const NOBODY = { zh: '', en: '' };

/** Who holds a number, told to those who know the person. */
async function personTold(context: Context, { account, standing }: PersonFile) {
  return heldBy(account, standing && (await organisationIn(context, standing.unit)));
}

/** A person whom the reader knows, with the unit. */
export function heldBy({ name, account }: Pick<Account, 'name' | 'account'>, unit: Pick<Organisation, 'name'> | null) {
  const who = [name, unit?.name].filter(Boolean).join('，');
  return { zh: `（${who}）`, en: ` (${who.replaceAll('，', ', ')})`, account };
}

/** Which unit holds the code, told to those above units. */
async function unitTold({ table, actor }: Context, code: string) {
  const holder = holds(actor, 'BUREAU_OFFICER') || holds(actor, 'DEPARTMENT_OFFICER') ? await creditCodeHolder(table, code) : null;
  const unit = holder === null ? null : await loadOrganisation(table, holder);
  return unit ? { zh: `（${unit.name}）`, en: ` (${unit.name})`, organisation: unit.id } : NOBODY;
}
