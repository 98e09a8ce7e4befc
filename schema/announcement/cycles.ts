/** The announcements this system runs, and the cycle under way. To add a year or a city, add its data file here: no code changes. */
import { declareRefusals } from '../core/refusal.ts';
import type { Instant } from '../core/time.ts';
import { JIAYUGUAN_2024 } from './data/jiayuguan-2024.ts';
import type { Announcement } from './model.ts';

export const ANNOUNCEMENTS: readonly Announcement[] = [JIAYUGUAN_2024];

export const announcementRefusals = declareRefusals({
  CYCLE_UNKNOWN: { rule: 'C7', zh: '没有{cycle}评审年度。', en: 'There is no review cycle {cycle}.' },
});

/** The organisation id of the bureau; every announcement of a system has the same one. */
export function bureauOf(): string {
  const [first] = ANNOUNCEMENTS;
  if (!first) throw new Error('no announcement is configured');
  return first.bureau.id;
}

/** The announcement of a cycle; refuses a cycle that there is not. */
export function announcementOf(cycle: string): Announcement {
  const found = ANNOUNCEMENTS.find((one) => one.cycle === cycle);
  if (!found) throw announcementRefusals.CYCLE_UNKNOWN({ cycle });
  return found;
}

/** The cycle that is under way at an instant: the newest whose first phase has opened, or the first there is. */
export function currentCycle(now: Instant): string {
  const begun = ANNOUNCEMENTS.filter(({ phases }) => phases.some(({ opensAt }) => opensAt <= now));
  const current = begun.at(-1) ?? ANNOUNCEMENTS[0];
  if (!current) throw new Error('no announcement is configured');
  return current.cycle;
}

/** The document of the notice that is under way at an instant. */
export function documentAt(now: Instant): string {
  return announcementOf(currentCycle(now)).document;
}

/** A cycle that somebody names, or the one under way. */
export function knownCycle(cycle: string | null | undefined, now: Instant): string {
  return cycle === null || cycle === undefined ? currentCycle(now) : announcementOf(cycle).cycle;
}
