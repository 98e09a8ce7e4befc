/** 核准备案: a committee as the bureau has filed it. The notice names committees as destinations; only a filed one can sit (E1, E2). */
import * as z from 'zod';
import { versioned } from '../../core/audit.ts';
import { day, optional, saying, text } from '../../core/input.ts';
import { organisationName } from '../../core/names.ts';
import { say, type Bilingual } from '../../core/refusal.ts';
import type { Level } from '../../announcement/data/series.ts';
import { code } from '../../announcement/document/values.ts';
import { SCOPES } from '../../announcement/names.ts';
import { personInput } from '../../identity/model.ts';
import { telephone } from '../../identity/telephone.ts';

export const TIERS = ['HIGH', 'MIDDLE', 'JUNIOR'] as const;
/** 高级, 中级, 初级: a committee is of one of them (E1). */
export type Tier = (typeof TIERS)[number];

export const TIER_NAMES: Record<Tier, Bilingual> = {
  HIGH: say('高级', 'senior'),
  MIDDLE: say('中级', 'intermediate'),
  JUNIOR: say('初级', 'junior'),
};

/** The levels that a committee decides on. */
export const LEVELS_OF: Record<Tier, readonly Level[]> = {
  HIGH: ['ASSOCIATE_SENIOR', 'SENIOR'],
  MIDDLE: ['INTERMEDIATE'],
  JUNIOR: ['STAFF', 'ASSISTANT'],
};

/** As many seats as any committee has. */
const MOST_SEATS = 99;

/** What the document of the filing says. */
const filedFields = {
  tier: z.enum(TIERS),
  /** 文号 of the filing. */
  document: text(60),
  /** First and last day on which it may sit, both included. */
  validFrom: day,
  validUntil: day,
  seats: z.number().int().min(3).max(MOST_SEATS),
  /** The province's approval of fewer seats than the rule's (E2). */
  seatsApproval: optional(text(60)),
};
const IN_ORDER = {
  path: ['validUntil'],
  params: saying('早于起始日', 'is before the first day', 'E1'),
};
const isInOrder = ({ validFrom, validUntil }: { validFrom: string; validUntil: string }) => validFrom <= validUntil;

/** What is typed of a filing. */
export const filingInput = z
  .object({
    committee: code,
    ...filedFields,
    contact: organisationName(40),
    telephone,
    officers: z.array(personInput).max(5),
  })
  .refine(isInOrder, IN_ORDER);

/** What is typed of a filing that takes the place of another. */
export const renewalInput = z.object({ ...filedFields, reason: text(200) }).refine(isInOrder, IN_ORDER);

/** Chair and vice-chairs, by their accounts; they are members of the committee in every year (E8). */
export const chairsInput = z
  .object({ chair: z.string(), viceChairs: z.array(z.string()).max(5) })
  .refine(({ chair, viceChairs }) => new Set([chair, ...viceChairs]).size === viceChairs.length + 1, {
    path: ['viceChairs'],
    params: saying('与主任委员或彼此重复', 'name somebody twice, or the chair', 'E8'),
  });

const periodShape = z.object({
  document: z.string(),
  validFrom: z.string(),
  validUntil: z.string(),
  seats: z.number().int(),
  seatsApproval: z.string().nullable(),
});

export const filingShape = z.object({
  /** The organisation that its office is. */
  id: z.string(),
  city: z.string(),
  /** What notices call it. */
  committee: z.string(),
  name: z.string(),
  tier: z.enum(TIERS),
  /** Its one series, or its one specialty (E1). */
  series: z.string().nullable(),
  specialty: z.string().nullable(),
  scope: z.enum(SCOPES),
  ...periodShape.shape,
  /** Accounts of experts in its pool; null until they are named. */
  chair: z.string().nullable(),
  viceChairs: z.array(z.string()),
  /** How it was filed before, oldest first. */
  past: z.array(periodShape),
  filedAt: z.number(),
  ...versioned,
});
export type Filing = z.infer<typeof filingShape>;

/** The two parts of an id such as `committee-620200-city-health.620200-2024-1`: the committee, which has no dot, and the rest. */
export function partsOf(id: string): { committee: string; rest: string } {
  const dot = id.indexOf('.');
  return dot < 0 ? { committee: id, rest: '' } : { committee: id.slice(0, dot), rest: id.slice(dot + 1) };
}
