/** What was entered wrongly of a person is put right, and put back (P11). */
import * as z from 'zod';
import type { ActionName } from '../../core/actions-named/index.ts';
import { isAccountOf, personOf, signature } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { text, valid } from '../../core/input.ts';
import { nameOf } from '../../core/hash.ts';
import type { Outcome } from '../../core/once.ts';
import { post } from '../../core/outbox.ts';
import { refuseIf, type Bilingual } from '../../core/refusal.ts';
import { MINUTE } from '../../core/time.ts';
import type { Write } from '../../table/port.ts';
import { bureauOf } from '../../announcement/cities.ts';
import type { PersonValues } from '../corrections/model.ts';
import {
  changesIn,
  corrected,
  lastCorrection,
  personCorrectionInput,
  uncorrected,
  whyNotCorrect,
  whyNotUndo,
  whyNotWithout,
} from '../corrections/rules.ts';
import { movedMarks } from '../marks/store.ts';
import { documentInput, OF_A_PERSON, type Account, type Organisation, type PersonFile } from '../model.ts';
import { letter } from '../letters.ts';
import { identityNotices } from '../notices.ts';
import { openIdentity, openTelephone, sealedIdentity, sealedTelephone } from '../privacy.ts';
import { identityRefusals } from '../refusals.ts';
import { officeOf, whyNotOfAge } from '../rules.ts';
import { forgetPerson, loadOrganisation, putAccount } from '../store.ts';
import { commit } from './accounts.ts';
import { known } from './known.ts';
import { commitNew } from './newcomers.ts';

type Corrected = Outcome<{ account: string }, Account>;
type Typed = z.output<typeof personCorrectionInput>;

/** Puts right what was typed wrongly, or has changed: what is left out stays. What was printed keeps what it said. */
export async function correctPerson(context: Context, input: { account: string } & Record<string, unknown>): Promise<Corrected> {
  const { person } = await known(context, input.account);
  const places = await placesOf(context, person);
  const typed = valid(personCorrectionInput, input, 'P11', OF_A_PERSON);
  refuseIf(whyNotCorrect(context.actor, person, places, bureauOf(person.account.city), typedOf(typed)));
  const { account } = person;
  const { values, fields } = await valuesOf(context, account, typed);
  if (Object.keys(values).length === 0) throw identityRefusals.NOTHING_CORRECTED();
  const { reason, document } = typed;
  refuseIf(whyNotWithout(document, values, false));
  const made = { at: context.now, by: signature(context.actor), reason, document, fields };
  return keep(context, person, corrected(account, values, made), { action: 'correct', reason, fields, document });
}

/** Puts the last correction back that stands; a number only where nobody has taken it meanwhile. */
export async function undoCorrection(context: Context, input: { account: string; reason: string }): Promise<Corrected> {
  const { person } = await known(context, input.account);
  refuseIf(whyNotUndo(context.actor, person, await placesOf(context, person), bureauOf(person.account.city)));
  const { reason } = valid(z.object({ reason: text(200) }), input, 'P11');
  const fields = lastCorrection(person.account)?.fields ?? [];
  const undone = { at: context.now, by: signature(context.actor), reason };
  return keep(context, person, uncorrected(person.account, undone), { action: 'undoCorrection', reason, fields, document: null });
}

/** The organisations whose officer a person is. */
export async function placesOf({ table }: Pick<Context, 'table'>, person: PersonFile): Promise<Organisation[]> {
  const places = await Promise.all(officeOf(person).map((id) => loadOrganisation(table, id)));
  return places.filter((place) => place !== null);
}

type What = { action: ActionName; reason: string; fields: readonly string[]; document: string | null };

/** Writes the account as it is now: a number that is taken is asked for as that of a new account is, and given back in the same transaction. */
async function keep(context: Context, { account: before, standing, grants }: PersonFile, data: Account, what: What): Promise<Corrected> {
  const { action, reason, fields, document } = what;
  const detail = { fields, ...(document !== null && { document }) };
  const fact = { by: context.actor, at: context.now, action, reason, detail };
  const { after, entry } = change({ kind: 'ACCOUNT', id: before.account }, before, data, fact);
  const answer = { account: before.account };
  const marks = movedMarks({ before, after });
  const number = marks.length > 0;
  const isKnownAlike = after.name === before.name && after.identity.bornIn === before.identity.bornIn;
  const following = isKnownAlike && !number ? [] : followed(context, 'ACCOUNT', { ...after, id: after.account }, number);
  const writes = [putAccount(after, before), ...marks, entry, ...following, ...told(context, before, after, what), ...context.also(answer)];
  const organisation = standing?.unit ?? grants[0]?.organisation ?? bureauOf(before.city);
  const making = { organisation, city: before.city, newcomers: [after], doing: '更正证件号码' };
  await (number ? commitNew(context, making, writes) : commit(context, writes));
  forgetPerson(context, before.account);
  return { answer, result: after };
}

