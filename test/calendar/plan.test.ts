/** The calendar thinks ahead: last safe days and plans that cannot be met (C11), and the way of an application (C12). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JIAYUGUAN_2024 } from '../../schema/announcement/data/jiayuguan-2024.ts';
import type { Calendar } from '../../schema/calendar/model.ts';
import { safeDay, safeDays, STEPS } from '../../schema/calendar/plan.ts';
import { planWarnings, WAY } from '../../schema/calendar/way.ts';
import { phaseAt } from '../../schema/calendar/rules.ts';
import { routeOf } from '../../schema/announcement/routing.ts';
import { DAY, toIso } from '../../schema/core/time.ts';
import { instant } from '../support/world.ts';
import type { PhaseName } from '../../schema/announcement/model.ts';
import { cutOffOf } from '../../schema/calendar/cut-off.ts';
import { NATIONAL } from '../../schema/calendar/data/national-holidays.ts';

const calendar: Calendar = { announcement: JIAYUGUAN_2024, amendments: [], holidays: NATIONAL };
const NOW = instant('2024-09-11T09:00:00+08:00');

/** The calendar with one window closing at another instant. */
function closing(phase: PhaseName, at: string): Calendar {
  const { opensAt } = phaseAt(calendar, phase, NOW);
  const amendment = { number: 1, phase, opensAt, closesAt: instant(at), document: '文号', reason: '事由', at: NOW, by: 'wang' };
  return { announcement: JIAYUGUAN_2024, amendments: [amendment], holidays: NATIONAL };
}

/** Without what is said of single committees (C12). */
const ofWindows = (warnings: ReturnType<typeof planWarnings>) => warnings.filter(({ zh }) => !zh.includes('个评委会'));

