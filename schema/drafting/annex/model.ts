/** Committees that come as a workbook: what was read in each row and found wrong or unsure, and what became of it in the draft (C12, C8). */
import * as z from 'zod';
import { versioned } from '../../core/audit.ts';
import { nameOf } from '../../core/hash.ts';
import { LEVELS } from '../../announcement/data/series.ts';
import { SCOPES, THIRDS } from '../../announcement/names.ts';

/** WAITING: for the upload and its check. CHECKED: may be run. DONE: its rows stand in the draft. */
export const COMMITTEE_IMPORT_STATES = ['WAITING', 'CHECKED', 'DONE'] as const;

/** ANNEX: the numbered rows; the city's own stay. ALL: every row. */
export const REPLACES = ['ANNEX', 'ALL'] as const;
export type Replaces = (typeof REPLACES)[number];

/** What becomes of a committee: KEPT ones are not in the workbook, or stand there wrongly, and stay. */
export const CHANGES = ['ADDED', 'CHANGED', 'REMOVED', 'UNCHANGED', 'KEPT'] as const;
export type ChangeKind = (typeof CHANGES)[number];

const count = z.number().int().nonnegative();
const counts = z.object({ ADDED: count, CHANGED: count, REMOVED: count, UNCHANGED: count, KEPT: count });
export type Counts = z.infer<typeof counts>;

export const committeeImportShape = z.object({
  id: z.string(),
  /** The draft it is for, by its cycle. */
  cycle: z.string(),
  city: z.string(),
  state: z.enum(COMMITTEE_IMPORT_STATES),
  requestedBy: z.string(),
  requestedAt: z.number(),
  /** The tag of the very file that was checked: no other is run. */
  tag: z.string().nullable(),
  /** Rows with something in them; of those, how many are right, and how many of the right ones somebody should look at. */
  total: count,
  right: count,
  unsure: count,
  /** What came of it; null until it was run. */
  outcome: z.object({ replaces: z.enum(REPLACES), skipped: count, counts }).nullable(),
  ...versioned,
});
export type CommitteeImport = z.infer<typeof committeeImportShape>;

/** A committee as far as it could be read: a document has it so, with an id beside it. */
const readShape = z.object({
  number: z.number().int().nullable(),
  name: z.string(),
  raw: z.string().nullable(),
  founder: z.string(),
  telephone: z.string(),
  series: z.string().nullable(),
  specialty: z.string().nullable(),
  levels: z.array(z.enum(LEVELS)),
  scope: z.enum(SCOPES),
  ownStaffOnly: z.boolean(),
  meets: z.object({ year: z.number().int(), month: z.number().int(), third: z.enum(THIRDS) }).nullable(),
});
export type ReadCommittee = z.infer<typeof readShape>;

const problem = z.object({ place: z.string(), column: z.string(), value: z.string(), zh: z.string(), en: z.string() });

/** A row: what was read, what is wrong with it, and what is not wrong but should be looked at. Nothing is read of what is no row of the sheet. */
const rowShape = z.object({ row: z.number().int(), read: readShape.nullable(), problems: z.array(problem), doubts: z.array(problem) });
export type CommitteeRow = z.infer<typeof rowShape>;

/** What a check found. */
export const annexReportShape = z.object({ rows: z.array(rowShape) });
export type AnnexReport = z.infer<typeof annexReportShape>;

export const isRight = ({ problems }: Pick<CommitteeRow, 'problems'>): boolean => problems.length === 0;

/** Where the workbook is uploaded to, and where what was found in this very file lies: they go like all imports (cdk/files.ts). */
export const annexKeyOf = (id: string): string => `imports/${id}.xlsx`;
export const annexReportKeyOf = (id: string, tag: string): string => `imports/${id}-${nameOf('report', tag)}.sealed`;
