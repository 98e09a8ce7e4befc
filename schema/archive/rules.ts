/** What may be done with an archive, and by whom (R6). Pure: `null` is yes. */
import { isAccountOf, whyNotHolding, type Actor } from '../core/actor.ts';
import type { Refusal } from '../core/refusal.ts';
import { addDays, dayOf, endOfDay, inWords, lastOfYears, type Instant } from '../core/time.ts';
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

/** Two that are made at once would each have half of what is changed meanwhile, and be two answers to one question. */
export function whyNotRequest(archives: readonly Pick<Archive, 'cycle' | 'state'>[], cycle: string): Refusal | null {
  const isUnderway = archives.some((one) => one.cycle === cycle && (one.state === 'QUEUED' || one.state === 'RUNNING'));
  return isUnderway ? archiveRefusals.ARCHIVE_UNDERWAY() : null;
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
