/** What the check has somebody look at before a notice is published, and what it only tells. */
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { JIAYUGUAN_2024_DOCUMENT } from '../../schema/announcement/data/jiayuguan-2024.ts';
import { documentShape, type AnnouncementDocument } from '../../schema/announcement/document/index.ts';
import { CODES } from '../../schema/drafting/check/codes/index.ts';
import { checkOf, type CheckLine, type Known } from '../../schema/drafting/check/index.ts';
import { placeNamed } from '../../schema/drafting/check/words.ts';
import { creditCode } from '../../functions/local/people.ts';
import { instant } from '../support/world.ts';
import { KNOWN, noticeWith, PLANTED } from './planted.ts';

type Put = Record<string, unknown>;
const check = (put: Put, known: Partial<Known> = {}): CheckLine[] => checkOf(noticeWith({ code: 'PLAN', put }), { ...KNOWN, ...known });
const of = (code: string, lines: readonly CheckLine[]) => lines.filter((line) => line.code === code);
const at = (code: string, lines: readonly CheckLine[]) => of(code, lines).map(({ path }) => path);
const errors = (lines: readonly CheckLine[]) =>
  lines.filter(({ severity }) => severity === 'ERROR').map(({ code, path }) => `${code} ${path}`);

describe('the windows', () => {
  it('C11: the plan is looked at as soon as it can be, with the sentences that an amendment has', () => {
    const [told] = of('PLAN', check({ 'phases[1].closes': '2024-10-27 24:00' })).filter(({ says }) => says.zh.startsWith('个人申报'));
    expect(told).toMatchObject({ severity: 'WARNING', path: 'phases', rule: 'C11' });
    expect(told?.says.zh).toContain('此后提交的，本年度来不及办理');
    expect(of('PLAN', check({ 'milestones[0].from': '2024-09-06' }))).toEqual([]);
    expect(of('PLAN', check({ 'reviewers.departments[0].id': 'schools' }))).not.toEqual([]);
  });

  it('stated days are compared with the instants, of each window by itself', () => {
    expect(at('DAYS_STATED', check({}))).toEqual(['phases[2].statedDays']);
    expect(at('DAYS_STATED', check({ 'phases[1].statedDays': 41, 'phases[0].opens': '9月1日' }))).toEqual([
      'phases[1].statedDays',
      'phases[2].statedDays',
    ]);
  });

  it('C1: a close that is neither 24:00 nor the end of the working day is told, 0:00 above all', () => {
    expect(at('CLOSE_UNUSUAL', check({ 'phases[1].closes': '2024-10-20 18:00', 'phases[2].closes': '2024-10-31 17:30' }))).toEqual([]);
    const [midnight] = of('CLOSE_UNUSUAL', check({ 'phases[1].closes': '2024-10-20 00:00' }));
    expect(midnight).toMatchObject({ severity: 'NOTE', path: 'phases[1].closes', says: { zh: '“个人申报”的截止钟点00:00不常见。' } });
  });

  it('a phase that may be absent is told, and the plan is drawn without it', () => {
    const { phases, milestones } = JIAYUGUAN_2024_DOCUMENT;
    const without = {
      phases: phases.filter(({ name }) => name !== 'RE_REVIEW'),
      milestones: milestones.filter(({ id }) => id !== 're-review'),
    };
    const lines = check(without);
    expect(errors(lines)).toEqual([]);
    expect(of('PLAN', lines)).toEqual([]);
    expect(of('PHASE_ABSENT', lines)).toMatchObject([{ severity: 'NOTE', path: 'phases', says: { zh: '未安排“集中复审”阶段。' } }]);
  });

  it('C11: a day that is counted back from and not given is told with what is taken instead', () => {
    const { milestones } = JIAYUGUAN_2024_DOCUMENT;
    const lines = check({ milestones: milestones.filter(({ id }) => id !== 'certificates') });
    expect(errors(lines)).toEqual([]);
    expect(of('MILESTONE_MISSING', lines)).toMatchObject([{ severity: 'WARNING', path: 'milestones' }]);
    expect(at('MILESTONE_MISSING', check({ 'milestones[5].id': 'Certificates' }))).toEqual([]);
  });

  it('exceptions that change nothing, or close before a meeting that nobody has; what closes is the meeting, where there is one', () => {
    const source = '附件3';
    const exceptions = [
      { for: { series: ['health'] }, source },
      { for: { committees: ['annex-1-19'] }, closes: '2024-10-31 24:00', daysBeforeMeeting: 3, source },
      { for: { committees: ['city-health'] }, daysBeforeMeeting: 3, source },
      { for: { committees: ['annex-1-17'] }, daysBeforeMeeting: 3, source },
    ];
    const lines = check({ 'phases[5].exceptions': exceptions });
    expect(errors(lines)).toEqual([]);
    expect(at('EXCEPTION_EMPTY', lines)).toEqual(['phases[5].exceptions[0]']);
    expect(at('EXCEPTION_WITHOUT_MEETING', lines)).toEqual(['phases[5].exceptions[2].daysBeforeMeeting']);
    // 11月中旬 begins on the 11th: ten days before are from the 1st on, when the re-review opens; nine leave it a day.
    const before = (days: number) => errors(check({ 'phases[5].exceptions': [{ ...exceptions[3], daysBeforeMeeting: days }] }));
    expect(before(9)).toEqual([]);
    expect(before(10)).toEqual(['EXCEPTION_INVERTED phases[5].exceptions[0].daysBeforeMeeting']);
  });
});

