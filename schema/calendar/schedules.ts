/** When the scheduled functions have to run: one list for the cloud (cdk/schedules.ts), the local runner and amendments. */
import type { ScheduleTarget } from '../core/ports.ts';
import { DAY, dayOf, HOUR, MINUTE, startOfDay, type Instant } from '../core/time.ts';
import { shipped } from '../announcement/data/index.ts';
import type { PhaseName, Policy } from '../announcement/model.ts';
import { NATIONAL } from './data/national-holidays.ts';
import { closingsOf } from './exceptions.ts';
import type { Calendar } from './model.ts';
import { phasesAt } from './rules.ts';

/**
 * Postings end at midnight, 24时 of their last day. A minute later no request that came before it can be under way any more, and they
 * are closed (U5).
 */
export const POSTINGS_CLOSE = { hour: 0, minute: 1 } as const;

/** When, after 0时, the digest of what need not be told at once goes out. [policy] of the system: one goes for all its cities (C13). */
export const DIGEST_AT = 18 * HOUR;

/** The phases whose end is somebody's deadline; the others end by themselves (C13). */
export const DEADLINES: readonly PhaseName[] = ['APPLICATION', 'UNIT_REVIEW', 'DEPARTMENT_REVIEW', 'RE_REVIEW'];

/** When a reminder goes out: so long before the close; one of whole days in the morning of that day, when somebody reads it (C13, C14). */
export function reminderAt(closesAt: Instant, offset: number, { remindAt }: Pick<Policy, 'remindAt'>): Instant {
  const at = closesAt - offset;
  return offset % DAY === 0 ? startOfDay(dayOf(at)) + remindAt : at;
}

export type Schedule = { name: string; at: Instant; target: ScheduleTarget; phase: PhaseName };

/** Every run the calendar in force at an instant asks for, past and future, in order. A name is unique and says what it is for. */
export function schedulesOf(calendar: Calendar, inForceAt: Instant): Schedule[] {
  const { cycle, policy } = calendar.announcement;
  const named = (phase: PhaseName, at: Instant, what: string) => ({ name: `${cycle}-${phase}-${what}-${at}`, at, phase });
  const turns = phasesAt(calendar, inForceAt).flatMap(({ name, opensAt, closesAt }): Schedule[] => [
    { ...named(name, opensAt, 'opens'), target: 'calendar-tick' },
    { ...named(name, closesAt, 'closes'), target: 'calendar-tick' },
  ]);
  const reminders = DEADLINES.flatMap((phase) =>
    closingsOf(calendar, phase, inForceAt).flatMap((closesAt): Schedule[] => [
      ...policy.reminderOffsets.map((offset): Schedule => ({
        ...named(phase, reminderAt(closesAt, offset, policy), 'reminder'),
        target: 'reminders',
      })),
      // Whoever is left behind is told when no request that came in time can be under way any more.
      { ...named(phase, closesAt + MINUTE, 'missed'), target: 'reminders' },
    ]),
  );
  const once = new Map([...turns, ...reminders].map((one) => [one.name, one]));
  return [...once.values()].toSorted((a, b) => a.at - b.at);
}

/** The schedules of the notices that a deployment brings along, as announced: those of all others are set when they are published. */
export function shippedSchedules(): Schedule[] {
  return shipped().flatMap((announcement) => schedulesOf({ announcement, amendments: [], holidays: NATIONAL }, 0));
}
