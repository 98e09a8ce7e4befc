/** The windows of a notice and what is due on which day, as the document has them (C1–C4). */
import * as z from 'zod';
import { LEVELS } from '../data/series.ts';
import { PHASES } from '../names.ts';
import { code, day, line, moment, seriesCode, source, whole } from './values.ts';

/** For whom something of the notice holds: all that is said of it has to fit; what is not said fits everybody. */
export const selectorShape = z.strictObject({
  series: z.array(seriesCode).min(1).optional(),
  levels: z.array(z.enum(LEVELS)).min(1).optional(),
  /** Committees by their ids: for what goes to one of them. */
  committees: z.array(code).min(1).optional(),
  /** True: recognised directly (考核认定) alone; false: all others alone. */
  recognition: z.boolean().optional(),
});
export type Selector = z.output<typeof selectorShape>;

const exceptionShape = z.strictObject({
  for: selectorShape,
  /** Each stays as it is for everybody where it is not said. */
  opens: moment.optional(),
  closes: moment.optional(),
  /** Closes so many days before the committee's meeting begins, at 24时 of the day before those days. */
  daysBeforeMeeting: whole(0, 365).optional(),
  source,
});
/** A window of the same phase for some: certain series, levels, committees, or what is recognised directly. */
export type PhaseException = {
  for: Selector;
  opensAt: number | null;
  closesAt: number | null;
  daysBeforeMeeting: number | null;
  source: string;
};

export const phaseShape = z
  .strictObject({
    name: z.enum(PHASES),
    title: line(40),
    opens: moment,
    closes: moment,
    /** The number of days the text states, which may differ from the days there are (C4). */
    statedDays: whole(1, 400).nullable().default(null),
    source,
    exceptions: z.array(exceptionShape).max(60).default([]),
  })
  .transform(({ opens, closes, exceptions, ...phase }) => ({
    ...phase,
    opensAt: opens,
    closesAt: closes,
    exceptions: exceptions.map(({ opens: opensAt = null, closes: closesAt = null, daysBeforeMeeting = null, ...one }): PhaseException => ({
      ...one,
      opensAt,
      closesAt,
      daysBeforeMeeting,
    })),
  }));
/** A half-open window of instants `[opensAt, closesAt)` of one name (C1). */
export type Phase = z.output<typeof phaseShape>;

export const milestoneShape = z.strictObject({
  id: code,
  title: line(80),
  /** The first day it may be done; absent, it may be done at any time before (C3). */
  from: day.nullable().default(null),
  due: day,
  source,
  /** One that is a phase’s moves with it (C8). */
  phase: z.enum(PHASES).optional(),
});
/** Something due on a day, that day included to its 24时 (C3). */
export type Milestone = z.output<typeof milestoneShape>;
