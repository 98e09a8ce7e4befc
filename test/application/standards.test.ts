/** What another notice says decides: recognition, channels, forms, series with examinations, how years are counted, conditions of its own. */
import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../schema/announcement/data/channels.ts';
import { RECOGNITION } from '../../schema/announcement/data/recognition.ts';
import { JIAYUGUAN_2024 } from '../../schema/announcement/data/jiayuguan-2024.ts';
import { LARGEST_ANSWER } from '../../schema/announcement/document/standards/conditions.ts';
import { DEFAULT_STANDARDS, standardsShape } from '../../schema/announcement/document/standards/index.ts';
import { LIMITED_TEXTS } from '../../schema/announcement/names.ts';
import type { Facts, Form } from '../../schema/application/eligibility/facts.ts';
import { shapeIn } from '../../schema/application/form/conditions.ts';
import { FORM, SECTION_SHAPES, type SectionDefinition, type SectionName } from '../../schema/application/form/sections.ts';
import { charactersOf, sectionsOf, sectionsToJudge } from '../../schema/application/form/series.ts';
import { facts, form, of, standing, told } from '../support/facts.ts';
import { under, type Said } from '../support/notice.ts';
import { findingsOf } from '../../schema/application/eligibility/index.ts';

const outcomes = (rule: string, said: Said, changes: Partial<Facts> = {}) =>
  of(rule, { ...under(said), ...changes }).map(({ outcome }) => outcome);
const titled = (title: object): Form => ({ presentTitle: SECTION_SHAPES.presentTitle.parse({ hasTitle: true, ...title }) });
const worked = (from: string): Form => ({
  workHistory: { items: [{ from, to: null, employer: '单位', position: '岗位', inSpecialty: true }] },
});
const education = form.education ?? expect.fail();

describe('a notice that says nothing of it has the defaults, and cites nothing of another', () => {
  it('as the one of 2024 has them', () => {
    const { titleYears, ...rest } = JIAYUGUAN_2024.standards;
    expect(titleYears).not.toEqual([]);
    expect(rest).toEqual({ ...DEFAULT_STANDARDS, titleYears: undefined });
    expect(JSON.stringify(DEFAULT_STANDARDS)).not.toMatch(/[一二三四]（|附件/u);
  });

  it('what it writes is checked: sections there are, none needed and left out, conditions that can be met', () => {
    const takes = (standards: unknown) => standardsShape.safeParse(standards).success;
    const form = (of: object) => takes({ forms: { series: { engineering: { source: '三', ...of } } } });
    expect(form({ requires: ['papers'] })).toBe(true);
    expect(form({ requires: ['thesis'] })).toBe(false);
    expect(form({ requires: ['conditions'] })).toBe(false);
    expect(form({ requires: ['papers'], withoutSections: ['papers'] })).toBe(false);
    expect(form({ withoutSections: ['appliedTitle'] })).toBe(false);
    expect(form({ characters: { 'achievements.article': 3 } })).toBe(false);
    expect(takes({ forms: { series: { alchemy: { source: '三' } } } })).toBe(false);
    expect(takes({ channels: { RETIRED: { through: ['CUSTODIAN'] } } })).toBe(true);
    expect(takes({ channels: { ASTRONAUT: { through: [] } } })).toBe(false);
    expect(takes({ channels: { RETIRED: { through: ['MARS'] } } })).toBe(false);
    expect(takes({ recognition: [{ degree: 'OTHER', years: 1, level: 'STAFF' }] })).toBe(false);
    const condition = { id: 'a', title: { zh: '社保', en: 'insurance' }, asks: 'NUMBER', least: 12, source: '三' };
    expect(takes({ conditions: [condition] })).toBe(true);
    expect(takes({ conditions: [condition, condition] })).toBe(false);
    expect(takes({ conditions: [{ ...condition, least: null }] })).toBe(false);
    expect(takes({ conditions: [{ ...condition, least: null, outcome: 'REVIEW' }] })).toBe(true);
    expect(takes({ conditions: [{ ...condition, asks: 'YES' }] })).toBe(false);
    expect(takes({ conditions: [{ ...condition, least: 0 }] })).toBe(false);
    expect(takes({ conditions: [{ ...condition, least: LARGEST_ANSWER + 1 }] })).toBe(false);
  });

  it('the texts that it may limit are texts of the form', () => {
    for (const one of LIMITED_TEXTS) {
      const [section, field] = one.split('.') as [SectionName, string];
      const { fields }: SectionDefinition = FORM[section];
      expect(fields[field]?.kind, one).toMatch(/^LINES?$/u);
    }
  });
});

