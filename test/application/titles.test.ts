/** A7, A10: from which title to which, by which type of promotion, with which degree, after how many years: each at its boundary. */
import { describe, expect, it } from 'vitest';
import { JIAYUGUAN_2024 } from '../../schema/announcement/data/jiayuguan-2024.ts';
import { RECOGNITION } from '../../schema/announcement/data/recognition.ts';
import { LEVELS, SERIES, type Level } from '../../schema/announcement/data/series.ts';
import { obstacles, findingsOf } from '../../schema/application/eligibility/index.ts';
import { nextLevel } from '../../schema/application/eligibility/title.ts';
import type { Form, Wish } from '../../schema/application/eligibility/facts.ts';
import { differences } from '../../schema/application/compare.ts';
import { PROMOTION_TYPE, type EducationLevel } from '../../schema/application/form/choices.ts';
import type { Studied } from '../../schema/application/form/education.ts';
import { asAskedToday, presentTitleOf } from '../../schema/application/form/present-title.ts';
import { SECTION_SHAPES, type SectionContent } from '../../schema/application/form/sections.ts';
import type { Application, ApplicationFile } from '../../schema/application/model.ts';
import { isSpecial } from '../../schema/posting/model.ts';
import { rowOf } from '../../schema/summary/annex/columns.ts';
import { facts, form, NO_TITLE, of, studied } from '../support/facts.ts';

/** A title of a level, in engineering unless said otherwise. */
function titled(level: Level, more: Partial<SectionContent<'presentTitle'>> = {}): Form {
  const title = { hasTitle: true, name: '职称', level, series: 'engineering', obtainedOn: '2012-01-01', ...more };
  return { presentTitle: SECTION_SHAPES.presentTitle.parse(title) };
}

const worked = (from: string, inSpecialty = true, to: string | null = null): SectionContent<'workHistory'>['items'][number] => ({
  from,
  to,
  employer: '单位',
  position: '岗位',
  inSpecialty,
});

type Asked = { present?: Form; level: Level; type?: Wish['promotionType']; series?: string; more?: Form };

/** What A7 and A10 come to, of somebody without a degree that is recognised. */
function asked({ present = { presentTitle: NO_TITLE }, level, type = 'NORMAL', series = 'engineering', more = {} }: Asked) {
  const about = {
    wish: { series, level, promotionType: type },
    form: { ...form, education: studied({ educationLevel: 'OTHER' }), ...present, ...more },
  };
  return { about, findings: [...of('A7', about), ...of('A10', about)] };
}
const outcomes = (about: Asked) => asked(about).findings.map(({ rule, outcome }) => `${rule} ${outcome}`);
const isOpen = (about: Asked) => asked(about).findings.every(({ isObstacle }) => !isObstacle);

