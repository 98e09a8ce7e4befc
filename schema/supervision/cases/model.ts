/**
 * A case (核查案件): what was reported, by name or anonymously, or taken up by an office; what was found; what was proposed, said against it and
 * decided; and what became of an appeal (V2, V5).
 */
import * as z from 'zod';
import { versioned } from '../../core/audit.ts';
import { prose, text, wholeProse, wholeText } from '../../core/input.ts';
import { personName } from '../../core/names.ts';
import { say, type Bilingual } from '../../core/refusal.ts';
import { PICTURE_FAULT_NAMES, PICTURE_FAULTS } from '../../core/scans/bare/faults.ts';
import { telephone } from '../../identity/telephone.ts';
import { DESKS } from '../desks.ts';
import { measureInput, SUBJECT_KINDS, subjectShape } from '../measures/model.ts';

export const CASE_STATES = ['RECEIVED', 'DECLINED', 'OPEN', 'PROPOSED', 'DECIDED', 'APPEALED', 'CLOSED'] as const;
export type CaseState = (typeof CASE_STATES)[number];
export const CASE_STATE_NAMES: Record<CaseState, Bilingual> = {
  RECEIVED: say('已收到，待受理', 'received'),
  DECLINED: say('不予受理', 'declined'),
  OPEN: say('核查中', 'being looked into'),
  PROPOSED: say('已拟处理意见，告知申辩', 'a decision is proposed, and heard'),
  DECIDED: say('已作出处理决定', 'decided'),
  APPEALED: say('申诉复核中', 'appealed'),
  CLOSED: say('申诉已答复，办结', 'closed after an appeal'),
};

/** Against what a report is. */
export const AGAINST = ['APPLICATION', 'TITLE', 'PERSON', 'UNIT', 'OFFICER', 'EXPERT'] as const;
export type Against = (typeof AGAINST)[number];
export const AGAINST_NAMES: Record<Against, Bilingual> = {
  APPLICATION: say('申报', 'an application'),
  TITLE: say('职称', 'a title'),
  PERSON: say('人员', 'a person'),
  UNIT: say('单位', 'an organisation'),
  OFFICER: say('经办人', 'an officer'),
  EXPERT: say('评审专家', 'an expert'),
};

export const MATTERS = ['FRAUD', 'PLAGIARISM', 'SHIELDING', 'ACCOUNT_LENT', 'CARELESS', 'INTEREST', 'OTHER'] as const;
export type Matter = (typeof MATTERS)[number];
export const MATTER_NAMES: Record<Matter, Bilingual> = {
  FRAUD: say('提供虚假材料', 'false papers'),
  PLAGIARISM: say('剽窃他人作品或成果', 'plagiarism'),
  SHIELDING: say('包庇纵容弄虚作假', 'shielding of fraud'),
  ACCOUNT_LENT: say('将单位账号用于非本单位人员', 'an account lent to others'),
  CARELESS: say('审核把关不严、不按规定程序', 'careless review, or against procedure'),
  INTEREST: say('利益关系未回避、打招呼说情', 'interest not declared, or pressure'),
  OTHER: say('其他', 'something else'),
};

/** NAMED: by somebody with name and telephone. ANONYMOUS: nothing is kept of who. OFFICE: taken up by an office itself. */
export const WAYS = ['NAMED', 'ANONYMOUS', 'OFFICE'] as const;
export type Way = (typeof WAYS)[number];
export const WAY_NAMES: Record<Way, Bilingual> = {
  NAMED: say('实名举报', 'reported by name'),
  ANONYMOUS: say('匿名举报', 'reported anonymously'),
  OFFICE: say('依职权立案', 'taken up by an office'),
};

