/**
 * An inspection (V4): a spot check of a sample drawn at random from a population that is described, frozen and hashed; a patrol, a special check or a
 * joint review, which look at what they name themselves. Each thing that is looked at has an outcome.
 */
import * as z from 'zod';
import { versioned } from '../../core/audit.ts';
import { optional, prose, text } from '../../core/input.ts';
import { say, type Bilingual } from '../../core/refusal.ts';
import { PROMOTION_TYPES } from '../../announcement/model.ts';
import { STATES } from '../../application/moves.ts';
import { subjectShape } from '../measures/model.ts';

export const INSPECTION_KINDS = ['SAMPLE', 'PATROL', 'SPECIAL', 'JOINT'] as const;
export type InspectionKind = (typeof INSPECTION_KINDS)[number];
export const INSPECTION_KIND_NAMES: Record<InspectionKind, Bilingual> = {
  SAMPLE: say('抽查', 'a spot check of a random sample'),
  PATROL: say('巡查', 'a patrol'),
  SPECIAL: say('专项检查', 'a special check'),
  JOINT: say('联审', 'a joint review'),
};

/**
 * COMMITTING: both parties commit to a secret. FROZEN: the population is fixed, with its hash. DRAWN: both have told their secrets, the sample is
 * drawn. OPEN: of what draws nothing. CLOSED: all is looked at, or it was given up before anything was drawn. FAILED: a secret was not the one that was committed to.
 */
export const INSPECTION_STATES = ['COMMITTING', 'FROZEN', 'DRAWN', 'OPEN', 'CLOSED', 'FAILED'] as const;
export type InspectionState = (typeof INSPECTION_STATES)[number];
export const INSPECTION_STATE_NAMES: Record<InspectionState, Bilingual> = {
  COMMITTING: say('待双方提交随机数摘要、确定范围', 'waits for both commitments and the population'),
  FROZEN: say('范围已确定，待公开随机数', 'frozen, waits for both secrets'),
  DRAWN: say('已抽取，检查中', 'drawn, being looked at'),
  OPEN: say('检查中', 'being looked at'),
  CLOSED: say('已办结', 'closed'),
  FAILED: say('随机数不符，未成', 'failed: a secret was not as committed'),
};

/** By what a population is divided, so that each part gives its share. */
export const STRATA = ['NONE', 'DEPARTMENT', 'UNIT', 'SERIES', 'PROMOTION_TYPE'] as const;
export type Strata = (typeof STRATA)[number];
export const STRATA_NAMES: Record<Strata, Bilingual> = {
  NONE: say('不分层', 'not divided'),
  DEPARTMENT: say('按行业主管部门', 'by department'),
  UNIT: say('按单位', 'by unit'),
  SERIES: say('按系列', 'by series'),
  PROMOTION_TYPE: say('按晋升类型', 'by type of promotion'),
};

export const INSPECTION_RESULTS = ['FINE', 'DEFECT', 'SUSPECT'] as const;
export type InspectionResult = (typeof INSPECTION_RESULTS)[number];
export const INSPECTION_RESULT_NAMES: Record<InspectionResult, Bilingual> = {
  FINE: say('未发现问题', 'nothing was found'),
  DEFECT: say('有瑕疵，须改进', 'something is to be done better'),
  SUSPECT: say('有违规嫌疑，移送立案', 'there is ground for a case'),
};

/** Which applications of the cycle that were submitted; null: whichever. */
export const populationShape = z.object({
  states: z.array(z.enum(STATES)).max(STATES.length),
  department: z.string().nullable(),
  unit: z.string().nullable(),
  series: z.string().nullable(),
  promotionType: z.enum(PROMOTION_TYPES).nullable(),
});
export type Population = z.infer<typeof populationShape>;

const partyShape = z.object({
  commitment: z.string(),
  at: z.number(),
  by: z.string(),
  sealed: z.string().nullable(),
  secret: z.string().nullable(),
});

export const ALGORITHM = 'inspection-1';

export const inspectionShape = z.object({
  id: z.string(),
  city: z.string(),
  cycle: z.string(),
  kind: z.enum(INSPECTION_KINDS),
  title: z.string(),
  state: z.enum(INSPECTION_STATES),
  /** Who takes part beside the one who plans it: of a joint review, the departments; free text. */
  with: z.string().nullable(),
  planned: z.object({ at: z.number(), by: z.string() }),
  /** Of a spot check: from what, which share in hundredths, divided by what. */
  population: populationShape.nullable(),
  share: z.number().int().nullable(),
  strata: z.enum(STRATA),
  parties: z.object({ bureau: partyShape.nullable(), supervisor: partyShape.nullable() }),
  frozen: z
    .object({
      at: z.number(),
      by: z.string(),
      size: z.number().int(),
      parts: z.number().int(),
      hash: z.string(),
      strata: z.array(z.object({ name: z.string(), size: z.number().int(), take: z.number().int() })),
    })
    .nullable(),
  drawn: z.object({ at: z.number(), seed: z.string(), size: z.number().int(), hash: z.string() }).nullable(),
  /** How many were looked at, and with which outcome. */
  outcomes: z.record(z.enum(INSPECTION_RESULTS), z.number().int().nonnegative()),
  /** How many of these are about the bureau or its officers: those are for the supervisors alone, and so is their number. */
  ofBureau: z.record(z.enum(INSPECTION_RESULTS), z.number().int().nonnegative()).default({ FINE: 0, DEFECT: 0, SUSPECT: 0 }),
  closed: z.object({ at: z.number(), by: z.string(), text: z.string() }).nullable(),
  ...versioned,
});
export type Inspection = z.infer<typeof inspectionShape>;

/** A part of the frozen population, or of the sample: applications by their stratum. */
export const listPartShape = z.object({
  inspection: z.string(),
  number: z.number().int().positive(),
  entries: z.array(z.object({ application: z.string(), stratum: z.string() })),
});
export type ListEntry = z.infer<typeof listPartShape>['entries'][number];
export const ENTRIES_A_PART = 1000;
/** No population is larger: below what chance draws evenly from, and one transaction keeps it. */
export const MOST_INSPECTED = 20_000;

const recordedShape = z.object({ result: z.enum(INSPECTION_RESULTS), text: z.string(), at: z.number(), by: z.string() });

export const outcomeShape = z.object({
  inspection: z.string(),
  /** The application of a spot check, or what else was looked at. */
  subject: z.string(),
  about: subjectShape.nullable(),
  /** Whether that is the bureau, or was one of its officers. */
  isOfBureau: z.boolean().default(false),
  ...recordedShape.shape,
  /** What was recorded of it before, oldest first. */
  earlier: z.array(recordedShape).default([]),
  /** The case that was opened about it. */
  case: z.string().nullable(),
});
export type Outcome = z.infer<typeof outcomeShape>;

export const planInput = z.object({
  kind: z.enum(INSPECTION_KINDS),
  title: text(60),
  with: optional(text(200)),
  population: populationShape.nullable(),
  share: z.number().int().min(1).max(100).nullable(),
  strata: z.enum(STRATA),
});
export const outcomeInput = z.object({ result: z.enum(INSPECTION_RESULTS), text: prose(1000) });
export const closingInput = z.object({ text: prose(1000) });
