/**
 * What an officer has looked up on a day. Whether a stranger has an account here is told on trying to make one, and nowhere else; so
 * that nobody tries numbers until one is somebody's, each telling stands in the history, and a day has only so many (P2, P10, V1).
 */
import * as z from 'zod';
import { versioned } from '../../core/audit.ts';

export const lookupsShape = z.object({
  account: z.string(),
  /** By Beijing time. */
  day: z.string(),
  /** Identity numbers in the workbooks that were checked; a number checked again in the same import is none more. */
  numbers: z.number().int().nonnegative(),
  /** Single attempts to which the answer was that the number or the login is somebody's whom the officer does not know. */
  refusals: z.number().int().nonnegative(),
  /** Rows of imports that came to nothing for the same reason. */
  rows: z.number().int().nonnegative(),
  /** People looked up by the whole number of their document, found or not. */
  people: z.number().int().nonnegative().default(0),
  ...versioned,
});
export type Lookups = z.infer<typeof lookupsShape>;

/** What is counted, each by itself: an import of many who come from elsewhere leaves the single accounts of the day alone. */
export type LookupKind = 'numbers' | 'refusals' | 'rows' | 'people';
