/** An export: a job with progress, a file with a size. */
import * as z from 'zod';
import { versioned } from '../../core/audit.ts';
import { LEVELS } from '../../announcement/data/series.ts';

export const JOB_STATES = ['QUEUED', 'RUNNING', 'DONE', 'FAILED'] as const;

export const exportShape = z.object({
  id: z.string(),
  cycle: z.string(),
  /** Whose summary table: a department, or the bureau for series without one. */
  department: z.string(),
  city: z.string(),
  series: z.string(),
  level: z.enum(LEVELS),
  /** The summary table that it is prepared for; null for an export that is only looked at. */
  table: z.string().nullable().default(null),
  state: z.enum(JOB_STATES),
  /** Rows written, of how many; total is null until they are counted. */
  done: z.number().int().nonnegative(),
  total: z.number().int().nonnegative().nullable(),
  /** Bytes of the finished file. */
  size: z.number().int().nonnegative().nullable(),
  /** Where it lies; null until it is finished. */
  file: z.string().nullable().default(null),
  requestedBy: z.string(),
  requestedAt: z.number(),
  finishedAt: z.number().nullable(),
  ...versioned,
});
export type ExportJob = z.infer<typeof exportShape>;

/** Where the file lies in the object store. */
export function fileKeyOf({ id }: Pick<ExportJob, 'id'>): string {
  return `exports/${id}.xlsx`;
}

/** The same of one run of a job: what a table goes on to name must not be replaced by another run. */
export function runKeyOf({ id }: Pick<ExportJob, 'id'>, run: string): string {
  return `exports/${id}-${run}.xlsx`;
}
