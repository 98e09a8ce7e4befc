/**
 * Where an application goes: the department that reviews its series for the city, and the committee that decides on it. From
 * series, specialty, level, scope and unit; each step says why, so that a department that disagrees knows with what (三（一）（六）, 附件1).
 */
import type { Bilingual } from '../core/refusal.ts';
import { LEVEL_ENGLISH, LEVEL_NAMES, seriesNamed, type Level } from './data/series.ts';
import type { Announcement, Committee, OwnReview, Scope } from './model.ts';

/** The unit an application comes through, as far as the way depends on it. */
export type Origin = { authority: string | null; county: string | null; creditCode: string };

/** What the way is found from. */
export type Destination = { series: string; specialty: string; level: Level; scope: Scope; unitName: string; unit: Origin | null };

/** `ownReview`: the unit decides on it by itself (自主评审), and no authority reviews it. */
export type Route = { department: string; committee: Committee | null; ownReview: OwnReview | null; because: Bilingual[] };

/**
 * The authority that reviews an application for the city: by its series, by the authority above the unit (隶属关系), or by the county the
 * unit is in (属地), as the notice says; where that names none, the department of the series, and the bureau itself where there is none.
 */
export function departmentOf(announcement: Announcement, series: string, unit: Pick<Origin, 'authority' | 'county'> | null): string {
  const { departments, bureau, reviewers } = announcement;
  const ofSeries = departments.find((one) => one.series.includes(series))?.id ?? bureau.id;
  switch (reviewers.by) {
    case 'SERIES':
      return ofSeries;
    case 'AFFILIATION':
      return [bureau.id, ...departments.map(({ id }) => id)].find((id) => id === unit?.authority) ?? ofSeries;
    case 'COUNTY':
      return departments.find(({ counties }) => typeof unit?.county === 'string' && counties.includes(unit.county))?.id ?? ofSeries;
  }
}

/** The authorities that may review a series, whatever unit it comes from: one by its series; else any of them. */
export function reviewersOf(announcement: Announcement, series: string): string[] {
  const { departments, bureau, reviewers } = announcement;
  if (reviewers.by === 'SERIES') return [departmentOf(announcement, series, null)];
  return [...departments.map(({ id }) => id), bureau.id];
}

/** What the unit may decide on by itself; null where it may not. */
export function ownReviewOf({ reviewers }: Announcement, { series, level, unit }: Destination): OwnReview | null {
  const own = reviewers.ownReview.find(
    (one) => one.creditCode === unit?.creditCode && one.series.includes(series) && one.levels.includes(level),
  );
  return own ?? null;
}

/** The way of an application, explained. */
export function routeOf(announcement: Announcement, to: Destination): Route {
  const ownReview = ownReviewOf(announcement, to);
  const department = ownReview ? announcement.bureau.id : departmentOf(announcement, to.series, to.unit);
  const series = seriesNamed(to.series);
  const because: Bilingual[] = [ownReview ? ofItself(to, series) : reviewedBecause(announcement, department, series)];
  const able = announcement.committees.filter((one) => reviews(one, to));
  const found = PREFERENCES.map(({ fits, zh, en }) => ({ committee: able.find((one) => fits(one, to)), zh, en })).find(
    ({ committee }) => committee,
  );
  because.push(
    found?.committee
      ? { zh: `${found.zh}：${found.committee.name}。`, en: `${found.en}.` }
      : {
          zh: `通知所列评委会中没有评审${series.zh}系列${LEVEL_NAMES[to.level]}的，由审核部门指定评委会。`,
          en: `No committee of the notice reviews ${LEVEL_ENGLISH[to.level]} of ${series.en}; whoever reviews it names one.`,
        },
  );
  return { department, committee: found?.committee ?? null, ownReview, because };
}

function ofItself({ unitName }: Destination, series: Bilingual): Bilingual {
  return {
    zh: `${unitName}对${series.zh}系列自主评审，推荐后由本单位评委会评审，报市人社局备案。`,
    en: `The unit reviews ${series.en} by itself: what it recommends goes to its own committee, and the bureau has it on file.`,
  };
}

