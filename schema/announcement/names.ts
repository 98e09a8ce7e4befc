/** The names that notices use, as enumerations: phases, validity, thirds of months, who reviews by what. */
import { say, type Bilingual } from '../core/refusal.ts';

/** The windows of a cycle, in the order they open. Each binds actions on each application; none is a global state (C5). */
export const PHASES = [
  'PREPARATION',
  'APPLICATION',
  'UNIT_REVIEW',
  'DEPARTMENT_REVIEW',
  'PROVINCIAL_REVIEW',
  'RE_REVIEW',
  'EVALUATION',
] as const;
export type PhaseName = (typeof PHASES)[number];

/** The phases in English, for those who read it. */
export const PHASE_ENGLISH: Record<PhaseName, string> = {
  PREPARATION: 'system preparation',
  APPLICATION: 'personal application',
  UNIT_REVIEW: 'review and recommendation by units',
  DEPARTMENT_REVIEW: 'review by departments',
  PROVINCIAL_REVIEW: 'provincial review',
  RE_REVIEW: 'central re-review',
  EVALUATION: 'defence and evaluation',
};

/** What a phase is called where the notice has none of the kind, and nobody has called it otherwise. */
export const PHASE_TITLES: Record<PhaseName, string> = {
  PREPARATION: '系统预准备',
  APPLICATION: '个人申报',
  UNIT_REVIEW: '用人单位审核推荐',
  DEPARTMENT_REVIEW: '行业主管部门审核',
  PROVINCIAL_REVIEW: '审核及评审',
  RE_REVIEW: '集中复审',
  EVALUATION: '答辩评审',
};

export const SCOPES = ['PROVINCE', 'GRASSROOTS'] as const;
/** Validity of a title: 全省有效 or 基层有效. */
export type Scope = (typeof SCOPES)[number];

export const THIRDS = ['EARLY', 'MIDDLE', 'LATE'] as const;
/** 上旬 1–10, 中旬 11–20, 下旬 21–end. */
export type Third = (typeof THIRDS)[number];
export const THIRD_NAMES: Record<Third, { zh: string; en: string }> = {
  EARLY: { zh: '上旬', en: 'the first third' },
  MIDDLE: { zh: '中旬', en: 'the second third' },
  LATE: { zh: '下旬', en: 'the last third' },
};

export const REVIEWED_BY = ['SERIES', 'AFFILIATION', 'COUNTY'] as const;
/** What decides which department reviews: the series applied for, the authority above the unit (隶属关系), or the county it is in (属地). */

export const RETURNS_COUNTED = ['TOGETHER', 'EACH'] as const;
/** Whether the returns of all reviewing authorities count together, or those of each by themselves (D2). */
export type ReturnsCounted = (typeof RETURNS_COUNTED)[number];

export const YEARS_COUNTED = ['TO_THE_DAY', 'BY_YEAR'] as const;
/** How years of work and of a title are counted: full ones to the day, or as the difference of the calendar years (A10). */
export type YearsCounted = (typeof YEARS_COUNTED)[number];

export const EDUCATION_LEVELS = ['DOCTOR', 'MASTER', 'BACHELOR', 'COLLEGE', 'SECONDARY', 'OTHER'] as const;
/** 学历, as forms ask for it, the highest first. The 学位 is another thing, and stands beside it. */
export type EducationLevel = (typeof EDUCATION_LEVELS)[number];

export const STUDIES = ['SECONDARY', 'COLLEGE', 'BACHELOR', 'MASTER', 'DOCTOR', 'POSTDOCTORAL'] as const;
/** What may be recognised, in the order in which somebody goes through them: whoever has one has been through those before it (A7). */
export type Study = (typeof STUDIES)[number];

export const PROMOTION_TYPES = ['NORMAL', 'EXCEPTIONAL', 'GRASSROOTS', 'HARDSHIP', 'TRANSFER'] as const;
/** 正常晋升, 破格晋升, 基层有效, 艰苦单位, 转系列. */
export type PromotionType = (typeof PROMOTION_TYPES)[number];

/** The sections of the form, in its order; what stands in them is said where the form is (A2). */
export const SECTIONS = [
  'basics',
  'education',
  'workHistory',
  'qualification',
  'presentTitle',
  'appliedTitle',
  'papers',
  'achievements',
  'continuingEducation',
  'appraisals',
  'service',
  'channel',
  'conditions',
] as const;
export type SectionName = (typeof SECTIONS)[number];

/** Those that a notice may leave out, of a series or of a kind of person: by the others it is judged, routed or posted. */
export const LEFT_OUT = ['qualification', 'papers', 'achievements', 'appraisals', 'service'] as const satisfies readonly SectionName[];
export type LeftOutSection = (typeof LEFT_OUT)[number];

/** Texts of the form, by section and field, that a notice may limit to fewer characters. */
export const LIMITED_TEXTS = ['papers.title', 'papers.venue', 'achievements.text', 'service.place'] as const;
export type LimitedText = (typeof LIMITED_TEXTS)[number];

export const CONDITION_OUTCOMES = ['FAILS', 'REVIEW'] as const;
/** What comes of a condition that is not met: nobody applies, or those who review it decide. */
export type ConditionOutcome = (typeof CONDITION_OUTCOMES)[number];

export const CONDITION_ASKS = ['NUMBER', 'YES'] as const;
/** How a condition of a notice is answered: with a number, or by saying that it is so. */
export type ConditionAsks = (typeof CONDITION_ASKS)[number];

/** What people call a cycle: by its year, and its round where there is a second. */
export function cycleInWords({ year, round }: { year: number; round: number }): Bilingual {
  return round === 1 ? say(`${year}年度`, String(year)) : say(`${year}年度第${round}批`, `${year}, round ${round},`);
}
