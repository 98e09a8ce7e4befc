/** Vacancies of a unit for a series and level in a cycle (U6): how many were approved by which document, how many are taken. */
import * as z from 'zod';
import { versioned } from '../../core/audit.ts';
import { text } from '../../core/input.ts';
import { LEVELS } from '../../announcement/data/series.ts';

export const vacancyShape = z.object({
  unit: z.string(),
  cycle: z.string(),
  series: z.string(),
  level: z.enum(LEVELS),
  total: z.number().int().nonnegative(),
  taken: z.number().int().nonnegative(),
  /** The document that approves the number of posts. */
  document: z.string(),
  ...versioned,
});
export type VacancyCount = z.infer<typeof vacancyShape>;

export const vacancyInput = z.object({ total: z.number().int().min(0).max(10_000), document: text(60) });
