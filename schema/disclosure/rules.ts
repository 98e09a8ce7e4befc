/** When a public document is in force, what may be published, and what may become of it (V7). Pure. */
import { holds, type Actor } from '../core/actor.ts';
import { lookOf } from '../core/look.ts';
import type { Refusal } from '../core/refusal.ts';
import { addDays, dayOf, type Day, type Instant } from '../core/time.ts';
import { bureauOf } from '../announcement/cities.ts';
import {
  MOST_CHARACTERS,
  PUBLICATION_KIND_NAMES,
  type Article,
  type Publication,
  type PublicationContent,
  type PublicationState,
} from './model.ts';
import { articleNumber } from './numbering.ts';
import { disclosureRefusals } from './refusals.ts';

type Ends = Pick<Publication, 'inForceUntil' | 'repealed' | 'replaced'>;

/** From which days on it is not in force any more, the first first. */
function endsOf({ inForceUntil, repealed, replaced }: Ends): { from: Day; state: PublicationState }[] {
  return [
    ...(repealed ? [{ from: repealed.on, state: 'REPEALED' as const }] : []),
    ...(replaced ? [{ from: replaced.from, state: 'REPLACED' as const }] : []),
    ...(inForceUntil ? [{ from: addDays(inForceUntil, 1), state: 'EXPIRED' as const }] : []),
  ].toSorted((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0));
}

/** Its last day, whatever ends it; null where nothing does. */
export function lastDayOf(one: Ends): Day | null {
  const [end] = endsOf(one);
  return end ? addDays(end.from, -1) : null;
}

/** How it stands on a day. What does not say when it comes into force is taken to be so. */
export function stateOn(one: Pick<Publication, 'inForceFrom' | 'withdrawn'> & Ends, on: Day): PublicationState {
  if (one.withdrawn) return 'WITHDRAWN';
  const [end] = endsOf(one);
  if (end && on >= end.from) return end.state;
  return one.inForceFrom !== null && on < one.inForceFrom ? 'UPCOMING' : 'IN_FORCE';
}

/** How it stands now: in force from 0时 of its first day to 24时 of its last (C1). */
export function stateAt(one: Parameters<typeof stateOn>[0], now: Instant): PublicationState {
  return stateOn(one, dayOf(now));
}

/** What is asked of a list: each that is named has to be met. What speaks of no series or level in particular speaks of all. */
export type Sought = {
  series: string | null;
  level: PublicationContent['levels'][number] | null;
  inForceOn: Day | null;
  state: PublicationState | null;
};

export function speaksOf(one: Pick<Publication, 'series' | 'levels'>, { series, level }: Pick<Sought, 'series' | 'level'>): boolean {
  return (
    (series === null || one.series.length === 0 || one.series.includes(series)) &&
    (level === null || one.levels.length === 0 || one.levels.includes(level))
  );
}

export function isSought(one: Publication, { inForceOn, state, ...wish }: Sought, now: Instant): boolean {
  return (
    speaksOf(one, wish) && (inForceOn === null || stateOn(one, inForceOn) === 'IN_FORCE') && (state === null || stateAt(one, now) === state)
  );
}

/**
 * Whether it is a standard by which somebody may say what they meet: one whose articles are published here. Of a scan alone nobody could
 * tell which articles it has.
 */
export function isChosenFrom(one: Publication): boolean {
  return one.kind === 'STANDARD' && one.number !== null && one.withdrawn === null && one.articleNumbers.length > 0;
}

/** The standards to choose from for a title on a day, the newest issue first. */
export function standardsFor(published: readonly Publication[], wish: Pick<Sought, 'series' | 'level'>, on: Day): Publication[] {
  return published.filter((one) => isChosenFrom(one) && stateOn(one, on) === 'IN_FORCE' && speaksOf(one, wish));
}

/** What tells of a document which standard it is. */
export type Told = Pick<PublicationContent, 'kind' | 'number' | 'series' | 'levels' | 'inForceFrom' | 'issuedOn'> & {
  articles: readonly unknown[];
};

/**
 * Whether both are the standard for one title under one 文号, at the same time: whoever names that number would be held to either. A 文号 that issues one
 * for each of several series is of as many documents.
 */
export function isSameStandard(one: Publication, content: Told): boolean {
  const meets = <T>(a: readonly T[], b: readonly T[]) => a.length === 0 || b.length === 0 || a.some((value) => b.includes(value));
  return (
    content.kind === 'STANDARD' &&
    isChosenFrom(one) &&
    content.articles.length > 0 &&
    lookOf(one.number ?? '') === lookOf(content.number ?? '') &&
    meets(one.series, content.series) &&
    meets(one.levels, content.levels) &&
    ['IN_FORCE', 'UPCOMING'].includes(stateOn(one, content.inForceFrom ?? content.issuedOn ?? ''))
  );
}

