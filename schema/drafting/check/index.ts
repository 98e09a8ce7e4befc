/**
 * The check of a notice before it is published: all that is wrong with a draft, and all that somebody should look at, each with its place
 * and what to do. It takes whatever was written, and judges each part and row as far as it can be read. Pure.
 */
import { citationLines } from './citations.ts';
import { committeeLines } from './committees.ts';
import { cycleLines } from './cycle.ts';
import { dayLines } from './days.ts';
import type { Known } from './known.ts';
import { found, inWords, type CheckLine } from './line.ts';
import { milestoneLines } from './milestones.ts';
import { inOrder } from './order.ts';
import { planLines } from './plan.ts';
import { policyLines } from './policy.ts';
import { readingOf, type Reading } from './read/index.ts';
import { reviewerLines } from './reviewers.ts';
import { shapeLines } from './shapes.ts';
import { telephoneLines } from './telephones.ts';
import { windowLines } from './windows.ts';
import { workingDayLines } from './working-days.ts';

export type { Severity } from './codes/code.ts';
export type { CheckCode } from './codes/index.ts';
export type { Known, Published } from './known.ts';
export type { CheckLine } from './line.ts';

/** Everything that is found, in the order of the document. Without an ERROR it can be published. */
export function checkOf(document: unknown, known: Known): CheckLine[] {
  const { lines: ofShape, rest } = shapeLines(document);
  const reading = readingOf(rest);
  const copied = known.copiedFrom && readingOf(known.copiedFrom);
  const lines = [
    ...ofShape,
    ...cycleLines(reading, known.others),
    ...windowLines(reading, rest),
    ...milestoneLines(reading, rest),
    ...policyLines(reading),
    ...citationLines(reading),
    ...reviewerLines(reading, rest, known.departments),
    ...committeeLines(reading, rest),
    ...telephoneLines(rest),
    ...workingDayLines(reading, known.holidays),
    ...dayLines(reading, copied, known.shifted),
    ...numberLeft(reading, copied),
  ];
  const plan = ofShape.length === 0 ? planLines(document, lines, known.holidays) : [];
  return inOrder([...lines, ...plan], document).map(inWords);
}

/** A document that was copied has a number of its own. */
function numberLeft({ notice }: Reading, copied: Reading | null) {
  const { document } = notice;
  if (document === undefined || document !== copied?.notice.document) return [];
  return [found('NUMBER_LEFT', ['notice', 'document'], { document })];
}