describe('P3, P4, P5, P6: the channels', () => {
  const retired = { standing: { ...standing, kind: 'RETIRED' as const } };
  const opened: Said = {
    standards: { channels: { RETIRED: { through: ['PUBLIC_INSTITUTION'], papers: ['CONSENT_SENDING'], source: '二' } } },
  };
  const closed: Said = { standards: { channels: { INSTITUTION_STAFF: { through: [] } } } };

  it('a notice that opens one to the retired takes them, with the papers that it asks for', () => {
    expect([outcomes('P3', {}, retired), outcomes('P4', {}, retired)[0], outcomes('P5', {}, retired)]).toEqual([[], 'FAILS', []]);
    expect(outcomes('P3', opened, retired)).toEqual(['PASSES']);
    expect(outcomes('P4', opened, retired)[0]).toBe('PASSES');
    expect(outcomes('P5', opened, retired)).toEqual(['PASSES']);
    expect(of('P6', { ...under(opened), ...retired })).toMatchObject([
      { outcome: 'FAILS', because: { zh: expect.stringContaining('派出地') } },
    ]);
    expect(outcomes('P6', opened)).toEqual(['PASSES']);
  });

  it('one that closes it to staff of public institutions takes none of them; the other kinds are as they were', () => {
    expect(outcomes('P4', closed)[0]).toBe('FAILS');
    expect({ ...under(closed).calendar.announcement.standards.channels, INSTITUTION_STAFF: null }).toEqual({
      ...CHANNELS,
      INSTITUTION_STAFF: null,
    });
  });
});

describe('A7: recognition', () => {
  const master = (from: string): Partial<Facts> => ({
    wish: { series: 'engineering', level: 'INTERMEDIATE', promotionType: 'NORMAL' },
    form: {
      ...form,
      ...worked(from),
      education: { ...education, degree: 'MASTER' },
      presentTitle: SECTION_SHAPES.presentTitle.parse({ hasTitle: false }),
    },
  });
  const two: Said = {
    standards: { recognition: RECOGNITION.map((one) => (one.degree === 'MASTER' ? { ...one, years: 2 } : one)) },
  };
  const none: Said = { standards: { recognition: [], byStandard: [] } };

  it('a master after the years of the notice, at the boundary; where it recognises nobody, nobody', () => {
    expect(outcomes('A7', {}, master('2023-01-01'))).toEqual(['FAILS']);
    expect(outcomes('A7', two, master('2023-01-01'))).toEqual(['PASSES']);
    expect(outcomes('A7', two, master('2023-01-02'))).toEqual(['FAILS']);
    expect(outcomes('A7', none, master('2010-01-01'))).toEqual(['FAILS']);
    expect(of('A7', { ...under(two), ...master('2023-01-01') })[0]?.because.zh).toBe('考核认定：硕士研究生满2年可认定中级（现2年）。');
  });

  it('by standard, what the notice says is left to those who review it', () => {
    const byStandard: Said = { standards: { recognition: [], byStandard: [{ degree: 'MASTER', level: 'INTERMEDIATE' }] } };
    expect(outcomes('A7', byStandard, master('2024-06-01'))).toEqual(['UNKNOWN']);
  });

  it('A10: by calendar years the year of graduation and of work count whole', () => {
    const byYear: Said = { policy: { yearsCounted: 'BY_YEAR' } };
    expect(outcomes('A7', {}, master('2021-12-31'))).toEqual(['PASSES']);
    expect(outcomes('A7', {}, master('2022-01-01'))).toEqual(['PASSES']);
    expect(outcomes('A7', byYear, master('2021-12-31'))).toEqual(['PASSES']);
    expect(outcomes('A7', byYear, master('2022-01-01'))).toEqual(['FAILS']);
  });
});

