/** What an officer may write wrongly in the notice of 2024, each with the line that the check has for it. */
import { JIAYUGUAN_2024_DOCUMENT } from '../../schema/announcement/data/jiayuguan-2024.ts';
import { NATIONAL } from '../../schema/calendar/data/national-holidays.ts';
import type { CheckCode, Known } from '../../schema/drafting/check/index.ts';
import { creditCode } from '../../functions/local/people.ts';
import { instant } from '../support/world.ts';

/**
 * What is written over the notice, and what is left out; `path` where the line does not stand at the first of them; `needs`: the list that it
 * names a row of.
 */
export type Planted = { code: CheckCode; put?: Readonly<Record<string, unknown>>; cut?: string; path?: string; needs?: string };

export const KNOWN: Known = {
  holidays: NATIONAL,
  departments: new Set(['education', 'health', 'industry', 'agriculture']),
  copiedFrom: null,
  shifted: [],
  others: [
    { cycle: '620200-2023-1', year: 2023, round: 1, ...window('2023-09-01', '2023-12-20') },
    { cycle: '620200-2024-2', year: 2024, round: 2, ...window('2024-03-01', '2024-06-30') },
  ],
};

const exception = (said: object) => [{ ...said, source: '附件3' }];
const unit = (code: string) => ({
  creditCode: code,
  name: '酒泉钢铁（集团）有限责任公司',
  series: ['engineering'],
  levels: ['INTERMEDIATE'],
  source: '四',
});

export const PLANTED: readonly Planted[] = [
  { code: 'KEY_UNKNOWN', put: { remarks: '另行通知' } },
  { code: 'KEY_UNKNOWN', put: { 'policy.posting.daysForAll': 5 } },
  { code: 'FIELD_MISSING', cut: 'notice.issuer' },
  { code: 'FIELD_MISSING', cut: 'standards' },
  { code: 'TYPE_WRONG', put: { 'phases[0].title': 7 } },
  { code: 'VALUE_UNKNOWN', put: { 'policy.yearsCounted': 'ROUGHLY' } },
  { code: 'VALUE_UNKNOWN', put: { 'phases[0].name': 'PREPARE' } },
  { code: 'OUT_OF_RANGE', put: { 'policy.minimumOfficers': 0 } },
  { code: 'COUNT_WRONG', put: { 'committees[1].levels': [] } },
  { code: 'FORMAT_WRONG', put: { 'reviewers.departments[0].counties': ['6202'] }, path: 'reviewers.departments[0].counties[0]' },
  { code: 'MOMENT_WRONG', put: { 'phases[0].opens': '2024-02-30 00:00' } },
  { code: 'DAY_WRONG', put: { 'notice.issuedOn': '2024年9月2日' } },
  { code: 'DAY_WRONG', put: { 'milestones[6].due': '2024-11-31' } },
  { code: 'TIME_WRONG', put: { 'policy.remindAt': '9:00' } },
  { code: 'ID_WRONG', put: { 'milestones[0].id': 'Committee_Announcements' } },
  { code: 'TEXT_WRONG', put: { 'citations.C1': '' } },
  {
    code: 'SERIES_UNKNOWN',
    put: { 'reviewers.departments[1].series': ['health', 'medicine'] },
    path: 'reviewers.departments[1].series[1]',
  },
  { code: 'LEVEL_UNKNOWN', put: { 'committees[0].levels': ['SENIOR', 'TOP'] }, path: 'committees[0].levels[1]' },
  { code: 'YEAR_ROUND_TAKEN', put: { round: 2 } },
  { code: 'CYCLE_TAKEN', put: { cycle: '620200-2023-1' } },
  { code: 'WINDOW_INVERTED', put: { 'phases[1].closes': '2024-09-11 00:00' } },
  { code: 'PHASE_MISSING', cut: 'phases[2]', path: 'phases' },
  {
    code: 'PHASE_DOUBLED',
    put: {
      'phases[7]': { name: 'RE_REVIEW', title: '补充复审', opens: '2024-11-11 00:00', closes: '2024-11-15 24:00', source: '三（五）' },
    },
    path: 'phases[7].name',
  },
  {
    code: 'EXCEPTION_HIDDEN',
    put: {
      'phases[1].exceptions': [
        ...exception({ for: { recognition: true }, closes: '2024-10-25 24:00' }),
        ...exception({ for: { recognition: true, levels: ['ASSISTANT'] }, closes: '2024-10-28 24:00' }),
      ],
    },
    path: 'phases[1].exceptions[1]',
  },
  {
    code: 'EXCEPTION_INVERTED',
    put: { 'phases[3].exceptions': exception({ for: { levels: ['SENIOR'] }, closes: '2024-10-20 24:00' }) },
    path: 'phases[3].exceptions[0].closes',
  },
  {
    code: 'EXCEPTION_INVERTED',
    put: { 'phases[5].exceptions': exception({ for: { committees: ['annex-1-1'] }, daysBeforeMeeting: 3 }) },
    needs: 'committees',
    path: 'phases[5].exceptions[0].daysBeforeMeeting',
  },
  {
    code: 'COMMITTEE_UNKNOWN',
    put: { 'phases[4].exceptions': exception({ for: { committees: ['annex-9'] }, closes: '2024-12-20 24:00' }) },
    needs: 'committees',
    path: 'phases[4].exceptions[0].for.committees[0]',
  },
  { code: 'MILESTONE_DOUBLED', put: { 'milestones[3].id': 're-review' } },
  { code: 'MILESTONE_INVERTED', put: { 'milestones[2].from': '2024-11-11' } },
  { code: 'MILESTONE_WITHOUT_PHASE', cut: 'phases[6]', path: 'milestones[3].phase' },
  { code: 'HOLIDAYS_UNKNOWN', put: { 'milestones[4].due': '2027-01-08' } },
  { code: 'POSTING_OVER_MOST', put: { 'policy.posting.days': 31 } },
  {
    code: 'PROFESSIONAL_HOURS_OVER',
    put: { 'policy.continuingEducation': { hours: 60, professionalHours: 61 } },
    path: 'policy.continuingEducation.professionalHours',
  },
  { code: 'EFFORT_INVERTED', put: { 'policy.posting.effort': { least: 23, most: 22 } }, path: 'policy.posting.effort.least' },
  { code: 'RULE_UNKNOWN', put: { 'citations.Q7': '三' } },
  { code: 'DEPARTMENT_DOUBLED', put: { 'reviewers.departments[2].id': 'health' } },
  { code: 'DEPARTMENT_UNKNOWN', put: { 'reviewers.departments[0].id': 'schools' } },
  {
    code: 'SERIES_TWICE',
    put: { 'reviewers.departments[3].series': ['agriculture', 'health'] },
    path: 'reviewers.departments[3].series[1]',
  },
  {
    code: 'OWN_REVIEW_DOUBLED',
    put: { 'reviewers.ownReview': [unit(creditCode(7)), unit(creditCode(7))] },
    path: 'reviewers.ownReview[1].creditCode',
  },
  {
    code: 'CREDIT_CODE_WRONG',
    put: { 'reviewers.ownReview': [unit('916202002246412029'.replace('9', '8'))] },
    path: 'reviewers.ownReview[0].creditCode',
  },
  { code: 'COMMITTEE_DOUBLED', put: { 'committees[5].id': 'annex-1-1' } },
  { code: 'COMMITTEE_WITHOUT_FIELD', put: { 'committees[6].series': null, 'committees[6].specialty': null } },
  { code: 'LEVEL_NOT_OF_SERIES', put: { 'committees[36].levels': ['SENIOR', 'STAFF'] }, path: 'committees[36].levels[1]' },
  { code: 'TYPE_WRONG', put: { committees: '见附件1' } },
];