describe('last year’s notice as this year’s draft', () => {
  const draft = { cycle: '620200-2025-1', year: 2025 };
  const from = { copiedFrom: JIAYUGUAN_2024_DOCUMENT as AnnouncementDocument };

  it('tells of each day that was left, and of the number', () => {
    const lines = check({ ...draft, 'phases[6].closes': '2025-12-10 24:00', 'milestones[0].due': '2024-09-06' }, from);
    expect(errors(lines)).toEqual([]);
    const left = at('DAY_LEFT', lines);
    expect(left).toContain('phases[1].closes');
    expect(left).toContain('milestones[2].from');
    expect(left).toContain('policy.seniorityAsOf');
    expect(left).toContain('phases[6].opens');
    expect(left).not.toContain('phases[6].closes');
    // Neither the day of the notice that was copied, nor one of this year: mistyped.
    expect(at('DAY_OUTSIDE', lines)).toEqual(['milestones[0].due']);
    expect(at('NUMBER_LEFT', lines)).toEqual(['notice.document']);
    expect(of('MEETINGS_LEFT', lines)).toMatchObject([{ path: 'committees[4].meets.year' }]);
    expect(of('MEETINGS_LEFT', lines)[0]?.says.zh).toContain('等65个评委会');
  });

  it('tells of each day that the system has shifted and nobody looked at', () => {
    const shifted = ['phases[1].opens', 'milestones[0].due'];
    expect(of('DAY_SHIFTED', check({}, { shifted }))).toMatchObject([
      { severity: 'WARNING', path: 'phases[1].opens', says: { zh: '阶段第2项开始时刻（2024年9月11日）系由上年同一星期推定，尚未核对。' } },
      { path: 'milestones[0].due' },
    ]);
  });

  it('finds a day again where its row has another number, and says nothing of the same year', () => {
    const { phases } = JIAYUGUAN_2024_DOCUMENT;
    const lines = check({ ...draft, phases: phases.toReversed() }, from);
    expect(at('DAY_LEFT', lines)).toContain('phases[0].opens');
    expect(at('DAY_LEFT', check({ round: 3, cycle: '620200-2024-3' }, from))).toEqual([]);
  });

  it('a day of the next year is within the cycle; years of service may be counted up to the end of the one before', () => {
    const put = { 'milestones[6].due': '2025-01-10', 'policy.seniorityAsOf': '2023-12-31' };
    expect(at('DAY_OUTSIDE', check(put))).toEqual([]);
    expect(at('DAY_OUTSIDE', check({ 'policy.seniorityAsOf': '2022-12-31', 'notice.issuedOn': '2023-09-02' }))).toEqual([
      'notice.issuedOn',
      'policy.seniorityAsOf',
    ]);
    expect(at('MEETINGS_OUTSIDE', check({ 'committees[4].meets.year': 2020 }))).toEqual(['committees[4].meets.year']);
  });

  it('C9: what reaches into a year whose holidays nobody knows is told once, where it does first', () => {
    const { 2024: only } = KNOWN.holidays;
    const until2024 = { holidays: { '2024': only } } as Partial<Known>;
    // Days are counted back from what closes: those of next year are announced when this one is nearly over.
    expect(of('HOLIDAYS_UNKNOWN', check({}, until2024))).toEqual([]);
    const [line, ...others] = of('HOLIDAYS_UNKNOWN', check({ 'milestones[5].due': '2025-01-03' }, until2024));
    expect(others).toEqual([]);
    expect(line).toMatchObject({ path: 'milestones[5].due', says: { zh: expect.stringContaining('2025年') as string } });
    const typed = of('HOLIDAYS_UNKNOWN', check({ 'phases[1].closes': '2124-10-20 24:00' }));
    expect(typed).toMatchObject([{ path: 'phases[1].closes', says: { zh: expect.stringContaining('2027年至2124年') as string } }]);
  });
});

