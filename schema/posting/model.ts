/** A posting (公示): what it shows, to whom, until when, what was objected, and what came of it (U2–U5). */
import * as z from 'zod';
import { versioned } from '../core/audit.ts';
import { day, text, saying } from '../core/input.ts';
import type { Bilingual } from '../core/refusal.ts';
import { LEVELS } from '../announcement/data/series.ts';
import { SCOPES, type Scope } from '../announcement/model.ts';
import { PROMOTION_TYPE, SPECIAL_PROMOTIONS, type PromotionType } from '../application/form/choices.ts';
import { sectionShape } from '../application/model.ts';

/**
 * RUNNING: shown; its period runs, or is over while an objection is open. ENDED: over without open objection, the result report is
 * being made. CLEARED: the report is there. SUSPENDED: an objection was right and is being mended. FAILED: an objection was upheld.
 * STOPPED: the application was returned, refused or withdrawn meanwhile.
 */
const POSTING_STATES = ['RUNNING', 'ENDED', 'CLEARED', 'SUSPENDED', 'FAILED', 'STOPPED'] as const;
export type PostingState = (typeof POSTING_STATES)[number];

export const POSTING_STATE_NAMES: Record<PostingState, Bilingual> = {
  RUNNING: { zh: '公示中', en: 'running' },
  ENDED: { zh: '公示期满，正在出具结果报告', en: 'over, its report being made' },
  CLEARED: { zh: '公示无异议', en: 'cleared' },
  SUSPENDED: { zh: '异议属实，更正后继续公示', en: 'suspended until it is mended' },
  FAILED: { zh: '异议属实，不予推荐', en: 'failed by an objection that was upheld' },
  STOPPED: { zh: '已停止（申报已退回、撤回或不予推荐）', en: 'stopped' },
};

export const AUDIENCES = ['UNIT', 'PUBLIC'] as const;
/** UNIT: the unit's people, in full. PUBLIC: they, and everybody else in a masked view (U2, U3). */
export type Audience = (typeof AUDIENCES)[number];
export const AUDIENCE_NAMES: Record<Audience, Bilingual> = {
  UNIT: { zh: '本单位人员', en: 'the people of the unit' },
  PUBLIC: { zh: '本单位及社会公众（公众所见隐去个人信息）', en: 'the people of the unit, and the public in a masked view' },
};

/** 破格晋升, 基层有效 (by its type or by its scope), 艰苦单位: all-staff meeting, longer period, wider audience (U3). */
export function isSpecial({ promotionType, scope }: { promotionType: PromotionType | null; scope: Scope | null }): boolean {
  return (promotionType !== null && SPECIAL_PROMOTIONS.includes(promotionType)) || scope === 'GRASSROOTS';
}

const votes = z.number().int().min(0).max(100_000);

/** The record of the all-staff meeting (U3). */
export const meetingInput = z
  .object({ heldOn: day, present: votes.min(1), inFavour: votes, against: votes, abstained: votes })
  .refine(({ present, inFavour, against, abstained }) => present === inFavour + against + abstained, {
    path: ['present'],
    params: saying('不等于赞成、反对、弃权之和', 'is not the sum of those in favour, against and abstaining', 'U3'),
  });
export type Meeting = z.infer<typeof meetingInput>;

/** What is typed of a posting: where it hangs in the unit, for how many working days, the meeting where one is needed. */
export const postingInput = z.object({
  place: text(100),
  employerPlace: text(100).nullable(),
  days: z.number().int().nullable(),
  audience: z.enum(AUDIENCES).nullable(),
  meeting: meetingInput.nullable(),
});
export type PostingInput = z.infer<typeof postingInput>;

export const postingShape = z.object({
  id: z.string(),
  application: z.string(),
  /** The which posting of the application it is. */
  number: z.number().int().positive(),
  /** The submission it shows. */
  submission: z.number().int().positive(),
  cycle: z.string(),
  city: z.string(),
  unit: z.string(),
  unitName: z.string(),
  /** Where the person works, if that is not the unit, and where it hangs there (D10, U2). */
  employer: z.string().nullable().default(null),
  employerPlace: z.string().nullable().default(null),
  applicant: z.string(),
  applicantName: z.string(),
  /** `YYYY-MM`, for what is hidden from the open web: in what the head tells, as in the content. */
  bornIn: z.string().default(''),
  series: z.string(),
  specialty: z.string(),
  level: z.enum(LEVELS),
  promotionType: z.enum(Object.keys(PROMOTION_TYPE.names) as [PromotionType, ...PromotionType[]]),
  scope: z.enum(SCOPES).nullable().default(null),
  audience: z.enum(AUDIENCES),
  state: z.enum(POSTING_STATES),
  /** Where it hangs in the unit. */
  place: z.string(),
  meeting: meetingInput.nullable(),
  startsAt: z.number(),
  /** Working days, not counting the day it starts (C10). */
  days: z.number().int().positive(),
  endsAt: z.number(),
  /**
   * Set where it shows again what was mended after it had been posted (U7): the posting whose content was shown in full before, the
   * sections that differ from it, in whose review, and whether the authority has recorded that it need not be shown.
   */
  supplement: z
    .object({
      base: z.string(),
      changed: z.array(z.string()),
      returnedBy: z.enum(['DEPARTMENT', 'RE_REVIEW']).default('DEPARTMENT'),
      isWaived: z.boolean(),
    })
    .nullable()
    .default(null),
  /** The posting that was suspended, and that this one goes on with. */
  continues: z.string().nullable(),
  objections: z.object({
    open: z.number().int().nonnegative(),
    all: z.number().int().nonnegative(),
    /** Of the open ones, those for which nobody stands in with an account: with them grows the work that a ticket asks for. */
    byTicket: z.number().int().nonnegative().default(0),
    /** Of all, the anonymous ones that nobody is shown yet (rules/unseen.ts). */
    unseen: z.object({ count: z.number().int().positive(), until: z.number() }).optional(),
  }),
  /** The unit that the application has gone along to, which answers what was objected here; null while it is the unit's own (P13). */
  passedTo: z.string().nullable().default(null),
  /** When it ended, in whatever way. */
  endedAt: z.number().nullable(),
  /** The result report: a PDF in the object store. */
  report: z.object({ sha256: z.string(), size: z.number().int(), at: z.number() }).nullable(),
  postedBy: z.string(),
  ...versioned,
});
export type Posting = z.infer<typeof postingShape>;

