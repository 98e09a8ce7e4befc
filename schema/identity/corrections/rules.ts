/** What may be put right of a person and of a unit, by whom, and what becomes of it (P11). Pure. */
import * as z from 'zod';
import { isAccountOf, whyNotHolding, type Actor } from '../../core/actor.ts';
import { cleanName } from '../../core/names.ts';
import { optional, text } from '../../core/input.ts';
import type { Refusal } from '../../core/refusal.ts';
import { dayOf, type Instant } from '../../core/time.ts';
import { UNIT_KINDS } from '../channels.ts';
import type { UnitValues } from './model.ts';
import { documentInput, personFields, unitFields, type Account, type Organisation, type PersonFile } from '../model.ts';
import { IDENTITY_KINDS } from '../numbers.ts';
import { identityRefusals } from '../refusals.ts';
import { above } from '../rules.ts';

const ground = { reason: text(200), document: optional(text(60)) };

/** What is typed of a correction of a person: what is left out stays as it is. */
export const personCorrectionInput = z.object({
  ...ground,
  name: optional(personFields.name),
  identityKind: optional(z.enum(IDENTITY_KINDS)),
  identityNumber: optional(documentInput.shape.identityNumber),
  bornOn: optional(documentInput.shape.bornOn),
  email: optional(personFields.email),
  telephone: optional(personFields.telephone),
});

/** What is typed of a correction of a unit; `isCentral` false: it is no central one. */
export const unitCorrectionInput = z.object({
  ...ground,
  name: optional(unitFields.name),
  creditCode: optional(unitFields.creditCode),
  contact: optional(unitFields.contact),
  telephone: optional(unitFields.telephone),
  kind: optional(z.enum(UNIT_KINDS)),
  isCentral: optional(z.boolean()),
  reviewsItself: optional(z.array(z.string())),
});

type Ground = { at: number; by: string; reason: string };
type Kept = { former: object; undone: Ground | null };
type Correctable = { corrections: readonly Kept[] };

/** How many corrections a thing keeps. */
const MOST = 40;
/** Whoever changes how they are reached does so more often than that in the end: of such, the oldest go. */
const CONTACT = new Set(['email', 'telephone', 'contact']);
const isContact = ({ former }: Pick<Kept, 'former'>) => Object.keys(former).every((name) => CONTACT.has(name));

/** The thing with other values, and those that they take the place of. */
function exchanged<T extends object>(one: T, values: object): { one: T; former: object } {
  const former = Object.fromEntries(Object.keys(values).map((name) => [name, one[name as keyof T]]));
  return { one: { ...one, ...values }, former };
}

/** The thing put right. What it said before is kept; refused once there is too much of that. */
export function corrected<T extends Correctable>(
  before: T,
  values: object,
  made: Ground & { document: string | null; fields: readonly string[] },
): T {
  const { one, former } = exchanged(before, values);
  const all: Kept[] = [...before.corrections, { ...made, former, undone: null }];
  const oldest = all.length > MOST ? all.findIndex(isContact) : -1;
  if (all.length > MOST && oldest < 0) throw identityRefusals.CORRECTED_TOO_OFTEN({ most: MOST });
  return { ...one, corrections: all.filter((_, index) => index !== oldest) };
}

/** The last correction that stands; null where there is none to be undone. */
export function lastCorrection<C extends Kept>({ corrections }: { corrections: readonly C[] }): C | null {
  return corrections.findLast(({ undone }) => undone === null) ?? null;
}

/** The thing without its last correction, which keeps what it had brought. */
export function uncorrected<T extends Correctable>(before: T, undone: Ground): T {
  const last = lastCorrection(before);
  if (!last) throw identityRefusals.NOTHING_TO_UNDO();
  const { one, former } = exchanged(before, last.former);
  return { ...one, corrections: before.corrections.map((each) => (each === last ? { ...each, former, undone } : each)) };
}

