/** The calendar thinks ahead: last safe days and plans that cannot be met (C11), and the way of an application (C12). */
import { describe, expect, it } from 'vitest';
import { JIAYUGUAN_2024 } from '../../schema/announcement/data/jiayuguan-2024.ts';
import type { Calendar } from '../../schema/calendar/model.ts';
import { planWarnings, safeDay, STEPS } from '../../schema/calendar/plan.ts';
import { phaseAt } from '../../schema/calendar/rules.ts';
import { routeOf } from '../../schema/announcement/routing.ts';
import { toIso } from '../../schema/core/time.ts';
import { instant } from '../support/world.ts';
import type { PhaseName } from '../../schema/announcement/model.ts';
import { cutOffOf } from '../../schema/calendar/cut-off.ts';

const calendar: Calendar = { announcement: JIAYUGUAN_2024, amendments: [] };
const NOW = instant('2024-09-11T09:00:00+08:00');

/** The calendar with one window closing at another instant. */
function closing(phase: PhaseName, at: string): Calendar {
  const { opensAt } = phaseAt(calendar, phase, NOW);
  const amendment = { number: 1, phase, opensAt, closesAt: instant(at), document: '文号', reason: '事由', at: NOW, by: 'wang' };
  return { announcement: JIAYUGUAN_2024, amendments: [amendment] };
}

/** Without what is said of single committees (C12). */
const ofWindows = (warnings: ReturnType<typeof planWarnings>) => warnings.filter(({ zh }) => !zh.includes('个评委会'));

describe('C11: last safe days', () => {
  it('are those of 2024, counted in working days', () => {
    expect(Object.fromEntries(STEPS.map((step) => [step, safeDay(step, calendar, NOW).day]))).toEqual({
      SUBMISSION: '2024-10-20',
      POSTING: '2024-10-23', // 24, 25, 28, 29, 30: over at 24时 of the 30th, recommended on the 31st
      SPECIAL_POSTING: '2024-10-21',
      RECOMMENDATION: '2024-10-31',
      DEPARTMENT_RETURN: '2024-10-23', // U7: 24 and 25 to mend it; 28, 29, 30 it is shown again, and approved on the 31st
      DEPARTMENT_RESUBMISSION: '2024-10-27',
      APPROVAL: '2024-10-31',
      RE_REVIEW_RETURN: '2024-11-03',
      RE_REVIEW_RESUBMISSION: '2024-11-05',
      RE_REVIEW: '2024-11-10',
      RESULT_POSTING: '2024-12-17', // R1: 5 days are over with the 22nd, 5 working days with the 24th, and the longer counts
    });
  });

  it('move with an amended window', () => {
    expect(safeDay('POSTING', closing('UNIT_REVIEW', '2024-11-02T00:00:00+08:00'), NOW).day).toBe('2024-10-24');
  });

  it('a plan that can be met has no warnings; a plan that cannot says which step is too late', () => {
    expect(ofWindows(planWarnings(calendar, NOW))).toEqual([]);
    const [warning] = planWarnings(closing('APPLICATION', '2024-10-28T00:00:00+08:00'), NOW);
    expect(warning?.zh).toContain('2024-10-23');
    expect(ofWindows(planWarnings(closing('UNIT_REVIEW', '2024-11-03T00:00:00+08:00'), NOW)).map(({ en }) => en)).toEqual([
      'Units may recommend after their departments have closed.',
    ]);
  });

  it('a plan that leaves nobody time to mend what is returned says so: with the weekend in it, eight days of re-review are too few and nine enough', () => {
    const warned = (closes: string) => ofWindows(planWarnings(closing('RE_REVIEW', closes), NOW)).map(({ zh }) => zh);
    expect(warned('2024-11-09T00:00:00+08:00')).toEqual([expect.stringContaining('集中复审为期过短')]);
    expect(warned('2024-11-10T00:00:00+08:00')).toEqual([]);
  });
});

describe('C12: committees that meet before the re-review is over', () => {
  const told = (one: Calendar) =>
    planWarnings(one, NOW)
      .filter((warning) => !ofWindows([warning]).length)
      .map(({ zh }) => zh);

  it('have to have all by the instant at which the re-review opens: that cannot be met, and is said at once', () => {
    const [impossible, ...others] = told(calendar);
    expect(impossible).toMatch(
      /^\d+个评委会（.+等）在集中复审结束前开会，须于2024年10月31日24时前完成复审准备，而集中复审2024年11月1日0时才开始/u,
    );
    expect(others).toEqual([]);
  });

  it('are passed over by departments that may approve after that, when their window is amended', () => {
    const later = told(closing('DEPARTMENT_REVIEW', '2024-11-01T00:00:00.001+08:00'));
    expect(later).toHaveLength(2);
    expect(later[1]).toContain('此后审核通过的赶不上');
  });
});

describe('C12: where an application goes', () => {
  const to = (
    series: string,
    specialty: string,
    level: 'INTERMEDIATE' | 'ASSOCIATE_SENIOR',
    scope: 'PROVINCE' | 'GRASSROOTS' = 'PROVINCE',
    unitName = '嘉峪关市第一中学',
  ) => routeOf(JIAYUGUAN_2024, { series, specialty, level, scope, unitName });

  it('the city’s committee where the city has any for the level, else the province’s; each step is explained', () => {
    const teacher = to('school-teaching', '数学', 'ASSOCIATE_SENIOR');
    expect([teacher.department, teacher.committee?.id]).toEqual(['education', 'city-school-teaching']);
    expect(teacher.because.map(({ zh }) => zh)).toEqual([
      '中小学教师系列由嘉峪关市教育局审核。',
      '本市有该系列该层级的评委会：嘉峪关市中小学教师系列高级职称评审委员会。',
    ]);
    expect(to('engineering', '机械', 'INTERMEDIATE').committee?.id).toBe('city-engineering');
    expect(to('engineering', '建设工程', 'ASSOCIATE_SENIOR').committee?.id).toBe('annex-1-19');
    expect(to('engineering', '机械', 'ASSOCIATE_SENIOR').committee?.id).toBe('annex-1-65');
    expect(to('agriculture', '农艺', 'ASSOCIATE_SENIOR', 'GRASSROOTS').committee?.id).toBe('annex-1-56');
  });

  it('a company’s committee is for its own staff only', () => {
    const smelter = '酒泉钢铁（集团）有限责任公司';
    expect(to('engineering', '冶金', 'ASSOCIATE_SENIOR', 'PROVINCE', smelter).committee?.id).toBe('annex-1-15');
    expect(to('engineering', '冶金', 'ASSOCIATE_SENIOR', 'PROVINCE', '别的公司').committee?.id).toBe('annex-1-65');
  });

  it('where the notice names none, the department has to', () => {
    const { committee, because } = to('accounting', '会计', 'INTERMEDIATE');
    expect(committee).toBeNull();
    expect(because.at(-1)?.zh).toContain('由审核部门指定');
  });

  it('a committee of early November shows its earlier cut-off, others do not', () => {
    expect(toIso(cutOffOf(calendar, 'annex-1-15', NOW) ?? 0)).toBe('2024-11-01T00:00:00.000+08:00');
    expect(cutOffOf(calendar, 'annex-1-19', NOW)).toBeNull();
    expect(cutOffOf(calendar, 'city-health', NOW)).toBeNull();
  });
});