describe('A10: years in the present title, and in the new post', () => {
  const held = (obtainedOn: string): Partial<Facts> => ({
    wish: { series: 'engineering', level: 'ASSOCIATE_SENIOR', promotionType: 'NORMAL' },
    form: { ...form, ...titled({ name: '工程师', level: 'INTERMEDIATE', series: 'engineering', obtainedOn }) },
  });
  const asOfAugust = { seniorityAsOf: '2024-08-31' };
  const byYear: Said = { policy: { ...asOfAugust, yearsCounted: 'BY_YEAR' } };

  it('BY_YEAR: five are full in the fifth year after, whatever the day; TO_THE_DAY on the day', () => {
    expect(outcomes('A10', { policy: asOfAugust }, held('2019-12-31')).at(-1)).toBe('FAILS');
    expect(outcomes('A10', { policy: asOfAugust }, held('2019-09-01')).at(-1)).toBe('PASSES');
    expect(outcomes('A10', { policy: asOfAugust }, held('2019-09-02')).at(-1)).toBe('FAILS');
    expect(outcomes('A10', byYear, held('2019-12-31')).at(-1)).toBe('PASSES');
    expect(outcomes('A10', byYear, held('2020-01-01')).at(-1)).toBe('FAILS');
    expect(of('A10', { ...under(byYear), ...held('2020-01-01') }).at(-1)?.because.zh).toContain('已满4年（按年度计算），须满5年');
  });

  it('BY_YEAR: a year in the new post before a transfer of series', () => {
    const transfer = (from: string): Partial<Facts> => ({
      wish: { series: 'engineering', level: 'INTERMEDIATE', promotionType: 'TRANSFER' },
      form: {
        ...form,
        ...worked(from),
        ...titled({ name: '农艺师', level: 'INTERMEDIATE', series: 'agriculture', obtainedOn: '2012-01-01' }),
      },
    });
    expect(outcomes('A10', { policy: asOfAugust }, transfer('2023-12-31'))).toEqual(['FAILS']);
    expect(outcomes('A10', byYear, transfer('2023-12-31'))).toEqual(['PASSES']);
    expect(outcomes('A10', byYear, transfer('2024-01-01'))).toEqual(['FAILS']);
  });
});

