/**
 * A notice (通知) as a document: what an officer writes part by part, what is checked, published and kept. Dates and moments are text as a
 * notice has them, unknown keys are refused; read, it becomes the announcement that the rules ask. Nothing in it is known to the code:
 * another year or another city is another one of these.
 */
import * as z from 'zod';
import { hashOf } from '../../core/hash.ts';
import { bureauOf } from '../cities.ts';
import { committeeShape } from './committees.ts';
import { milestoneShape, phaseShape } from './phases.ts';
import { policyShape } from './policy.ts';
import { reviewersShape } from './reviewers.ts';
import { standardsShape } from './standards/index.ts';
import { code, day, line, source, whole } from './values.ts';

const noticeShape = z.strictObject({
  title: line(100),
  /** 文号. */
  document: line(60),
  issuedOn: day,
  issuer: line(60),
  /** The bureau as the notice calls it, and where to call it. */
  bureau: z.strictObject({ name: line(60), telephone: line(60) }),
});

/** Which cycle it is: an id that nothing is read out of, with the city (GB/T 2260), the year and the round beside it. */
export const cycleShape = z.strictObject({
  cycle: code,
  city: z.string().regex(/^\d{6}$/u),
  cityName: line(30),
  year: whole(2000, 2199),
  round: whole(1, 9),
});
export type CycleName = z.output<typeof cycleShape>;

/** The parts of a notice, in the order they are written; each is saved by itself. */
export const PART_SHAPES = {
  notice: noticeShape,
  phases: z.array(phaseShape).max(20),
  milestones: z.array(milestoneShape).max(60),
  policy: policyShape,
  /** Where in the notice a rule stands: the sources that refusals cite (C15). */
  citations: z.record(z.string(), source),
  reviewers: reviewersShape,
  committees: z.array(committeeShape).max(500),
  standards: standardsShape,
} as const;
export const PARTS = Object.keys(PART_SHAPES) as PartName[];
export type PartName = keyof typeof PART_SHAPES;

export const documentShape = z.strictObject({ ...cycleShape.shape, ...PART_SHAPES });
/** A notice as it is written. */
export type AnnouncementDocument = z.input<typeof documentShape>;

/**
 * A notice as the rules ask it, with the number and the hash of the version that it is. Throws where the document does not have its shape:
 * what is published has been checked.
 */
export function announcementFrom(document: unknown, version = 1) {
  const { notice, reviewers, ...rest } = documentShape.parse(document);
  const { bureau, ...head } = notice;
  return {
    ...rest,
    ...head,
    version,
    hash: hashOf(document),
    reviewers,
    departments: reviewers.departments,
    committees: rest.committees.map((one) => ({ ...one, cycle: rest.cycle })),
    bureau: { id: bureauOf(rest.city), ...bureau },
  };
}
export type Announcement = ReturnType<typeof announcementFrom>;
