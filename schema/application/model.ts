/** An application: what it is, the states it goes through, who moves it. */
import * as z from 'zod';
import type { Role } from '../core/actor.ts';
import { versioned } from '../core/audit.ts';
import type { RuleId } from '../core/rulebook.ts';
import { LEVELS } from '../calendar/data/series.ts';
import { SECTIONS, type SectionName } from './form/sections.ts';
import { LAST_PROOF } from './form/fields.ts';
import type { Proof, ProofCounter } from './proofs/model.ts';

/** States as stored. A draft whose time is over is shown as LAPSED: nothing has to be written for it (C6, S12). */
export const STATES = ['DRAFT', 'SUBMITTED', 'ACCEPTED', 'RETURNED', 'RECOMMENDED', 'APPROVED', 'WITHDRAWN'] as const;
export type State = (typeof STATES)[number];
export type Standing = State | 'LAPSED';

export const REVIEWERS = ['UNIT', 'DEPARTMENT'] as const;
export type Reviewer = (typeof REVIEWERS)[number];

/** A move from one state to another, the first of its rules being the ground of a refusal: the whole review chain on one page. The README's table is compared with it by a test. */
export type Move = { action: string; from: readonly State[]; to: State; by: Role; rules: readonly RuleId[] };

export const MOVES = {
  submit: { action: 'submit', from: ['DRAFT', 'RETURNED'], to: 'SUBMITTED', by: 'APPLICANT', rules: ['A5', 'C6'] },
  accept: { action: 'accept', from: ['SUBMITTED'], to: 'ACCEPTED', by: 'UNIT_OFFICER', rules: ['U1'] },
  returnByUnit: { action: 'return', from: ['SUBMITTED', 'ACCEPTED'], to: 'RETURNED', by: 'UNIT_OFFICER', rules: ['U1'] },
  recommend: { action: 'recommend', from: ['ACCEPTED'], to: 'RECOMMENDED', by: 'UNIT_OFFICER', rules: ['U5'] },
  returnByDepartment: { action: 'return', from: ['RECOMMENDED'], to: 'RETURNED', by: 'DEPARTMENT_OFFICER', rules: ['D1'] },
  approve: { action: 'approve', from: ['RECOMMENDED'], to: 'APPROVED', by: 'DEPARTMENT_OFFICER', rules: ['D3'] },
  withdraw: { action: 'withdraw', from: ['DRAFT', 'SUBMITTED', 'ACCEPTED', 'RETURNED'], to: 'WITHDRAWN', by: 'APPLICANT', rules: ['A8'] },
  consent: { action: 'consentWithdrawal', from: ['RECOMMENDED', 'APPROVED'], to: 'WITHDRAWN', by: 'DEPARTMENT_OFFICER', rules: ['A8'] },
  restoreDraft: { action: 'restore', from: ['WITHDRAWN'], to: 'DRAFT', by: 'APPLICANT', rules: ['A8'] },
  restoreReturned: { action: 'restore', from: ['WITHDRAWN'], to: 'RETURNED', by: 'APPLICANT', rules: ['A8'] },
  restoreSubmitted: { action: 'restore', from: ['WITHDRAWN'], to: 'SUBMITTED', by: 'APPLICANT', rules: ['A8'] },
} as const satisfies Record<string, Move>;
export type MoveName = keyof typeof MOVES;

const sectionName = z.enum(SECTIONS as [SectionName, ...SectionName[]]);
const opinion = z.object({ at: z.number(), by: z.string(), text: z.string() });

export const VACANCIES = ['AVAILABLE', 'NONE', 'NOT_APPLICABLE'] as const;
/** 是否有空岗情况 as the unit states it when it recommends. */
export type Vacancy = (typeof VACANCIES)[number];

/** The form and the proofs as a submission takes them in: the version of each section, the numbers of the proofs. */
const manifest = {
  sections: z.partialRecord(sectionName, z.number()),
  proofs: z.array(z.number().int().min(1).max(LAST_PROOF)),
};

/** The head of an application: small, in every list; the form itself lies in its sections. */
export const applicationShape = z.object({
  id: z.string(),
  cycle: z.string(),
  applicant: z.string(),
  applicantName: z.string(),
  unit: z.string(),
  unitName: z.string(),
  state: z.enum(STATES),
  /** Since when it is in that state. */
  since: z.number(),
  /** Who returned it, and what is to be mended. */
  returned: opinion.extend({ reviewer: z.enum(REVIEWERS) }).nullable(),
  /** Set by the first submission and by each one after: what is applied for, and where that leads. */
  series: z.string().nullable(),
  specialty: z.string().nullable(),
  level: z.enum(LEVELS).nullable(),
  department: z.string().nullable(),
  /** The version of each section that the last submission took in. */
  submission: z.object({ number: z.number().int().positive(), at: z.number(), hash: z.string(), ...manifest }).nullable(),
  /** Numbers of all proofs that any submission took in: none of them can be removed (A3). */
  submittedProofs: z.array(z.number().int()),
  /** Asked for after the recommendation, and not answered yet (A8). */
  withdrawalAsked: z.object({ at: z.number(), reason: z.string() }).nullable(),
  /** Withdrawn: when and why, and the state it would come back to (A8). */
  withdrawn: z.object({ at: z.number(), by: z.string(), reason: z.string(), from: z.enum(STATES) }).nullable(),
  recommendation: opinion.extend({ vacancy: z.enum(VACANCIES) }).nullable(),
  approval: opinion.extend({ remark: z.string() }).nullable(),
  ...versioned,
});
export type Application = z.infer<typeof applicationShape>;

/** Whether the form may be edited, and how often it was: a submission takes in exactly the edits it has read. */
export const draftShape = z.object({ open: z.boolean(), edits: z.number().int().nonnegative() });
export type Draft = z.infer<typeof draftShape>;

export const sectionShape = z.object({ name: sectionName, content: z.record(z.string(), z.unknown()), savedAt: z.number(), ...versioned });
/** One section as it stands. */
export type Section = z.infer<typeof sectionShape>;

export const submissionShape = z.object({
  application: z.string(),
  number: z.number().int().positive(),
  at: z.number(),
  hash: z.string(),
  ...manifest,
  /** The signed receipt (A5). */
  receipt: z.string(),
});
/** One submission: which version of each section it took in, and the hash over their content (A5). */
export type Submission = z.infer<typeof submissionShape>;

/** An application with its form and its proofs. */
export type ApplicationFile = {
  head: Application;
  draft: Draft;
  sections: Partial<Record<SectionName, Section>>;
  proofs: readonly Proof[];
  counter: ProofCounter | null;
};
