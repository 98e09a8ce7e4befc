/** What another notice says decides: recognition, channels, forms, series with examinations, how years are counted, conditions of its own. */
import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../schema/announcement/data/channels.ts';
import { RECOGNITION } from '../../schema/announcement/data/recognition.ts';
import { JIAYUGUAN_2024 } from '../../schema/announcement/data/jiayuguan-2024.ts';
import { LARGEST_ANSWER } from '../../schema/announcement/document/standards/conditions.ts';
import { DEFAULT_STANDARDS, standardsShape } from '../../schema/announcement/document/standards/index.ts';
import { LIMITED_TEXTS } from '../../schema/announcement/names.ts';
import type { Facts, Form } from '../../schema/application/eligibility/facts.ts';
import { FORM, SECTION_SHAPES, type SectionDefinition, type SectionName } from '../../schema/application/form/sections.ts';
import { charactersOf, sectionsOf } from '../../schema/application/form/series.ts';
import { facts, form, of, standing, studied, told } from '../support/facts.ts';
import { outcomes, under, type Said } from '../support/notice.ts';
import { findingsOf } from '../../schema/application/eligibility/index.ts';

const titled = (title: object): Form => ({ presentTitle: SECTION_SHAPES.presentTitle.parse({ hasTitle: true, ...title }) });
const worked = (from: string): Form => ({
  workHistory: { items: [{ from, to: null, employer: '单位', position: '岗位', inSpecialty: true }] },
});

describe('a notice that says nothing of it has the defaults, and cites nothing of another', () => {
  it('as the one of 2024 has them', () => {
    const { titleYears, ...rest } = JIAYUGUAN_2024.standards;
    expect(titleYears).not.toEqual([]);
    expect(rest).toEqual({ ...DEFAULT_STANDARDS, titleYears: undefined });
    expect(JSON.stringify(DEFAULT_STANDARDS)).not.toMatch(/[一二三四]（|附件/u);
  });

  it('what it writes is checked: sections there are, none needed and left out, conditions that can be met', () => {
    const takes = (standards: unknown) => standardsShape.safeParse(standards).success;
    const differs = (more: object) => takes({ forms: { series: { engineering: { source: '三', ...more } } } });
    expect(differs({ requires: ['papers'] })).toBe(true);
    expect(differs({ requires: ['thesis'] })).toBe(false);
    expect(differs({ requires: ['conditions'] })).toBe(false);
    expect(differs({ requires: ['papers'], withoutSections: ['papers'] })).toBe(false);
    expect(differs({ withoutSections: ['appliedTitle'] })).toBe(false);
    expect(differs({ characters: { 'achievements.article': 3 } })).toBe(false);
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
    expect(of('P5', { ...under(opened), ...retired })).toMatchObject([{ outcome: 'PASSES', source: '二' }]);
    expect(of('P5', under(opened))[0]).not.toHaveProperty('source');
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
      education: studied({ educationLevel: 'MASTER' }),
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
    expect(of('A7', { ...under(two), ...master('2023-01-01') })[0]?.because.zh).toBe(
      '考核认定：硕士研究生满2年可认定中级，现2年（截至2024年12月31日）。',
    );
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
    expect(of('A10', { ...under(byYear), ...held('2020-01-01') }).at(-1)?.because.zh).toContain(
      '已满4年（截至2024年8月31日，按年度计算），须满5年',
    );
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
  const a2 = (changes: Form, notice: Said = said) => outcomes('A2', notice, { wish, form: { ...form, ...changes } })[0];

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
    const bad = (notice: Said) => told(findingsOf(facts({ ...under(notice), ...early }))).filter((one) => one === 'A9 FAILS').length;
    expect(bad({}) - bad({ standards: { byExam: ['school-teaching'] } })).toBe(1);
  });
});