/** What it was called before, oldest first; what was only mistyped and put back is none. */
export function formerNamesOf(one: {
  name: string;
  corrections: readonly { former: { name?: string | undefined }; undone: Ground | null }[];
}): string[] {
  const names = one.corrections.flatMap(({ former, undone }) => (undone === null && former.name !== undefined ? [former.name] : []));
  return [...new Set(names)].filter((name) => name !== one.name);
}

/** Since when it is called as it is: the last renaming, or what undid it. */
export function namedSince({
  corrections,
}: {
  corrections: readonly { at: Instant; former: { name?: string | undefined }; undone: Pick<Ground, 'at'> | null }[];
}): Instant {
  return Math.max(0, ...corrections.flatMap(({ at, former, undone }) => (former.name === undefined ? [] : [undone?.at ?? at])));
}

/** Of these values, those that are not what there is. */
export function changesIn<T extends object>(before: T, values: Partial<T>): Partial<T> {
  const isOther = ([name, value]: [string, unknown]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof T]);
  return Object.fromEntries(Object.entries(values).filter(isOther)) as Partial<T>;
}

/**
 * Who puts right what is kept of a person: the officers of the unit, who opened the account; of an officer those above the organisation;
 * the bureau of everybody. Nobody their own, but for how they are reached (P7, P11). `places` are the organisations whose officer the
 * person is.
 */
export function whyNotCorrect(
  actor: Actor,
  { account, standing }: PersonFile,
  places: readonly Organisation[],
  bureau: string,
  values: object = {},
): Refusal | null {
  if (isAccountOf(actor, account.account)) return isContact({ former: values }) ? null : identityRefusals.OWN_RECORD({}, 'P11');
  return whyNotHolding(
    actor,
    { role: 'BUREAU_OFFICER', organisation: bureau },
    ...(standing ? [{ role: 'UNIT_OFFICER', organisation: standing.unit } as const] : []),
    ...places.flatMap((place) => above(place, bureau)),
  );
}

/** Why the last correction may not be undone: there is none, or whoever asks could not have made it. */
export function whyNotUndo(actor: Actor, person: PersonFile, places: readonly Organisation[], bureau: string): Refusal | null {
  const last = lastCorrection(person.account);
  return whyNotCorrect(actor, person, places, bureau, last?.former ?? {}) ?? (last ? null : identityRefusals.NOTHING_TO_UNDO());
}

/** A unit is put right by those above it, and so is how a committee’s office is reached (P1, P11). */
export function whyNotCorrectUnit(actor: Actor, unit: Organisation, bureau: string): Refusal | null {
  const isPutRight = unit.kind === 'UNIT' || unit.kind === 'COMMITTEE';
  return isPutRight ? whyNotHolding(actor, ...above(unit, bureau)) : identityRefusals.ORGANISATION_UNKNOWN();
}

/** What else a committee’s office is, its filing says (E1). */
export function whyNotOfOffice({ kind }: Pick<Organisation, 'kind'>, values: object): Refusal | null {
  return kind === 'COMMITTEE' && !isContact({ former: values }) ? identityRefusals.OFFICE_AS_FILED() : null;
}

/** What of a unit these values change, as the graph calls it: whether it is a central one, or only what it reviews itself. */
export function fieldsOfUnit({ central: before }: Pick<Organisation, 'central'>, values: Partial<UnitValues>): string[] {
  return Object.keys(values).flatMap((name) => {
    if (name !== 'central') return [name];
    const isOther = JSON.stringify(before?.reviews ?? []) !== JSON.stringify(values.central?.reviews ?? []);
    return [...((before === null) === (values.central === null) ? [] : ['isCentral']), ...(isOther ? ['reviewsItself'] : [])];
  });
}

/** A number, and the name and code of a unit, change by a document; a reason alone is enough for the rest (P11). */
export function whyNotWithout(document: string | null, values: object, ofUnit: boolean): Refusal | null {
  const needed = ofUnit ? 'name' in values || 'creditCode' in values : 'identity' in values;
  return needed && document === null ? identityRefusals.DOCUMENT_NEEDED() : null;
}