describe('A2, A9: forms', () => {
  const wish = { series: 'engineering', level: 'SENIOR', promotionType: 'NORMAL' } as const;
  const said: Said = {
    standards: {
      forms: {
        series: {
          engineering: { requires: ['papers', 'qualification'], licence: '注册证', characters: { 'achievements.text': 100 }, source: '三' },
          health: { withoutSections: ['papers'], characters: { 'achievements.text': 900 }, source: '三' },
        },
        kinds: { INSTITUTION_STAFF: { without: ['appraisals'] } },
      },
    },
  };
  const { standards } = under(said).calendar.announcement;
  const a2 = (changes: Form, of: Said = said) => outcomes('A2', of, { wish, form: { ...form, ...changes } })[0];

  it('a section that the notice needs of a series is needed, with a row in it where it has rows', () => {
    const { papers: _, ...without } = form;
    expect(outcomes('A2', {}, { wish, form: without })[0]).toBe('PASSES');
    expect(outcomes('A2', said, { wish, form: without })[0]).toBe('FAILS');
    expect(a2({ papers: { items: [] } }, {})).toBe('PASSES');
    expect(a2({ papers: { items: [] } })).toBe('FAILS');
    expect(a2({})).toBe('PASSES');
  });

  it('what the notice leaves out is not asked; a series that it does not name is as it was', () => {
    const offered = (series: string) => sectionsOf(standards, { series, kind: 'INSTITUTION_STAFF' });
    expect(offered('engineering')).toContain('qualification');
    expect(offered('health')).not.toContain('papers');
    expect(offered('health')).not.toContain('qualification');
    expect(offered('health')).not.toContain('appraisals');
    expect(sectionsOf(standards, { series: 'health', kind: 'RURAL_TECHNICAL' })).toContain('appraisals');
    expect(sectionsOf(standards, { series: 'health', kind: 'FLEXIBLE' })).not.toContain('appraisals');
    expect(offered('school-teaching')).toContain('qualification');
  });

  it('a text is limited to fewer characters, and never to more than the form takes', () => {
    const most = (series: string) => charactersOf(standards, 'achievements', 'text', series);
    expect([most('engineering'), most('health'), most('economics')]).toEqual([100, 400, 400]);
    const [row] = form.achievements?.items ?? [];
    const text = (length: number): Form => ({ achievements: { items: [{ ...(row ?? expect.fail()), text: '字'.repeat(length) }] } });
    expect(outcomes('A2', said, { wish, form: { ...form, ...text(100) } })).toEqual(['PASSES']);
    expect(outcomes('A2', said, { wish, form: { ...form, ...text(101) } })).toEqual(['PASSES', 'FAILS']);
  });

  it('A9: a title before the first day of work is one by examination in the series that the notice names', () => {
    const early: Partial<Facts> = {
      form: { ...form, ...titled({ name: '一级教师', level: 'INTERMEDIATE', series: 'school-teaching', obtainedOn: '2008-01-01' }) },
    };
    const bad = (said: Said) => told(findingsOf(facts({ ...under(said), ...early }))).filter((one) => one === 'A9 FAILS').length;
    expect(bad({}) - bad({ standards: { byExam: ['school-teaching'] } })).toBe(1);
  });
});

