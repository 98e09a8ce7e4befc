/** Vacancies of a unit for a series and level in a cycle (U6, U8): how many were approved by which document, how many are taken, what is proposed. */
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
  /** The document by which the authority above has approved the number of posts; empty before. */
  document: z.string(),
  /** What the unit proposes instead, until the authority above answers (U8). */
  proposal: z
    .object({ total: z.number().int().nonnegative(), reason: z.string(), at: z.number(), by: z.string() })
    .nullable()
    .default(null),
  ...versioned,
});
export type VacancyCount = z.infer<typeof vacancyShape>;

export const proposalInput = z.object({ total: z.number().int().min(0).max(10_000), reason: text(200) });
