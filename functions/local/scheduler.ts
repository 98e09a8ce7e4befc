/**
 * Schedules on one machine. Three kinds, run in the order of their instants: those the functions set (each name once),
 * those of the published calendar, and the catch-up of each scheduled function, hourly or every minute. What has run is kept in a file.
 * A schedule that is set for an instant already past is due at once.
 */
import * as z from 'zod';
import { DAY, dayOf, HOUR, MINUTE, startOfDay, type Instant } from '../../schema/core/time.ts';
import { stateFile, type Writer } from './state-file.ts';

export type ScheduleTarget = 'calendar-tick' | 'reminders' | 'posting-close' | 'outbox-sweep' | 'history-seal';

/** Runs once. `input` is what the function gets; without it, `{ at }`. */
export type Schedule = z.infer<typeof SCHEDULE>;

/** `setFor`: of one that is done later than it was set for, that instant. */
export type Due = Schedule & { kind: 'set' | 'built-in' | 'catch-up'; setFor?: Instant };

const SCHEDULE = z.object({
  name: z.string(),
  at: z.number(),
  target: z.enum(['calendar-tick', 'reminders', 'posting-close', 'outbox-sweep', 'history-seal']),
  input: z.string().exactOptional(),
  /** Deletes itself when it has run: its name can be set again. */
  deletesItself: z.boolean().exactOptional(),
});

const STATE = z.object({
  /** Set by the functions and still to run. */
  waiting: z.array(SCHEDULE),
  /** Names that have run and stay taken, for they did not delete themselves. */
  done: z.array(z.string()),
  /** Built-in ones that have run, as `name@at`: one that is moved runs again. */
  builtIn: z.array(z.string()),
  /** The last hour each function caught up with. */
  caughtUp: z.partialRecord(SCHEDULE.shape.target, z.number()),
});

export interface LocalScheduler {
  /** False when the name is taken. */
  set(schedule: Schedule): boolean;
  /** What is due until the instant, inclusive, in order. Running one may set others: ask again after each. */
  dueUntil(instant: Instant): Due[];
  /** Notes that it has run. */
  done(due: Due): void;
}

export interface SchedulerOptions {
  now: () => Instant;
  builtIn: readonly Schedule[];
  /** The functions that are called each hour as well; and those of every minute. */
  catchUp: readonly ScheduleTarget[];
  everyMinute?: readonly ScheduleTarget[];
  /** Those of each hour that come so long after it, and find after a leap what each hour of it would have found: but for its end, once a day. */
  pastTheHour?: readonly { target: ScheduleTarget; by: number }[];
  /** The times of a day at which something falls due, from its beginning, rising: at these a leap over days stops. */
  times: readonly number[];
  file?: string;
  put?: Writer;
}

export function createScheduler({
  now,
  builtIn,
  catchUp,
  everyMinute = [],
  pastTheHour = [],
  times,
  file,
  put,
}: SchedulerOptions): LocalScheduler {
  const stored = stateFile(STATE, file, put);
  const state = stored.read() ?? { waiting: [], done: [], builtIn: [], caughtUp: {} };
  const began = now();
  // What was due before the system first began is done as it begins: nothing happened in it before.
  const first = stored.read() ? 0 : began;

  return {
    set: (schedule) => {
      if (state.done.includes(schedule.name) || state.waiting.some(({ name }) => name === schedule.name)) return false;
      // Whoever sets it is told that it is kept only when it is.
      stored.write({ ...state, waiting: [...state.waiting, schedule] });
      state.waiting.push(schedule);
      return true;
    },
    dueUntil: (instant) => {
      const set = state.waiting.map((schedule): Due => ({ ...schedule, kind: 'set' }));
      const calendar = builtIn
        .filter((schedule) => !state.builtIn.includes(mark(schedule)))
        .map((one): Due => ({ ...one, kind: 'built-in', at: Math.max(one.at, first), setFor: one.at }));
      const hours = [...catchUp, ...everyMinute].flatMap((target) => {
        const after = state.caughtUp[target] ?? began;
        const hourly = catchUps(after, instant, times);
        const at = everyMinute.includes(target) ? [...hourly, ...lastMinute(hourly.at(-1) ?? after, instant)] : hourly;
        return at.map((one): Due => ({ kind: 'catch-up', name: `catch-up-${target}`, at: one, target }));
      });
      const past = pastTheHour.flatMap(({ target, by }) =>
        catchUps((state.caughtUp[target] ?? began) - by, instant - by, [0]).map((hour): Due => ({
          kind: 'catch-up',
          name: `catch-up-${target}`,
          at: hour + by,
          target,
        })),
      );
      return [...calendar, ...set, ...hours, ...past].filter(({ at }) => at <= instant).toSorted((a, b) => a.at - b.at);
    },
    done: (due) => {
      if (due.kind === 'set') {
        state.waiting = state.waiting.filter(({ name }) => name !== due.name);
        if (due.deletesItself !== true) state.done.push(due.name);
      } else if (due.kind === 'built-in') state.builtIn.push(mark({ ...due, at: due.setFor ?? due.at }));
      else state.caughtUp[due.target] = due.at;
      stored.save(state);
    },
  };
}

function mark({ name, at }: Schedule): string {
  return `${name}@${at}`;
}

/** So much of its end is run through hour by hour. */
const HOURS_OF_A_LEAP = 3 * HOUR;

/**
 * The hours to catch up with after one instant and until another. Of a leap, its last hours, and before them the times of each day at
 * which something falls due: nobody acts during a leap, so the hours between would find nothing.
 */
export function catchUps(after: Instant, until: Instant, times: readonly number[]): Instant[] {
  const found: Instant[] = [];
  const hourly = Math.max(after, until - HOURS_OF_A_LEAP);
  for (let day = startOfDay(dayOf(after)); day <= hourly; day += DAY) {
    found.push(...times.map((time) => day + time).filter((at) => at > after && at <= hourly));
  }
  const first = startOfDay(dayOf(hourly));
  for (let hour = first; hour <= until; hour += HOUR) if (hour > hourly) found.push(hour);
  return found;
}

/** The last full minute after one instant and until another: of several that have passed, one run finds what all would have found. */
function lastMinute(after: Instant, until: Instant): Instant[] {
  const minute = until - (until % MINUTE);
  return minute > after ? [minute] : [];
}
