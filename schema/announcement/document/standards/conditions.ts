/**
 * Conditions of a notice's own: months of social insurance, hours of a subject, new achievements since a review was failed. The applicant
 * answers them in a section of the form, and each is judged with the others (A6).
 */
import * as z from 'zod';
import { saying } from '../../../core/input.ts';
import { LEVELS } from '../../data/series.ts';
import { CONDITION_ASKS, CONDITION_OUTCOMES, PROMOTION_TYPES } from '../../names.ts';
import { PERSON_KINDS } from '../../channels.ts';
import { code, line, seriesCode, source, whole } from '../values.ts';

/** The most that an answer may be. */
export const LARGEST_ANSWER = 1_000_000;

const bilingual = (most: number) => z.strictObject({ zh: line(most), en: line(most * 3) });

/** Of whom it is asked: all that is said has to fit; what is not said fits everybody. */
const askedOfShape = z.strictObject({
  series: z.array(seriesCode).min(1).optional(),
  levels: z.array(z.enum(LEVELS)).min(1).optional(),
  kinds: z.array(z.enum(PERSON_KINDS)).min(1).optional(),
  promotionTypes: z.array(z.enum(PROMOTION_TYPES)).min(1).optional(),
});

const conditionShape = z
  .strictObject({
    id: code,
    title: bilingual(60),
    asks: z.enum(CONDITION_ASKS),
    /** What the number counts: 个月, 学时. */
    unit: bilingual(10).nullable().default(null),
    /** The least that meets it; null where those who review it judge the number. */
    least: whole(1, LARGEST_ANSWER).nullable().default(null),
    for: askedOfShape.default({}),
    /** What comes of it where it is not met. */
    outcome: z.enum(CONDITION_OUTCOMES).default('FAILS'),
    source,
  })
  .superRefine(({ asks, unit, least, outcome }, context) => {
    const tell = (path: string, params: ReturnType<typeof saying>) => context.addIssue({ code: 'custom', path: [path], params });
    if (asks === 'YES' && unit !== null) tell('unit', saying('应为空：只问是否', 'is left out where the answer is yes or no'));
    if (asks === 'YES' && least !== null) tell('least', saying('应为空：只问是否', 'is left out where the answer is yes or no'));
    if (asks === 'NUMBER' && least === null && outcome === 'FAILS')
      tell('least', saying('未填：不达到即不符合的，须有最低数', 'is missing: where nobody applies with less there is a least number'));
  });
/** A condition of a notice's own. */
export type Condition = z.output<typeof conditionShape>;

export const conditionsShape = z
  .array(conditionShape)
  .max(20)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, {
    params: saying('代码重复：每个条件的代码不同', 'names two conditions alike: each has an id of its own'),
  })
  .default([]);
