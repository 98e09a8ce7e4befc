/** A document as far as it can be read: what the check judges, part by part. */
import * as z from 'zod';
import { committeeShape } from '../../../announcement/document/committees.ts';
import { cycleShape, PART_SHAPES } from '../../../announcement/document/index.ts';
import { milestoneShape, phaseShape } from '../../../announcement/document/phases.ts';
import { policyShape } from '../../../announcement/document/policy.ts';
import { reviewersShape } from '../../../announcement/document/reviewers.ts';
import { code, seriesCode } from '../../../announcement/document/values.ts';
import { LEVELS } from '../../../announcement/data/series.ts';
import { fieldsOf, rowsOf, textIn, valuesOf } from './fields.ts';
import { inside, namesIn } from './inside.ts';

export type Reading = ReturnType<typeof readingOf>;
export type PhaseRow = Reading['phases'][number];
export type ExceptionRow = PhaseRow['exceptions'][number];
export type CommitteeRow = Reading['committees'][number];
export type DepartmentRow = Reading['reviewers']['departments'][number];

export function readingOf(document: unknown) {
  const part = (name: keyof typeof PART_SHAPES) => inside(document, name);
  return {
    ...fieldsOf(cycleShape, ['cycle', 'year', 'round'], document),
    notice: fieldsOf(PART_SHAPES.notice, ['document', 'issuedOn'], part('notice')),
    phases: rowsOf(part('phases')).map(phaseIn),
    milestones: rowsOf(part('milestones')).map(({ index, row }) => ({
      index,
      ...fieldsOf(milestoneShape, ['id', 'from', 'due', 'phase'], row),
      title: textIn(row, 'title'),
    })),
    policy: policyIn(part('policy')),
    citations: namesIn(part('citations')),
    reviewers: reviewersIn(part('reviewers')),
    committees: rowsOf(part('committees')).map(committeeIn),
  };
}

const phaseFields = phaseShape.in;
const exceptionFields = phaseFields.shape.exceptions.unwrap().element;
/** What an exception may say of a window. */
const MOMENTS = ['opens', 'closes', 'daysBeforeMeeting'] as const;
const levelShape = z.enum(LEVELS);
const number = z.number();
const words = z.string();

function phaseIn({ index, row }: { index: number; row: unknown }) {
  const exceptions = rowsOf(inside(row, 'exceptions')).map((one) => ({
    index: one.index,
    ...fieldsOf(exceptionFields, ['for', 'opens', 'closes', 'daysBeforeMeeting'], one.row),
    says: MOMENTS.filter((name) => inside(one.row, name) !== undefined),
    closing: closingIn(one.row),
    committees: valuesOf(code, inside(inside(one.row, 'for'), 'committees')),
  }));
  return {
    index,
    ...fieldsOf(phaseFields, ['name', 'opens', 'closes', 'statedDays'], row),
    title: textIn(row, 'title'),
    closing: closingIn(row),
    exceptions,
  };
}

/** The time of day of a close as it was written: 24:00 of a day is an instant of the next. */
function closingIn(row: unknown): string | undefined {
  const written = inside(row, 'closes');
  return typeof written === 'string' ? /\d\d:\d\d$/u.exec(written)?.[0] : undefined;
}

const numbers = policyShape.in.shape;

function policyIn(written: unknown) {
  const within = (name: keyof typeof numbers) => inside(written, name);
  return {
    ...fieldsOf(policyShape.in, ['mendingDays', 'seniorityAsOf'], written),
    posting: fieldsOf(
      numbers.posting.unwrap(),
      ['days', 'specialDays', 'mostDays', 'daysAfterMending', 'supplementDays'],
      within('posting'),
    ),
    effort: fieldsOf(numbers.posting.unwrap().shape.effort.unwrap(), ['least', 'most'], inside(within('posting'), 'effort')),
    resultPosting: fieldsOf(numbers.resultPosting.unwrap(), ['days', 'workingDays'], within('resultPosting')),
    continuingEducation: fieldsOf(numbers.continuingEducation.unwrap(), ['hours', 'professionalHours'], within('continuingEducation')),
    reminders: valuesOf(number, within('reminderHours')),
  };
}

function reviewersIn(written: unknown) {
  const { departments, ownReview } = reviewersShape.shape;
  const department = departments.unwrap().element;
  const unit = ownReview.unwrap().element;
  return {
    ...fieldsOf(reviewersShape, ['by'], written),
    departments: rowsOf(inside(written, 'departments')).map(({ index, row }) => ({
      index,
      ...fieldsOf(department, ['id'], row),
      name: textIn(row, 'name'),
      series: valuesOf(seriesCode, inside(row, 'series')),
      counties: valuesOf(words, inside(row, 'counties')),
    })),
    ownReview: rowsOf(inside(written, 'ownReview')).map(({ index, row }) => ({
      index,
      ...fieldsOf(unit, ['creditCode'], row),
      name: textIn(row, 'name'),
      series: valuesOf(seriesCode, inside(row, 'series')),
      levels: valuesOf(levelShape, inside(row, 'levels')),
    })),
  };
}

function committeeIn({ index, row }: { index: number; row: unknown }) {
  const fields = fieldsOf(committeeShape, ['id', 'series', 'scope', 'ownStaffOnly', 'meets'], row);
  const levels = rowsOf(inside(row, 'levels'));
  const known = valuesOf(levelShape, inside(row, 'levels'));
  return {
    index,
    ...fields,
    name: textIn(row, 'name'),
    hasSpecialty: !isNothing(inside(row, 'specialty')),
    levels: known,
    isWhole: levels.length > 0 && known.length === levels.length,
  };
}

function isNothing(written: unknown): boolean {
  return written === undefined || written === null;
}
