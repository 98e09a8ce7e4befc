/**
 * How long what is filed as a record stays as it was written (R6), and where such files lie. The adapters of the object store lock
 * what they write there, cdk/ grants it and lets no rule of the bucket remove it: both read it here.
 */
import { DAY, type Instant } from './time.ts';

/** Records are kept for ten years at least. `[policy]`: another city asks for more, none for less. */
const YEARS_KEPT = 10;

/** The same in whole days, for what counts in days: three of ten years are leap years at most. */
export const DAYS_KEPT = YEARS_KEPT * 365 + 3;

/**
 * Where the records lie in the object store: minutes as they were sealed, scans that were checked, result reports of postings, summary tables that were sent, what
 * was witnessed of the history and the seals upon it;
 * and the archives of years, which outlive what they were made of.
 */
export const RECORDS = {
  archives: 'archives/',
  minutes: 'minutes/',
  proofs: 'proofs/',
  reports: 'reports/',
  seals: 'seals/',
  tables: 'tables/',
  witness: 'witness/',
} as const;

/** Until when a file written now has to stay; null where what lies there is no record. */
export function keptUntil(key: string, now: Instant): Instant | null {
  return Object.values(RECORDS).some((prefix) => key.startsWith(prefix)) ? now + DAYS_KEPT * DAY : null;
}