describe('A6: conditions of the notice’s own', () => {
  const insurance = {
    id: 'social-insurance',
    title: { zh: '社会保险缴纳月数', en: 'months of social insurance' },
    asks: 'NUMBER' as const,
    unit: { zh: '个月', en: 'months' },
    least: 12,
    for: { series: ['school-teaching', 'engineering'] },
    source: '二（四）',
  };
  const anew = {
    id: 'new-achievements',
    title: { zh: '上次评审未通过后有新业绩', en: 'new achievements since a review was failed' },
    asks: 'YES' as const,
    for: { levels: ['ASSOCIATE_SENIOR' as const], promotionTypes: ['NORMAL' as const], kinds: ['INSTITUTION_STAFF' as const] },
    outcome: 'REVIEW' as const,
    source: '二（五）',
  };
  const said: Said = { standards: { conditions: [insurance, anew] } };
  const { standards } = under(said).calendar.announcement;
  const answered = (answers: Record<string, number>, proofs: number[] | null = null): Partial<Facts> => ({
    form: { ...form, conditions: { items: Object.entries(answers).map(([condition, value]) => ({ condition, value, proofs })) } },
  });
  const judged = (answers: Record<string, number>, more: Partial<Facts> = {}) =>
    of('A6', { ...under(said), ...answered(answers), ...more }).map(
      ({ outcome, isObstacle }) => `${outcome}${isObstacle ? ', in the way' : ''}`,
    );

  it('eleven months fail where twelve are asked, twelve pass; the finding cites the notice’s own place', () => {
    expect(judged({ 'social-insurance': 11, 'new-achievements': 1 })).toEqual(['FAILS, in the way', 'PASSES']);
    expect(judged({ 'social-insurance': 12, 'new-achievements': 1 })).toEqual(['PASSES', 'PASSES']);
    expect(of('A6', { ...under(said), ...answered({ 'social-insurance': 11 }) })[0]).toMatchObject({
      because: { zh: '社会保险缴纳月数：11个月（须不少于12个月）。', en: 'months of social insurance: 11 months (at least 12 months).' },
      source: '二（四）',
    });
  });

  it('what is left to those who review it keeps nobody from submitting; what is not answered does', () => {
    expect(judged({ 'social-insurance': 12, 'new-achievements': 0 })).toEqual(['PASSES', 'UNKNOWN']);
    expect(judged({ 'social-insurance': 12 })).toEqual(['PASSES', 'UNKNOWN, in the way']);
    expect(judged({ 'social-insurance': 12, 'new-achievements': 1, 'of-last-year': 0 })).toEqual(['PASSES', 'PASSES']);
  });

  it('a number without a least one is for those who review it to judge', () => {
    const open: Said = { standards: { conditions: [{ ...insurance, least: null, outcome: 'REVIEW' }] } };
    expect(outcomes('A6', open, answered({ 'social-insurance': 0 }))).toEqual(['UNKNOWN']);
  });

  it('is asked of those alone of whom the notice asks it: series, level, type, kind of person', () => {
    const all = { 'social-insurance': 12, 'new-achievements': 1 };
    const wish = { series: 'health', level: 'ASSOCIATE_SENIOR', promotionType: 'NORMAL' } as const;
    expect(judged(all, { wish })).toHaveLength(1);
    expect(judged(all, { wish: { ...wish, level: 'SENIOR' } })).toHaveLength(0);
    expect(judged(all, { wish: { ...wish, promotionType: 'EXCEPTIONAL' } })).toHaveLength(0);
    expect(judged(all, { wish, standing: { ...standing, kind: 'ON_LEAVE' } })).toHaveLength(0);
    expect(judged(all, { wish: null })).toHaveLength(0);
  });

  it('stands in the form, is needed there and is judged in a return, only of those of whom it is asked', () => {
    const whose = { kind: 'INSTITUTION_STAFF', level: 'SENIOR', promotionType: 'NORMAL' } as const;
    expect(sectionsOf(standards, { ...whose, series: 'engineering' })).toContain('conditions');
    expect(sectionsOf(standards, { ...whose, series: 'health' })).not.toContain('conditions');
    expect(sectionsOf(standards, { series: null, kind: null })).toContain('conditions');
    const head = {
      series: 'health',
      appliesAs: 'INSTITUTION_STAFF',
      level: 'ASSOCIATE_SENIOR',
      promotionType: 'NORMAL',
      submission: null,
    } as const;
    expect(sectionsToJudge(standards, head)).toContain('conditions');
    expect(sectionsToJudge(standards, { ...head, level: 'SENIOR' })).not.toContain('conditions');
    expect(of('A2', under(said))[0]).toMatchObject({ outcome: 'FAILS', because: { zh: expect.stringContaining('通知规定的其他条件') } });
    expect(of('A2', { ...under(said), ...answered({}) })[0]?.outcome).toBe('FAILS');
    expect(outcomes('A6', said)).toEqual([]);
    expect(outcomes('A6', said, { complete: false })).toEqual(['UNKNOWN', 'UNKNOWN']);
  });

  it('A3: proofs may be named with it, and are there if they are', () => {
    const named = (proofs: number[] | null) => outcomes('A3', said, answered({ 'social-insurance': 12 }, proofs));
    expect([named(null), named([4]), named([9])]).toEqual([['PASSES'], ['PASSES'], ['FAILS']]);
  });

  it('is saved only as an answer to a condition that the notice has, each once, yes or no as 1 or 0', () => {
    const takes = (...items: [string, number][]) =>
      shapeIn('conditions', standards).safeParse({ items: items.map(([condition, value]) => ({ condition, value })) }).success;
    expect(takes(['social-insurance', 0], ['new-achievements', 1])).toBe(true);
    expect(takes(['social-insurance', LARGEST_ANSWER])).toBe(true);
    expect(takes(['social-insurance', LARGEST_ANSWER + 1])).toBe(false);
    expect(takes(['new-achievements', 2])).toBe(false);
    expect(takes(['height', 1])).toBe(false);
    expect(takes(['social-insurance', 1], ['social-insurance', 2])).toBe(false);
  });
});
