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

export const REVIEWED_BY = ['SERIES', 'AFFILIATION', 'COUNTY'] as const;
/** What decides which department reviews: the series applied for, the authority above the unit (隶属关系), or the county it is in (属地). */
export type ReviewedBy = (typeof REVIEWED_BY)[number];

export const RETURNS_COUNTED = ['TOGETHER', 'EACH'] as const;
/** Whether the returns of all reviewing authorities count together, or those of each by themselves (D2). */
export type ReturnsCounted = (typeof RETURNS_COUNTED)[number];

export const YEARS_COUNTED = ['TO_THE_DAY', 'BY_YEAR'] as const;
/** How years of work and of a title are counted: full ones to the day, or as the difference of the calendar years (A10). */
export type YearsCounted = (typeof YEARS_COUNTED)[number];

/** What people call a cycle: by its year, and its round where there is a second. */
export function cycleInWords({ year, round }: { year: number; round: number }): Bilingual {
  return round === 1 ? say(`${year}年度`, String(year)) : say(`${year}年度第${round}批`, `${year}, round ${round},`);
}
