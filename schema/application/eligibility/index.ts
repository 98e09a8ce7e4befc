/** All conditions of applying, in the order people ask about them (A6). Pure. */
import type { Facts } from './facts.ts';
import type { Finding } from './findings.ts';
import { hasLearnt, hasProofs, isFilledIn, isPossible } from './form.ts';
import { hasPapers, isNotBarred, isReviewedByAnother, isThroughChannel, mayApply } from './person.ts';
import { isNextLevel } from './title.ts';

const CONDITIONS: readonly ((facts: Facts) => Finding[])[] = [
  mayApply,
  isNotBarred,
  isThroughChannel,
  hasPapers,
  isReviewedByAnother,
  isNextLevel,
  hasLearnt,
  isFilledIn,
  isPossible,
  hasProofs,
];

/** What every condition comes to. */
export function findingsOf(facts: Facts): Finding[] {
  return CONDITIONS.flatMap((condition) => condition(facts));
}

/** What stands in the way of submitting: all of it, not the first. What is unknown stands in the way too. */
export function obstacles(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ outcome }) => outcome !== 'PASSES');
}
