/** What an applicant may do and until when: C6, A7, at the boundaries. */
import { describe, expect, it } from 'vitest';
import { JIAYUGUAN_2024 } from '../../schema/announcement/data/jiayuguan-2024.ts';
import { SERIES, SERIES_ENGLISH, seriesNamed } from '../../schema/announcement/data/series.ts';
import type { Calendar } from '../../schema/calendar/model.ts';
import type { Application } from '../../schema/application/model.ts';
import { committeesFor, departmentOf, routeOf } from '../../schema/announcement/routing.ts';
import { reviewWindow, standingOf, submissionWindow } from '../../schema/application/rules/windows.ts';
import { sectionsToSave, whyNotEdit } from '../../schema/application/rules/submitting.ts';
import { SECTION_SHAPES, SECTIONS, type SectionName } from '../../schema/application/form/sections.ts';
import { DEFAULT_STANDARDS } from '../../schema/announcement/document/standards/index.ts';
import { sectionsToJudge } from '../../schema/application/form/series.ts';
import { whyNotJudge, whyNotMended } from '../../schema/application/returns.ts';
import { toIso } from '../../schema/core/time.ts';
import { studied } from '../support/sections.ts';
import { instant, BUREAU } from '../support/world.ts';
import { NATIONAL } from '../../schema/calendar/data/national-holidays.ts';

const calendar: Calendar = { announcement: JIAYUGUAN_2024, amendments: [], holidays: NATIONAL };
const head = (changes: Partial<Application>): Application =>
  ({ applicant: 'liu', state: 'DRAFT', returned: null, ...changes }) as Application;
const returnedBy = (reviewer: 'UNIT' | 'DEPARTMENT' | 'RE_REVIEW') =>
  head({ state: 'RETURNED', returned: { reviewer, number: 1, at: 0, by: 'chen', text: '补材料', mend: ['basics'], asked: null } });
const liu = { kind: 'person', account: 'liu', name: '刘洋', grants: [] } as const;

describe('C6: until when an application may be sent', () => {
  it('a draft until 20 October 24时, a return of the unit or department until 31 October 24时', () => {
    const closes = (one: Application) => toIso(submissionWindow(calendar, one, 0).closesAt);
    expect(closes(head({}))).toBe('2024-10-21T00:00:00.000+08:00');
    expect(closes(returnedBy('UNIT'))).toBe('2024-11-01T00:00:00.000+08:00');
    expect(closes(returnedBy('DEPARTMENT'))).toBe('2024-11-01T00:00:00.000+08:00');
    expect(closes(returnedBy('RE_REVIEW'))).toBe('2024-11-11T00:00:00.000+08:00');
  });

  it('a returned one may be edited in the last millisecond of 31 October, not after', () => {
    const edit = (at: string) => whyNotEdit(liu, returnedBy('UNIT'), calendar, instant(at));
    expect(edit('2024-10-31T23:59:59.999+08:00')).toBeNull();
    expect(edit('2024-11-01T00:00:00.000+08:00')).toMatchObject({ code: 'WINDOW_CLOSED' });
  });

  it('the sections open now are none once nothing can be saved: of a draft, and of what was returned', () => {
    const open = (one: Application, at: string) => sectionsToSave(one, calendar, instant(at));
    // Conditions are open where the notice has some.
    expect(open(head({}), '2024-10-20T23:59:59.999+08:00')).toEqual(SECTIONS.filter((name) => name !== 'conditions'));
    expect(open(head({}), '2024-10-21T00:00:00.000+08:00')).toEqual([]);
    expect(open(returnedBy('DEPARTMENT'), '2024-10-31T23:59:59.999+08:00')).toEqual(['basics']);
    expect(open(returnedBy('DEPARTMENT'), '2024-11-01T00:00:00.000+08:00')).toEqual([]);
    expect(open(head({ state: 'SUBMITTED' }), '2024-10-20T09:00:00+08:00')).toEqual([]);
  });

  it('D9: a reason is given for what was left as it was, and for nothing that was changed', () => {
    const why = (same: SectionName[], ...explained: SectionName[]) =>
      whyNotMended(
        returnedBy('DEPARTMENT'),
        same,
        explained.map((section) => ({ section, reason: '属实' })),
      )?.code ?? null;
    expect([why(['basics']), why(['basics'], 'basics'), why([]), why([], 'basics'), why(['basics'], 'papers')]).toEqual([
      'NOT_MENDED',
      null,
      null,
      'MENDED_AFTER_ALL',
      'NOT_TO_MEND',
    ]);
  });

  it('a draft never submitted lapses by the clock alone, at the first late millisecond', () => {
    expect(standingOf(head({}), calendar, instant('2024-10-20T23:59:59.999+08:00'))).toBe('DRAFT');
    expect(standingOf(head({}), calendar, instant('2024-10-21T00:00:00.000+08:00'))).toBe('LAPSED');
    expect(standingOf(returnedBy('UNIT'), calendar, instant('2024-12-01T00:00:00.000+08:00'))).toBe('RETURNED');
  });

  it('C5: units and departments may act from the day personal application opens (随报随审)', () => {
    expect(toIso(reviewWindow(calendar, 'UNIT', 0).opensAt)).toBe('2024-09-11T00:00:00.000+08:00');
    expect(toIso(reviewWindow(calendar, 'DEPARTMENT', 0).closesAt)).toBe('2024-11-01T00:00:00.000+08:00');
  });
});

