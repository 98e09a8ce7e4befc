/** 年度评审通知: what a committee's office announces for a cycle, on file with the bureau, and how it was moved since (E6, C3, C8). */
import * as z from 'zod';
import { versioned } from '../../core/audit.ts';
import { day, prose, saying, text } from '../../core/input.ts';
import { say, type Bilingual } from '../../core/refusal.ts';
import { LEVELS } from '../../announcement/data/series.ts';

export const YEARLY_STATES = ['DRAFT', 'FILED', 'PUBLISHED'] as const;
export type YearlyState = (typeof YEARLY_STATES)[number];

export const YEARLY_STATE_NAMES: Record<YearlyState, Bilingual> = {
  DRAFT: say('草拟', 'a draft'),
  FILED: say('已报备', 'on file'),
  PUBLISHED: say('已公布', 'published'),
};

/** When things are, as far as a postponement may move them. */
const times = {
  /** 受理截止: the last day on which the office takes in materials. */
  closesOn: day,
  /** First and last day of the meeting, both included. */
  meetsFrom: day,
  meetsUntil: day,
  place: text(100),
  /** The day on which the posting of the results begins (R1). */
  postsResultsOn: day,
};
type Times = { closesOn: string; meetsFrom: string; meetsUntil: string; postsResultsOn: string };

/** Each day that is not behind the one before it, with what is said of it. */
const ORDER = [
  [
    'meetsFrom',
    ({ closesOn, meetsFrom }: Times) => closesOn <= meetsFrom,
    saying('早于受理截止日', 'is before the office stops taking in', 'E6'),
  ],
  [
    'meetsUntil',
    ({ meetsFrom, meetsUntil }: Times) => meetsFrom <= meetsUntil,
    saying('早于会议开始日', 'is before the meeting begins', 'E6'),
  ],
  [
    'postsResultsOn',
    ({ meetsUntil, postsResultsOn }: Times) => meetsUntil <= postsResultsOn,
    saying('早于会议结束日', 'is before the meeting is over', 'R1'),
  ],
] as const;

/** Tells of every pair of days that is in the wrong order, whatever else is wrong. */
function inOrder(typed: Times, context: z.RefinementCtx): void {
  for (const [field, fits, params] of ORDER) if (!fits(typed)) context.addIssue({ code: 'custom', path: [field], params });
}
const DAYS_TYPED = {
  when: ({ value }: { value: unknown }) =>
    ['closesOn', 'meetsFrom', 'meetsUntil', 'postsResultsOn'].every((name) => typeof (value as Record<string, unknown>)[name] === 'string'),
};

const contentFields = {
  title: text(100),
  /** 文号. */
  document: text(60),
  /** 评审范围. */
  coverage: prose(1000),
  levels: z.array(z.enum(LEVELS)).min(1),
  /** 申报材料要求. */
  materials: prose(3000),
  /** Whether candidates are heard (答辩). */
  defence: z.boolean(),
  ...times,
};
export const yearlyInput = z.object(contentFields).superRefine(inOrder, DAYS_TYPED);

/** What is typed of a postponement: the new times, by which document and why. */
export const postponementInput = z.object({ ...times, document: text(60), reason: prose(300) }).superRefine(inOrder, DAYS_TYPED);

export const answerInput = z.object({ consent: z.boolean(), opinion: prose(300) });

const timesShape = z.object(times);
export type YearlyTimes = z.infer<typeof timesShape>;

export const yearlyShape = z.object({
  committee: z.string(),
  cycle: z.string(),
  city: z.string(),
  /** What the notice of the cycle calls the committee, and its name. */
  code: z.string(),
  name: z.string(),
  state: z.enum(YEARLY_STATES),
  ...z.object(contentFields).shape,
  filedAt: z.number().nullable(),
  /** Filed after the day that the notice sets: taken all the same, and flagged (C3). */
  isLate: z.boolean(),
  publishedAt: z.number().nullable(),
  /** Asked of the bureau and not answered yet. */
  postponement: timesShape.extend({ document: z.string(), reason: z.string(), askedAt: z.number(), askedBy: z.string() }).nullable(),
  /** How its times were before they were moved, oldest first, by which document and why they were moved. */
  moved: z.array(timesShape.extend({ document: z.string(), reason: z.string(), at: z.number() })),
  ...versioned,
});
export type Yearly = z.infer<typeof yearlyShape>;

/** What a notice waits as while the bureau has not said whether its meeting may be moved (C14); on file it waits as FILED. */
export const POSTPONEMENT = 'POSTPONEMENT';

/** What a notice is called in the history and in the graph. */
export const yearlyPlace = ({ committee, cycle }: Pick<Yearly, 'committee' | 'cycle'>): string => `${committee}.${cycle}`;
