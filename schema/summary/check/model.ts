/** A summary table filled by hand, uploaded, and checked cell by cell against the system (D5). */
import * as z from 'zod';
import { versioned } from '../../core/audit.ts';
import type { Limits } from '../../core/workbook/read.ts';
import { LEVELS } from '../../announcement/data/series.ts';

/** WAITING: for the upload. REFUSED: what was uploaded cannot be read as a table at all. FAILED: tried again by itself. */
export const CHECK_STATES = ['WAITING', 'QUEUED', 'RUNNING', 'DONE', 'REFUSED', 'FAILED'] as const;

/** The ways in which a table may differ; `differences.ts` has their sentences. */
export const DIFFERENCE_KINDS = [
  'HEADING',
  'SHEET_ALIKE',
  'COLUMN_MISSING',
  'COLUMN_EXTRA',
  'COLUMN_MOVED',
  'COLUMN_RENAMED',
  'COLUMN_HIDDEN',
  'ROW_HIDDEN',
  'MERGED',
  'DIFFERENT',
  'DATE_FORMAT',
  'NOT_TEXT',
  'FORMULA',
  'MISSING_ROW',
  'EXTRA_ROW',
  'TWICE',
] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/**
 * One difference: where it is in the uploaded sheet, what should stand there, and what does. An identity number is masked in both:
 * whoever needs it whole has the export, which is recorded.
 */
export const differenceShape = z.object({
  kind: z.enum(DIFFERENCE_KINDS),
  /** The row by its number in Excel, and the cell; null where there is none: a row or a column that is missing. */
  row: z.number().int().nullable(),
  place: z.string().nullable(),
  /** The column's head, or what else of the form it is about. */
  heading: z.string(),
  expected: z.string(),
  found: z.string(),
});
export type Difference = z.infer<typeof differenceShape>;

export const checkShape = z.object({
  id: z.string(),
  cycle: z.string(),
  department: z.string(),
  city: z.string(),
  series: z.string(),
  level: z.enum(LEVELS),
  state: z.enum(CHECK_STATES),
  requestedBy: z.string(),
  requestedAt: z.number(),
  /** The very file that is checked. */
  tag: z.string().nullable(),
  /** Rows of the sheet checked, of how many there are; null until they are counted. */
  done: z.number().int().nonnegative(),
  total: z.number().int().nonnegative().nullable(),
  /** The version that was sent, where one was; null: the system as it was at that moment. */
  against: z.number().int().nullable(),
  counts: z.partialRecord(z.enum(DIFFERENCE_KINDS), z.number().int()),
  /** Where the differences and the marked workbook lie. */
  report: z.string().nullable(),
  marked: z.string().nullable(),
  /** Why the file was refused. */
  refusal: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
  finishedAt: z.number().nullable(),
  ...versioned,
});
export type TableCheck = z.infer<typeof checkShape>;

/**
 * What an upload may be. The largest honest table has ten thousand rows; twice that is read. Its rows pass by one at a time, but who
 * is in it is held beside who should be: a hundred thousand rows would be another machine's work, and nobody's table.
 */
export const TABLE_LIMITS: Limits = { bytes: 20 * 2 ** 20, unpacked: 128 * 2 ** 20, rows: 20_000, columns: 50, characters: 32_767 };

/** Differences that are told one by one; all are counted. More than these have one cause. */
export const MOST_TOLD = 5_000;

/**
 * Where the workbook is uploaded to, which goes once it was checked, or after a week; and where what was found in it by one run lies, for
 * thirty days (cdk/files.ts).
 */
export const uploadKeyOf = (id: string): string => `imports/${id}.xlsx`;
export const reportKeyOf = (id: string, run: string): string => `exports/${id}-${run}.json`;
export const markedKeyOf = (id: string, run: string): string => `exports/${id}-${run}.xlsx`;
