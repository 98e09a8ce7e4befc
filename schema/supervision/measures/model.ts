/** A measure (处理措施): a step of the ladder against a unit or an officer, or an entry of the blacklist; its ground, period, and what became of it (V2, V3). */
import * as z from 'zod';
import { versioned } from '../../core/audit.ts';
import { CAPACITIES } from '../../core/bars.ts';
import { optional, prose, text } from '../../core/input.ts';
import { say, type Bilingual } from '../../core/refusal.ts';
import { DESKS } from '../desks.ts';
import { MEASURE_KINDS } from './kinds.ts';

export const SUBJECT_KINDS = ['ACCOUNT', 'ORGANISATION'] as const;
/** Against whom: a person by their account, whatever they are in it, or an organisation. */
export const subjectShape = z.object({ of: z.enum(SUBJECT_KINDS), id: z.string(), name: z.string() });
export type Subject = z.infer<typeof subjectShape>;

/** As it stands at an instant: what has run out is told by the clock, and written by nobody. */
export const MEASURE_STATES = ['STANDING', 'OVER', 'LIFTED'] as const;
export type MeasureState = (typeof MEASURE_STATES)[number];
export const MEASURE_STATE_NAMES: Record<MeasureState, Bilingual> = {
  STANDING: say('执行中', 'standing'),
  OVER: say('已期满、已整改', 'over, or done'),
  LIFTED: say('已解除', 'lifted'),
};

const said = z.object({ at: z.number(), by: z.string(), text: z.string() });

export const measureShape = z.object({
  id: z.string(),
  city: z.string(),
  /** Who keeps it: the bureau, or the supervisors where the bureau is concerned. */
  desk: z.enum(DESKS),
  kind: z.enum(MEASURE_KINDS),
  subject: subjectShape,
  /** Why, as whoever it is against reads it; by which document, where one is needed. */
  ground: z.string(),
  document: z.string().nullable(),
  /** Whose decision it was, where it was not the city's own: another authority, whose listing is taken over. */
  elsewhere: z.object({ authority: z.string(), decidedOn: z.string() }).nullable(),
  /** The case that it came of; null where it was imposed at once. */
  case: z.string().nullable(),
  /** Of what a case has decided: all who had a hand in that. */
  hands: z.array(z.string()).default([]),
  /** What it closes, from when, until when. */
  capacities: z.array(z.enum(CAPACITIES)),
  from: z.number(),
  until: z.number().nullable(),
  /** Of an organisation whose work is closed: who acts for it meanwhile, and to whom its applicants turn. */
  spares: z.array(z.string()),
  turnTo: z.string().nullable(),
  /** Of an order to correct: by when, what was answered, and whether that was enough. */
  answerBy: z.number().nullable(),
  answers: z.array(said.extend({ verdict: said.extend({ isEnough: z.boolean() }).nullable() })),
  /** What whoever it is against says against it, once, and what was found. */
  contest: said.extend({ verdict: said.extend({ isUpheld: z.boolean() }).nullable() }).nullable(),
  imposed: z.object({ at: z.number(), by: z.string() }),
  lifted: said.nullable(),
  ...versioned,
});
export type Measure = z.infer<typeof measureShape>;

/** What is typed of one. */
export const measureInput = z.object({
  kind: z.enum(MEASURE_KINDS),
  ground: prose(500),
  document: optional(text(60)),
  capacities: z.array(z.enum(CAPACITIES)).max(CAPACITIES.length),
  until: z.number().nullable(),
  spares: z.array(z.string()).max(5),
  turnTo: optional(text(100)),
  elsewhere: z.object({ authority: text(60), decidedOn: z.string() }).nullable(),
});
export type MeasureInput = z.infer<typeof measureInput>;

export const wordsInput = z.object({ text: prose(1000) });
