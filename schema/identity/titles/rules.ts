/** What may be done with a title on record, and which of them count (R3, A7, A10, P7). Pure. */
import { isAccountOf, signature, whyNotHolding, type Actor } from '../../core/actor.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import { LEVELS } from '../../announcement/data/series.ts';
import type { PersonFile } from '../model.ts';
import { identityRefusals } from '../refusals.ts';
import { TITLE_STATE_NAMES, type Title, type TitleState } from './model.ts';
import { titleRefusals } from './refusals.ts';

/** As many titles a person may have on record, whatever has become of them, and as many of them waiting for the check. */
export const MOST_TITLES = 40;
export const MOST_WAITING = 10;

/** Whose titles they are, as far as it decides who may do what. */
export type Holder = Pick<PersonFile, 'account' | 'standing' | 'titles'>;

/** A number of a document without what only looks otherwise: widths, brackets, blanks, dashes, O for 0 and l for 1. */
function folded(document: string): string {
  return document
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll(/[[〔【(<《「]/gu, '(')
    .replaceAll(/[\]〕】)>》」]/gu, ')')
    .replaceAll('o', '0')
    .replaceAll(/[il|]/gu, '1');
}

/** Whether two numbers are one document's, however they were typed. */
export function isSameDocument(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

/** What was recorded once stands in the way of the same again, unless it was rejected, or taken back. */
const STANDS: readonly TitleState[] = ['PENDING', 'VALID', 'REVOKED', 'REPLACED'];

/** The person records a title from before, or an officer of their unit does it for them. */
export function whyNotRecord(actor: Actor, { account, standing, titles }: Holder, bureau: string): Refusal | null {
  if (!standing) return isAccountOf(actor, account.account) ? titleRefusals.TITLE_WITHOUT_UNIT() : identityRefusals.PERSON_UNKNOWN();
  const why = isAccountOf(actor, account.account) ? null : whyNotKeep(actor, standing.unit, bureau);
  if (why) return why;
  const waiting = titles.filter(({ state }) => state === 'PENDING').length;
  return titles.length >= MOST_TITLES || waiting >= MOST_WAITING
    ? titleRefusals.TITLES_FULL({ most: MOST_TITLES, waiting: MOST_WAITING })
    : null;
}

/** The title of one document is recorded once. */
export function whyNotAnew({ titles }: Pick<Holder, 'titles'>, document: string): Refusal | null {
  const there = titles.find((one) => STANDS.includes(one.state) && isSameDocument(one.document, document));
  return there ? titleRefusals.TITLE_TWICE({ document: there.document, name: there.name, state: TITLE_STATE_NAMES[there.state] }) : null;
}

function whyNotKeep(actor: Actor, unit: string, bureau: string): Refusal | null {
  return whyNotHolding(actor, { role: 'UNIT_OFFICER', organisation: unit }, { role: 'BUREAU_OFFICER', organisation: bureau });
}

/** The unit keeps the record, or the bureau; nobody their own (P7). */
function whyNotOfUnit(actor: Actor, { account, standing }: Holder, title: Title, bureau: string): Refusal | null {
  const why = whyNotKeep(actor, standing?.unit ?? title.unit ?? '-', bureau);
  if (why) return why;
  if (isAccountOf(actor, account.account) || isAccountOf(actor, title.account)) return identityRefusals.OWN_RECORD();
  return title.source === 'CONFERRED' ? titleRefusals.TITLE_CONFERRED() : null;
}

/** What waits is checked by an officer who has not recorded it (P7). */
export function whyNotCheck(actor: Actor, holder: Holder, title: Title, bureau: string): Refusal | null {
  const own = signature(actor) === title.recorded.by ? titleRefusals.TITLE_RECORDED_BY_YOU() : null;
  return whyNotOfUnit(actor, holder, title, bureau) ?? own ?? whyNotIn(title, 'PENDING');
}

/** What was checked wrongly is checked once more: it waits again, and does not count meanwhile. */
export function whyNotRecheck(actor: Actor, holder: Holder, title: Title, bureau: string): Refusal | null {
  return whyNotOfUnit(actor, holder, title, bureau) ?? whyNotIn(title, 'VALID', 'REJECTED') ?? whyNotAgain(holder, title);
}

/** What was rejected and recorded anew meanwhile is not opened beside that. */
function whyNotAgain({ titles }: Holder, title: Title): Refusal | null {
  if (title.state !== 'REJECTED') return null;
  return whyNotAnew({ titles: titles.filter((one) => one !== title && one.id !== title.id) }, title.document);
}

/** The person takes back what nobody has checked. */
export function whyNotWithdraw(actor: Actor, { account }: Pick<Holder, 'account'>, title: Title): Refusal | null {
  if (!isAccountOf(actor, account.account)) return titleRefusals.TITLE_UNKNOWN();
  return whyNotIn(title, 'PENDING');
}

function whyNotIn({ state }: Title, ...from: TitleState[]): Refusal | null {
  return from.includes(state)
    ? null
    : titleRefusals.TITLE_NOT_IN_STATE({ state: TITLE_STATE_NAMES[state], from: from.map((one) => TITLE_STATE_NAMES[one]) });
}

/** The titles as they counted at an instant: what was found right by then, and was not yet revoked or replaced. */
export function titlesAt(titles: readonly Title[], at: Instant): Title[] {
  return titles.flatMap((one) => {
    if (one.valid === null || one.valid.at > at) return [];
    const isEnded = one.ended !== null && one.ended.at <= at;
    return [isEnded ? one : { ...one, state: 'VALID' as const, ended: null }];
  });
}

/** From the highest level down; of one level what was obtained first. */
function inOrder(titles: readonly Title[]): Title[] {
  return titles.toSorted(
    (one, other) => LEVELS.indexOf(other.level) - LEVELS.indexOf(one.level) || (one.obtainedOn < other.obtainedOn ? -1 : 1),
  );
}

/** The highest title that counts, of one series or of all; null where there is none. */
export function highestOf(titles: readonly Title[], series?: string): Title | null {
  return inOrder(titles.filter((one) => one.state === 'VALID' && (series === undefined || one.series === series)))[0] ?? null;
}