describe('where an application goes', () => {
  it('to the department that reviews its series; to the bureau itself where none is named', () => {
    expect(departmentOf(JIAYUGUAN_2024, 'school-teaching', null)).toBe('education');
    expect(departmentOf(JIAYUGUAN_2024, 'accounting', null)).toBe(BUREAU);
    for (const { code } of SERIES) expect(departmentOf(JIAYUGUAN_2024, code, null)).not.toBe('');
  });

  it('what is valid at the grass roots to the committee for it where there is one, and nothing else there (C12)', () => {
    const way = {
      series: 'school-teaching',
      specialty: '语文',
      level: 'ASSOCIATE_SENIOR',
      unitName: '嘉峪关市第一中学',
      unit: null,
    } as const;
    const to = (scope: 'PROVINCE' | 'GRASSROOTS', more = {}) => routeOf(JIAYUGUAN_2024, { ...way, scope, ...more });
    expect(to('GRASSROOTS').committee?.name).toBe('甘肃省中小学教师系列县以下基层高级职称评审委员会');
    expect(to('PROVINCE').committee?.name).toBe('嘉峪关市中小学教师系列高级职称评审委员会');
    // Where there is none for the grass roots, those of the whole province review it; never the other way round.
    expect(to('GRASSROOTS', { series: 'archives', specialty: '档案' }).committee?.name).toBe('甘肃省档案系列高级职称评审委员会');
    const among = (scope: 'PROVINCE' | 'GRASSROOTS') => committeesFor(JIAYUGUAN_2024, { ...way, scope }).map((one) => one.scope);
    expect(among('PROVINCE')).toEqual(['PROVINCE', 'PROVINCE']);
    expect(among('GRASSROOTS')).toEqual(['PROVINCE', 'PROVINCE', 'GRASSROOTS']);
  });

  it('is told in names, in both languages: no series is called by its code', () => {
    for (const { code, name } of SERIES) {
      const { zh, en } = seriesNamed(code);
      expect([zh, SERIES_ENGLISH[code]]).toEqual([name, en]);
      expect(en, code).not.toContain('-');
    }
    const way = {
      series: 'vocational-teaching',
      specialty: '机电',
      level: 'ASSISTANT',
      scope: 'PROVINCE',
      unitName: '技师学院',
      unit: null,
    } as const;
    const { because } = routeOf(JIAYUGUAN_2024, way);
    expect(because.map(({ en }) => en).join(' ')).toContain('The series of vocational school teaching');
  });
});

