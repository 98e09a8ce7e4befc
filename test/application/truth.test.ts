/** A9: a form that cannot be true is not submitted, and what life does is taken: each date and year at its boundary. */
import { describe, expect, it } from 'vitest';
import { JIAYUGUAN_2024 } from '../../schema/announcement/data/jiayuguan-2024.ts';
import type { Facts, Form } from '../../schema/application/eligibility/facts.ts';
import { yearsToAppraise } from '../../schema/application/eligibility/appraised.ts';
import { instant } from '../support/world.ts';
import { facts, form, NO_TITLE, of, standing, studied } from '../support/facts.ts';
import { NATIONAL } from '../../schema/calendar/data/national-holidays.ts';

const results = (from: number, result: 'QUALIFIED' | 'NOT_RATED' = 'QUALIFIED') =>
  Array.from({ length: 2024 - from }, (_, index) => ({ year: from + index, result, proofs: null }));
/** Every year since 刘洋 began to work. */
const appraisals = { years: results(2010) };
const fails = (changes: Partial<Form>, about: Partial<Facts> = {}) =>
  of('A9', { form: { ...form, appraisals, ...changes }, ...about }).filter(({ outcome }) => outcome === 'FAILS');
const presentTitle = form.presentTitle ?? expect.fail();
const job = form.workHistory?.items[0] ?? expect.fail();

describe('A9: the dates', () => {
  it('a title of 1990 before work begun in 2023, of somebody born in 1985: told with both places and both dates', () => {
    const [young, first, second] = fails({
      basics: { startedWorkOn: '2023-07-01', employer: null },
      workHistory: { items: [{ ...job, from: '2023-07-01' }] },
      appraisals: { years: results(2023) },
      presentTitle: { ...presentTitle, obtainedOn: '1990-05-01', appointedOn: '1990-06-01' },
    });
    expect(young?.because.zh).toContain('“现任职务”的取得时间');
    expect(young?.because.zh).toContain('1985-06');
    expect(first?.because.zh).toContain('未满16周岁');
    expect(second?.because.zh).toMatch(/取得时间.*（1990-05-01）早于“基本情况”的参加工作时间（2023-07-01）/u);
  });

  it('nothing of the future in any section: today yes, tomorrow no', () => {
    const on = (publishedOn: string) =>
      fails({ papers: { items: [{ title: '题', venue: '刊', grade: 'OTHER', publishedOn, proofs: null }] } }).length;
    expect([on('2024-09-11'), on('2024-09-12')]).toEqual([0, 1]);
  });

  it('school, work and title from the tenth birthday on, by the month', () => {
    const began = (startedWorkOn: string) => fails({ basics: { startedWorkOn, employer: null } }).length;
    expect([began('1995-05-31'), began('1995-06-01')]).toEqual([1, 0]);
    expect(fails({ basics: { startedWorkOn: '1980-01-01', employer: null } }, { bornIn: null })).toEqual([]);
    const item = { kind: 'GRASSROOTS', place: '新城镇', from: '1995-05-31', to: null, proofs: null } as const;
    expect(fails({ service: { items: [item] } })).toHaveLength(1);
  });

  it('a degree, a title and a licence at an age at which somebody has had one: a doctor of eighteen, and not a month before', () => {
    const graduated = (educationLevel: 'BACHELOR' | 'DOCTOR' | 'OTHER', graduatedOn: string) =>
      fails({ education: studied({ educationLevel, graduatedOn }) }).length;
    expect([graduated('DOCTOR', '2003-05-31'), graduated('DOCTOR', '2003-06-01')]).toEqual([1, 0]);
    expect([graduated('BACHELOR', '1998-05-31'), graduated('BACHELOR', '1998-06-01')]).toEqual([1, 0]);
    expect([graduated('OTHER', '1995-05-31'), graduated('OTHER', '1995-06-01')]).toEqual([1, 0]);
    const licence = form.qualification ?? expect.fail();
    const licensed = (obtainedOn: string) => fails({ qualification: { ...licence, obtainedOn } }).length;
    expect([licensed('2001-05-31'), licensed('2001-06-01')]).toEqual([1, 0]);
  });

  it('work in the specialty not before the month in which work began', () => {
    const worked = (from: string) => fails({ workHistory: { items: [{ ...job, from }] } });
    expect(worked('2010-07-01')).toEqual([]);
    expect(worked('2000-07-01')[0]?.because).toEqual({
      zh: '“专业工作经历”的起始日期（2000-07-01）早于“基本情况”的参加工作时间（2010-07-01）。',
      en: 'The first day in work history (2000-07-01) is before the start of work in basics (2010-07-01).',
    });
    expect(worked('2010-06-30')).toHaveLength(1);
  });

  it('title and appointment not before the month in which work began', () => {
    const titled = (obtainedOn: string, appointedOn: string | null = null) =>
      fails({ presentTitle: { ...presentTitle, obtainedOn, appointedOn } }).length;
    expect([titled('2010-06-30'), titled('2010-07-01')]).toEqual([1, 0]);
    expect(titled('2010-06-30', '2010-06-30')).toBe(2);
    // Within a month no order is asked for: files often know no more than the month.
    const within = { basics: { startedWorkOn: '2010-07-20', employer: null }, presentTitle: { ...presentTitle, obtainedOn: '2010-07-01' } };
    expect(fails(within)).toEqual([]);
  });

  it('life: school after work and after the title, a soldier of sixteen, a title by examination before work', () => {
    expect(fails({ education: studied({ graduatedOn: '2022-06-30' }) })).toEqual([]);
    expect(fails({ basics: { startedWorkOn: '2001-12-01', employer: null } })).toEqual([]);
    const examined = (obtainedOn: string) =>
      of('A9', {
        form: { ...form, appraisals, presentTitle: { ...presentTitle, series: 'accounting', obtainedOn, appointedOn: '2010-09-01' } },
      })[0];
    expect(examined('2009-05-10')).toMatchObject({ outcome: 'UNKNOWN', isObstacle: false });
    expect(examined('2000-05-10')).toMatchObject({ outcome: 'FAILS' });
  });

  it('postdoctoral research of somebody who is no doctor', () => {
    expect(fails({ education: studied({ postdoctoral: true }) })).toHaveLength(1);
    expect(fails({ education: studied({ educationLevel: 'DOCTOR', postdoctoral: true }) })).toEqual([]);
  });
});