function reviewedBecause({ departments, reviewers }: Announcement, department: string, series: Bilingual): Bilingual {
  const named = departments.find(({ id }) => id === department)?.name;
  if (reviewers.by !== 'SERIES') {
    const by = reviewers.by === 'AFFILIATION' ? { zh: '隶属关系', en: 'affiliation' } : { zh: '属地', en: 'county' };
    return { zh: `按${by.zh}由${named ?? '市人社局'}审核。`, en: `Reviewed by the unit’s ${by.en}: by ${named ?? 'the bureau'}.` };
  }
  return named
    ? { zh: `${series.zh}系列由${named}审核。`, en: `The series of ${series.en} is reviewed by its department.` }
    : { zh: `${series.zh}系列未指定主管部门，由市人社局审核。`, en: `No department is named for ${series.en}; the bureau reviews it.` };
}

/**
 * The committees that a department may send an application to instead. None, where the notice lists none: then the department names one that
 * is filed elsewhere.
 */
export function committeesFor(announcement: Announcement, to: Destination): readonly Committee[] {
  return announcement.committees.filter((one) => reviews(one, to));
}

/**
 * Of its level, its series or specialty: one committee is for one of them, never mixed (E1); a committee for own staff only for that staff.
 * One for the grass roots can give no title that is valid in the whole province.
 */
function reviews(committee: Committee, to: Destination): boolean {
  const field = committee.series === to.series || (committee.specialty !== null && sameSpecialty(committee.specialty, to.specialty));
  const scope = committee.scope === to.scope || committee.scope === 'PROVINCE';
  return committee.levels.includes(to.level) && field && scope && (!committee.ownStaffOnly || isStaff(committee, to.unitName));
}

type Preference = { fits: (committee: Committee, to: Destination) => boolean } & Bilingual;

/** In this order: its own unit's, that for the grass roots, the city's, the province's for the specialty, the province's for the series. */
const PREFERENCES: readonly Preference[] = [
  { fits: ({ ownStaffOnly }) => ownStaffOnly, zh: '本单位组建的评委会评审本单位人员', en: 'Its own unit has a committee for its staff' },
  {
    fits: ({ scope }) => scope === 'GRASSROOTS',
    zh: '申报基层有效，该专业或系列设有县以下基层评委会',
    en: 'A title for the grass roots, for which there is a committee of this specialty or series',
  },
  {
    fits: ({ number, specialty }) => number === null && specialty === null,
    zh: '本市有该系列该层级的评委会',
    en: 'The city has a committee for this series and level',
  },
  {
    fits: ({ specialty }, to) => specialty !== null && sameSpecialty(specialty, to.specialty),
    zh: '本市没有该层级的评委会，全省有该专业的评委会',
    en: 'The city has none for this level; the province has one for the specialty',
  },
  {
    fits: ({ specialty }) => specialty === null,
    zh: '本市没有该层级的评委会，由省级评委会评审',
    en: 'The city has none for this level; the province’s reviews it',
  },
];

/** 建设工程, 建设 and 建设工程专业 are one specialty. */
function sameSpecialty(one: string, other: string): boolean {
  return bare(one) === bare(other);
}

function bare(specialty: string): string {
  return specialty.normalize('NFKC').replace(/专业$/u, '').replace(/工程$/u, '').trim();
}

/** Whether a unit is the one that founded the committee, or a part of it: its name begins with the name that the committee's begins with. */
function isStaff(committee: Committee, unitName: string): boolean {
  const names = committee.name
    .normalize('NFKC')
    .replace(/(工程|自然科学研究|文物博物|高等学校教师)?(系列|专业).*$/u, '')
    .split('—');
  const unit = unitName.normalize('NFKC');
  return names.some((name) => name.length > 2 && unit.startsWith(name.replace(/建设$/u, '')));
}