/** Whether it has the article: told by the number, however it is written; of a text whose articles are not numbered nobody can tell. */
export function hasArticle({ articleNumbers }: Pick<Publication, 'articleNumbers'>, article: number): boolean {
  const numbers = articleNumbers.map(articleNumber).filter((one) => one !== null);
  return numbers.length === 0 || numbers.includes(article);
}

/** The bureau of the city, and nobody else: supervisors read, and write nothing. */
export function whyNotPublish(actor: Actor, city: string): Refusal | null {
  return holds(actor, 'BUREAU_OFFICER', bureauOf(city)) ? null : disclosureRefusals.PUBLICATION_UNKNOWN();
}

function whyNotChange(actor: Actor, one: Publication): Refusal | null {
  const why = whyNotPublish(actor, one.city);
  if (why) return why;
  if (one.cycle !== null) return disclosureRefusals.PUBLICATION_IS_NOTICE();
  return one.withdrawn ? disclosureRefusals.PUBLICATION_WITHDRAWN({ on: dayOf(one.withdrawn.at) }) : null;
}

/** Revised, repealed and replaced is what holds, or will: of what is repealed or replaced the text stays as it was in force. */
export function whyNotAmend(actor: Actor, one: Publication): Refusal | null {
  const why = whyNotChange(actor, one);
  if (why) return why;
  if (one.repealed) return disclosureRefusals.PUBLICATION_REPEALED({ on: one.repealed.on });
  return one.replaced ? disclosureRefusals.PUBLICATION_REPLACED({ from: one.replaced.from }) : null;
}

export function whyNotReinstate(actor: Actor, one: Publication): Refusal | null {
  return whyNotChange(actor, one) ?? (one.repealed ? null : disclosureRefusals.NOT_REPEALED());
}

export function whyNotWithdraw(actor: Actor, one: Publication): Refusal | null {
  return whyNotChange(actor, one);
}

/** Eighteen digits as those of an identity card, their month of birth in the middle. */
const IDENTITY_NUMBER = /(?<!\d)[1-9]\d{5}(?:19|20)\d{9}[\dXx](?!\d)/u;

function lengthOf(articles: readonly Article[]): number {
  return articles.reduce((sum, { number, heading, text }) => sum + Array.from(`${number}${heading ?? ''}${text}`).length, 0);
}

/** Why what is typed is no public document, whoever publishes it. */
export function whyNotSuch(content: PublicationContent, now: Instant): Refusal | null {
  const { kind, number, issuedOn, inForceFrom, inForceUntil, articles, file, sourceUrl, ...words } = content;
  if (number === null && kind !== 'PROCEDURE') return disclosureRefusals.PUBLICATION_NUMBERLESS({ kind: PUBLICATION_KIND_NAMES[kind] });
  if (articles.length === 0 && !file && sourceUrl === null) return disclosureRefusals.PUBLICATION_EMPTY();
  const length = lengthOf(articles);
  if (length > MOST_CHARACTERS) return disclosureRefusals.PUBLICATION_TOO_LONG({ length, most: MOST_CHARACTERS });
  if (issuedOn !== null && issuedOn > dayOf(now)) return disclosureRefusals.PUBLICATION_AHEAD();
  if (inForceFrom !== null && inForceUntil !== null && inForceUntil < inForceFrom)
    return disclosureRefusals.PUBLICATION_PERIOD({ from: inForceFrom });
  const shown = [number, sourceUrl, words.title, words.issuer, words.summary, ...articles.flatMap((one) => Object.values(one))];
  return shown.some((text) => text !== null && IDENTITY_NUMBER.test(text)) ? disclosureRefusals.PUBLICATION_IDENTITY() : null;
}

/** Why a document that comes into force on a day does not replace another: that has to have had a day of its own. */
export function whyNotReplacedFrom(before: Pick<Publication, 'inForceFrom'>, from: Day): Refusal | null {
  const { inForceFrom } = before;
  return inForceFrom !== null && from <= inForceFrom ? disclosureRefusals.REPLACEMENT_EARLY({ from: inForceFrom }) : null;
}

export function whyNotRepealedFrom({ inForceFrom, issuedOn }: Pick<Publication, 'inForceFrom' | 'issuedOn'>, on: Day): Refusal | null {
  const first = inForceFrom ?? issuedOn;
  return first !== null && on < first ? disclosureRefusals.REPEAL_EARLY({ from: first }) : null;
}