describe('A9: the years', () => {
  const appraised = (year: number, result: 'QUALIFIED' | 'UNQUALIFIED' | 'BASICALLY_QUALIFIED' | 'NOT_RATED', about: Partial<Facts> = {}) =>
    fails({ appraisals: { years: [...appraisals.years.filter((one) => one.year !== year), { year, result, proofs: null }] } }, about)
      .length;

  it('appraisals and education of years that are over: not the running one, the day after it yes', () => {
    expect([appraised(2023, 'QUALIFIED'), appraised(2024, 'QUALIFIED'), appraised(2030, 'QUALIFIED')]).toEqual([0, 1, 1]);
    expect(appraised(2024, 'QUALIFIED', { now: instant('2025-01-01T00:00:00+08:00') })).toBe(0);
    const learnt = (year: number) =>
      fails({ continuingEducation: { years: [{ year, publicHours: 30, professionalHours: 60, proofs: null }] } }).length;
    expect([learnt(2023), learnt(2024)]).toEqual([0, 1]);
  });

  it('no appraisal and no education before the year in which work began', () => {
    expect([appraised(2009, 'QUALIFIED'), appraised(2010, 'QUALIFIED')]).toEqual([1, 0]);
    const learnt = (year: number) =>
      fails({ continuingEducation: { years: [{ year, publicHours: 30, professionalHours: 60, proofs: null }] } }).length;
    expect([learnt(2009), learnt(2010)]).toEqual([1, 0]);
  });

  /** 一级教师 since December 2018. */
  it('no year since the present title is left out: an unqualified one is not passed over by silence', () => {
    const left = (years: typeof appraisals.years, about: Partial<Form> = {}) => fails({ appraisals: { years }, ...about })[0]?.because.zh;
    expect(left(results(2019))).toBeUndefined();
    expect(left([{ year: 2010, result: 'QUALIFIED', proofs: null }])).toBe(
      '“年度考核”未填2019、2020、2021、2022、2023年：任现职以来、且不少于申报年度前3年的各年度（2019至2023年）均须填写。',
    );
    expect(left(results(2019).filter(({ year }) => year !== 2023))).toContain('未填2023年');
    expect(left([{ year: 2019, result: 'NOT_RATED', proofs: null }, ...results(2020)])).toBeUndefined();
  });

  it('and no fewer than count: of a title of last year or of none, three; of who began in 2022, those they worked', () => {
    const needed = (changes: Partial<Form>) => yearsToAppraise({ ...facts(), form: { ...form, ...changes } });
    const three = [2021, 2022, 2023];
    expect(needed({ presentTitle: { ...presentTitle, obtainedOn: '2023-05-01' } })).toEqual(three);
    expect(needed({ presentTitle: NO_TITLE })).toEqual(three);
    const began = (startedWorkOn: string) => needed({ presentTitle: NO_TITLE, basics: { startedWorkOn, employer: null } });
    expect([began('2022-06-30'), began('2022-07-01'), began('2023-07-01')]).toEqual([[2022, 2023], [2023], []]);
  });

  it('nobody is asked for years who is not asked for appraisals: flexible workers never, rural talents where they have none', () => {
    const asked = (kind: 'FLEXIBLE' | 'RURAL_TECHNICAL' | 'NON_PUBLIC_STAFF') =>
      fails({ appraisals: { years: results(2023) } }, { standing: { ...standing, kind } }).length;
    expect([asked('FLEXIBLE'), asked('RURAL_TECHNICAL'), asked('NON_PUBLIC_STAFF')]).toEqual([0, 0, 1]);
  });

  it('unqualified within three years, basically qualified within one; what was not rated stands against nobody', () => {
    expect([appraised(2021, 'UNQUALIFIED'), appraised(2020, 'UNQUALIFIED')]).toEqual([1, 0]);
    expect([appraised(2023, 'BASICALLY_QUALIFIED'), appraised(2022, 'BASICALLY_QUALIFIED')]).toEqual([1, 0]);
    expect(appraised(2023, 'NOT_RATED')).toBe(0);
    const [finding] = fails({
      appraisals: { years: [...results(2010).slice(0, -2), { year: 2022, result: 'UNQUALIFIED', proofs: null }, ...results(2023)] },
    });
    expect(finding?.remedy?.zh).toContain('2026年度起可以申报');
    const strict = {
      ...JIAYUGUAN_2024,
      policy: { ...JIAYUGUAN_2024.policy, badAppraisals: { UNQUALIFIED: 5, BASICALLY_QUALIFIED: 0, NOT_RATED: 0 } },
    };
    expect(appraised(2019, 'UNQUALIFIED', { calendar: { announcement: strict, amendments: [], holidays: NATIONAL } })).toBe(1);
  });

  it('a flexible worker is appraised by nobody: what was typed before is not held against them', () => {
    expect(appraised(2024, 'UNQUALIFIED', { standing: { ...standing, kind: 'FLEXIBLE' } })).toBe(0);
  });

  it('C15: the year of a cycle is what its notice says, whatever its id is like', () => {
    const calendar = { announcement: { ...JIAYUGUAN_2024, cycle: 'autumn', year: 2026 }, amendments: [], holidays: NATIONAL };
    expect(of('P4', { calendar }).at(-1)?.because.zh).toContain('2025年度');
  });
});
