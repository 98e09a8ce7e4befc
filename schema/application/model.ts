/** An application: what it is, the states it goes through, who moves it. */
import * as z from 'zod';
import type { Role } from '../core/actor.ts';
import { versioned } from '../core/audit.ts';
import type { Bilingual } from '../core/refusal.ts';
import type { RuleId } from '../core/rulebook.ts';
import { LEVELS } from '../announcement/data/series.ts';
import { SCOPES } from '../announcement/model.ts';
import { PERSON_KINDS } from '../identity/channels.ts';
import { PROMOTION_TYPE, type PromotionType } from './form/choices.ts';
import { SECTIONS, type SectionName } from './form/sections.ts';
import { LAST_PROOF } from './form/fields.ts';
import type { Proof, ProofCounter } from './proofs/model.ts';

/** States as stored. A draft whose time is over is shown as LAPSED: nothing has to be written for it (C6, S12). */
export const STATES = [
  'DRAFT',
  'SUBMITTED',
  'ACCEPTED',
  'POSTED',
  'CLEARED',
  'RECOMMENDED',
  'APPROVED',
  'PASSED',
  'FORWARDED',
  'RETURNED',
  'REFUSED',
  'WITHDRAWN',
] as const;
export type State = (typeof STATES)[number];
export type Standing = State | 'LAPSED';

/** What each is called. */
export const STATE_NAMES: Record<Standing, Bilingual> = {
  DRAFT: { zh: '草稿', en: 'a draft' },
  SUBMITTED: { zh: '已提交，待单位审核', en: 'submitted' },
  ACCEPTED: { zh: '单位已接收，待公示', en: 'accepted by the unit' },
  POSTED: { zh: '单位公示中', en: 'posted in the unit' },
  CLEARED: { zh: '公示无异议，待推荐', en: 'posted without an open objection' },
  RETURNED: { zh: '已退回', en: 'returned' },
  RECOMMENDED: { zh: '单位已推荐，待部门审核', en: 'recommended' },
  APPROVED: { zh: '部门审核通过，待集中复审', en: 'approved' },
  PASSED: { zh: '复审通过，待会议审议', en: 'passed in the re-review' },
  FORWARDED: { zh: '会议审议通过，已提交评委会', en: 'forwarded to its committee' },
  REFUSED: { zh: '不予通过', en: 'refused' },
  WITHDRAWN: { zh: '申报人已撤回', en: 'withdrawn by the applicant' },
  LAPSED: { zh: '已失效（逾期未提交）', en: 'lapsed' },
};

/** Who reviews, one after the other: the unit, its department, bureau and departments together (D7). The last two are the reviewing authorities (D1, D2). */
export const REVIEWERS = ['UNIT', 'DEPARTMENT', 'RE_REVIEW'] as const;
export type Reviewer = (typeof REVIEWERS)[number];

/** A move from one state to another, the first of its rules being the ground of a refusal: the whole review chain on one page. The table of schema/README.md is compared with it by a test. */
export type Move = { action: string; from: readonly State[]; to: State; by: Role | 'SYSTEM'; rules: readonly RuleId[] };

/** With the unit, and not recommended yet. */
const WITH_UNIT = ['SUBMITTED', 'ACCEPTED', 'POSTED', 'CLEARED'] as const;

