/**
 * How an application is handled (V7): each time that it comes to a desk and until it goes from there, and what that comes to for the desk.
 * It is counted with the search for risk signals, from the history of each application, and kept as it was counted last.
 */
import * as z from 'zod';
import { say, type Bilingual } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import type { PhaseName } from '../../announcement/model.ts';
import { WITH_UNIT, type State } from '../../application/moves.ts';

export const STEPS = ['UNIT', 'DEPARTMENT', 'RE_REVIEW', 'MEETING', 'COMMITTEE'] as const;
/** A step of the review, each before another desk. */
export type Step = (typeof STEPS)[number];

export const STEP_NAMES: Record<Step, Bilingual> = {
  UNIT: say('单位审核、公示、推荐', 'review, posting and recommendation by the unit'),
  DEPARTMENT: say('部门审核', 'review by the department'),
  RE_REVIEW: say('集中复审', 'the central re-review'),
  MEETING: say('会议审议、提交评委会', 'the bureau’s meeting, and handing over to the committee'),
  COMMITTEE: say('评委会评审', 'evaluation by the committee'),
};

/** In which states an application lies before the desk of a step. */
export const STATES_OF: Record<Step, readonly State[]> = {
  UNIT: WITH_UNIT,
  DEPARTMENT: ['RECOMMENDED'],
  RE_REVIEW: ['APPROVED'],
  MEETING: ['PASSED'],
  COMMITTEE: ['FORWARDED'],
};

/** The phase in which a step is to be done (C2, D7, E1). */
export const PHASE_OF: Record<Step, PhaseName> = {
  UNIT: 'UNIT_REVIEW',
  DEPARTMENT: 'DEPARTMENT_REVIEW',
  RE_REVIEW: 'RE_REVIEW',
  MEETING: 'PROVINCIAL_REVIEW',
  COMMITTEE: 'EVALUATION',
};

/** How it went from there: on, back for mending, or refused. What was withdrawn, cancelled or taken along was not the desk's doing. */
export const WAYS_ON = ['ONWARD', 'RETURNED', 'REFUSED'] as const;
export type WayOn = (typeof WAYS_ON)[number];

/** One time that an application lay before a desk: since when, and when and how it went from there; null while it lies there. */
export type Stay = {
  application: string;
  step: Step;
  organisation: string;
  from: Instant;
  left: { at: Instant; way: WayOn } | null;
};

const count = z.number().int().nonnegative();
export const handlingShape = z.object({
  cycle: z.string(),
  city: z.string(),
  step: z.enum(STEPS),
  /** Whose desk; null of all the desks of the step together. */
  organisation: z.string().nullable(),
  /** How often something came, how many applications that were, and how many lie there. */
  came: count,
  applications: count,
  waiting: count,
  /** Since when the first of those that lie there. */
  since: z.number().nullable(),
  /** How often each way. */
  onward: count,
  refused: count,
  returned: count,
  /** Applications that this desk has returned once and no more, twice, three times or more (D1, D2). */
  returnedTimes: z.tuple([count, count, count]),
  /** How long what went from there had lain there, in milliseconds; null where nothing did. */
  times: z.object({ median: count, most: count, nine: count }).nullable(),
  /** The window of the step as it was when it was counted. */
  opensAt: z.number(),
  closesAt: z.number(),
  /** How many of those that went on, back or were refused did so in the last day of it, or after it. */
  lastDay: count,
  late: count,
  /** By which search, and when. */
  run: z.string(),
  asOf: z.number(),
});
/** What a step comes to at a desk, as it was counted last. */
export type Handling = z.infer<typeof handlingShape>;

/** Past its window and still there: as many are overdue. */
export function overdueOf({ waiting, closesAt }: Pick<Handling, 'waiting' | 'closesAt'>, now: Instant): number {
  return now >= closesAt ? waiting : 0;
}