describe('who reviews, and the numbers', () => {
  it('a series without a department goes to the bureau, which is only told; by affiliation nothing is', () => {
    expect(of('SERIES_TO_BUREAU', check({}))).toMatchObject([{ severity: 'NOTE', path: 'reviewers.departments' }]);
    expect(of('SERIES_TO_BUREAU', check({ 'reviewers.by': 'AFFILIATION' }))).toEqual([]);
  });

  it('by county, a county is one department’s, or divided by series', () => {
    const department = (id: string, ...series: string[]) => ({ id, name: id, counties: ['620201'], series });
    const by = (...departments: object[]) => errors(check({ 'reviewers.by': 'COUNTY', 'reviewers.departments': departments }));
    expect(by(department('education', 'school-teaching'), department('health', 'health'))).toEqual([]);
    expect(by(department('education', 'school-teaching'), department('health'))).toEqual([
      'COUNTY_TWICE reviewers.departments[1].counties[0]',
    ]);
  });

  it('departments are looked for only where they are known', () => {
    expect(errors(check({ 'reviewers.departments[0].id': 'schools' }, { departments: null }))).toEqual([]);
  });

  it('own reviews name levels that one of their series has', () => {
    const unit = { creditCode: creditCode(3), name: '酒钢公司', series: ['accounting'], levels: ['STAFF'], source: '四' };
    expect(errors(check({ 'reviewers.ownReview': [unit] }))).toEqual(['LEVEL_NOT_OF_SERIES reviewers.ownReview[0].levels[0]']);
    expect(errors(check({ 'reviewers.ownReview': [{ ...unit, series: ['accounting', 'health'] }] }))).toEqual([]);
  });

  it('titles that no committee reviews are told together where the same levels are left, unless a committee cannot be read', () => {
    const told = of('TITLES_WITHOUT_COMMITTEE', check({})).map(({ says }) => says.zh);
    const accountants = (lines: readonly string[]) => lines.filter((line) => line.includes('会计'));
    expect(told).toHaveLength(5);
    expect(told).toContain('工程、农业系列的员级、助理级没有面向全体申报人的评委会，将由审核部门指定。');
    expect(accountants(told)).toEqual([expect.stringContaining('系列的助理级、中级没有')]);
    const last = JIAYUGUAN_2024_DOCUMENT.committees.length;
    const accounting = {
      id: 'city-accounting',
      name: '会计系列中初级评审委员会',
      founder: '市财政局',
      telephone: '0937',
      series: 'accounting',
      levels: ['ASSISTANT', 'INTERMEDIATE'],
    };
    const more = (over: object) =>
      of('TITLES_WITHOUT_COMMITTEE', check({ [`committees[${last}]`]: { ...accounting, ...over } })).map(({ says }) => says.zh);
    expect(accountants(more({}))).toEqual([]);
    expect(more({ ownStaffOnly: true })).toEqual(told);
    expect(more({ scope: 'GRASSROOTS' })).toEqual(told);
    expect(more({ levels: ['TOP'] })).toEqual([]);
  });

  it('U3: special types are posted no shorter than the others, and nobody for less than the order asks', () => {
    const lines = check({ 'policy.posting': { days: 4, specialDays: 3 }, 'policy.reminderHours': [24, 2, 24] });
    expect(errors(lines)).toEqual([]);
    expect(at('SPECIAL_POSTING_SHORTER', lines)).toEqual(['policy.posting.specialDays']);
    expect(at('POSTING_UNDER_ORDER', lines)).toEqual(['policy.posting.days']);
    expect(at('POSTING_UNDER_ORDER', check({ 'policy.resultPosting': { workingDays: 4 } }))).toEqual(['policy.resultPosting.workingDays']);
    expect(at('REMINDER_DOUBLED', lines)).toEqual(['policy.reminderHours[2]']);
  });

  it('P12: a number that people are told to ask at can be dialled', () => {
    expect(at('TELEPHONE_ODD', check({}))).toEqual([]);
    const odd = {
      'notice.bureau.telephone': '没有',
      'reviewers.departments[0].telephone': '0931-1',
      'committees[0].telephone': '9318179150',
    };
    const lines = check(odd);
    expect(errors(lines)).toEqual([]);
    expect(at('TELEPHONE_ODD', lines)).toEqual(Object.keys(odd));
    expect(at('TELEPHONE_ODD', check({ 'committees[0].telephone': '0931-8533360、0931-8533361转802' }))).toEqual([]);
  });

  it('a place in the notice is cited of rules that rest on it', () => {
    expect(at('CITATION_UNUSED', check({}))).toEqual([]);
    expect(of('CITATION_UNUSED', check({ 'citations.C10': '三' }))).toMatchObject([{ severity: 'NOTE', path: 'citations.C10' }]);
  });

  it('C7: windows beside those of another cycle of the city are looked at', () => {
    const other = { cycle: '620200-2024-2', year: 2024, round: 2, opensAt: instant('2024-12-25T00:00:00+08:00') };
    const overlapping = (opensAt: number) => at('CYCLES_OVERLAP', check({}, { others: [{ ...other, opensAt, closesAt: opensAt + 1 }] }));
    expect(overlapping(other.opensAt)).toEqual(['phases']);
    expect(overlapping(instant('2024-12-26T00:00:00+08:00'))).toEqual([]);
    // Amended, a notice is published again as what it is.
    expect(errors(check({}, { others: [{ ...other, cycle: '620200-2024-1', round: 1, closesAt: other.opensAt + 1 }] }))).toEqual([]);
  });
});

