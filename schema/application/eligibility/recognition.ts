/**
 * 考核认定: what degrees lead to without the title below, after so many years of work in the specialty since graduation (A7), as the notice
 * has it. Pure.
 */
import { counted } from '../../core/counted.ts';
import { say, type Bilingual } from '../../core/refusal.ts';
import type { ByStandard, Recognition } from '../../announcement/data/recognition.ts';
import { LEVELS, type Level } from '../../announcement/data/series.ts';
import type { Announcement } from '../../announcement/model.ts';
import { STUDIES, type Study } from '../../announcement/names.ts';
import { DEGREE } from '../form/choices.ts';
import { FORM, type SectionContent } from '../form/sections.ts';
import { howCounted, specialtyYears } from '../form/years.ts';
import type { Facts, Form, Wish } from './facts.ts';

/** What somebody has studied is called as the form calls it. */
export function studyNamed(degree: Study): Bilingual {
  return degree === 'POSTDOCTORAL' ? FORM.education.fields.postdoctoral.label : DEGREE.names[degree];
}

/** `years` of work since the highest degree, `all` since any; `own`: the rows that the person’s studies answer to, `highest` the last of them. */
type Recognised = {
  years: number;
  all: number;
  own: Recognition[];
  highest: Study | 'OTHER';
  byStandard: readonly ByStandard[];
  how: Bilingual;
};

/** What a person’s studies lead to; null as long as studies or work are not filled in. */
export function recognitionOf({ education, workHistory }: Form, { policy, standards }: Announcement): Recognised | null {
  if (!education || !workHistory) return null;
  const highest = education.postdoctoral === true ? 'POSTDOCTORAL' : education.degree;
  return {
    years: specialtyYears(since(workHistory, education.graduatedOn), policy),
    all: specialtyYears(workHistory, policy),
    own: standards.recognition.filter(({ degree }) => rank(degree) <= rank(highest)),
    highest,
    byStandard: standards.byStandard,
    how: howCounted(policy),
  };
}

/** Where studies stand among the others; below all of them what is no degree of the list. */
function rank(studied: Study | 'OTHER'): number {
  return STUDIES.findIndex((one) => one === studied);
}

/**
 * Why a level may be open that the years since the highest degree do not reach: the form holds that degree alone, and the years since an
 * earlier one may be full; or the standard asks those of a higher degree for none. Null where neither can be.
 */
export function perhaps({ years, all, own, highest, byStandard }: Recognised, { level }: Wish): Bilingual | null {
  const earlier = own.find((one) => rank(one.degree) < rank(highest) && all >= one.years && opens(one, level));
  if (earlier) {
    const { zh, en } = studyNamed(earlier.degree);
    return say(
      `自取得最高学历起从事本专业工作${years}年，共${all}年，此前的学历（${zh}满${earlier.years}年）或已符合`,
      `There are ${counted(years, 'year')} of work since the highest degree and ${all} in all; an earlier degree (${en} and ${counted(earlier.years, 'year')}) may do`,
    );
  }
  const isHigh = byStandard.some((one) => rank(one.degree) <= rank(highest) && opens(one, level));
  return isHigh ? say('学历较高，有的系列不要求工作年限', 'The degree is a high one, of which some series ask for no years of work') : null;
}

/** Whether a row opens a level: its own and those below. */
export function opens({ level }: Pick<Recognition, 'level'>, wanted: Level): boolean {
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
  const recognised = promotionType === 'EXCEPTIONAL' ? null : recognitionOf(form, calendar.announcement);
  return recognised?.own.some((one) => recognised.years >= one.years && opens(one, level)) ?? false;
}
