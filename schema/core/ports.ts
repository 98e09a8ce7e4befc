/** The outside as the system sees it. Adapters stand in functions/runtime. */
import type { Instant } from './time.ts';

/** The object store. */
export interface Files {
  /** Stores a stream under a key; a second put of the same key replaces the first. Answers the size in bytes. */
  put(key: string, body: AsyncIterable<Uint8Array>, about: { contentType: string }): Promise<number>;
  /** A URL with which anybody can fetch the object under `fileName`, until `seconds` after `now`. */
  signedUrl(key: string, about: { fileName: string; now: Instant; seconds: number }): Promise<string>;
}

/** One mail, ready to go. `id` stays the same however often it is tried: it becomes the Message-ID. */
export type Mail = { id: string; to: string; subject: string; text: string };

export interface Mailer {
  send(mail: Mail): Promise<void>;
}

/** A queue of work for another function. */
export interface Queue {
  send(body: string, about: { id: string }): Promise<void>;
}

/** The functions that schedules start. */
export const SCHEDULE_TARGETS = ['calendar-tick', 'reminders'] as const;
export type ScheduleTarget = (typeof SCHEDULE_TARGETS)[number];

/** Named one-time schedules: setting one that exists changes nothing. */
export interface Scheduler {
  set(schedule: { name: string; at: Instant; target: ScheduleTarget }): Promise<void>;
}

/** What a process may remember between invocations, for a while, and forget at any time. */
export interface Memory {
  /** The remembered value when it is younger than `forAtMost` at `now`; otherwise what `load` answers. */
  recall<T>(key: string, about: { now: Instant; forAtMost: number; load: () => Promise<T> }): Promise<T>;
  forget(key: string): void;
}
