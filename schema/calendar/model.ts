/** A cycle's calendar: what the announcement sets, how the bureau amends it, and what the clock did with it. */
import * as z from 'zod';
import { PHASES, type Announcement } from '../announcement/model.ts';

/** A window changed by the bureau with a document and a reason (C8). In force from `at`. */
export const amendmentShape = z.object({
  number: z.number().int().positive(),
  phase: z.enum(PHASES),
  opensAt: z.number().int(),
  closesAt: z.number().int(),
  document: z.string(),
  reason: z.string(),
  at: z.number().int(),
  by: z.string(),
});
export type Amendment = z.infer<typeof amendmentShape>;

/** An opening or closing that the scheduled function has recorded. */
export const transitionShape = z.object({
  phase: z.enum(PHASES),
  kind: z.enum(['OPENED', 'CLOSED']),
  at: z.number().int(),
  recordedAt: z.number().int(),
});
export type Transition = z.infer<typeof transitionShape>;

/** An announcement with its amendments, in order: all that is needed to say what was open at any instant. */
export type Calendar = { announcement: Announcement; amendments: readonly Amendment[] };
