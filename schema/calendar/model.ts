/** A cycle's calendar: what the announcement sets, how the bureau amends it, and what the clock did with it. */
import * as z from 'zod';
import { versioned } from '../core/audit.ts';
import type { Day } from '../core/time.ts';
import { PHASES, type Announcement } from '../announcement/model.ts';

/** A window changed by the bureau with a document and a reason (C8). In force from `at`. */
export const amendmentShape = z.object({
  number: z.number().int().positive(),
  phase: z.enum(PHASES),
  /** Which exception of the phase it changes; null: the window of everybody else. */
  exception: z.number().int().nonnegative().nullable().optional(),
  opensAt: z.number().int(),
  closesAt: z.number().int(),
  document: z.string(),
  reason: z.string(),
  at: z.number().int(),
  by: z.string(),
});
export type Amendment = z.infer<typeof amendmentShape>;

/** An opening or closing that the scheduled function has recorded. */
export const transitionShape = z.object({
  phase: z.enum(PHASES),
  kind: z.enum(['OPENED', 'CLOSED']),
  at: z.number().int(),
  recordedAt: z.number().int(),
});
export type Transition = z.infer<typeof transitionShape>;

/** The days off and worked of a region and year, as its authority records them (C9). */
export const holidaysShape = z.object({
  /** `CN` for the whole country, or a city's code. */
  region: z.string(),
  year: z.number().int(),
  off: z.array(z.tuple([z.string(), z.string()])),
  worked: z.array(z.string()),
  document: z.string(),
  ...versioned,
});
export type RegionHolidays = z.infer<typeof holidaysShape>;

/** The days off of a year, as ranges with both ends, and the days worked that would be off. */
export type HolidayYear = { off: readonly (readonly [first: Day, last: Day])[]; worked: readonly Day[] };

/** By year: what holds in a city, the national days with its own over them. */
export type Holidays = Readonly<Record<string, HolidayYear>>;

/**
 * An announcement with its amendments, in order, and the days that are worked in its city: all that is needed to say what was open at any
 * instant, and where a period ends.
 */
export type Calendar = { announcement: Announcement; amendments: readonly Amendment[]; holidays: Holidays };