describe('the words of the check', () => {
  it('no field of a notice is called by the name of a variable', () => {
    const names = [...new Set(namesIn(documentShape))];
    expect(names).toContain('daysAfterMending');
    expect(names.filter((name) => /[a-z]/iu.test(placeNamed([name])))).toEqual([]);
  });

  it('every code is met in these tests or those of what is planted', () => {
    const met = new Set(PLANTED.map(({ code }) => code));
    const warnings = Object.entries(CODES).filter(([, { severity }]) => severity !== 'ERROR');
    const elsewhere = ['DOCUMENT_EXPECTED', 'PART_TOO_LARGE', 'COUNTY_TWICE', 'VALUE_WRONG'];
    expect(
      Object.keys(CODES)
        .filter((code) => !met.has(code as keyof typeof CODES) && !elsewhere.includes(code))
        .toSorted(),
    ).toEqual(warnings.map(([code]) => code).toSorted());
  });
});

/** The names of all fields of a shape. */
function namesIn(shape: unknown): string[] {
  if (shape instanceof z.ZodObject) return Object.entries(shape.shape).flatMap(([name, inner]) => [name, ...namesIn(inner)]);
  if (shape instanceof z.ZodArray) return namesIn(shape.element);
  if (shape instanceof z.ZodPipe) return namesIn(shape.in);
  if (shape instanceof z.ZodRecord) return namesIn(shape.valueType);
  if (shape instanceof z.ZodNullable || shape instanceof z.ZodOptional || shape instanceof z.ZodDefault || shape instanceof z.ZodPrefault)
    return namesIn(shape.unwrap());
  return [];
}