/** Whether two can be planted together: neither takes away what the other spoils, or needs. */
export function areApart(one: Planted, other: Planted): boolean {
  const [mine, theirs] = [touchedBy(one), touchedBy(other)];
  const isWithin = (inner: string, outer: string) => inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
  const meet = mine.some((a) => theirs.some((b) => isWithin(a, b) || isWithin(b, a)));
  return !meet && !theirs.includes(one.needs ?? '') && !mine.includes(other.needs ?? '');
}

const touchedBy = ({ put = {}, cut }: Planted): string[] => [...Object.keys(put), ...(cut === undefined ? [] : [cut])];

/** The line that is expected, where rows above it were left out with it. */
export function lineOf({ code, path, put = {}, cut }: Planted, cuts: readonly string[]): string {
  const at = path ?? Object.keys(put)[0] ?? cut ?? '';
  const [, list = '', index = ''] = /^(\w+)\[(\d+)\]/u.exec(at) ?? [];
  const above = cuts.filter((row) => row.startsWith(`${list}[`) && Number(/\d+/u.exec(row)?.[0]) < Number(index)).length;
  return `${code} ${list === '' ? at : at.replace(`[${index}]`, `[${Number(index) - above}]`)}`;
}

/** The notice of 2024 with all of it. */
export function noticeWith(...all: readonly Planted[]): Record<string, unknown> {
  const notice: Record<string, unknown> = structuredClone(JIAYUGUAN_2024_DOCUMENT);
  for (const { put = {} } of all) for (const [path, value] of Object.entries(put)) write(notice, path, value);
  const cuts = all.flatMap(({ cut }) => cut ?? []);
  for (const cut of cuts.toSorted((a, b) => b.localeCompare(a))) leaveOut(notice, cut);
  return notice;
}

type Holder = Record<string | number, unknown>;

function holderOf(notice: object, path: string): [Holder, string | number] {
  const parts = path.match(/[^.[\]]+/gu) ?? [];
  let holder = notice as Holder;
  for (const part of parts.slice(0, -1)) {
    holder[part] ??= {};
    holder = holder[part] as Holder;
  }
  return [holder, parts.at(-1) ?? ''];
}

export function write(notice: object, path: string, value: unknown): void {
  const [holder, last] = holderOf(notice, path);
  holder[last] = structuredClone(value);
}

export function leaveOut(notice: object, path: string): void {
  const [holder, last] = holderOf(notice, path);
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
}

function window(first: string, last: string) {
  return { opensAt: instant(`${first}T00:00:00+08:00`), closesAt: instant(`${last}T00:00:00+08:00`) };
}