const used = (zh: string, en: string) => identityRefusals.ACCOUNT_IN_USE({ because: { zh, en } });

/** Why an account cannot be closed as one that was opened by mistake: what the person is or has (P11). Applications are a later slice's. */
export function whyNotClose(person: PersonFile, now: Instant): Refusal | null {
  const isTitled = person.titles.some(({ state }) => state === 'VALID' || state === 'PENDING');
  return whyNotCloseInto(person, now) ?? (isTitled ? used('职称档案中已有职称', 'a title is on record') : null);
}

/** The same where it is closed into another account of the person: that one takes the titles along. */
export function whyNotCloseInto({ account, grants, standing, bars }: PersonFile, now: Instant): Refusal | null {
  if (account.closed) return identityRefusals.PERSON_UNKNOWN();
  if (grants.some(({ role }) => role !== 'APPLICANT'))
    return used('该人员任经办人等职，请先免去', 'the person holds an office; end that first');
  const today = dayOf(now);
  if (standing?.exclusions.some(({ lifted, until }) => lifted === null && until >= today))
    return used('登记有未满期的处分', 'a penalty is recorded that is not over');
  // What stands against somebody would be left behind.
  if (bars.some(({ until }) => until === null || now < until)) return used('有未满期的监督处理措施', 'a measure of supervision stands');
  return account.merged.length > 0 ? used('已有账号并入该账号', 'another account was closed into it') : null;
}

/** Why two accounts do not become one: the one that goes has done something, or one of them is closed (P11). */
export function whyNotMerge(from: PersonFile, into: PersonFile, now: Instant): Refusal | null {
  return into.account.closed ? identityRefusals.PERSON_UNKNOWN() : whyNotCloseInto(from, now);
}

/** Whether one of them was called as the other is, by what is known of both. */
export function areCalledAlike(one: Pick<Account, 'name' | 'corrections'>, other: Pick<Account, 'name' | 'corrections'>): boolean {
  const [first, second] = [one, other].map((each) => [each.name, ...formerNamesOf(each)].map(cleanName));
  return first?.some((name, index) => second?.some((called, at) => (index === 0 || at === 0) && name === called)) ?? false;
}

/**
 * Why these are not two accounts of one person (P2, P11): neither is called, or was, as the other is, or they were born at different times,
 * `YYYY-MM` or `YYYY-MM-DD` as far as it is known. Where that is a slip, it is put right first, with what that takes.
 */
export function whyNotSamePerson(from: Account, into: Account, born: { from: string; into: string }): Refusal | null {
  const known = Math.min(born.from.length, born.into.length);
  const names = areCalledAlike(from, into)
    ? []
    : [{ zh: `姓名（“${from.name}”与“${into.name}”）`, en: `the names (“${from.name}” and “${into.name}”)` }];
  const births = born.from.slice(0, known) === born.into.slice(0, known) ? [] : [{ zh: '出生日期', en: 'the birth dates' }];
  const what = [...names, ...births];
  return what.length === 0 ? null : identityRefusals.ACCOUNTS_DIFFER({ what });
}

/** Why an account is not opened again; what the bureau has merged it parts. */
export function whyNotReopen(actor: Actor, { closed }: Pick<Account, 'closed'>, bureau: string): Refusal | null {
  if (!closed) return identityRefusals.ACCOUNT_OPEN();
  return closed.into === null ? null : whyNotHolding(actor, { role: 'BUREAU_OFFICER', organisation: bureau });
}

/** What an account is found by: its number, and those of the accounts that were closed into it; a closed one by nothing. */
export function marksOf({ identity, merged, closed }: Pick<Account, 'identity' | 'merged' | 'closed'>): string[] {
  return closed ? [] : [...new Set([identity.mark, ...merged.map((one) => one.identity.mark)])];
}
