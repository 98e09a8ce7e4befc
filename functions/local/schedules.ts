/** The schedules that cdk/ lays down in the cloud, for one machine. */
import { DIGEST_AT, POSTINGS_CLOSE, shippedSchedules } from '../../schema/calendar/schedules.ts';
import { shipped } from '../../schema/announcement/data/index.ts';
import { DAY, dayOf, HOUR, MINUTE, startOfDay } from '../../schema/core/time.ts';
import type { Schedule } from './scheduler.ts';

/** The windows change at 0时, and the digest goes at its hour (C13). */
export const TIMES = [0, DIGEST_AT];

/** As far ahead as somebody may want to live on one machine: the year that it begins with and three more. */
const DAYS_AHEAD = 4 * 366;

export function localSchedules(): Schedule[] {
  return [...shippedSchedules(), ...closings()];
}

/** A minute after each midnight. */
function closings(): Schedule[] {
  const first = startOfDay(dayOf(Math.min(...shipped().flatMap(({ phases }) => phases.map(({ opensAt }) => opensAt)))));
  const after = POSTINGS_CLOSE.hour * HOUR + POSTINGS_CLOSE.minute * MINUTE;
  return Array.from({ length: DAYS_AHEAD }, (_, day) => {
    const at = first + day * DAY + after;
    return { name: `posting-close-${dayOf(at)}`, at, target: 'posting-close' as const };
  });
}