describe('A7: level by level', () => {
  it('from each level the next and no other; by 破格晋升 every higher one, and never the same or a lower one', () => {
    for (const [index, from] of LEVELS.entries()) {
      for (const [wanted, level] of LEVELS.entries()) {
        const present = titled(from);
        expect(isOpen({ present, level }), `${from} to ${level}`).toBe(wanted === index + 1);
        expect(isOpen({ present, level, type: 'EXCEPTIONAL' }), `${from} to ${level}, 破格`).toBe(wanted > index);
        if (wanted <= index) expect(outcomes({ present, level, type: 'EXCEPTIONAL' })).toEqual(['A10 FAILS']);
      }
    }
  });

  it('from no title to the lowest title that the series has', () => {
    for (const { code, titles } of SERIES) {
      const lowest = LEVELS.find((level) => titles[level] !== undefined);
      expect(nextLevel(null, code)).toBe(lowest);
      expect(outcomes({ level: lowest ?? 'STAFF', series: code })).toEqual(['A7 PASSES']);
    }
    expect(outcomes({ level: 'INTERMEDIATE' })).toEqual(['A7 FAILS']);
    expect(outcomes({ level: 'SENIOR', type: 'EXCEPTIONAL' })).toEqual(['A7 PASSES']);
  });

  /** Whole years up to 31 December 2024: to the day. */
  it.each([
    ['DOCTOR', 2, 'ASSOCIATE_SENIOR', '2023-01-01', '2023-01-02'],
    ['MASTER', 3, 'INTERMEDIATE', '2022-01-01', '2022-01-02'],
    ['BACHELOR', 1, 'ASSISTANT', '2024-01-01', '2024-01-02'],
    ['COLLEGE', 3, 'ASSISTANT', '2022-01-01', '2022-01-02'],
  ] as const)(
    'recognises %s after %i years as %s and as all below, and not a day before',
    (educationLevel, years, level, inTime, tooLate) => {
      const since = (from: string, wanted: Level) =>
        outcomes({
          level: wanted,
          more: { education: studied({ educationLevel, graduatedOn: '2010-06-30' }), workHistory: { items: [worked(from)] } },
        });
      expect(RECOGNITION).toContainEqual(expect.objectContaining({ degree: educationLevel, years, level }));
      for (const below of LEVELS.slice(0, LEVELS.indexOf(level) + 1)) expect(since(inTime, below), below).toEqual(['A7 PASSES']);
      expect(since(tooLate, level)).toEqual(['A7 FAILS']);
    },
  );

  it('whoever has a higher degree has the lower ones: a doctor of one year is recognised as an assistant', () => {
    const begun = (educationLevel: 'DOCTOR' | 'MASTER') => ({
      education: studied({ educationLevel, graduatedOn: '2010-06-30' }),
      workHistory: { items: [worked('2024-01-01')] },
    });
    expect(outcomes({ level: 'ASSISTANT', more: begun('DOCTOR') })).toEqual(['A7 PASSES']);
    expect(outcomes({ level: 'ASSISTANT', more: begun('MASTER') })).toEqual(['A7 PASSES']);
    expect(outcomes({ level: 'ASSOCIATE_SENIOR', more: begun('DOCTOR') })).toEqual(['A7 FAILS']);
    expect(outcomes({ level: 'INTERMEDIATE', more: begun('MASTER') })).toEqual(['A7 FAILS']);
  });

  it('a higher degree takes nothing away: what a lower one, or none, would open is left to the series’ standard', () => {
    const fresh = (educationLevel: 'DOCTOR' | 'MASTER' | 'BACHELOR' | 'COLLEGE', from: string) => ({
      education: studied({ educationLevel, graduatedOn: '2024-06-30' }),
      workHistory: { items: [worked(from)] },
    });
    // A master of this summer who has worked since 2008, and one who begins: neither is worse off than a bachelor.
    for (const from of ['2008-07-01', '2024-07-01']) {
      expect(outcomes({ level: 'ASSISTANT', more: fresh('MASTER', from) }), from).toEqual(['A7 UNKNOWN']);
      expect(outcomes({ level: 'INTERMEDIATE', more: fresh('DOCTOR', from) }), from).toEqual(['A7 UNKNOWN']);
      expect(outcomes({ level: 'INTERMEDIATE', more: fresh('MASTER', from) }), from).toEqual(['A7 FAILS']);
      expect(outcomes({ level: 'ASSOCIATE_SENIOR', more: fresh('DOCTOR', from) }), from).toEqual(['A7 FAILS']);
    }
    // A bachelor of this summer may have had a college diploma for three years of work before, to the day.
    expect(outcomes({ level: 'ASSISTANT', more: fresh('BACHELOR', '2022-01-01') })).toEqual(['A7 UNKNOWN']);
    expect(outcomes({ level: 'ASSISTANT', more: fresh('BACHELOR', '2022-01-02') })).toEqual(['A7 FAILS']);
    expect(outcomes({ level: 'ASSISTANT', more: fresh('COLLEGE', '2008-07-01') })).toEqual(['A7 FAILS']);
  });

  it('recognises nobody as what they are already, nor in another series as the same', () => {
    const master: Form = { education: studied({ educationLevel: 'MASTER' }) };
    expect(outcomes({ present: titled('INTERMEDIATE'), level: 'INTERMEDIATE', more: master })).toEqual(['A10 FAILS']);
    expect(outcomes({ present: titled('INTERMEDIATE'), level: 'INTERMEDIATE', series: 'economics', more: master })).toEqual(['A10 FAILS']);
    expect(outcomes({ present: titled('ASSISTANT'), level: 'INTERMEDIATE', series: 'economics', more: master })).toEqual([
      'A7 PASSES',
      'A10 PASSES',
    ]);
  });

  it('recognises postdoctoral research at once, and counts no work done before graduation', () => {
    const since = (educationLevel: 'DOCTOR' | 'MASTER', graduatedOn: string, from: string, postdoctoral: boolean | null): Form => ({
      education: studied({ educationLevel, postdoctoral, graduatedOn }),
      workHistory: { items: [worked(from)] },
    });
    expect(isOpen({ level: 'ASSOCIATE_SENIOR', more: since('DOCTOR', '2024-06-30', '2024-07-01', true) })).toBe(true);
    expect(isOpen({ level: 'INTERMEDIATE', more: since('MASTER', '2022-06-30', '2010-01-01', null) })).toBe(false);
  });

  it('tells also what degree and years open by recognition', () => {
    const about = { wish: { series: 'school-teaching', level: 'ASSOCIATE_SENIOR', promotionType: 'NORMAL' } as const };
    expect(of('A7', { ...about, form: { ...form, presentTitle: NO_TITLE } })[0]?.remedy?.zh).toBe(
      '可申报员级；按学历和年限可考核认定助理级；符合条件的可申报破格晋升。',
    );
  });

  it('is unknown as long as nothing is said of title, degree and work', () => {
    const before = (promotionType: Wish['promotionType']) =>
      findingsOf(facts({ complete: false, form: {}, wish: { series: 'engineering', level: 'INTERMEDIATE', promotionType } }))
        .filter(({ rule }) => rule.startsWith('A'))
        .map(({ rule, outcome }) => `${rule} ${outcome}`);
    expect(before('NORMAL')).toEqual(['A7 UNKNOWN']);
    expect(before('EXCEPTIONAL')).toEqual(['A7 PASSES', 'A10 UNKNOWN']);
    expect(before('TRANSFER')).toEqual(['A10 UNKNOWN']);
    expect(of('A7', { wish: null, form: {} })[0]?.outcome).toBe('UNKNOWN');
  });
});

