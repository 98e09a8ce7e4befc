/** A9, P3: what two fields of a form say together, and work that is none in the specialty. */
import { describe, expect, it } from 'vitest';
import { LEVELS, SERIES } from '../../schema/announcement/data/series.ts';
import { levelNamed, titlesAt } from '../../schema/announcement/data/title-names.ts';
import type { Form } from '../../schema/application/eligibility/facts.ts';
import { SECTION_SHAPES } from '../../schema/application/form/sections.ts';
import { form, of } from '../support/facts.ts';

const presentTitle = form.presentTitle ?? expect.fail();
const job = form.workHistory?.items[0] ?? expect.fail();
const fails = (changes: Partial<Form>) => of('A9', { form: { ...form, ...changes } }).filter(({ outcome }) => outcome === 'FAILS');

describe('A9: what two fields say together', () => {
  const appliedTitle = form.appliedTitle ?? expect.fail();
  /** What is told when the section is saved. */
  const saved = (section: 'presentTitle' | 'appliedTitle', content: object) =>
    SECTION_SHAPES[section].safeParse(content).error?.issues.map(({ path }) => path.join('.')) ?? [];

  it('正高级教师 is not of the intermediate level: refused when it is saved, and in a form that was saved before', () => {
    const named = { ...presentTitle, name: '正高级教师' };
    expect(saved('presentTitle', named)).toEqual(['level']);
    expect(fails({ presentTitle: named })[0]?.because.zh).toBe('“现任职务”的层级与资格名称不符：该系列的“正高级教师”为正高级。');
    expect(saved('presentTitle', { ...named, level: 'SENIOR' })).toEqual([]);
    // What certificates of before call it is in no list: nothing is told of it.
    expect(saved('presentTitle', { ...presentTitle, name: '小学高级教师' })).toEqual([]);
  });

  it('every title of the list is of its own level, and of no other of its series', () => {
    for (const { code, titles } of SERIES)
      for (const level of LEVELS) {
        const names = titlesAt(code, level);
        expect(names.length > 0, `${code} ${level}`).toBe(titles[level] !== undefined);
        for (const name of names) expect(levelNamed(code, name), name).toBe(level);
      }
    expect([levelNamed('health', '主管护师'), levelNamed('health', '护士'), levelNamed('legal-services', '三级律师')]).toEqual([
      'INTERMEDIATE',
      'STAFF',
      'INTERMEDIATE',
    ]);
  });

  it('the name of the series only where the series is not in the list', () => {
    const both = { ...presentTitle, seriesName: '中学教师' };
    expect(saved('presentTitle', both)).toEqual(['seriesName']);
    expect(fails({ presentTitle: both })).toHaveLength(1);
    expect(saved('presentTitle', { ...both, series: null })).toEqual([]);
    // One that is in the list is chosen there, so that its rules are asked, however it is written.
    for (const seriesName of ['工程', '工程系列', '工程技术系列', '中小学 教师', '卫生专业技术人员'])
      expect(saved('presentTitle', { ...both, series: null, seriesName }), seriesName).toEqual(['seriesName']);
    for (const { name } of SERIES)
      expect(fails({ presentTitle: { ...both, series: null, seriesName: name } })[0]?.because.zh, name).toContain(`目录内的“${name}”系列`);
  });

  it('基层有效 as the type of promotion leads to a title valid at the grass roots; a scope alone says nothing of the type', () => {
    const wrong = { ...appliedTitle, promotionType: 'GRASSROOTS' as const, scope: 'PROVINCE' as const };
    expect(saved('appliedTitle', wrong)).toEqual(['scope']);
    expect(fails({ appliedTitle: wrong })).toHaveLength(1);
    expect(saved('appliedTitle', { ...wrong, scope: 'GRASSROOTS' })).toEqual([]);
    expect(saved('appliedTitle', { ...appliedTitle, scope: 'GRASSROOTS' })).toEqual([]);
  });
});

describe('P3: work in the specialty', () => {
  const worked = (...items: (typeof job)[]) =>
    of('P3', { form: { ...form, workHistory: { items } } }).filter(({ outcome }) => outcome !== 'PASSES');
  const elsewhere = { ...job, inSpecialty: false };

  it('whose only work is none in the specialty has no years that could be judged', () => {
    expect(worked(elsewhere)).toMatchObject([{ outcome: 'FAILS', isObstacle: true }]);
    expect(worked(job)).toEqual([]);
    expect(worked(elsewhere, job)).toEqual([]);
  });

  it('who has left the specialty is left to those who review it', () => {
    expect(worked({ ...job, to: '2020-06-30' }, { ...elsewhere, from: '2020-07-01' })).toMatchObject([
      { outcome: 'UNKNOWN', isObstacle: false },
    ]);
    expect(worked({ ...job, to: '2020-06-30' })[0]?.because.zh).toBe('“专业工作经历”没有现在的工作：各段经历均已结束。');
  });
});
