/** Who reviews: departments that there are, each series and county with one of them, units that review for themselves listed once. */
import { LEVEL_ENGLISH, LEVEL_NAMES, SERIES, seriesNamed, seriesOf } from '../../announcement/data/series.ts';
import { say } from '../../core/refusal.ts';
import { isCreditCode } from '../../identity/numbers.ts';
import { found, type Found } from './line.ts';
import type { DepartmentRow, Reading } from './read/index.ts';
import { inside } from './read/inside.ts';
import { seriesListed } from './words.ts';

export function reviewerLines({ reviewers }: Reading, document: unknown, departments: ReadonlySet<string> | null): Found[] {
  const { by } = reviewers;
  return [
    ...reviewers.departments.flatMap((one, at) => ofDepartment(one, reviewers.departments.slice(0, at), by, departments)),
    ...(by === 'SERIES' ? toBureau(reviewers.departments, document) : []),
    ...reviewers.ownReview.flatMap((one, at) => ofOwnReview(one, reviewers.ownReview.slice(0, at))),
  ];
}

function ofDepartment(
  one: DepartmentRow,
  before: readonly DepartmentRow[],
  by: Reading['reviewers']['by'],
  known: ReadonlySet<string> | null,
): Found[] {
  const at = ['reviewers', 'departments', one.index] as const;
  const { id } = one;
  // A department that is listed twice has its series twice as well: that is said once.
  const others = before.filter((other) => other.id === undefined || other.id !== id);
  return [
    ...(id !== undefined && others.length < before.length ? [found('DEPARTMENT_DOUBLED', [...at, 'id'], { id })] : []),
    ...(id !== undefined && known && !known.has(id) ? [found('DEPARTMENT_UNKNOWN', [...at, 'id'], { id })] : []),
    ...(by === 'SERIES' ? twice(one, others, 'series') : []),
    ...(by === 'COUNTY' ? twice(one, others, 'counties') : []),
  ];
}

/** What decides who reviews, given to somebody else already. Counties may be divided by series. */
function twice(one: DepartmentRow, others: readonly DepartmentRow[], what: 'series' | 'counties'): Found[] {
  const rivals = what === 'series' ? others : others.filter((other) => !areApart(one, other));
  return one[what].flatMap(({ index, value }) => {
    const other = rivals.find((rival) => rival[what].some((theirs) => theirs.value === value));
    if (!other) return [];
    const who = { name: one.name ?? one.id ?? '', other: other.name ?? other.id ?? '' };
    const at = ['reviewers', 'departments', one.index, what, index] as const;
    return [
      what === 'series'
        ? found('SERIES_TWICE', at, { series: seriesNamed(value), ...who })
        : found('COUNTY_TWICE', at, { county: value, ...who }),
    ];
  });
}

function areApart(one: DepartmentRow, other: DepartmentRow): boolean {
  const theirs = new Set(other.series.map(({ value }) => value));
  return one.series.length > 0 && theirs.size > 0 && !one.series.some(({ value }) => theirs.has(value));
}

function toBureau(departments: readonly DepartmentRow[], document: unknown): Found[] {
  if (inside(document, 'reviewers') === undefined) return [];
  const given = new Set(departments.flatMap(({ series }) => series.map(({ value }) => value)));
  const left = SERIES.map(({ code }) => code).filter((code) => !given.has(code));
  return left.length === 0 ? [] : [found('SERIES_TO_BUREAU', ['reviewers', 'departments'], { series: seriesListed(left) })];
}

type OwnReviewRow = Reading['reviewers']['ownReview'][number];

function ofOwnReview({ index, creditCode, name, series, levels }: OwnReviewRow, before: readonly OwnReviewRow[]): Found[] {
  const at = ['reviewers', 'ownReview', index] as const;
  const of = series.flatMap(({ value }) => seriesOf(value) ?? []);
  const alien = levels.filter(({ value }) => of.length > 0 && !of.some(({ titles }) => titles[value]));
  const code = creditCode ?? '';
  return [
    ...(creditCode !== undefined && before.some((one) => one.creditCode === creditCode)
      ? [found('OWN_REVIEW_DOUBLED', [...at, 'creditCode'], { code })]
      : []),
    ...(creditCode !== undefined && !isCreditCode(creditCode) ? [found('CREDIT_CODE_WRONG', [...at, 'creditCode'], { code })] : []),
    ...alien.map(({ index: row, value }) =>
      found('LEVEL_NOT_OF_SERIES', [...at, 'levels', row], {
        series: seriesListed(of.map((one) => one.code)),
        level: say(LEVEL_NAMES[value], LEVEL_ENGLISH[value]),
        name: name ?? code,
      }),
    ),
  ];
}