describe('A10: the series of the present title', () => {
  const teacher = titled('INTERMEDIATE', { series: 'school-teaching', name: '一级教师' });

  it('a title of another series opens its own level by transfer, not the next one, not even by 破格晋升', () => {
    for (const type of ['NORMAL', 'GRASSROOTS', 'HARDSHIP', 'EXCEPTIONAL'] as const) {
      expect(isOpen({ present: teacher, level: 'ASSOCIATE_SENIOR', type }), type).toBe(false);
      expect(isOpen({ present: teacher, level: 'INTERMEDIATE', type }), type).toBe(false);
    }
    const { findings } = asked({ present: teacher, level: 'ASSOCIATE_SENIOR' });
    expect(findings.at(-1)).toMatchObject({ rule: 'A10', outcome: 'FAILS' });
    expect(findings.at(-1)?.remedy?.zh).toBe('可先按“转系列”申报工程系列中级，取得后再逐级申报。');
    expect(outcomes({ present: teacher, level: 'INTERMEDIATE', type: 'TRANSFER' })).toEqual(['A10 PASSES']);
    for (const level of LEVELS.filter((one) => one !== 'INTERMEDIATE'))
      expect(outcomes({ present: teacher, level, type: 'TRANSFER' }), level).toEqual(['A10 FAILS']);
    expect(outcomes({ present: titled('INTERMEDIATE'), level: 'INTERMEDIATE', type: 'TRANSFER' })).toEqual(['A10 FAILS']);
    expect(outcomes({ level: 'INTERMEDIATE', type: 'TRANSFER' })).toEqual(['A10 FAILS']);
  });

  it('transfers after one year in the new post: in the present work without a gap, to the day', () => {
    const after = (...items: SectionContent<'workHistory'>['items']) =>
      outcomes({ present: teacher, level: 'INTERMEDIATE', type: 'TRANSFER', more: { workHistory: { items } } });
    const before = worked('2010-07-01', false, '2023-12-31');
    expect(after(before, worked('2024-01-01'))).toEqual(['A10 PASSES']);
    expect(after(before, worked('2024-01-02'))).toEqual(['A10 FAILS']);
    // Another employer the day after is the same work; a year among engineers long ago is not.
    expect(after(worked('2023-12-01', true, '2024-06-30'), worked('2024-07-01'))).toEqual(['A10 PASSES']);
    expect(after(worked('2000-01-01', true, '2005-12-31'), worked('2024-07-01'))).toEqual(['A10 FAILS']);
    // What nobody says is going on cannot be judged.
    expect(after(worked('2010-07-01', true, '2024-06-30'))).toEqual(['A10 UNKNOWN']);
    expect(after(worked('2010-07-01', false))).toEqual(['A10 UNKNOWN']);
  });

  it('a series that the list does not have is left to those who review it; one that nobody was asked for has to be filled in', () => {
    const other = titled('INTERMEDIATE', { series: null, seriesName: '政工' });
    expect(outcomes({ present: other, level: 'ASSOCIATE_SENIOR' })).toEqual(['A7 PASSES', 'A10 UNKNOWN']);
    expect(isOpen({ present: other, level: 'ASSOCIATE_SENIOR' })).toBe(true);
    expect(isOpen({ present: other, level: 'INTERMEDIATE', type: 'TRANSFER' })).toBe(true);
    expect(isOpen({ present: other, level: 'INTERMEDIATE' })).toBe(false);
    const { hasTitle: _, series: __, seriesName: ___, ...kept } = titled('INTERMEDIATE').presentTitle ?? expect.fail();
    const old = { presentTitle: kept as SectionContent<'presentTitle'> };
    expect(presentTitleOf(old)).toMatchObject({ level: 'INTERMEDIATE', series: null, seriesName: null });
    expect(outcomes({ present: old, level: 'ASSOCIATE_SENIOR' })).toEqual(['A7 PASSES', 'A10 UNKNOWN']);
    expect(isOpen({ present: old, level: 'ASSOCIATE_SENIOR' })).toBe(false);
  });
});