export const OUTCOMES = ['FOUNDED', 'UNFOUNDED'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const OUTCOME_NAMES: Record<Outcome, Bilingual> = {
  FOUNDED: say('查实', 'founded'),
  UNFOUNDED: say('未查实', 'not founded'),
};

/** What a decision does, each to one subject: an application is cancelled, a title revoked, a measure imposed. */
export const effectInput = z.discriminatedUnion('does', [
  z.object({ does: z.literal('CANCEL'), application: z.string() }),
  z.object({ does: z.literal('REVOKE'), title: z.string() }),
  z.object({ does: z.literal('IMPOSE'), of: z.enum(SUBJECT_KINDS), subject: z.string(), measure: measureInput }),
]);
export type EffectInput = z.infer<typeof effectInput>;

/** The same, with whom it burdens and what it is called where that is read. */
export const effectShape = z.intersection(
  effectInput,
  z.object({ burdens: subjectShape, says: z.object({ zh: z.string(), en: z.string() }) }),
);
export type Effect = z.infer<typeof effectShape>;

/** What became of a picture that came by the code. */
export const PICTURE_OUTCOMES = ['TAKEN', ...PICTURE_FAULTS] as const;
export type PictureOutcome = (typeof PICTURE_OUTCOMES)[number];
export const PICTURE_OUTCOME_NAMES: Record<PictureOutcome, Bilingual> = {
  TAKEN: say('已接收', 'taken over'),
  ...PICTURE_FAULT_NAMES,
};

const said = z.object({ at: z.number(), by: z.string(), text: z.string() });
/** By whom, and for whom of those whom the decision burdens. */
const appealedShape = said.extend({ for: subjectShape.pick({ of: true, id: true }) });

/** What a case holds lies in one item: what is found beyond this belongs into its files. */
export const MOST_FINDINGS = 50;
export const MOST_FOUND = 30_000;
export const MOST_EXTENSIONS = 20;

export const proposalShape = said.extend({
  outcome: z.enum(OUTCOMES),
  effects: z.array(effectShape).max(20),
  /** Until when those whom it burdens are heard; null where it burdens nobody. */
  hearingUntil: z.number().nullable(),
});
export type Proposal = z.infer<typeof proposalShape>;

export const caseShape = z.object({
  /** Its number. */
  id: z.string(),
  city: z.string(),
  desk: z.enum(DESKS),
  matter: z.enum(MATTERS),
  against: z.enum(AGAINST),
  /** As it was reported: who or what it is against, in words. */
  named: z.string(),
  way: z.enum(WAYS),
  reporter: z
    .object({
      name: z.string(),
      telephone: z.object({ masked: z.string(), sealed: z.string() }),
      account: z.string().nullable(),
    })
    .nullable(),
  text: z.string(),
  /** Of an anonymous one the day. */
  at: z.number(),
  /** Before that nobody is shown it but whoever has its code. */
  seenFrom: z.number(),
  state: z.enum(CASE_STATES),
  /** Until when the step that it waits for is due. */
  dueAt: z.number(),
  /** The persons and organisations that it concerns, as far as they are known. */
  subjects: z.array(subjectShape).max(20),
  /** Who sees to it. */
  assignee: z.string().nullable(),
  /** All who had a hand in what was found and proposed. */
  hands: z.array(z.string()),
  triage: said.extend({ isAccepted: z.boolean() }).nullable(),
  extensions: z.array(said.extend({ from: z.number(), to: z.number() })),
  findings: z.array(said),
  proposal: proposalShape.nullable(),
  decision: said.extend({ document: z.string().nullable() }).nullable(),
  /** Of the effects, how many are seen to: carried out, or reversed before they took hold. */
  done: z.number().int().nonnegative(),
  /** The first appeal, and those of others whom the decision burdens as well: one answer is given to all of them. */
  appeal: appealedShape
    .extend({
      more: z.array(appealedShape).default([]),
      dueAt: z.number(),
      answer: said.extend({ document: z.string(), reversed: z.array(z.number().int()), undone: z.number().int() }).nullable(),
    })
    .nullable(),
  /** The pictures that whoever reported has sent by the code, by their numbers: which were taken over, and why the others were not. */
  pictures: z.array(z.object({ number: z.number().int().positive(), outcome: z.enum(PICTURE_OUTCOMES) })).default([]),
  /** Mark of what was sent with a ticket; empty without one. */
  body: z.string(),
  ...versioned,
});
export type Case = z.infer<typeof caseShape>;

export const heardShape = z.object({
  case: z.string(),
  proposed: z.number(),
  account: z.string(),
  name: z.string(),
  text: z.string(),
  at: z.number(),
  /** For whom of those whom it would burden: themselves, or an organisation of theirs. */
  for: z.array(subjectShape.pick({ of: true, id: true })),
});
/** What somebody states before a decision that burdens them, or an organisation of theirs. */
export type Heard = z.infer<typeof heardShape>;

/** An effect that was carried out, and what it has made or changed, so that it can be taken back. */
export const doneShape = z.object({
  case: z.string(),
  effect: z.number().int(),
  at: z.number(),
  was: z.string().nullable(),
  undoneAt: z.number().nullable(),
});
export type Done = z.infer<typeof doneShape>;

/** How many reports without an account wait: with them grows the work that a ticket asks for. */
export const floodShape = z.object({ city: z.string(), byTicket: z.number().int().nonnegative(), version: z.number().int().positive() });
export type Flood = z.infer<typeof floodShape>;

export const reportInput = z.object({
  matter: z.enum(MATTERS),
  against: z.enum(AGAINST),
  // Of whom it is, those who look into it may have to tell by the number.
  named: wholeText(200),
  text: wholeProse(3000),
  reporter: z.object({ name: personName(), telephone }).nullable(),
});
export const proposalInput = z.object({ outcome: z.enum(OUTCOMES), text: prose(3000), effects: z.array(effectInput).max(20) });
export const findingInput = z.object({ text: prose(3000) });
export const reasonInput = z.object({ text: prose(500) });
export const decisionInput = z.object({ text: prose(1000), document: text(60).nullable() });
export const appealAnswerInput = z.object({ text: prose(1000), document: text(60), reversed: z.array(z.number().int().min(1)).max(20) });

/** What a queue of work knows it by, and how far it is to go on from. */
export const caseWork = (id: string, step: string): string => `case.${id}.${step}`;
export function caseIn(work: string): string | null {
  return work.startsWith('case.') ? (work.split('.')[1] ?? null) : null;
}
