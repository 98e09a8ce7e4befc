/** 考核认定: what degrees lead to without the title below, after so many years of work in the specialty since graduation (A7). Pure. */
import type { Day } from '../../core/time.ts';
import { LEVELS, type Level } from '../../announcement/data/series.ts';
import type { Degree } from '../form/choices.ts';
import type { SectionContent } from '../form/sections.ts';
import { specialtyYears } from '../form/years.ts';
import type { Facts, Form, Wish } from './facts.ts';

/** O14, 甘肃省. */
export const RECOGNITION: readonly { degree: Degree | 'POSTDOCTORAL'; years: number; level: Level; zh: string; en: string }[] = [
  { degree: 'POSTDOCTORAL', years: 0, level: 'ASSOCIATE_SENIOR', zh: '博士后出站', en: 'postdoctoral research' },
  { degree: 'DOCTOR', years: 2, level: 'ASSOCIATE_SENIOR', zh: '博士', en: 'a doctorate' },
  { degree: 'MASTER', years: 3, level: 'INTERMEDIATE', zh: '硕士', en: 'a master’s degree' },
  { degree: 'BACHELOR', years: 1, level: 'ASSISTANT', zh: '大学本科', en: 'a bachelor’s degree' },
  { degree: 'COLLEGE', years: 1, level: 'STAFF', zh: '大学专科', en: 'a college diploma' },
  { degree: 'COLLEGE', years: 3, level: 'ASSISTANT', zh: '大学专科', en: 'a college diploma' },
  { degree: 'SECONDARY', years: 1, level: 'STAFF', zh: '中专', en: 'secondary technical school' },
];
export type Recognition = (typeof RECOGNITION)[number];

/** Whoever has a degree has been through those before it. */
const DEGREES: readonly string[] = ['SECONDARY', 'COLLEGE', 'BACHELOR', 'MASTER', 'DOCTOR', 'POSTDOCTORAL'];

/** The rows that a person’s studies answer to, and the years they have; null as long as studies or work are not filled in. */
export function recognitionOf({ education, workHistory }: Form, asOf: Day): { years: number; own: Recognition[] } | null {
  if (!education || !workHistory) return null;
  const highest = DEGREES.indexOf(education.postdoctoral === true ? 'POSTDOCTORAL' : education.degree);
  const own = RECOGNITION.filter(({ degree }) => DEGREES.indexOf(degree) <= highest);
  return { years: specialtyYears(since(workHistory, education.graduatedOn), asOf), own };
}

/** Whether a row opens a level: its own and those below. */
export function opens({ level }: Recognition, wanted: Level): boolean {
  return LEVELS.indexOf(wanted) <= LEVELS.indexOf(level);
}

/** The work since graduation: what was done before does not count towards recognition. */
function since({ items }: SectionContent<'workHistory'>, graduatedOn: string): SectionContent<'workHistory'> {
  return {
    items: items
      .filter(({ to }) => to === null || to >= graduatedOn)
      .map((item) => ({ ...item, from: item.from < graduatedOn ? graduatedOn : item.from })),
  };
}

/** Whether a person is recognised directly at a level, whatever title they have (A7, A10). */
export function isRecognised({ form, calendar }: Facts, { level, promotionType }: Wish): boolean {
  const recognised = promotionType === 'EXCEPTIONAL' ? null : recognitionOf(form, calendar.announcement.policy.seniorityAsOf);
  return recognised?.own.some((one) => recognised.years >= one.years && opens(one, level)) ?? false;
}