/** What is said of the windows when one closes at another instant. */
const said = (phase: PhaseName, at: string) => ofWindows(planWarnings(closing(phase, at), NOW)).map(({ zh }) => zh);

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
    expect(said('APPLICATION', '2024-10-28T00:00:00+08:00')).toEqual([
      '个人申报于2024年10月27日24时截止，晚于破格晋升、基层有效、艰苦单位公示最迟开始时间（2024年10月21日24时）、' +
        '单位公示最迟开始时间（2024年10月23日24时）：此后提交的，本年度来不及办理。',
    ]);
    expect(said('UNIT_REVIEW', '2024-11-03T00:00:00+08:00')).toEqual([
      '用人单位审核推荐于2024年11月2日24时截止，晚于行业主管部门审核截止（2024年10月31日24时）：此后推荐的，本年度来不及办理。',
    ]);
  });

  it('C8: whoever amends a window is told all that cannot follow any more, not only the next', () => {
    const [units] = said('APPLICATION', '2024-11-02T00:00:00+08:00');
    expect(units).toContain('用人单位审核推荐截止（2024年10月31日24时）、行业主管部门审核截止（2024年10月31日24时）');
    expect(said('DEPARTMENT_REVIEW', '2024-11-21T00:00:00+08:00')).toEqual([
      '行业主管部门审核于2024年11月20日24时截止，晚于集中复审截止（2024年11月10日24时）：此后审核通过的，本年度来不及办理。',
    ]);
    expect(said('DEPARTMENT_REVIEW', '2024-11-06T00:00:00+08:00')).toEqual([
      '行业主管部门审核于2024年11月5日24时截止，晚于集中复审开始（2024年11月1日0时）。',
    ]);
    const spring = '答辩评审截止（2024年12月10日24时）、评审结果公示最迟开始时间（2024年12月17日24时）、';
    for (const closes of ['2025-03-01T00:00:00+08:00', '2025-11-16T00:00:00+08:00']) {
      const [all] = said('RE_REVIEW', closes);
      expect(all).toContain(spring);
      for (const end of ['审核及评审截止（2024年12月25日24时）', '印发资格文件、制发电子证书”期限', '报市人社局备案”期限'])
        expect(all).toContain(end);
    }
    // Results are posted, and certificates issued, within the provincial review: closed earlier, it takes them along (C3).
    const december = closing('PROVINCIAL_REVIEW', '2024-12-12T00:00:00+08:00');
    expect(safeDay('RESULT_POSTING', december, NOW).day).toBe('2024-12-03');
    expect(said('PROVINCIAL_REVIEW', '2024-12-12T00:00:00+08:00')).toEqual([
      expect.stringMatching(/^答辩评审于2024年12月10日24时截止，晚于评审结果公示最迟开始时间（2024年12月3日24时）：此后评审通过的/u),
      expect.stringMatching(/^“各市州高评会.+”于2024年12月20日24时截止，晚于审核及评审截止（2024年12月11日24时）/u),
    ]);
  });

  it('C8: of any amendment, every window that feeds another names it where it closes after that one has (a property)', () => {
    const windows = WAY.flatMap((place) => ('phase' in place ? [place.phase] : []));
    const days = fc.integer({ min: 1, max: 150 });
    fc.assert(
      fc.property(fc.constantFrom(...windows), days, (phase, day) => {
        const { opensAt } = phaseAt(calendar, phase, NOW);
        const amended = closing(phase, toIso(opensAt + day * DAY));
        const warnings = planWarnings(amended, NOW).map(({ zh }) => zh);
        const placed = windows.map((name) => phaseAt(amended, name, NOW));
        for (const [index, from] of placed.entries())
          for (const to of placed.slice(index + 1)) {
            const isTold = warnings.some((zh) => zh.startsWith(`${from.title}于`) && zh.includes(`${to.title}截止（`));
            expect(isTold, `${from.title} → ${to.title}`).toBe(to.closesAt < from.closesAt);
          }
        for (const zh of warnings) expect(zh).not.toMatch(/\d{4}-\d{2}-\d{2}/u);
      }),
      { numRuns: 60 },
    );
  });

  it('a window within the provincial review that opens before it says so', () => {
    const amendment = { number: 1, document: '文号', reason: '事由', at: NOW, by: 'wang' };
    const { closesAt } = phaseAt(calendar, 'PROVINCIAL_REVIEW', NOW);
    const later = { ...amendment, phase: 'PROVINCIAL_REVIEW' as const, opensAt: instant('2024-11-05T00:00:00+08:00'), closesAt };
    expect(
      ofWindows(planWarnings({ announcement: JIAYUGUAN_2024, amendments: [later], holidays: NATIONAL }, NOW)).map(({ zh }) => zh),
    ).toEqual(['集中复审于2024年11月1日0时开始，而审核及评审2024年11月5日0时才开始：此前不能提交评委会。']);
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

  it('are passed over by a re-review that may still pass after that, when its window is amended', () => {
    const later = told(closing('RE_REVIEW', '2025-03-01T00:00:00+08:00'));
    expect(later).toHaveLength(2);
    expect(later[1]).toMatch(/须于2024年11月10日24时前完成复审准备，而集中复审2025年2月28日24时才截止：此后复审通过的赶不上。$/u);
  });
});

describe('C12: where an application goes', () => {
  const to = (
    series: string,
    specialty: string,
    level: 'INTERMEDIATE' | 'ASSOCIATE_SENIOR',
    scope: 'PROVINCE' | 'GRASSROOTS' = 'PROVINCE',
    unitName = '嘉峪关市第一中学',
  ) => routeOf(JIAYUGUAN_2024, { series, specialty, level, scope, unitName, unit: null });

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

  it('C9: a year of which nobody knows the next one’s holidays has all its last safe days; its own have to be known', () => {
    const { 2024: only } = NATIONAL;
    const known = (holidays: object) =>
      safeDays({ announcement: JIAYUGUAN_2024, amendments: [], holidays: holidays as typeof NATIONAL }, NOW);
    expect(known({ 2024: only })).toEqual(known(NATIONAL));
    expect(() => known({ 2025: NATIONAL['2025'] })).toThrow('YEAR_WITHOUT_HOLIDAYS');
  });
});
