/** What may be done with an archive, and by whom (R6). Pure: `null` is yes. */
import { isAccountOf, whyNotHolding, type Actor } from '../core/actor.ts';
import type { Refusal } from '../core/refusal.ts';
import { addDays, DAY, dayOf, endOfDay, inWords, lastOfYears, type Instant } from '../core/time.ts';
import { bureauOf } from '../announcement/cities.ts';
import { oversees } from '../announcement/sight.ts';
import { ARCHIVE_STATE_NAMES, type Archive, type ArchiveState } from './model.ts';
import { archiveRefusals } from './refusals.ts';

type Of = Pick<Archive, 'city'>;

/** The bureau, and those who supervise it. */
export function seesArchive(actor: Actor, of: Of): boolean {
  return oversees(actor, of);
}

/** Only officers of the city’s bureau have a year archived, or an archive destroyed. */
export function whyNotKeeper(actor: Actor, { city }: Of): Refusal | null {
  if (actor.kind === 'person' && !seesArchive(actor, { city })) return archiveRefusals.ARCHIVE_UNKNOWN();
  return whyNotHolding(actor, { role: 'BUREAU_OFFICER', organisation: bureauOf(city) });
}

/** Whether it is still to be made: one that has failed is tried again. */
export function isUnderway({ state }: Pick<Archive, 'state'>): boolean {
  return state === 'QUEUED' || state === 'RUNNING' || state === 'FAILED';
}

/**
 * Two that are made at once would each have half of what is changed meanwhile, and be two answers to one question. One that has not moved for
 * so many days (`[policy]`) never will, and is given up for the next.
 */
export function whyNotRequest(newest: Pick<Archive, 'state' | 'movedAt'> | null, days: number, now: Instant): Refusal | null {
  if (!newest || !isUnderway(newest)) return null;
  const until = newest.movedAt + days * DAY;
  return now < until ? archiveRefusals.ARCHIVE_UNDERWAY({ until: inWords(until, true) }) : null;
}

/** Whether its parts have gone, or are going. */
export function isGone({ state }: Pick<Archive, 'state'>): boolean {
  return state === 'DESTROYING' || state === 'DESTROYED' || state === 'ABANDONED';
}

/** Whether there is nothing left to do for what the queue asks: the step is over, or will never be wanted. */
export function isStepDone(one: Pick<Archive, 'state' | 'step' | 'destroyedAt'>, step: number | 'destroy'): boolean {
  return step === 'destroy' ? !isGone(one) || one.destroyedAt !== null : one.step > step || !isUnderway(one);
}

/** When the years of an archive are over: its last day is the same day of a later year, and is kept whole. */
export function keepUntilOf(finishedAt: Instant, years: number): Instant {
  return endOfDay(lastOfYears(addDays(dayOf(finishedAt), 1), years));
}

export function isDue({ state, keepUntil }: Pick<Archive, 'state' | 'keepUntil'>, now: Instant): boolean {
  return state === 'DONE' && keepUntil !== null && now >= keepUntil;
}

export function whyNotPropose(actor: Actor, one: Archive, now: Instant): Refusal | null {
  return whyNotKeeper(actor, one) ?? whyNotInState(one, 'DONE') ?? whyNotDue(one, now);
}

/** Whoever has proposed it does not confirm it, though they hold the office twice. */
export function whyNotConfirm(actor: Actor, one: Archive, now: Instant): Refusal | null {
  const not = whyNotKeeper(actor, one) ?? whyNotInState(one, 'DONE') ?? whyNotDue(one, now);
  if (not) return not;
  if (!one.proposed) return archiveRefusals.NOT_PROPOSED();
  return isAccountOf(actor, one.proposed.by) ? archiveRefusals.OWN_PROPOSAL() : null;
}

function whyNotInState({ state }: Archive, needed: ArchiveState): Refusal | null {
  return state === needed ? null : archiveRefusals.ARCHIVE_NOT_DONE({ state: ARCHIVE_STATE_NAMES[state] });
}

function whyNotDue(one: Archive, now: Instant): Refusal | null {
  if (isDue(one, now)) return null;
  return archiveRefusals.ARCHIVE_KEPT({ until: inWords(one.keepUntil ?? now, true) });
}
