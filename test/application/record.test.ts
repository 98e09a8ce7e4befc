/** R3, A7, A10: what the record of somebody's titles says is what they are judged from, whatever they type. */
import { describe, expect, it } from 'vitest';
import { LEVELS, type Level } from '../../schema/announcement/data/series.ts';
import type { Form, Wish } from '../../schema/application/eligibility/facts.ts';
import { findingsOf, obstacles } from '../../schema/application/eligibility/index.ts';
import { presentOf } from '../../schema/application/eligibility/record.ts';
import type { SectionContent } from '../../schema/application/form/sections.ts';
import type { Title } from '../../schema/identity/titles/model.ts';
import { titlesAt } from '../../schema/identity/titles/rules.ts';
import { facts, form, NO_TITLE, of, studied } from '../support/facts.ts';
import { instant } from '../support/world.ts';

const AT = instant('2024-03-01T10:00:00+08:00');

/** A title on 刘洋’s record: 一级教师 of 2018, unless said otherwise. */
function held(changes: Partial<Title> = {}): Title {
  const done = { at: AT, by: 'chen' };
  return {
    id: 'one',
    account: 'liu',
    series: 'school-teaching',
    seriesName: null,
    specialty: null,
    level: 'INTERMEDIATE',
    name: '一级教师',
    scope: 'PROVINCE',
    obtainedOn: '2018-12-20',
    document: '嘉职改办〔2018〕12号',
    issuer: '嘉峪关市职称改革工作领导小组办公室',
    committeeName: null,
    source: 'RECORDED',
    application: null,
    titleDocument: null,
    scan: null,
    state: 'VALID',
    unit: null,
    recorded: done,
    valid: done,
    ended: null,
    replacedBy: null,
    version: 2,
    trail: '',
    ...changes,
  };
}
const revoked = (changes: Partial<Title> = {}) =>
  held({ state: 'REVOKED', ended: { at: instant('2024-05-10T23:59:59.999+08:00'), by: 'wang', reason: '学历造假' }, ...changes });

type About = { titles?: readonly Title[]; typed?: Partial<SectionContent<'presentTitle'>> | null; wish?: Partial<Wish>; before?: boolean };

/** What is judged of somebody without a degree that is recognised; `typed` null: nothing yet, and the question is asked beforehand. */
function about({ titles = [held()], typed = {}, wish = {}, before = typed === null }: About) {
  const { presentTitle, ...rest } = form;
  const filled = typed === null ? rest : { ...rest, presentTitle: { ...(presentTitle ?? expect.fail()), ...typed } };
  return {
    titles,
    complete: !before,
    wish: { series: 'school-teaching', level: 'ASSOCIATE_SENIOR' as const, promotionType: 'NORMAL' as const, ...wish },
    form: { ...filled, education: studied({ educationLevel: 'OTHER' }) } as Form,
  };
}
const told = (one: About, ...rules: string[]) =>
  findingsOf(facts(about(one)))
    .filter(({ rule }) => rules.includes(rule))
    .map(({ rule, outcome }) => `${rule} ${outcome}`);
const sentence = (one: About, rule = 'R3') => of(rule, about(one)).map(({ because }) => because.zh);

