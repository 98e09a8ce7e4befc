/** The pool of a committee's experts (专家库): who may be drawn, on what grounds, and for how long (E3). */
import * as z from 'zod';
import { versioned } from '../../core/audit.ts';
import { day, saying, text } from '../../core/input.ts';
import { organisationName } from '../../core/names.ts';
import { say, type Bilingual } from '../../core/refusal.ts';
import { LEVELS } from '../../announcement/data/series.ts';

/** The five conditions of 人社部令第40号 第十条, each with the ground on which the office holds it met. */
export const CONDITIONS = ['LAWFUL', 'ETHICAL', 'TITLED', 'PRACTISING', 'CAPABLE'] as const;
export type ExpertCondition = (typeof CONDITIONS)[number];

export const CONDITION_NAMES: Record<ExpertCondition, Bilingual> = {
  LAWFUL: say('遵守宪法和法律', 'keeps the constitution and the law'),
  ETHICAL: say('具备良好的职业道德', 'has good professional ethics'),
  TITLED: say('具有本职称系列或者专业相应层级的职称', 'has the title of the series or specialty, and of the level'),
  PRACTISING: say('从事本领域专业技术工作', 'works in the field'),
  CAPABLE: say('能够履行职称评审工作职责', 'can do the work of the review'),
};

const grounds = z.object(
  Object.fromEntries(CONDITIONS.map((condition) => [condition, text(200)])) as Record<ExpertCondition, z.ZodType<string, string>>,
);

/** Specialties that somebody is called for. */
export const MOST_SPECIALTIES = 5;

const isTerm = ({ termFrom, termUntil }: { termFrom: string; termUntil: string }) => termFrom <= termUntil;
const TERM_IN_ORDER = { path: ['termUntil'], params: saying('早于聘期起始日', 'is before the term begins', 'E3') };

const expertFields = {
  /** Where they work now, and whether that is outside the city or the body that founded the committee. */
  unit: organisationName(100),
  isOutside: z.boolean(),
  specialties: z
    .array(text(60))
    .min(1)
    .max(MOST_SPECIALTIES)
    .refine((named) => new Set(named).size === named.length, { params: saying('有重复', 'name one twice', 'E3') }),
  title: text(60),
  titleLevel: z.enum(LEVELS),
  titledOn: day,
  /** First and last day of the term, both included. */
  termFrom: day,
  termUntil: day,
  grounds,
};
/** What is typed of an expert. */
export const expertInput = z.object(expertFields).refine(isTerm, TERM_IN_ORDER);
export type ExpertInput = z.infer<typeof expertInput>;

export const removalInput = z.object({ reason: text(200) });

export const expertShape = z.object({
  committee: z.string(),
  account: z.string(),
  /** Names nobody: what the draw and its proof call the expert by. */
  code: z.string(),
  city: z.string(),
  name: z.string(),
  unit: z.string(),
  isOutside: z.boolean(),
  specialties: z.array(z.string()),
  title: z.string(),
  titleLevel: z.enum(LEVELS),
  titledOn: z.string(),
  termFrom: z.string(),
  termUntil: z.string(),
  grounds: z.record(z.enum(CONDITIONS), z.string()),
  /** Where they worked before, as far as it was noted here: somebody who has left a unit keeps away from it for years (E5). */
  pastUnits: z.array(z.object({ unit: z.string(), until: z.string() })),
  /** The pledge that was accepted: its version, and when. */
  pledge: z.object({ version: z.number().int(), at: z.number() }).nullable(),
  addedAt: z.number(),
  removed: z.object({ at: z.number(), by: z.string(), reason: z.string() }).nullable(),
  ...versioned,
});
export type Expert = z.infer<typeof expertShape>;
