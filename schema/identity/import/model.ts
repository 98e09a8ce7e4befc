/** What comes in by a workbook: a unit's people, a committee's experts, a bureau's results; what was found in it, and how far its rows have been done (P1). */
import * as z from 'zod';
import { versioned } from '../../core/audit.ts';
import { nameOf } from '../../core/hash.ts';

/** WAITING: for the upload and its check. CHECKED: may be run. RUNNING: some of its people exist. */
export const IMPORT_STATES = ['WAITING', 'CHECKED', 'RUNNING', 'DONE'] as const;

/** A row that came to nothing when it was run, and why. */
const failure = z.object({ row: z.number().int(), code: z.string(), zh: z.string(), en: z.string() });

/** What an import brings in: applicants of a unit, experts of a committee, results that a bureau enters. */
export const IMPORTS_OF = ['APPLICANTS', 'EXPERTS', 'RESULTS'] as const;
export type ImportOf = (typeof IMPORTS_OF)[number];

export const importShape = z.object({
  id: z.string(),
  of: z.enum(IMPORTS_OF).default('APPLICANTS'),
  /** The organisation that it is for: a unit, a committee, a bureau. */
  unit: z.string(),
  city: z.string(),
  state: z.enum(IMPORT_STATES),
  requestedBy: z.string(),
  requestedAt: z.number(),
  /** The tag of the very file that was checked: no other is run. */
  tag: z.string().nullable(),
  /** Rows with somebody in them; of those, how many are right. */
  total: z.number().int().nonnegative(),
  right: z.number().int().nonnegative(),
  /** Right rows that have been run; what came of them; rows that failed, the first of them told. */
  done: z.number().int().nonnegative(),
  created: z.number().int().nonnegative(),
  failed: z.number().int().nonnegative(),
  failures: z.array(failure),
  ...versioned,
});
export type AccountImport = z.infer<typeof importShape>;

/** What is said of one row: who, and what is wrong in which cell. Personal: it lies in the object store, sealed. */
const rowReport = z.object({
  row: z.number().int(),
  name: z.string(),
  problems: z.array(z.object({ place: z.string(), column: z.string(), value: z.string(), zh: z.string(), en: z.string() })),
});
export type RowReport = z.infer<typeof rowReport>;

/** What a check found, and by their marks which numbers this import has looked up so far. */
export const reportShape = z.object({ rows: z.array(rowReport), seen: z.array(z.string()) });
export type Report = z.infer<typeof reportShape>;

/** Where the workbook is uploaded to, and where what was found in this very file lies; how long each stays, files.ts says. */
export const workbookKeyOf = (id: string): string => `imports/${id}.xlsx`;
export const reportKeyOf = (id: string, tag: string): string => `imports/${id}-${nameOf('report', tag)}.sealed`;