describe('A2: what may be typed', () => {
  it.each([
    ['a day that does not exist', 'basics', { startedWorkOn: '2021-02-30' }],
    ['a title without its date', 'presentTitle', { hasTitle: true, series: 'school-teaching', level: 'INTERMEDIATE', name: '一级教师' }],
    ['a title of no series', 'presentTitle', { hasTitle: true, level: 'INTERMEDIATE', name: '一级教师', obtainedOn: '2018-12-20' }],
    ['a date without a title', 'presentTitle', { hasTitle: false, obtainedOn: '2018-12-20' }],
    ['nothing said of the title', 'presentTitle', {}],
    [
      'a series that is none',
      'appliedTitle',
      { series: 'x', specialty: '数学', level: 'SENIOR', scope: 'PROVINCE', promotionType: 'NORMAL', standard: '甘' },
    ],
    [
      'a level the series has not',
      'appliedTitle',
      {
        series: 'translation',
        specialty: '英语',
        level: 'STAFF',
        scope: 'PROVINCE',
        promotionType: 'NORMAL',
        standard: '甘',
      },
    ],
    ['no achievement', 'achievements', { items: [] }],
    ['an achievement without proof', 'achievements', { items: [{ article: 1, clause: 1, text: '奖', proofs: [] }] }],
    [
      '41 achievements',
      'achievements',
      { items: Array.from({ length: 41 }, (_, index) => ({ article: 1, clause: index + 1, text: '奖', proofs: [1] })) },
    ],
    [
      'a year twice',
      'appraisals',
      {
        years: [
          { year: 2023, result: 'QUALIFIED' },
          { year: 2023, result: 'EXCELLENT' },
        ],
      },
    ],
  ] as const)('refuses %s', (_, name, content) => {
    expect(SECTION_SHAPES[name].safeParse(content).success).toBe(false);
  });

  it('takes no present title at all, and rare characters as one each', () => {
    const none = {
      hasTitle: false,
      name: null,
      series: null,
      seriesName: null,
      level: null,
      obtainedOn: null,
      appointedOn: null,
      proofs: null,
    };
    expect(SECTION_SHAPES.presentTitle.parse({ hasTitle: false })).toEqual(none);
    const elsewhere = { hasTitle: true, seriesName: '政工', level: 'INTERMEDIATE', name: '政工师', obtainedOn: '2018-12-20' };
    expect(SECTION_SHAPES.presentTitle.safeParse(elsewhere).success).toBe(true);
    const school = '𠮷'.repeat(100);
    expect(SECTION_SHAPES.education.parse(studied({ school })).items[0]?.school).toBe(school);
  });
});

describe('D1: the sections that a return judges', () => {
  const one = (changes: Partial<Application>) =>
    ({
      series: 'school-teaching',
      appliesAs: 'INSTITUTION_STAFF',
      submission: null,
      judgedFine: {},
      rejudge: null,
      ...changes,
    }) as Application;
  const judged = (sections: readonly SectionName[], mend: SectionName) =>
    sections.map((section) => ({ section, judgement: section === mend ? ('MEND' as const) : ('FINE' as const), reason: '与原件不符' }));
  const code = (about: Application, sections: readonly SectionName[], mend: SectionName = 'basics') =>
    whyNotJudge(DEFAULT_STANDARDS, 'UNIT', about, judged(sections, mend))?.code ?? null;
  const toJudge = (about: Application) => sectionsToJudge(DEFAULT_STANDARDS, about);
  /** Of the sections there are, those that are not judged; conditions stand in the form where a notice has some. */
  const unjudged = (about: Application) => SECTIONS.filter((name) => name !== 'conditions' && !toJudge(about).includes(name));

  it('are those that the form of its series has, of this kind of person', () => {
    const farmer = one({ series: 'rural-culture', appliesAs: 'RURAL_CULTURAL' });
    expect(unjudged(farmer)).toEqual(['qualification', 'papers']);
    expect(code(farmer, toJudge(farmer))).toBeNull();
    expect(code(farmer, toJudge(farmer).slice(1))).toBe('SECTIONS_UNJUDGED');
    const flexible = one({ series: 'crafts', appliesAs: 'FLEXIBLE' });
    expect(unjudged(flexible)).toEqual(['qualification', 'appraisals']);
    expect(toJudge(one({}))).toEqual(SECTIONS.filter((name) => name !== 'conditions'));
  });

  it('and what was submitted beside; of what is not there nothing is to be mended', () => {
    const engineer = one({ series: 'engineering' });
    expect(toJudge(engineer)).not.toContain('qualification');
    expect(code(engineer, SECTIONS)).toBeNull();
    expect(code(engineer, SECTIONS, 'qualification')).toBe('SECTION_ABSENT');
    const submission = { number: 1, at: 0, hash: '', sections: { qualification: 1 }, proofs: [] };
    expect(toJudge(one({ series: 'engineering', submission }))).toContain('qualification');
    expect(code(one({ series: 'engineering', submission }), SECTIONS, 'qualification')).toBeNull();
    expect(code(engineer, [...toJudge(engineer), 'basics'])).toBe('SECTION_JUDGED_TWICE');
  });
});
