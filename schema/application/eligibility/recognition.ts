/**
 * 考核认定: what 学历 leads to without the title below, after so many years of work in the specialty since graduation (A7), as the notice
 * has it. Pure.
 */
import { counted } from '../../core/counted.ts';
import { say, type Bilingual } from '../../core/refusal.ts';
import type { Recognition } from '../../announcement/data/recognition.ts';
import { LEVELS, type Level } from '../../announcement/data/series.ts';
import type { Announcement } from '../../announcement/model.ts';
import { STUDIES, type EducationLevel, type Study } from '../../announcement/names.ts';
import { DEGREE, EDUCATION_LEVEL, type Degree } from '../form/choices.ts';
import { degreesAbove, type Studied } from '../form/education.ts';
import { FORM, type SectionContent } from '../form/sections.ts';
import { howCounted, specialtyYears } from '../form/years.ts';
import type { Facts, Form, Wish } from './facts.ts';

/** What somebody has studied is called as the form calls it. */
export function studyNamed(study: Study): Bilingual {
  return study === 'POSTDOCTORAL' ? FORM.education.fields.postdoctoral.label : EDUCATION_LEVEL.names[study];
}

type Finished = { study: Study | 'OTHER'; years: number };

/**
 * `finished`: each 学历 with the years of work since, the highest first; `all` the years of work at all. `own`: the rows that these studies
 * answer to, each with the most years that count for it. `conferred`: what a 学位 above the 学历 would be, with the years since.
 */
type Recognised = {
  finished: readonly [Finished, ...Finished[]];
  all: number;
  own: (Recognition & { worked: number })[];
  conferred: { study: Degree | 'POSTDOCTORAL'; years: number }[];
  standards: Announcement['standards'];
  how: Bilingual;
};

/** What a person’s studies lead to, full-time or in service alike; null as long as 学历 or work are not filled in. */
export function recognitionOf({ education, workHistory }: Form, { policy, standards }: Announcement): Recognised | null {
  if (!education || !workHistory) return null;
  const yearsSince = ({ graduatedOn }: Studied) => specialtyYears(since(workHistory, graduatedOn), policy);
  const [highest, ...others] = education.items
    .flatMap((one) => (one.educationLevel === null ? [] : [{ study: studyIn(one, one.educationLevel), years: yearsSince(one) }]))
    .toSorted((a, b) => rank(b.study) - rank(a.study) || b.years - a.years);
  if (!highest) return null;
  const finished = [highest, ...others] as const;
  return {
    finished,
    all: specialtyYears(workHistory, policy),
    own: standards.recognition.flatMap((one) => {
      const worked = finished.filter(({ study }) => rank(one.degree) <= rank(study)).map(({ years }) => years);
      return worked.length === 0 ? [] : [{ ...one, worked: Math.max(...worked) }];
    }),
    conferred: [
      ...degreesAbove(education).map((one) => ({ study: one.degree, years: yearsSince(one) })),
      ...education.items.filter(isPostdoctoralByDegree).map((one) => ({ study: 'POSTDOCTORAL' as const, years: yearsSince(one) })),
    ],
    standards,
    how: howCounted(policy),
  };
}

/** Postdoctoral research is above a doctor’s 学历 alone: beside another one it is as little of a 学历 as the 学位 is. */
const studyIn = ({ postdoctoral }: Studied, level: EducationLevel): Study | 'OTHER' =>
  postdoctoral === true && level === 'DOCTOR' ? 'POSTDOCTORAL' : level;

const isPostdoctoralByDegree = ({ postdoctoral, educationLevel, degree }: Studied): boolean =>
  postdoctoral === true && educationLevel !== 'DOCTOR' && degree === 'DOCTOR';

/** Where studies stand among the others; below all of them what is none of the list. */
function rank(studied: Study | 'OTHER'): number {
  return STUDIES.findIndex((one) => one === studied);
}

/**
 * Why a level may be open that the years do not reach: the years since an earlier 学历, which the form does not hold, may be full; a 学位
 * stands above the 学历; or the standard asks those of a higher one for no years. Null where none of it can be.
 */
export function perhaps(recognised: Recognised, wish: Wish): Bilingual | null {
  const { finished, all, own, standards } = recognised;
  const { level } = wish;
  const [{ study: highest, years }] = finished;
  const isHeld = (study: Study) => finished.some((one) => one.study === study);
  const earlier = own.find((one) => rank(one.degree) < rank(highest) && !isHeld(one.degree) && all >= one.years && opens(one, level));
  if (earlier) {
    const { zh, en } = studyNamed(earlier.degree);
    return say(
      `自取得最高学历起从事本专业工作${years}年，共${all}年，此前的学历（${zh}满${earlier.years}年）或已符合`,
      `There are ${counted(years, 'year')} of work since the highest level of education and ${all} in all; an earlier one (${en} and ${counted(earlier.years, 'year')}) may do`,
    );
  }
  const byDegree = perhapsByDegree(recognised, wish);
  if (byDegree) return byDegree;
  const isHigh = standards.byStandard.some((one) => rank(one.degree) <= rank(highest) && opens(one, level));
  return isHigh
    ? say('学历较高，有的系列不要求工作年限', 'The level of education is a high one, of which some series ask for no years of work')
    : null;
}

/** The same, as far as it is a 学位 above the 学历 that may open the level. */
export function perhapsByDegree({ conferred, standards }: Recognised, { level }: Wish): Bilingual | null {
  const found = conferred.find(({ study, years }) =>
    standards.recognition.some((one) => rank(one.degree) <= rank(study) && years >= one.years && opens(one, level)),
  );
  if (!found) return null;
  const { study, years } = found;
  if (study === 'POSTDOCTORAL') {
    return say(
      '已博士后出站，博士学位高于所填学历',
      'Postdoctoral research is finished, and the doctorate stands above the level of education',
    );
  }
  const { zh, en } = DEGREE.names[study];
  return say(
    `所获学位（${zh}）高于学历，取得学位后从事本专业工作${years}年`,
    `The ${en} stands above the level of education, with ${counted(years, 'year')} of work since`,
  );
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
  return recognised?.own.some((one) => one.worked >= one.years && opens(one, level)) ?? false;
}