export const MOVES = {
  submit: { action: 'submit', from: ['DRAFT', 'RETURNED'], to: 'SUBMITTED', by: 'APPLICANT', rules: ['A5', 'C6'] },
  submitToDepartment: { action: 'submit', from: ['RETURNED'], to: 'RECOMMENDED', by: 'APPLICANT', rules: ['A5', 'C6'] },
  submitToReReview: { action: 'submit', from: ['RETURNED'], to: 'APPROVED', by: 'APPLICANT', rules: ['A5', 'C6'] },
  accept: { action: 'accept', from: ['SUBMITTED'], to: 'ACCEPTED', by: 'UNIT_OFFICER', rules: ['U1'] },
  returnByUnit: { action: 'return', from: WITH_UNIT, to: 'RETURNED', by: 'UNIT_OFFICER', rules: ['U1'] },
  refuseByUnit: { action: 'refuse', from: WITH_UNIT, to: 'REFUSED', by: 'UNIT_OFFICER', rules: ['U1'] },
  post: { action: 'post', from: ['ACCEPTED'], to: 'POSTED', by: 'UNIT_OFFICER', rules: ['U2', 'U3'] },
  clear: { action: 'clear', from: ['POSTED'], to: 'CLEARED', by: 'SYSTEM', rules: ['U5'] },
  recommend: { action: 'recommend', from: ['CLEARED'], to: 'RECOMMENDED', by: 'UNIT_OFFICER', rules: ['U5', 'U6'] },
  returnByDepartment: { action: 'return', from: ['RECOMMENDED'], to: 'RETURNED', by: 'DEPARTMENT_OFFICER', rules: ['D1', 'D2'] },
  refuseByDepartment: { action: 'refuse', from: ['RECOMMENDED'], to: 'REFUSED', by: 'DEPARTMENT_OFFICER', rules: ['D2'] },
  approve: { action: 'approve', from: ['RECOMMENDED'], to: 'APPROVED', by: 'DEPARTMENT_OFFICER', rules: ['D3'] },
  pass: { action: 'pass', from: ['APPROVED'], to: 'PASSED', by: 'BUREAU_OFFICER', rules: ['D7'] },
  returnByReReview: { action: 'return', from: ['APPROVED'], to: 'RETURNED', by: 'BUREAU_OFFICER', rules: ['D7', 'D1', 'D2'] },
  refuseByReReview: { action: 'refuse', from: ['APPROVED'], to: 'REFUSED', by: 'BUREAU_OFFICER', rules: ['D7'] },
  forward: { action: 'forward', from: ['PASSED'], to: 'FORWARDED', by: 'BUREAU_OFFICER', rules: ['D7'] },
  turnDown: { action: 'turnDown', from: ['PASSED'], to: 'REFUSED', by: 'BUREAU_OFFICER', rules: ['D7'] },
  withdraw: { action: 'withdraw', from: ['DRAFT', ...WITH_UNIT, 'RETURNED'], to: 'WITHDRAWN', by: 'APPLICANT', rules: ['A8'] },
  consent: {
    action: 'consentWithdrawal',
    from: ['RECOMMENDED', 'APPROVED', 'PASSED', 'RETURNED'],
    to: 'WITHDRAWN',
    by: 'DEPARTMENT_OFFICER',
    rules: ['A8'],
  },
  restoreDraft: { action: 'restore', from: ['WITHDRAWN'], to: 'DRAFT', by: 'APPLICANT', rules: ['A8'] },
  restoreReturned: { action: 'restore', from: ['WITHDRAWN'], to: 'RETURNED', by: 'APPLICANT', rules: ['A8'] },
  restoreSubmitted: { action: 'restore', from: ['WITHDRAWN'], to: 'SUBMITTED', by: 'APPLICANT', rules: ['A8'] },
  takeAlong: { action: 'takeAlong', from: WITH_UNIT, to: 'SUBMITTED', by: 'SYSTEM', rules: ['P13'] },
  takeWithdrawn: { action: 'takeAlong', from: ['WITHDRAWN'], to: 'WITHDRAWN', by: 'SYSTEM', rules: ['P13'] },
} as const satisfies Record<string, Move>;
export type MoveName = keyof typeof MOVES;

const PROMOTION_TYPES = Object.keys(PROMOTION_TYPE.names) as [PromotionType, ...PromotionType[]];
const sectionName = z.enum(SECTIONS as [SectionName, ...SectionName[]]);
const opinion = z.object({ at: z.number(), by: z.string(), text: z.string() });

export const VACANCIES = ['AVAILABLE', 'NOT_APPLICABLE'] as const;
/** 是否有空岗情况 when it was recommended: a vacancy of the unit was taken, or the unit has no post management (U6). */
export type Vacancy = (typeof VACANCIES)[number];

/** The form and the proofs as a submission takes them in: the version of each section, the numbers of the proofs. */
const manifest = {
  sections: z.partialRecord(sectionName, z.number()),
  proofs: z.array(z.number().int().min(1).max(LAST_PROOF)),
};