export const contentShape = z.object({
  /** `YYYY-MM`. */
  bornIn: z.string(),
  specialtyYears: z.number().int(),
  /** The sections that U2 names, as they were submitted. */
  sections: z.record(z.string(), sectionShape),
});
/** What a posting shows, as it was when it began: later changes of the application do not reach it. */
export type PostingContent = z.infer<typeof contentShape>;

export const FINDINGS = ['DISMISSED', 'UPHELD', 'TO_MEND'] as const;
export type Finding = (typeof FINDINGS)[number];

const FINDING_NAMES: Record<Finding, Bilingual> = {
  DISMISSED: { zh: '不成立', en: 'dismissed' },
  UPHELD: { zh: '属实，不予推荐', en: 'upheld: nobody is recommended' },
  TO_MEND: { zh: '属实，予以更正', en: 'upheld: it is to be mended' },
};

/** What may be objected to: a unit's posting of one application (U4), or a committee's roster of those who passed (R2). */
export const OBJECTED = ['POSTING', 'ROSTER'] as const;

/** What a finding comes to, by what was objected to. */
export function findingName(on: (typeof OBJECTED)[number], finding: Finding): Bilingual {
  return on === 'ROSTER' && finding === 'UPHELD' ? STRUCK : FINDING_NAMES[finding];
}
const STRUCK = { zh: '属实，从评审通过人员名单中除去', en: 'upheld: the person is removed from the roster' };

export const objectionShape = z.object({
  /** The case number. */
  id: z.string(),
  /** What was kept before results were posted here is about a posting of an application. */
  on: z.enum(OBJECTED).default('POSTING'),
  /** The posting, or the roster. */
  posting: z.string(),
  cycle: z.string(),
  city: z.string().default(''),
  /** The organisation that answers it: the unit that posted, or the one that the application has gone along to (P13); the committee's office. */
  unit: z.string(),
  /** Of a roster, who of those on it. */
  application: z.string().default(''),
  applicant: z.string(),
  applicantName: z.string(),
  at: z.number(),
  /** Before that nobody is shown it but whoever has its code: of an anonymous one the full hour after it came, else 0. */
  seenFrom: z.number().default(0),
  /** Handed in on paper, and entered by an officer; by whom. */
  onPaper: z.boolean(),
  enteredBy: z.string().nullable().default(null),
  /** Who objects, where it was by name: never where it was anonymous (U4). `account`: where they were logged in as themselves; shown to nobody. */
  objector: z
    .object({
      name: z.string(),
      telephone: z.object({ masked: z.string(), sealed: z.string() }),
      account: z.string().nullable().default(null),
    })
    .nullable(),
  text: z.string(),
  dueAt: z.number(),
  finding: z.object({ at: z.number(), by: z.string(), finding: z.enum(FINDINGS), text: z.string() }).nullable(),
  /** Mark of what was sent with a ticket: a repetition is the same objection, another content is refused (A5). Empty without a ticket. */
  body: z.string(),
  ...versioned,
});
export type Objection = z.infer<typeof objectionShape>;

/** The last is of a case (V5). */
export const ATTACHMENT_KINDS = ['DISPLAY', 'MEETING_RECORD', 'EVIDENCE'] as const;

export const attachmentShape = z.object({
  number: z.number().int().positive(),
  /** The upload it came by: one is taken in once. */
  upload: z.string(),
  kind: z.enum(ATTACHMENT_KINDS),
  contentType: z.string(),
  size: z.number().int(),
  sha256: z.string(),
  addedAt: z.number(),
  addedBy: z.string(),
});
/** Proof of the display in the unit (a photograph), or the scan of the meeting's record. */
export type Attachment = z.infer<typeof attachmentShape>;

/** Where it hangs: in the unit, and where its person works elsewhere, there as well (D10, U2). */
export function placesOf({ place, employer, employerPlace }: Pick<Posting, 'place' | 'employer' | 'employerPlace'>): string {
  return employerPlace === null ? place : `${place}、${employer ?? ''}${employerPlace}`;
}

/** A posting with what it shows and the files that belong to it. */
export type PostingFile = { posting: Posting; content: PostingContent; attachments: readonly Attachment[] };

/** Where its files lie: the report, what a form puts there until it is checked, and the checked file for good. */
export const reportKeyOf = ({ id }: Pick<Posting, 'id'>): string => `reports/postings/${id}.pdf`;
export const attachmentUploadKeyOf = (posting: string, upload: string): string => `uploads/postings/${posting}/${upload}`;
export const attachmentKeyOf = (posting: string, { sha256 }: Pick<Attachment, 'sha256'>): string => `proofs/postings/${posting}/${sha256}`;
