/** What a notice sets as numbers. A default is what no text gives: the system’s own, to be changed by any notice. */
import * as z from 'zod';
import { HOUR } from '../../core/time.ts';
import { RETURNS_COUNTED, YEARS_COUNTED } from '../names.ts';
import { day, hours, timeOfDay, whole } from './values.ts';

const MEGABYTE = 1024 * 1024;
const PROOF_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const;

/** No notice takes more pictures with a report, or larger ones (V5). */
export const MOST_PICTURES = { count: 10, megabytes: 10 } as const;

/** Postings of units (U3, U4). Days are working days. */
const postingShape = z
  .strictObject({
    /** The least a posting stays (人社部令第40号 第十六条: 5); for 破格晋升, 基层有效 and 艰苦单位. */
    days: whole(1, 60).default(5),
    specialDays: whole(1, 60).default(7),
    /** A supplementary posting of what was mended after the recommendation (U7). */
    supplementDays: whole(1, 60).default(3),
    /** The most a unit may choose. */
    mostDays: whole(1, 120).default(30),
    /** The least that is left when a posting goes on after an objection was upheld and mended. */
    daysAfterMending: whole(1, 60).default(3),
    /** Within how many days an objection is to be answered. */
    answerDays: whole(1, 60).default(5),
    /** The work asked for an objection that no account stands in for, in bits: at least, at most, and one more for each so many that wait. */
    effort: z
      .strictObject({ least: whole(0, 30).default(20), most: whole(0, 30).default(22), each: whole(1, 10_000).default(10) })
      .prefault({}),
  })
  .prefault({});
export type PostingPolicy = z.output<typeof postingShape>;

/** How many files, how many megabytes each, of which media types (A3). */
const proofsShape = z
  .strictObject({
    files: whole(1, 100).default(100),
    megabytes: whole(1, 10).default(10),
    types: z
      .array(z.enum(PROOF_TYPES))
      .min(1)
      .default([...PROOF_TYPES]),
  })
  .prefault({})
  .transform(({ megabytes, types, ...proofs }) => ({ ...proofs, bytes: megabytes * MEGABYTE, types: types as readonly string[] }));
/** How many files, how many bytes each, of which media types. */
export type ProofPolicy = z.output<typeof proofsShape>;

/** The least seats of a committee of a level: founded for a whole series, and for one specialty (E2). */
const seats = (series: number, specialty: number) =>
  z.strictObject({ series: whole(3, 99).default(series), specialty: whole(3, 99).default(specialty) }).prefault({});

/** Committees and how they decide (E1–E9). */
const evaluationShape = z
  .strictObject({
    /** The least members (人社部令第40号 第九条): 高级, 中级; for 初级 no text gives a number. */
    seats: z.strictObject({ HIGH: seats(25, 11), MIDDLE: seats(15, 7), JUNIOR: seats(7, 5) }).prefault({}),
    /** For how many years a committee is filed at most, and an expert called (第八条、第二十四条). */
    filingYears: whole(1, 10).default(3),
    termYears: whole(1, 10).default(3),
    /** For how many years after they worked in one unit an expert keeps away from an applicant (E5). */
    recusalYears: whole(0, 20).default(3),
    /** How many experts read each application at least (第二十一条, E7). */
    readers: whole(1, 15).default(3),
    /** Whether experts see neither the name nor the unit of an applicant (E7). */
    blind: z.boolean().default(false),
    /** Within how many hours each party of a draw reveals its secret once the pool is frozen (E4). */
    revealHours: whole(1, 240).default(24),
    /** How long, in seconds, a ballot stays open after the last token was given, so that nobody casts at once (E10). */
    castingPause: whole(0, 600).default(30),
    /** How long, in seconds, a vote stays open at least while somebody in the room has not taken their token: nobody’s vote is closed over (E9). */
    votingLeast: whole(0, 3600).default(300),
    /** Whether a committee may vote once more on a candidate before its first result is announced (E9). */
    secondBallot: z.boolean().default(false),
  })
  .prefault({});
export type EvaluationPolicy = z.output<typeof evaluationShape>;

/** From when on something is a risk signal (V6). */
const signalsShape = z
  .strictObject({
    /** Texts of so many characters at least are alike by so many hundredths (Jaccard over shingles). */
    nearText: whole(60, 100).default(80),
    nearLeast: whole(20, 400).default(50),
    /** How many may claim the same paper or patent without a word: the form does not ask for the number of authors. */
    authors: whole(1, 20).default(1),
    /** Less probable by chance than so many thousandths; told from so many others at least. */
    chance: whole(1, 100).default(10),
    others: whole(1, 10_000).default(20),
    /** Of a unit: so many 破格晋升 at least. */
    specialLeast: whole(2, 1000).default(3),
    /** Of an officer: so many decisions without a return; within so many seconds, so many times in a row; so many in one night. */
    decisions: whole(5, 10_000).default(20),
    seconds: whole(1, 600).default(10),
    inRow: whole(5, 10_000).default(20),
    night: whole(5, 10_000).default(20),
  })
  .prefault({});

