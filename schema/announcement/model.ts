/** An announcement (通知): what a city's notice sets for one year, as data: its windows, its numbers, who reviews what. */
import type { MailTiming, NoticeClass } from '../core/outbox.ts';
import type { Day, Instant } from '../core/time.ts';
import type { Level } from './data/series.ts';

/** The windows of a cycle, in the order they open. Each binds actions on each application; none is a global state (C5). */
export const PHASES = [
  'PREPARATION',
  'APPLICATION',
  'UNIT_REVIEW',
  'DEPARTMENT_REVIEW',
  'PROVINCIAL_REVIEW',
  'RE_REVIEW',
  'EVALUATION',
] as const;
export type PhaseName = (typeof PHASES)[number];

/** The phases in English, for those who read it. */
export const PHASE_ENGLISH: Record<PhaseName, string> = {
  PREPARATION: 'system preparation',
  APPLICATION: 'personal application',
  UNIT_REVIEW: 'review and recommendation by units',
  DEPARTMENT_REVIEW: 'review by departments',
  PROVINCIAL_REVIEW: 'provincial review',
  RE_REVIEW: 'central re-review',
  EVALUATION: 'defence and evaluation',
};

/** A half-open window of instants `[opensAt, closesAt)` (C1). */
export type Window = { opensAt: Instant; closesAt: Instant };

export type Phase = Window & {
  name: PhaseName;
  title: string;
  /** The number of days the text states, which may differ from the days there are (C4). */
  statedDays: number | null;
  source: string;
};

/**
 * Something due on a day, that day included to its 24时; without `from` it may be done at any time before (C3). One that is a phase’s
 * moves with it (C8).
 */
export type Milestone = { id: string; title: string; from: Day | null; due: Day; source: string; phase?: PhaseName };

/** What the announcement sets as numbers; `null` as a source marks a default that no text gives. */
export type Policy = {
  /** Reminders before a window closes, in milliseconds, longest first (C13). */
  reminderOffsets: readonly number[];
  /** When, after 0时, reminders of whole days go out (C14). */
  remindAt: number;
  /** When, after 0时, the digest of what need not be told at once goes out; and how each class of notice goes by mail unless its reader chose (C13). */
  digestAt: number;
  noticesByMail: Readonly<Record<NoticeClass, MailTiming>>;
  /** How long what cannot be sent is tried before it is given up, in milliseconds (C13). */
  deliveryPatience: number;
  /** Returns by the reviewing authorities for each application (D2). */
  maximumReturns: number;
  /** Lowest number of full-time officers of a unit or department (P9). */
  minimumOfficers: number;
  /**
   * How much an officer may look up on a day (P2): identity numbers in workbooks that are checked, single attempts to make an account of
   * somebody who turns out to have one elsewhere, and rows of imports that come to nothing for that.
   */
  lookups: { numbers: number; refusals: number; rows: number };
  /** What may be uploaded with an application (A3). */
  proofs: ProofPolicy;
  /** Continuing education: hours a year, of them at least so many professional; how many years before the cycle's are looked at (P4). */
  continuingEducation: { hours: number; professionalHours: number; years: number };
  /**
   * Yearly appraisals that stand against an application: for each result, in how many of the years before the cycle’s it may not be (A9).
   */
  badAppraisals: Readonly<Record<string, number>>;
  /** Years in the post of the new series before a title of the same level may be transferred (A10). */
  transferYears: number;
  /** The day up to which years of work and of a title are counted. */
  seniorityAsOf: Day;
  posting: PostingPolicy;
  /** Working days that a return leaves for mending, when the last safe day is counted (C11). */
  mendingDays: number;
  /** How long results are posted: so many days, and no less than so many working days (R1). */
  resultPosting: { days: number; workingDays: number };
  /** For how many days a withdrawn application can be restored (A8). */
  restoreDays: number;
};

/** Postings of units (U3, U4). Days are working days. */
export type PostingPolicy = {
  /** The least a posting stays; for 破格晋升, 基层有效 and 艰苦单位. */
  days: number;
  specialDays: number;
  /** A supplementary posting of what was mended after the recommendation (U7). */
  supplementDays: number;
  /** The most a unit may choose. */
  mostDays: number;
  /** The least that is left when a posting goes on after an objection was upheld and mended. */
  daysAfterMending: number;
  /** Within how many days an objection is to be answered. */
  answerDays: number;
  /** The work asked for an objection that no account stands in for, in bits: at least, at most, and one more for each so many that wait. */
  effort: { least: number; most: number; each: number };
};

/** How many files, how many bytes each, of which media types. */
export type ProofPolicy = { files: number; bytes: number; types: readonly string[] };

/** The authority that reviews series for the city; `telephone` is that of its committee where it has one. */
export type Department = { id: string; name: string; series: readonly string[]; telephone: string | null };

/**
 * What the standard of a series asks of the title held before: for each level applied for, by degree, the years since it was obtained.
 * What it does not say for certain is not here (A10).
 */
export type TitleYears = { series: string; years: Partial<Record<Level, Readonly<Record<string, number>>>>; source: string };

export const SCOPES = ['PROVINCE', 'GRASSROOTS'] as const;
/** Validity of a title: 全省有效 or 基层有效. */
export type Scope = (typeof SCOPES)[number];

export const THIRDS = ['EARLY', 'MIDDLE', 'LATE'] as const;
/** 上旬 1–10, 中旬 11–20, 下旬 21–end. */
export type Third = (typeof THIRDS)[number];

export type Committee = {
  id: string;
  /** Number in Annex 1; null for the city's own. */
  number: number | null;
  name: string;
  /** The name and time as they were scanned, where they had to be mended. */
  raw: string | null;
  founder: string;
  telephone: string;
  /** Series code; null where the name gives a specialty only. */
  series: string | null;
  specialty: string | null;
  levels: readonly Level[];
  scope: Scope;
  /** True where it reviews the founder's own staff only. */
  ownStaffOnly: boolean;
  /** Month 1–12 and third of the meeting; null where the announcement gives none. */
  meets: { month: number; third: Third; from: Day; to: Day } | null;
};

/** One year's notice as data: another year or another city is another one of these. */
export type Announcement = {
  cycle: string;
  city: string;
  title: string;
  document: string;
  issuedOn: Day;
  issuer: string;
  phases: readonly Phase[];
  milestones: readonly Milestone[];
  policy: Policy;
  bureau: { id: string; name: string; telephone: string };
  titleYears: readonly TitleYears[];
  departments: readonly Department[];
  committees: readonly Committee[];
};

/** The year that a cycle is of: the one its code begins with; where it names none, the one its notice was issued in. */
export function yearOf({ cycle, issuedOn }: Pick<Announcement, 'cycle' | 'issuedOn'>): number {
  return Number(/^\d{4}/u.exec(cycle)?.[0] ?? issuedOn.slice(0, 4));
}