describe('R3: 刘洋, whose title is on record', () => {
  it('meets every condition as before, and is told that the section agrees with the record', () => {
    expect(obstacles(findingsOf(facts({ titles: [held()] })))).toEqual([]);
    expect(sentence({})).toEqual(['现任职务与职称档案一致：一级教师（嘉职改办〔2018〕12号，2018年12月20日取得）。']);
  });

  it('without anything on record is judged by what is typed, and nothing is said of the record', () => {
    expect(told({ titles: [] }, 'A7', 'R3')).toEqual(['A7 PASSES']);
    for (const state of ['PENDING', 'REJECTED', 'WITHDRAWN', 'REPLACED'] as const)
      expect(told({ titles: [held({ state })], typed: { level: 'ASSISTANT', name: '二级教师' } }, 'A7', 'R3'), state).toEqual(['A7 FAILS']);
  });

  it('A7: is told before a word is typed what is open: the next level and no other', () => {
    expect(told({ titles: [], typed: null }, 'A7')).toEqual(['A7 UNKNOWN']);
    const { workHistory: _, education: __, ...empty } = form;
    for (const level of LEVELS) {
      const asked = { ...about({ typed: null, wish: { level } }) };
      const [finding] = of('A7', asked);
      const isAbove = LEVELS.indexOf(level) > LEVELS.indexOf('INTERMEDIATE');
      if (isAbove) expect(finding?.outcome, level).toBe(level === 'ASSOCIATE_SENIOR' ? 'PASSES' : 'FAILS');
      else expect(of('A10', asked)[0]?.outcome, level).toBe('FAILS');
    }
    expect(of('A7', { ...about({ typed: null }), form: empty })[0]?.because.zh).toBe('现任中级，申报副高级，逐级申报。');
    expect(sentence({ typed: null })).toEqual(['现任职务以职称档案为准：一级教师（嘉职改办〔2018〕12号，2018年12月20日取得）。']);
  });

  it('A7: typing a higher title opens nothing: the level is judged from the record, and the difference told', () => {
    const typed = { level: 'ASSOCIATE_SENIOR' as Level, name: '高级教师' };
    expect(told({ typed, wish: { level: 'SENIOR' } }, 'A7', 'R3')).toEqual(['A7 FAILS', 'R3 FAILS']);
    expect(told({ titles: [], typed, wish: { level: 'SENIOR' } }, 'A7', 'R3')).toEqual(['A7 PASSES']);
    expect(sentence({ typed })).toEqual([
      '“现任职务”与职称档案（一级教师（嘉职改办〔2018〕12号，2018年12月20日取得））不符：资格名称填写为高级教师，档案为一级教师；层级填写为副高级，档案为中级。',
    ]);
    expect(of('R3', about({ typed }))[0]?.remedy?.zh).toBe(
      '请按档案更正“现任职务”；所填职称属实而档案未载的，请登记该职称，由用人单位核验。',
    );
  });

  it.each([
    ['the day before', { obtainedOn: '2018-12-19' }, '取得时间填写为2018年12月19日，档案为2018年12月20日'],
    ['the day after', { obtainedOn: '2018-12-21' }, '取得时间填写为2018年12月21日，档案为2018年12月20日'],
    ['another name', { name: '中学一级教师' }, '资格名称填写为中学一级教师，档案为一级教师'],
    ['another series', { series: 'engineering' }, '所属系列填写为工程，档案为中小学教师'],
    ['a series that the list has not', { series: null, seriesName: '船舶检验' }, '所属系列填写为船舶检验，档案为中小学教师'],
  ])('%s is not what is on record', (_, typed, says) => {
    expect(told({ typed }, 'R3')).toEqual(['R3 FAILS']);
    expect(sentence({ typed })[0]).toContain(says);
  });

  it('blanks and widths in a name make no other title; neither does a series of which nobody had asked', () => {
    expect(told({ typed: { name: ' 一级 教师' } }, 'R3')).toEqual(['R3 PASSES']);
    expect(told({ typed: { series: null, seriesName: null } }, 'R3')).toEqual(['R3 PASSES']);
  });

  it('that there is no title, where one is on record, is told as it is', () => {
    expect(told({ typed: NO_TITLE }, 'R3')).toEqual(['R3 FAILS']);
    expect(sentence({ typed: NO_TITLE })[0]).toBe(
      '“现任职务”填写为没有职称，职称档案载有一级教师（嘉职改办〔2018〕12号，2018年12月20日取得）。',
    );
  });

  it('A10: the years in the title are those since the day on record', () => {
    expect(of('A10', about({}))[1]?.because.zh).toContain('取得一级教师已满6年（截至2024年12月31日）');
    const later = held({ obtainedOn: '2021-12-20' });
    expect(of('A10', about({ titles: [later] }))[1]?.because.zh).toContain('取得一级教师已满3年');
  });
});

