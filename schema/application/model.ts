/** An application: what it is, the states it goes through, who moves it. */
import * as z from 'zod';
import { versioned } from '../core/audit.ts';
import type { Bilingual } from '../core/refusal.ts';
import { LEVELS } from '../announcement/data/series.ts';
import { PROMOTION_TYPES, SCOPES } from '../announcement/model.ts';
import { PERSON_KINDS } from '../identity/channels.ts';
import { LAST_PROOF } from './form/fields.ts';
import { SECTIONS, type SectionName } from './form/sections.ts';
import { STATES, REVIEWERS } from './moves.ts';
import type { Proof, ProofCounter } from './proofs/model.ts';

const sectionName = z.enum(SECTIONS);
const opinion = z.object({ at: z.number(), by: z.string(), text: z.string() });

export const VACANCIES = ['AVAILABLE', 'NOT_APPLICABLE'] as const;
/** 是否有空岗情况 when it was recommended: a vacancy of the unit was taken, or the unit has no post management (U6). */
export type Vacancy = (typeof VACANCIES)[number];
export const VACANCY_NAMES: Record<Vacancy, Bilingual> = {
  AVAILABLE: { zh: '有空岗，已占用一个', en: 'there is a vacancy, and it has been taken' },
  NOT_APPLICABLE: { zh: '不实行岗位管理', en: 'the unit has no post management' },
};

/** The form and the proofs as a submission takes them in: the version of each section, the numbers of the proofs. */
const manifest = {
  sections: z.partialRecord(sectionName, z.number()),
  proofs: z.array(z.number().int().min(1).max(LAST_PROOF)),
};

/** Absent and null are the same: what is null is not written, so that a head stays small. */
const none = <S extends z.ZodType>(shape: S) => shape.nullable().default(null);

/** A tally (E9): those present and the members, recused ones in neither. */
export const tallyShape = z.object({
  present: z.number().int(),
  members: z.number().int().nullable(),
  yes: z.number().int(),
  no: z.number().int(),
  abstain: z.number().int(),
});
export type Tally = z.infer<typeof tallyShape>;

const decisionShape = z.object({
  at: z.number(),
  by: z.string(),
  passed: z.boolean(),
  tally: tallyShape.nullable(),
  /** The document of a committee elsewhere, and its day; of the city's own, the number of its minutes. */
  document: z.string(),
  decidedOn: z.string(),
  /** Whose letter of entrustment it was decided under; null where nobody was entrusted (委托评审). */
  entrusted: none(z.string()),
  /** Held offline, and with which consent of the province; null where it was not, or was without. */
  offline: none(z.literal(true)),
  consent: none(z.string()),
  /** The meeting that has decided it here; null of what was entered from a document. */
  session: none(z.string()),
});
export type Decision = z.infer<typeof decisionShape>;

