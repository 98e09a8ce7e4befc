/** The schedules that cdk/ lays down in the cloud, for one machine. */
import { announcedSchedules, POSTINGS_CLOSE } from '../../schema/calendar/schedules.ts';
import { DAY, dayOf, HOUR, MINUTE, startOfDay } from '../../schema/core/time.ts';
import { ANNOUNCEMENTS } from '../../schema/announcement/cycles.ts';
import type { Schedule } from './scheduler.ts';

/** The windows change at 0时, and the digest goes at its hour (C13). */
export const TIMES = [0, ...new Set(ANNOUNCEMENTS.map(({ policy }) => policy.digestAt))].toSorted((a, b) => a - b);

export function localSchedules(): Schedule[] {
  return [...announcedSchedules(), ...ANNOUNCEMENTS.flatMap(({ phases }) => closings(phases))];
}

/** A minute after each midnight of the year of review. */
function closings(phases: readonly { opensAt: number; closesAt: number }[]): Schedule[] {
  const first = startOfDay(dayOf(Math.min(...phases.map(({ opensAt }) => opensAt))));
  const last = Math.max(...phases.map(({ closesAt }) => closesAt)) + 7 * DAY;
  const after = POSTINGS_CLOSE.hour * HOUR + POSTINGS_CLOSE.minute * MINUTE;
  const count = Math.round((last - first) / DAY);
  return Array.from({ length: count }, (_, day) => {
    const at = first + day * DAY + after;
    return { name: `posting-close-${dayOf(at)}`, at, target: 'posting-close' as const };
  });
}