describe('R3: of several titles', () => {
  const engineer = held({ id: 'two', series: 'engineering', level: 'ASSISTANT', name: '助理工程师', document: '嘉工〔2014〕3号' });
  const senior = held({
    id: 'three',
    level: 'ASSOCIATE_SENIOR',
    name: '高级教师',
    obtainedOn: '2023-12-20',
    document: '嘉职改办〔2023〕9号',
  });
  const read = (titles: readonly Title[], wish: Partial<Wish>) => presentOf(about({ titles, wish }))?.name;

  it('one of the series applied for is read before all others, and of these the highest', () => {
    expect(read([held(), engineer], { series: 'engineering', level: 'INTERMEDIATE' })).toBe('助理工程师');
    expect(read([held(), engineer, senior], { level: 'SENIOR' })).toBe('高级教师');
    expect(read([held(), engineer], { series: 'health', level: 'ASSOCIATE_SENIOR' })).toBe('一级教师');
    expect(read([held(), revoked({ id: 'three', level: 'ASSOCIATE_SENIOR' })], { level: 'SENIOR' })).toBe('一级教师');
  });

  it('any of them may stand in the form as the present one', () => {
    const typed = { name: '助理工程师', series: 'engineering', level: 'ASSISTANT' as const };
    expect(told({ titles: [held(), engineer], typed }, 'A7', 'R3')).toEqual(['A7 PASSES', 'R3 PASSES']);
  });

  it('转系列 is from a title of another series, at the level applied for; what is held in the series already is not transferred', () => {
    const transfer = { series: 'engineering', promotionType: 'TRANSFER' } as const;
    expect(read([held(), engineer], { ...transfer, level: 'INTERMEDIATE' })).toBe('一级教师');
    expect(read([held(), senior, engineer], { ...transfer, level: 'INTERMEDIATE' })).toBe('一级教师');
    expect(read([held(), engineer], { ...transfer, level: 'ASSISTANT' })).toBe('助理工程师');
    expect(told({ titles: [engineer], typed: null, wish: { ...transfer, level: 'ASSISTANT' } }, 'A10')).toEqual(['A10 FAILS']);
  });
});

describe('A10: a title that was revoked', () => {
  it('is no title to apply from: the refusal names document, day and reason', () => {
    expect(told({ titles: [revoked()] }, 'A7', 'A10', 'R3')).toEqual(['A7 FAILS', 'A10 FAILS']);
    expect(sentence({ titles: [revoked()] }, 'A10')).toEqual([
      '现任职务一级教师（嘉职改办〔2018〕12号，2018年12月20日取得）已于2024年5月10日撤销，不能作为申报依据：学历造假。',
    ]);
  });

  it('is not made another by another day; it is, where one of the same level counts by now', () => {
    expect(told({ titles: [revoked()], typed: { obtainedOn: '2019-12-20' } }, 'A10')).toEqual(['A10 FAILS']);
    const regained = held({ id: 'two', obtainedOn: '2024-06-20', document: '嘉职改办〔2024〕2号' });
    expect(told({ titles: [revoked(), regained], typed: { obtainedOn: '2024-06-20' } }, 'A7', 'R3')).toEqual(['A7 PASSES', 'R3 PASSES']);
  });

  it('says nothing of a title of another level, nor of who says that there is none', () => {
    expect(told({ titles: [revoked()], typed: { level: 'ASSISTANT', name: '二级教师' } }, 'A10', 'R3')).toEqual(['A10 PASSES']);
    expect(told({ titles: [revoked()], typed: NO_TITLE }, 'A10', 'R3')).toEqual([]);
  });
});

describe('the record as it was at an instant', () => {
  const at = (instantOf: string) => titlesAt([revoked()], instant(instantOf)).map(({ state }) => state);

  it('holds a title from the millisecond in which it was found right to that in which it was revoked', () => {
    expect(at('2024-03-01T09:59:59.999+08:00')).toEqual([]);
    expect(at('2024-03-01T10:00:00+08:00')).toEqual(['VALID']);
    expect(at('2024-05-10T23:59:59.998+08:00')).toEqual(['VALID']);
    expect(at('2024-05-10T23:59:59.999+08:00')).toEqual(['REVOKED']);
    expect(titlesAt([held({ state: 'PENDING', valid: null })], AT)).toEqual([]);
  });
});