describe('A10: the years in the present title', () => {
  type Case = {
    educationLevel: EducationLevel;
    degree?: Studied['degree'];
    from: Level;
    to: Level;
    obtainedOn: string;
    type?: Wish['promotionType'];
    series?: string;
  };
  /** The finding on the years: the last one of A10. */
  const served = ({ educationLevel, degree = null, from, to, obtainedOn, type = 'NORMAL', series = 'engineering' }: Case) =>
    of('A10', {
      wish: { series, level: to, promotionType: type },
      form: {
        ...form,
        ...titled(from, { series, obtainedOn }),
        // Begun this year, so that no degree is recognised by itself.
        workHistory: { items: [worked('2024-06-01')] },
        education: studied({ educationLevel, degree }),
      },
    }).at(-1);

  it.each([
    ['COLLEGE', 'STAFF', 'ASSISTANT', 2],
    ['SECONDARY', 'STAFF', 'ASSISTANT', 4],
    ['MASTER', 'ASSISTANT', 'INTERMEDIATE', 2],
    ['BACHELOR', 'ASSISTANT', 'INTERMEDIATE', 4],
    ['COLLEGE', 'ASSISTANT', 'INTERMEDIATE', 4],
    ['DOCTOR', 'INTERMEDIATE', 'ASSOCIATE_SENIOR', 2],
    ['MASTER', 'INTERMEDIATE', 'ASSOCIATE_SENIOR', 5],
    ['BACHELOR', 'INTERMEDIATE', 'ASSOCIATE_SENIOR', 5],
    ['BACHELOR', 'ASSOCIATE_SENIOR', 'SENIOR', 5],
  ] as const)('engineering, %s from %s to %s: %i full years, to the day', (educationLevel, from, to, years) => {
    const year = 2025 - years;
    expect(served({ educationLevel, from, to, obtainedOn: `${year}-01-01` })).toMatchObject({ outcome: 'PASSES' });
    const short = served({ educationLevel, from, to, obtainedOn: `${year}-01-02` });
    expect(short).toMatchObject({ outcome: 'FAILS', isObstacle: true });
    expect(short?.because.zh).toContain('人社部发〔2019〕16号');
    // By 破格晋升 no years are asked for; what is eased at the grass roots is for those who review it.
    expect(served({ educationLevel, from, to, obtainedOn: `${year}-01-02`, type: 'EXCEPTIONAL' })?.outcome).toBe('PASSES');
    expect(served({ educationLevel, from, to, obtainedOn: `${year}-01-02`, type: 'GRASSROOTS' })).toMatchObject({
      outcome: 'UNKNOWN',
      isObstacle: false,
    });
  });

  it('where no figure is held the standard decides, and nobody is kept from submitting', () => {
    for (const about of [
      { educationLevel: 'SECONDARY', from: 'ASSISTANT', to: 'INTERMEDIATE', obtainedOn: '2024-01-01' },
      { educationLevel: 'BACHELOR', from: 'ASSISTANT', to: 'INTERMEDIATE', obtainedOn: '2024-01-01', series: 'library' },
    ] as const) {
      const finding = served(about);
      expect(finding).toMatchObject({ outcome: 'UNKNOWN', isObstacle: false });
      expect(finding?.because.zh).toContain('评审标准为准');
    }
    expect(obstacles(findingsOf(facts()))).toEqual([]);
  });

  it('every figure stands in the announcement with its source, for a level that the series has', () => {
    for (const { series, years, source } of JIAYUGUAN_2024.standards.titleYears) {
      expect(source).not.toBe('');
      const { titles } = SERIES.find(({ code }) => code === series) ?? expect.fail();
      for (const level of Object.keys(years)) expect(Object.keys(titles)).toContain(level);
    }
  });
});

