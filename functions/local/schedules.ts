/** The schedules that cdk/ lays down in the cloud, for one machine. */
import { ANNOUNCEMENTS } from '../../schema/calendar/data/index.ts';
import { announcedSchedules, POSTINGS_CLOSE } from '../../schema/calendar/schedules.ts';
import { DAY, dayOf, HOUR, MINUTE, startOfDay } from '../../schema/core/time.ts';
import type { Schedule } from './scheduler.ts';

export function localSchedules(): Schedule[] {
  return [
    ...announcedSchedules(),
    ...ANNOUNCEMENTS.flatMap(({ phases, policy }) => [...closings(phases), ...digests(phases, policy.digestAt)]),
  ];
}

type Phases = readonly { opensAt: number; closesAt: number }[];

/** A minute after each midnight of the year of review. */
function closings(phases: Phases): Schedule[] {
  const after = POSTINGS_CLOSE.hour * HOUR + POSTINGS_CLOSE.minute * MINUTE;
  return daily(phases, after, (day) => ({ name: `posting-close-${day}`, target: 'posting-close' }));
}

/** The hour of the digest on each of its days. */
function digests(phases: Phases, digestAt: number): Schedule[] {
  return daily(phases, digestAt, (day) => ({ name: `digest-${day}`, target: 'reminders' }));
}

function daily(phases: Phases, after: number, what: (day: string) => Pick<Schedule, 'name' | 'target'>): Schedule[] {
  const first = startOfDay(dayOf(Math.min(...phases.map(({ opensAt }) => opensAt))));
  const last = Math.max(...phases.map(({ closesAt }) => closesAt)) + 7 * DAY;
  return Array.from({ length: Math.round((last - first) / DAY) }, (_, day) => first + day * DAY + after).map((at) => ({
    ...what(dayOf(at)),
    at,
  }));
}
