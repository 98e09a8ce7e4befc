/** 考核认定: what degrees lead to without the title below, after so many years of work in the specialty since graduation (A7). Pure. */
import { counted } from '../../core/counted.ts';
import { say, type Bilingual } from '../../core/refusal.ts';
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

/** `years` of work since the highest degree, `all` since any; `own`: the rows that the person’s studies answer to, `highest` the last of them. */
type Recognised = { years: number; all: number; own: Recognition[]; highest: Recognition['degree'] };

/** What a person’s studies lead to; null as long as studies or work are not filled in. */
export function recognitionOf({ education, workHistory }: Form, asOf: Day): Recognised | null {
  if (!education || !workHistory) return null;
  const highest = education.postdoctoral === true ? 'POSTDOCTORAL' : education.degree;
  const own = RECOGNITION.filter(({ degree }) => DEGREES.indexOf(degree) <= DEGREES.indexOf(highest));
  return { years: specialtyYears(since(workHistory, education.graduatedOn), asOf), all: specialtyYears(workHistory, asOf), own, highest };
}

/** What the standards of series open to a degree without years of work (人社部发〔2015〕79号, 〔2019〕16号 and the like). */
const BY_STANDARD: readonly Pick<Recognition, 'degree' | 'level'>[] = [
  { degree: 'MASTER', level: 'ASSISTANT' },
  { degree: 'DOCTOR', level: 'INTERMEDIATE' },
];

/**
 * Why a level may be open that the years since the highest degree do not reach: the form holds that degree alone, and the years since an
 * earlier one may be full; or the standard asks those of a higher degree for none. Null where neither can be.
 */
export function perhaps({ years, all, own, highest }: Recognised, { level }: Wish): Bilingual | null {
  const rank = (degree: string): number => DEGREES.indexOf(degree);
  const earlier = own.find((one) => rank(one.degree) < rank(highest) && all >= one.years && opens(one, level));
  if (earlier)
    return say(
      `自取得最高学历起从事本专业工作${years}年，共${all}年，此前的学历（${earlier.zh}满${earlier.years}年）或已符合`,
      `There are ${counted(years, 'year')} of work since the highest degree and ${all} in all; an earlier degree (${earlier.en} and ${counted(earlier.years, 'year')}) may do`,
    );
  const isHigh = BY_STANDARD.some((one) => rank(one.degree) <= rank(highest) && LEVELS.indexOf(level) <= LEVELS.indexOf(one.level));
  return isHigh ? say('学历较高，有的系列不要求工作年限', 'The degree is a high one, of which some series ask for no years of work') : null;
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