/** Absent and null are the same: what is null is not written, so that a head stays small (S4). */
const none = <S extends z.ZodType>(shape: S) => shape.nullable().default(null);

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
  /** Who returned it last, and what is to be mended; the judgement of each section lies in the return itself (D1). */
  returned: none(opinion.extend({ reviewer: z.enum(REVIEWERS), number: z.number().int().positive() })),
  /** Returns of any kind, and those by the reviewing authorities, of which there are three at most (D2). */
  returns: z.object({ all: z.number().int(), authorities: z.number().int() }).default({ all: 0, authorities: 0 }),
  /** Sections that a reviewing authority has judged fine, in the version it judged; 0 for one that was not there (D1). */
  judgedFine: z.partialRecord(sectionName, z.number()).default({}),
  /** Sections that the bureau has allowed to be judged again (D1). */
  rejudge: none(opinion.extend({ sections: z.array(sectionName) })),
  /** Set by the first submission and by each one after: what is applied for, and where that leads. */
  series: none(z.string()),
  specialty: none(z.string()),
  level: none(z.enum(LEVELS)),
  scope: none(z.enum(SCOPES)),
  promotionType: none(z.enum(PROMOTION_TYPES)),
  department: none(z.string()),
  /** The committee it goes to; null where the announcement lists none. */
  committee: none(z.string()),
  /** The name of one that the announcement does not list, where it lists none: the department names it. */
  committeeName: none(z.string()),
  /** The department sends it to another committee than the rule's, or names one, with the reason. */
  rerouted: none(opinion),
  /** As what the person applied, at the last submission: a vacancy is asked for by it (U6). */
  appliesAs: none(z.enum(PERSON_KINDS)),
  /** The version of each section that the last submission took in. */
  submission: none(z.object({ number: z.number().int().positive(), at: z.number(), hash: z.string(), ...manifest })),
  /** Numbers of all proofs that any submission took in: none of them can be removed (A3). */
  submittedProofs: z.array(z.number().int()).default([]),
  /** Its posting, the last one there is (U2). */
  posting: none(z.string()),
  /** Asked for after the recommendation, and not answered yet (A8). */
  withdrawalAsked: none(z.object({ at: z.number(), reason: z.string() })),
  /** Withdrawn: when and why, and the state it would come back to (A8). */
  withdrawn: none(z.object({ at: z.number(), by: z.string(), reason: z.string(), from: z.enum(STATES) })),
  recommendation: none(opinion.extend({ vacancy: z.enum(VACANCIES) })),
  approval: none(opinion.extend({ remark: z.string() })),
  /** Passed in the re-review (D7). */
  passed: none(opinion),
  /** What the meeting decided (D7). */
  meeting: none(z.object({ id: z.string(), at: z.number() })),
  /** Where its person is going, and who has agreed that the unit finishes it all the same (P13). */
  finishing: none(
    z.object({
      to: z.string(),
      parties: z.partialRecord(z.enum(['PERSON', 'OLD_UNIT', 'NEW_UNIT']), z.object({ at: z.number(), by: z.string() })),
    }),
  ),
  /** Refused for good: by whom and why. */
  refused: none(opinion.extend({ reviewer: z.enum(REVIEWERS) })),
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

export const JUDGEMENTS = ['FINE', 'MEND', 'NOT_APPLICABLE'] as const;
/** What a reviewer says of one section: fine, to be mended, or not applicable to this application (D1). */
export type Judgement = { section: SectionName; judgement: (typeof JUDGEMENTS)[number]; reason: string };

export const returnShape = z.object({
  number: z.number().int().positive(),
  reviewer: z.enum(REVIEWERS),
  at: z.number(),
  by: z.string(),
  /** The submission that was judged. */
  submission: z.number().int(),
  text: z.string(),
  judgements: z.array(z.object({ section: sectionName, judgement: z.enum(JUDGEMENTS), reason: z.string() })),
});
/** A return with the complete feedback: every section judged, once (D1). */
export type Return = z.infer<typeof returnShape>;

/** An application with its form and its proofs. */
export type ApplicationFile = {
  head: Application;
  draft: Draft;
  sections: Partial<Record<SectionName, Section>>;
  proofs: readonly Proof[];
  counter: ProofCounter | null;
};