describe('what the titles come to elsewhere', () => {
  it('U3: a transfer of series is no special promotion; 破格, 基层 and 艰苦 are', () => {
    const special = (promotionType: Wish['promotionType']) => isSpecial({ promotionType, scope: 'PROVINCE' });
    expect(Object.keys(PROMOTION_TYPE.names).filter((type) => special(type as Wish['promotionType']))).toEqual([
      'EXCEPTIONAL',
      'GRASSROOTS',
      'HARDSHIP',
    ]);
    expect(isSpecial({ promotionType: 'TRANSFER', scope: 'GRASSROOTS' })).toBe(true);
  });

  it('D4: the summary table says 转系列, and 无 where there is no title and no appraisal', () => {
    const sections = Object.fromEntries(
      Object.entries({ ...form, presentTitle: NO_TITLE, appraisals: undefined })
        .filter(([, content]) => content !== undefined)
        .map(([name, content]) => [name, { name, content: name === 'appliedTitle' ? { ...content, promotionType: 'TRANSFER' } : content }]),
    ) as unknown as ApplicationFile['sections'];
    const head = { unitName: '单位', applicantName: '刘洋', recommendation: null, approval: null } as unknown as Application;
    const row = rowOf(1, head, '620201198506150011', sections, JIAYUGUAN_2024.policy);
    expect([row[6], row[7], row[8], row[15], row[16]]).toEqual(['无', '', '', '无', '转系列']);
  });

  it('a form of before is read as it would be filled in today', () => {
    const old = { name: '一级教师', level: 'INTERMEDIATE', obtainedOn: '2018-12-20', appointedOn: null };
    expect(asAskedToday('presentTitle', old)).toEqual({ ...old, hasTitle: true });
    const none = { name: null, level: null, obtainedOn: null, appointedOn: null };
    expect(asAskedToday('presentTitle', none)).toEqual({ ...none, hasTitle: false });
    expect(asAskedToday('basics', { startedWorkOn: '2010-07-01' })).toEqual({ startedWorkOn: '2010-07-01' });
    const before = { presentTitle: old } as unknown as Form;
    const after = { presentTitle: { ...old, hasTitle: true } } as unknown as Form;
    expect(differences(before, after)).toEqual([]);
    expect(presentTitleOf({})).toBeUndefined();
    expect(presentTitleOf({ presentTitle: NO_TITLE })).toBeNull();
  });
});