/** The head of an application: small, in every list; the form itself lies in its sections. */
export const applicationShape = z.object({
  id: z.string(),
  cycle: z.string(),
  city: z.string(),
  applicant: z.string(),
  applicantName: z.string(),
  unit: z.string(),
  unitName: z.string(),
  state: z.enum(STATES),
  /** Since when it is in that state. */
  since: z.number(),
  /** Who returned it last, and what is to be mended; the judgement of each section lies in the return itself (D1). */
  returned: none(
    opinion.extend({
      reviewer: z.enum(REVIEWERS),
      number: z.number().int().positive(),
      /** The sections to be mended: of an authority's return they alone are open (D9). */
      mend: z.array(sectionName).default([]),
      /** What the notice asked of the applicant when it was judged, as a hash: asked for more since, the whole form is open. */
      asked: none(z.string()),
    }),
  ),
  /** Returns of any kind, those by the reviewing authorities, and of these the department’s (D2). */
  returns: z
    .object({ all: z.number().int(), authorities: z.number().int(), department: z.number().int().default(0) })
    .default({ all: 0, authorities: 0, department: 0 }),
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
  /** Whether its unit decides on it by itself (自主评审): no authority reviews it. */
  ownReview: z.boolean().default(false),
  /** Whether it stands on direct recognition (考核认定) and not on the title before (A7): some windows are set by that. */
  recognised: z.boolean().default(false),
  /** The committee it goes to; null where the announcement lists none. */
  committee: none(z.string()),
  /** The name of one that the announcement does not list, where it lists none: the department names it. */
  committeeName: none(z.string()),
  /** The department sends it to another committee than the rule's, or names one, with the reason. */
  rerouted: none(opinion),
  /** Where the person works, if that is not the unit: of whoever is in custody (D10). */
  employer: none(z.string()),
  /** As what the person applied, at the last submission: a vacancy is asked for by it (U6). */
  appliesAs: none(z.enum(PERSON_KINDS)),
  /** The version of the notice under which it was first submitted: what is amended for new ones alone is not for it (C8, C15). */
  judgedBy: none(z.number().int().positive()),
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
  /** Cancelled by a case: which, why, and the state it stood in (V2). */
  cancelled: none(z.object({ at: z.number(), case: z.string(), reason: z.string(), from: z.enum(STATES) })),
  recommendation: none(opinion.extend({ vacancy: z.enum(VACANCIES) })),
  /** A window has closed over it, and the vacancy that its recommendation took was given back (U6). */
  vacancyEnded: none(z.literal(true)),
  /**
   * What was mended after it had been posted is shown again (U7): on whose return, whether `posting` is that supplementary posting and
   * has to be over, the record that the change is one of form; and whether an objection to any of them was upheld, which bars it for good.
   */
  supplement: none(
    z.object({ returnedBy: z.enum(REVIEWERS), isDue: z.boolean(), waived: none(opinion), failed: z.boolean().default(false) }),
  ),
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
  /** What its committee has decided, as it was announced or entered from its document (E9, E12); and the tally, where one is known. */
  decision: none(decisionShape),
  /** Until when its windows are open all the same, because an appeal has brought it back (V2). */
  ownUntil: none(z.number()),
  /** The roster on which its result was posted anew, after an appeal had given it back (R1, V2); else that of its meeting counts. */
  postedAnew: none(z.string()),
  /** The document that has conferred its title, and since when it counts (R3); kept where that was withdrawn since. */
  conferred: none(z.object({ at: z.number(), document: z.string(), number: z.string(), from: z.string(), title: z.string() })),
  /** Reviews that are not recognised: held offline without the province's consent (E12). */
  unrecognised: none(z.array(decisionShape)),
  /** Refused for good: by whom and why. */
  refused: none(opinion.extend({ reviewer: z.enum(REVIEWERS) })),
  ...versioned,
});
export type Application = z.infer<typeof applicationShape>;

/** The state in which it stood before it was withdrawn or cancelled; else the one in which it is. */
export function stoodIn({ state, withdrawn, cancelled }: Pick<Application, 'state' | 'withdrawn' | 'cancelled'>): Application['state'] {
  const last = state === 'CANCELLED' ? (cancelled?.from ?? state) : state;
  return last === 'WITHDRAWN' ? (withdrawn?.from ?? last) : last;
}

/** Whether the form may be edited, and how often it was: a submission takes in exactly the edits it has read. */
export const draftShape = z.object({ open: z.boolean(), edits: z.number().int().nonnegative() });
export type Draft = z.infer<typeof draftShape>;

export const sectionShape = z.object({ name: sectionName, content: z.record(z.string(), z.unknown()), savedAt: z.number(), ...versioned });
/** One section as it stands. */
export type Section = z.infer<typeof sectionShape>;

const unchangedShape = z.object({ section: sectionName, reason: z.string() });
/** Why a section that was to be mended was left as it was (D9). */
export type Unchanged = z.infer<typeof unchangedShape>;

export const submissionShape = z.object({
  application: z.string(),
  number: z.number().int().positive(),
  at: z.number(),
  hash: z.string(),
  ...manifest,
  /** Of what was to be mended, what was left as it was, and why (D9). */
  unchanged: z.array(unchangedShape).default([]),
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

/** What a move looks at: the head, and the mark of the draft. */
export type Movable = { head: Application; draft: Draft };

/** An application with its form and its proofs. */
export type ApplicationFile = Movable & {
  sections: Partial<Record<SectionName, Section>>;
  proofs: readonly Proof[];
  counter: ProofCounter | null;
};
