/** All conditions of applying, in the order people ask about them (A6). Pure. */
import { titlesAgree } from './agreement.ts';
import { isAppraisedThroughout, isOver, isWellAppraised } from './appraised.ts';
import { meetsConditions } from './conditions.ts';
import { isInOrder } from './dates.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './findings.ts';
import { hasLearnt, hasProofs, isFilledIn, isWithinLimits } from './form.ts';
import { hasPapers, isNotBarred, isReviewedByAnother, isThroughChannel, mayApply } from './person.ts';
import { isAbovePresent } from './present.ts';
import { agreesWithRecord } from './record.ts';
import { hasServed } from './served.ts';
import { worksInSpecialty } from './specialty.ts';
import { isNextLevel } from './title.ts';

const CONDITIONS: readonly ((facts: Facts) => Finding[])[] = [
  mayApply,
  worksInSpecialty,
  isNotBarred,
  isThroughChannel,
  hasPapers,
  isReviewedByAnother,
  isNextLevel,
  isAbovePresent,
  agreesWithRecord,
  hasServed,
  hasLearnt,
  meetsConditions,
  isFilledIn,
  isWithinLimits,
  isInOrder,
  titlesAgree,
  isOver,
  isAppraisedThroughout,
  isWellAppraised,
  hasProofs,
];

/** What every condition comes to. */
export function findingsOf(facts: Facts): Finding[] {
  return CONDITIONS.flatMap((condition) => condition(facts));
}

/** What stands in the way of submitting: all of it, not the first. What nobody has said yet does too, not what is left to those who review. */
export function obstacles(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ isObstacle }) => isObstacle);
}
