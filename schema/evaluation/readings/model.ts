/** Readers and their opinions: each application is read by three experts at least, who say in writing what they hold of it (E7). */
import * as z from 'zod';
import { prose, saying } from '../../core/input.ts';
import { ASPECTS, GRADES, opinionFormOf } from './opinion-forms.ts';

const gradesShape = z.partialRecord(z.enum(ASPECTS), z.enum(GRADES));
/** As they are typed: each aspect once; of two grades for one, nobody knows which was meant. */
const gradesInput = z
  .array(z.object({ aspect: z.enum(ASPECTS), grade: z.enum(GRADES) }))
  .refine((typed) => new Set(typed.map(({ aspect }) => aspect)).size === typed.length, {
    params: saying('有重复的评价方面', 'grade an aspect twice', 'E7'),
  })
  .transform((typed) => gradesShape.parse(Object.fromEntries(typed.map(({ aspect, grade }) => [aspect, grade]))));
/** An opinion must say more than a word. */
export const SHORTEST_OPINION = 20;

/** A draft may lack anything. */
export const opinionInput = z.object({
  grades: gradesInput,
  text: z
    .string()
    .nullish()
    .transform((typed) => (typed?.trim() ? typed : null))
    .pipe(prose(1000).nullable()),
  recommends: z
    .boolean()
    .nullish()
    .transform((typed) => typed ?? null),
});
export type OpinionTyped = z.output<typeof opinionInput>;

export const opinionShape = z.object({
  application: z.string(),
  account: z.string(),
  committee: z.string(),
  cycle: z.string(),
  city: z.string(),
  grades: gradesShape,
  text: z.string().nullable(),
  recommends: z.boolean().nullable(),
  assignedAt: z.number(),
  savedAt: z.number().nullable(),
  submittedAt: z.number().nullable(),
  /** No reader any more: recused, or replaced. */
  endedAt: z.number().nullable().default(null),
  version: z.number().int().positive(),
});
/** What a reader holds of a candidate: a draft of their own, until it is submitted. */
export type Opinion = z.infer<typeof opinionShape>;

/** What an opinion still lacks, as its form calls it. */
export function missingIn({ grades, text, recommends }: OpinionTyped, series: string | null) {
  const form = opinionFormOf(series);
  return [
    ...ASPECTS.filter((aspect) => grades[aspect] === undefined).map((aspect) => form[aspect]),
    ...(text === null || Array.from(text).length < SHORTEST_OPINION
      ? [{ zh: `综合评价意见（不少于${SHORTEST_OPINION}字）`, en: `the opinion, of ${SHORTEST_OPINION} characters at least` }]
      : []),
    ...(recommends === null ? [{ zh: '是否同意推荐', en: 'whether they would pass the candidate' }] : []),
  ];
}

export const assignmentShape = z.object({
  committee: z.string(),
  cycle: z.string(),
  number: z.number().int().positive(),
  at: z.number(),
  by: z.string(),
  /** What decides among equals: recorded, so that the same assignment can be worked out again. */
  seed: z.string(),
  least: z.number().int(),
  readers: z.array(z.string()),
  conflicts: z.array(z.object({ application: z.string(), account: z.string() })),
  /** Who reads what, of those who were given readers by it. */
  pairs: z.array(z.object({ application: z.string(), account: z.string() })),
  /** Whether its readers have been told: the last step of a call tells those of all before it. */
  isTold: z.boolean().default(true),
});
/** One step of assigning readers, as it is on record. */
export type Assignment = z.infer<typeof assignmentShape>;
