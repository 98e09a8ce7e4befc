/** A candidate (评审对象): an application that has come to its committee. What the committee does with it until the result belongs here (E7–E9). */
import * as z from 'zod';
import { versioned } from '../../core/audit.ts';
import { say, type Bilingual } from '../../core/refusal.ts';
import { tallyShape } from '../../application/model.ts';

export const CANDIDATE_STATES = ['WAITING', 'READING', 'READ', 'VOTING', 'VOTED', 'DECIDED', 'ENDED'] as const;
export type CandidateState = (typeof CANDIDATE_STATES)[number];

export const CANDIDATE_STATE_NAMES: Record<CandidateState, Bilingual> = {
  WAITING: say('待分配评阅', 'waits for its readers'),
  READING: say('评阅中', 'is being read'),
  READ: say('评阅完毕，待评审', 'has been read and waits for the meeting'),
  VOTING: say('表决中', 'is voted on'),
  VOTED: say('已表决，待宣布', 'was voted on and waits to be announced'),
  DECIDED: say('已有结果', 'is decided'),
  ENDED: say('已终止（撤回）', 'has ended without a decision'),
};

export const candidateShape = z.object({
  application: z.string(),
  cycle: z.string(),
  city: z.string(),
  /** The organisation of its committee's office, whether it is filed here or not; null where the notice lists no committee for it. */
  committee: z.string().nullable(),
  applicant: z.string(),
  state: z.enum(CANDIDATE_STATES),
  /** When it came to the committee. */
  since: z.number(),
  /** Who reads it, and when each has given their opinion (E7). Experts by their accounts. */
  readers: z.array(z.object({ account: z.string(), submittedAt: z.number().nullable() })).default([]),
  /** What the last vote that counts has come to; null before there is one. */
  outcome: z
    .object({ session: z.string(), vote: z.string(), ballot: z.number().int(), passed: z.boolean(), tally: tallyShape })
    .nullable()
    .default(null),
  ...versioned,
});
export type Candidate = z.infer<typeof candidateShape>;
