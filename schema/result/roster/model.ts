/**
 * A roster (花名册) of those whom a committee has passed, as it is posted and afterwards stands behind the title document (R1–R3). Who was
 * first on it is never edited: whoever is removed since stands beside, and each removal makes another edition.
 */
import * as z from 'zod';
import { versioned } from '../../core/audit.ts';
import { text } from '../../core/input.ts';
import { say, type Bilingual } from '../../core/refusal.ts';
import { LEVELS } from '../../announcement/data/series.ts';
import { SCOPES } from '../../announcement/names.ts';
import { postingShape } from '../../posting/model.ts';

/** RUNNING: posted; its period runs, or is over while an objection is open. ENDED: over, its report being made. CLEARED: the report is there. */
export const ROSTER_STATES = ['RUNNING', 'ENDED', 'CLEARED'] as const;
export type RosterState = (typeof ROSTER_STATES)[number];

export const ROSTER_STATE_NAMES: Record<RosterState, Bilingual> = {
  RUNNING: say('公示中', 'posted'),
  ENDED: say('公示期满，正在出具结果报告', 'over, its report being made'),
  CLEARED: say('公示期满，可印发文件', 'over without open objection: its document may be issued'),
};

/** Where it hangs offline, and for how many working days, where that is to be more than the least. */
export const rosterInput = z.object({ place: text(100), days: z.number().int().nullable() });

export const lineShape = z.object({
  application: z.string(),
  applicant: z.string(),
  name: z.string(),
  unit: z.string(),
  /** 工作单位, as postings name it (D10). */
  workplace: z.string(),
  series: z.string(),
  specialty: z.string(),
  level: z.enum(LEVELS),
  scope: z.enum(SCOPES).nullable(),
});
/** Somebody on a roster: what is posted of them, and no digit of an identity number nor of a birth. */
export type RosterLine = z.infer<typeof lineShape>;

export const partShape = z.object({ roster: z.string(), number: z.number().int().positive(), lines: z.array(lineShape) });
/** So many lines lie in one item: a roster of two thousand is forty of them. */
export const LINES_A_PART = 50;
export const MOST_LINES = 2000;

export const removalShape = z.object({
  roster: z.string(),
  application: z.string(),
  /** The edition from which on they stand on it no more. */
  edition: z.number().int().min(2),
  at: z.number(),
  by: z.string(),
  reason: z.string(),
  /** The objection that was upheld, or the case by which their application was cancelled (V2). */
  objection: z.string(),
});
/** Why somebody stands on a roster no more (R2). */
export type Removal = z.infer<typeof removalShape>;

export const rosterShape = z.object({
  id: z.string(),
  committee: z.string(),
  committeeName: z.string(),
  cycle: z.string(),
  city: z.string(),
  /** The which roster of the committee in the cycle. */
  number: z.number().int().positive(),
  state: z.enum(ROSTER_STATES),
  /** The meetings whose results it posts. */
  sessions: z.array(z.string()),
  /** How many were first on it, and of how many who were decided on. */
  people: z.number().int().nonnegative(),
  decided: z.number().int().nonnegative(),
  /** How often it has been another, and the hash of its lines as they stand (SHA-256 of their canonical JSON). */
  edition: z.number().int().positive(),
  hash: z.string(),
  place: z.string(),
  startsAt: z.number(),
  endsAt: z.number(),
  objections: postingShape.shape.objections,
  endedAt: z.number().nullable(),
  /** The result report: a PDF in the object store. */
  report: postingShape.shape.report,
  /** The document that confers its titles, from its draft on; null as long as there is none. */
  document: z.string().nullable(),
  postedBy: z.string(),
  ...versioned,
});
export type Roster = z.infer<typeof rosterShape>;

export const countShape = z.object({ rosters: z.number().int().nonnegative(), version: z.number().int().positive() });
export type RosterCount = z.infer<typeof countShape>;

export const sessionRosterShape = z.object({ session: z.string(), roster: z.string() });

/** A roster with everybody who was ever on it. */
export type RosterFile = { roster: Roster; lines: readonly RosterLine[]; removals: readonly Removal[] };

/** Where its report lies, and what the queue of papers knows it by; null for what is no such name. */
export const rosterReportKeyOf = ({ id }: Pick<Roster, 'id'>): string => `reports/rosters/${id}.pdf`;
export const rosterWork = (roster: string): string => `roster.${roster}`;
export const rosterIn = (work: string): string | null => (work.startsWith('roster.') ? work.slice('roster.'.length) : null);
