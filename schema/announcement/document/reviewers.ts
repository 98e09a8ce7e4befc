/** Who reviews: the departments, what decides between them, and the units that review for themselves (自主评审). */
import * as z from 'zod';
import { LEVELS } from '../data/series.ts';
import { REVIEWED_BY } from '../names.ts';
import { code, line, seriesCode, source } from './values.ts';

const departmentShape = z.strictObject({
  /** The organisation's id in this system. */
  id: code,
  name: line(60),
  /** The series it reviews for the city; none of one that reviews by affiliation or county only. */
  series: z.array(seriesCode).default([]),
  /** The counties whose units it reviews, by their codes (GB/T 2260), where that decides. */
  counties: z.array(z.string().regex(/^\d{6}$/u)).default([]),
  /** That of its committee where it has one. */
  telephone: line(30).nullable().default(null),
});
/** An authority that reviews for the city. */
export type Department = z.output<typeof departmentShape>;

const ownReviewShape = z.strictObject({
  /** The unit's 统一社会信用代码, by which it is known in whatever year. */
  creditCode: z.string().regex(/^[0-9A-Z]{18}$/u),
  name: line(100),
  series: z.array(seriesCode).min(1),
  levels: z.array(z.enum(LEVELS)).min(1),
  source,
});
/** A unit that decides itself on its staff's applications for these series and levels (自主评审). */
export type OwnReview = z.output<typeof ownReviewShape>;

export const reviewersShape = z.strictObject({
  by: z.enum(REVIEWED_BY).default('SERIES'),
  departments: z.array(departmentShape).max(100).default([]),
  ownReview: z.array(ownReviewShape).max(200).default([]),
});
export type Reviewers = z.output<typeof reviewersShape>;
