/** 复核: whoever did not pass asks, while the results are posted, that procedure and counts are looked at again (R2). */
import * as z from 'zod';
import { versioned } from '../../core/audit.ts';
import { prose } from '../../core/input.ts';
import { say, type Bilingual } from '../../core/refusal.ts';
import { applicationShape } from '../../application/model.ts';

export const RECHECK_OUTCOMES = ['CONFIRMED', 'VOTE_ANEW'] as const;
/** It can only confirm the result, or order that the committee votes anew: nobody passes by a re-check. */
export type RecheckOutcome = (typeof RECHECK_OUTCOMES)[number];

export const RECHECK_OUTCOME_NAMES: Record<RecheckOutcome, Bilingual> = {
  CONFIRMED: say('程序和计票无误，维持评审结果', 'procedure and counts were right: the result stands'),
  VOTE_ANEW: say('由评委会重新表决', 'the committee votes anew'),
};

export const recheckInput = z.object({ reason: prose(500) });
export const recheckAnswer = z.object({ outcome: z.enum(RECHECK_OUTCOMES), text: prose(500) });

export const recheckShape = z.object({
  roster: z.string(),
  application: z.string(),
  applicant: z.string(),
  applicantName: z.string(),
  committee: z.string(),
  committeeName: z.string(),
  cycle: z.string(),
  city: z.string(),
  /** The result that it is about, as it was announced. */
  decision: applicationShape.shape.decision.unwrap().unwrap(),
  reason: z.string(),
  at: z.number(),
  dueAt: z.number(),
  answer: z.object({ at: z.number(), by: z.string(), outcome: z.enum(RECHECK_OUTCOMES), text: z.string() }).nullable(),
  ...versioned,
});
export type Recheck = z.infer<typeof recheckShape>;

/** As its history and the graph name it: a roster has one of each application. */
export const recheckId = ({ roster, application }: Pick<Recheck, 'roster' | 'application'>): string => `${roster}.${application}`;

export function partsOfRecheck(id: string): Pick<Recheck, 'roster' | 'application'> {
  const dot = id.indexOf('.');
  return { roster: id.slice(0, Math.max(dot, 0)), application: id.slice(dot + 1) };
}
