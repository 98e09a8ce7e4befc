/** Recusals (回避): for what an expert keeps away from a candidate, and how it became known (E5). */
import * as z from 'zod';
import { versioned } from '../../core/audit.ts';
import { prose } from '../../core/input.ts';
import { say, type Bilingual } from '../../core/refusal.ts';

/** What an expert may have to do with a candidate. */
export const INTERESTS = ['KINSHIP', 'TEACHER', 'COLLEAGUE', 'COAUTHOR', 'OTHER'] as const;
export type Interest = (typeof INTERESTS)[number];

export const INTEREST_NAMES: Record<Interest, Bilingual> = {
  KINSHIP: say('亲属关系', 'kinship'),
  TEACHER: say('师生关系', 'teacher and student'),
  COLLEAGUE: say('同单位', 'the same unit'),
  COAUTHOR: say('合作成果', 'work done together'),
  OTHER: say('其他利害关系', 'another interest'),
};

/** How it became known: declared by the expert, found by the system, ordered by the office or the chair. */
export const RECUSED_BY = ['DECLARED', 'FOUND', 'ORDERED'] as const;
export type RecusedBy = (typeof RECUSED_BY)[number];

export const RECUSED_BY_NAMES: Record<RecusedBy, Bilingual> = {
  DECLARED: say('本人申明', 'declared'),
  FOUND: say('系统发现', 'found by the system'),
  ORDERED: say('决定回避', 'ordered'),
};

export const recusalInput = z.object({ interest: z.enum(INTERESTS), reason: prose(300) });

export const recusalShape = z.object({
  application: z.string(),
  account: z.string(),
  interest: z.enum(INTERESTS),
  by: z.enum(RECUSED_BY),
  reason: z.string(),
  at: z.number(),
  /** The account of whoever recorded it. */
  recordedBy: z.string(),
});
/** A recusal as it is on record; once there, it stands. */
export type Recusal = z.infer<typeof recusalShape>;

/** Whom an applicant asks to keep away: by what they are in the committee, for its names are not public. */
export const ASKED_OF = ['CHAIR', 'VICE_CHAIR', 'MEMBER', 'OFFICE'] as const;
export type AskedOf = (typeof ASKED_OF)[number];

export const ASKED_OF_NAMES: Record<AskedOf, Bilingual> = {
  CHAIR: say('主任委员', 'the chair'),
  VICE_CHAIR: say('副主任委员', 'a vice-chair'),
  MEMBER: say('评审专家', 'a member'),
  OFFICE: say('办事机构工作人员', 'somebody of the office'),
};

export const requestInput = z.object({ of: z.enum(ASKED_OF), interest: z.enum(INTERESTS), reason: prose(500) });
export const requestAnswerInput = z.object({ granted: z.boolean(), opinion: prose(300) });

export const requestShape = z.object({
  application: z.string(),
  number: z.number().int().positive(),
  committee: z.string(),
  city: z.string(),
  applicant: z.string(),
  of: z.enum(ASKED_OF),
  interest: z.enum(INTERESTS),
  /** Why, and whom they mean as far as they know. */
  reason: z.string(),
  at: z.number(),
  answer: z.object({ granted: z.boolean(), opinion: z.string(), at: z.number(), by: z.string() }).nullable(),
  ...versioned,
});
/** What an applicant has asked for; whom it came to is not told. */
export type RecusalRequest = z.infer<typeof requestShape>;
