/** What a notice asks of applicants, as a hash: two of the same hash ask the same, whatever else was amended. Pure. */
import { hashOf } from '../core/hash.ts';
import type { Announcement } from './model.ts';

/** Of everything that a form is judged by: the standards, and the numbers that count years, hours, appraisals and proofs. */
export function askedBy({ standards, policy }: Pick<Announcement, 'standards' | 'policy'>): string {
  const { seniorityAsOf, yearsCounted, continuingEducation, badAppraisals, transferYears, proofs } = policy;
  return hashOf({ standards, seniorityAsOf, yearsCounted, continuingEducation, badAppraisals, transferYears, proofs });
}