/** What each value is called. */
const FIELD_NAMES: Record<string, Bilingual> = {
  name: { zh: '姓名', en: 'the name' },
  identityKind: { zh: '证件类型', en: 'the kind of document' },
  identityNumber: { zh: '证件号码', en: 'the identity number' },
  bornIn: { zh: '出生日期', en: 'the birth date' },
  telephone: { zh: '联系电话', en: 'the telephone' },
  email: { zh: '电子邮箱', en: 'the mailbox' },
};

/**
 * Whose record it is hears of it, unless they did it themselves; what it says now they look up. A mailbox that is theirs no more hears of
 * that in any case: whoever has got into an account, or is in charge of it, takes it over silently no more.
 */
function told({ actor, now }: Context, before: Account, { account, city, version, email }: Account, what: What): Write[] {
  const { action, reason, fields } = what;
  const isUndone = action !== 'correct';
  const by = personOf(actor).name;
  const cause = [account, String(version)];
  const former = letter(isUndone ? 'MAILBOX_PUT_BACK' : 'MAILBOX_LEFT', { to: before, city, cause, at: now, details: { by, reason } });
  const left = email === before.email ? [] : [former];
  if (isAccountOf(actor, account)) return left;
  const topic = isUndone ? 'CORRECTION_UNDONE' : 'CORRECTED';
  const details = { by, reason, fields: fields.map((name) => FIELD_NAMES[name] ?? name) };
  return [
    ...left,
    identityNotices[topic]({
      to: [{ account }],
      about: { type: 'Account', id: account },
      city,
      cause,
      at: now,
      details,
    }),
  ];
}

/** Until then a process may trust what it remembers of a person or a unit, and a list may lag behind. */
const REMEMBERED = 2 * MINUTE;

/**
 * What brings a name, a number, or a month of birth, to what runs, by the notify function: applications are a later slice's. Once at once; a name once more
 * when nobody remembers the old one any more: what was begun or submitted with it meanwhile is found then.
 */
export function followed(
  { now }: Pick<Context, 'now'>,
  of: 'ACCOUNT' | 'ORGANISATION',
  { id: subject, city, version }: { id: string; city: string; version: number },
  number = false,
): Write[] {
  const cause = (time: string) => ['follow-name', nameOf('follow-name', of, subject, String(version), time)];
  const content = { kind: 'follow-name', of, subject, number: false } as const;
  return [
    post(cause('first'), { ...content, number }, { city, at: now }),
    post(cause('again'), content, { city, at: now + REMEMBERED, isHeld: true }),
  ];
}

/** The names of the values that were typed. */
function typedOf({ name, identityKind, identityNumber, bornOn, email, telephone }: Typed): object {
  const isDocument = [identityKind, identityNumber, bornOn].some((one) => one !== null);
  const typed = { name, email, telephone, identity: isDocument ? true : null };
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== null));
}

/** What is other than it was, as it is kept, and as the graph calls it. */
async function valuesOf(
  context: Context,
  account: Account,
  typed: Typed,
): Promise<{ values: Partial<PersonValues>; fields: readonly string[] }> {
  const { name, email, telephone } = typed;
  const plain = changesIn<Account>(account, { ...(name !== null && { name }), ...(email !== null && { email }) });
  const isOther = telephone !== null && telephone !== (await openTelephone(context, account));
  const document = await documentOf(context, account, typed);
  const values = {
    ...plain,
    ...(document && { identity: document.identity }),
    ...(isOther && { telephone: await sealedTelephone(context, account.account, telephone) }),
  };
  return { values, fields: Object.keys(values).flatMap((field) => (field === 'identity' ? (document?.fields ?? []) : [field])) };
}

type Document = { identity: Account['identity']; fields: string[] };

/** The document as it is after it, and what of it is another; of what is not typed, what there is. Null where it is what it was. */
async function documentOf(context: Context, account: Account, typed: Typed): Promise<Document | null> {
  const { identityKind, identityNumber, bornOn } = typed;
  if (identityKind === null && identityNumber === null && bornOn === null) return null;
  const { identity } = account;
  const number = await openIdentity(context, account);
  const kind = identityKind ?? identity.kind;
  // Of a birth date the month is kept; a renewed document is the same person's.
  const born = bornOn ?? (kind === identity.kind && kind !== 'RESIDENT_ID' ? `${identity.bornIn}-01` : null);
  const document = valid(documentInput, { identityKind: kind, identityNumber: identityNumber ?? number, bornOn: born }, 'P2');
  refuseIf(whyNotOfAge(document, context.now));
  const after = await sealedIdentity(context, account.account, document);
  const differs = {
    identityKind: kind !== identity.kind,
    identityNumber: document.identityNumber !== number,
    bornIn: after.bornIn !== identity.bornIn,
  };
  const fields = Object.entries(differs).flatMap(([name, isOther]) => (isOther ? [name] : []));
  return fields.length === 0 ? null : { identity: after, fields };
}