const numbersShape = z.strictObject({
  /** Reminders before a window closes, longest first (C13). */
  reminderHours: z
    .array(hours(24 * 90))
    .max(10)
    .default([168, 72, 24, 2].map((count) => count * HOUR)),
  /** When, after 0时, reminders of whole days go out (C14). */
  remindAt: timeOfDay.default(9 * HOUR),
  /** Returns by the reviewing authorities for each application, null for as many as they like; and how they are counted (D2). */
  returns: z.strictObject({ most: whole(0, 20).nullable().default(3), counted: z.enum(RETURNS_COUNTED).default('TOGETHER') }).prefault({}),
  /** Lowest number of full-time officers of a unit or department (P9). */
  minimumOfficers: whole(1, 10).default(2),
  /**
   * How much an officer may look up on a day (P2): identity numbers in workbooks that are checked, single attempts to make an account of
   * somebody who turns out to have one elsewhere, rows of imports that come to nothing for that, and people looked up by their number.
   * Defaults: the two largest workbooks.
   */
  lookups: z
    .strictObject({
      numbers: whole(1, 1_000_000).default(10_000),
      refusals: whole(1, 10_000).default(30),
      rows: whole(1, 100_000).default(500),
      people: whole(1, 10_000).default(100),
    })
    .prefault({}),
  proofs: proofsShape,
  /**
   * Continuing education: hours a year, of them at least so many professional; how many years before the cycle's are looked at (P4).
   * 人力资源社会保障部令第25号《专业技术人员继续教育规定》 第八条.
   */
  continuingEducation: z
    .strictObject({ hours: whole(0, 1000).default(90), professionalHours: whole(0, 1000).default(60), years: whole(0, 10).default(1) })
    .prefault({}),
  /** Yearly appraisals that stand against an application: for each result, in how many of the years before the cycle’s it may not be (A9). */
  badAppraisals: z
    .strictObject({
      UNQUALIFIED: whole(0, 20).default(3),
      BASICALLY_QUALIFIED: whole(0, 20).default(1),
      NOT_RATED: whole(0, 20).default(0),
    })
    .prefault({}),
  /** Years in the post of the new series before a title of the same level may be transferred (A10). */
  transferYears: whole(0, 20).default(1),
  /** The day up to which years of work and of a title are counted, and how. */
  seniorityAsOf: day,
  yearsCounted: z.enum(YEARS_COUNTED).default('TO_THE_DAY'),
  posting: postingShape,
  /** Working days that a return leaves for mending, when the last safe day is counted (C11). */
  mendingDays: whole(0, 60).default(2),
  /**
   * How long results are posted: so many days, and no less than so many working days (R1; 人社部令第40号 第二十六条). Within how many working days
   * a re-check is answered (R2), and until when somebody states their case before a title is withdrawn (R4). After how many days a unit is
   * reminded of review forms that it has not downloaded (R3).
   */
  resultPosting: z
    .strictObject({
      days: whole(1, 60).default(5),
      workingDays: whole(1, 60).default(5),
      recheckDays: whole(1, 60).default(10),
      hearingDays: whole(1, 60).default(5),
      formDays: whole(1, 365).default(30),
    })
    .prefault({}),
  evaluation: evaluationShape,
  /**
   * Supervision: within how many working days a report is taken up or declined, within how many days a case is decided, until when an appeal may be
   * made, and is answered (V5, V2); for how many working days the windows of an
   * application stay open that an appeal has brought back (V2); for how many years somebody is listed (V2), for how many days at most anybody is suspended (V3); which
   * share of a population is checked, in hundredths (V4). With a report that came by a ticket go so many pictures, of so many megabytes each (V5).
   */
  supervision: z
    .strictObject({
      triageDays: whole(1, 60).default(5),
      caseDays: whole(1, 365).default(60),
      appealDays: whole(1, 365).default(30),
      appealAnswerDays: whole(1, 365).default(30),
      reinstatedDays: whole(1, 120).default(30),
      listingYears: whole(1, 20).default(3),
      suspensionDays: whole(1, 366).default(90),
      share: whole(1, 100).default(5),
      pictures: whole(0, MOST_PICTURES.count).default(5),
      pictureMegabytes: whole(1, MOST_PICTURES.megabytes).default(5),
      signals: signalsShape,
    })
    .prefault({}),
  /** For how many years the archive of a year is kept before it may be proposed for destruction (R6): ten at least. */
  keepYears: whole(10, 100).default(10),
  /** After how many days without a step an archive that is being made keeps nobody from asking for another (R6). */
  archiveDays: whole(1, 60).default(3),
  /** For how many days a withdrawn application can be restored (A8). */
  restoreDays: whole(0, 365).default(30),
});

export const policyShape = numbersShape.transform(({ reminderHours: reminderOffsets, ...policy }) => ({ ...policy, reminderOffsets }));
/** The numbers in force; hours and times of day are milliseconds. */
export type Policy = z.output<typeof policyShape>;

/** What holds where no notice says anything: of a city that has none yet. */
export const DEFAULT_POLICY: Omit<Policy, 'seniorityAsOf'> = policyShape.parse({ seniorityAsOf: '2000-01-01' });
