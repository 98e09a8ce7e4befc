/** 评审表打包下载: a unit's review forms of a cycle in one zip, made as a job with its progress (R3). */
import * as z from 'zod';
import { versioned } from '../../core/audit.ts';

export const bundleShape = z.object({
  id: z.string(),
  unit: z.string(),
  cycle: z.string(),
  city: z.string(),
  /** Only what nobody of the unit has downloaded yet. */
  onlyNew: z.boolean(),
  state: z.enum(['QUEUED', 'RUNNING', 'DONE', 'FAILED']),
  done: z.number().int().nonnegative(),
  total: z.number().int().nonnegative().nullable(),
  size: z.number().int().nonnegative().nullable(),
  /** Which forms are in it, once it is made: whose, and which one where it was made anew. */
  forms: z.array(z.object({ application: z.string(), at: z.number() })),
  /** When it was first downloaded, and by whom; from then on all in it count as downloaded. */
  taken: z.object({ at: z.number(), by: z.string() }).nullable(),
  requestedBy: z.string(),
  requestedAt: z.number(),
  finishedAt: z.number().nullable(),
  ...versioned,
});
export type Bundle = z.infer<typeof bundleShape>;

/** As many forms as one file holds; a unit that has more asks again for those that are new. */
export const MOST_FORMS = 1000;

export const bundleKeyOf = ({ id }: Pick<Bundle, 'id'>): string => `exports/forms-${id}.zip`;

/** What the queue of exports knows it by; null for what is no such name. */
export const bundleWork = (id: string, step: 'make' | 'note'): string => `forms.${id}.${step}`;
export const bundleIn = (work: string): string | null => (work.startsWith('forms.') ? (work.split('.')[1] ?? null) : null);
