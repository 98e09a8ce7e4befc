/** P3–P7, A2, A3, A6, A7: each condition at its boundary, with its ground and what would change it. */
import { describe, expect, it } from 'vitest';
import { JIAYUGUAN_2024 } from '../../schema/announcement/data/jiayuguan-2024.ts';
import { LEVELS, SERIES, type Level } from '../../schema/announcement/data/series.ts';
import { RULEBOOK } from '../../schema/core/rulebook.ts';
import type { Facts, Form } from '../../schema/application/eligibility/facts.ts';
import type { Finding } from '../../schema/application/eligibility/findings.ts';
import { findingsOf, obstacles } from '../../schema/application/eligibility/index.ts';
import { nextLevel, RECOGNITION } from '../../schema/application/eligibility/title.ts';
import { SECTION_SHAPES, type SectionName } from '../../schema/application/form/sections.ts';
import type { Organisation, Standing } from '../../schema/identity/model.ts';
import { PERSON_KINDS } from '../../schema/identity/channels.ts';
import { SECTIONS } from '../support/sections.ts';
import { instant } from '../support/world.ts';

const school = {
  id: 'school',
  name: '嘉峪关市第一中学',
  kind: 'UNIT',
  unitKind: 'PUBLIC_INSTITUTION',
  central: null,
  officers: 2,
} as Organisation;
const standing = {
  account: 'liu',
  unit: 'school',
  kind: 'INSTITUTION_STAFF',
  employer: null,
  household: null,
  exclusions: [],
} as unknown as Standing;
const form = Object.fromEntries(
  Object.entries(SECTIONS).map(([name, content]) => [name, SECTION_SHAPES[name as SectionName].parse(content)]),
) as Form;
const proofs = [1, 2, 3, 4].map((number) => ({ number, state: 'READY' })) as unknown as Facts['proofs'];

/** 刘洋 as they are, and what is different with them. */
function facts(changes: Partial<Facts> = {}): Facts {
  return {
    now: instant('2024-09-11T09:00:00+08:00'),
    calendar: { announcement: JIAYUGUAN_2024, amendments: [] },
    standing,
    unit: school,
    isOfficer: false,
    finishes: null,
    wish: { series: 'school-teaching', level: 'ASSOCIATE_SENIOR', promotionType: 'NORMAL' },
    form,
    proofs,
    complete: true,
    ...changes,
  };
}
const told = (findings: readonly Finding[]) => obstacles(findings).map(({ rule, outcome }) => `${rule} ${outcome}`);
const of = (rule: string, changes: Partial<Facts>) => findingsOf(facts(changes)).filter((one) => one.rule === rule);

describe('A6: 刘洋', () => {
  it('meets every condition, each told with its ground', () => {
    const findings = findingsOf(facts());
    expect(told(findings)).toEqual([]);
    expect(findings.map(({ rule }) => rule)).toEqual(['P3', 'P4', 'P5', 'P6', 'P7', 'A7', 'P4', 'A2', 'A3']);
    for (const { rule, because } of findings) {
      expect(because.zh).toMatch(/[。]$/u);
      expect(RULEBOOK[rule].source).not.toBe('');
    }
  });

  it('is told everything at once that is wrong, and what would change it', () => {
    const all = findingsOf(
      facts({
        standing: {
          ...standing,
          exclusions: [
            {
              id: '1',
              kind: 'PARTY',
              document: '嘉纪〔2024〕7号',
              reason: '',
              from: '2024-05-10',
              until: '2024-11-09',
              recordedBy: '',
              rank: 1,
              recordedAt: 0,
              lifted: null,
            },
          ],
        },
        wish: { series: 'school-teaching', level: 'SENIOR', promotionType: 'NORMAL' },
        form: {
          ...form,
          continuingEducation: { years: [{ year: 2023, publicHours: 30, professionalHours: 59 }] },
          basics: undefined as never,
        },
        proofs: [],
      }),
    );
    expect(told(all)).toEqual(['P4 FAILS', 'A7 FAILS', 'P4 FAILS', 'A2 FAILS', 'A3 FAILS']);
    expect(obstacles(all).every(({ remedy }) => remedy !== null)).toBe(true);
    expect(obstacles(all)[0]?.remedy?.zh).toContain('2024年11月9日24时期满后可以申报');
    expect(obstacles(all)[1]?.remedy?.zh).toContain('可申报副高级');
  });
});

describe('P3, P4: who may apply', () => {
  it.each(PERSON_KINDS)('%s, through a unit of their channel', (kind) => {
    const may = kind !== 'CIVIL_SERVANT' && kind !== 'RETIRED';
    const findings = findingsOf(facts({ standing: { ...standing, kind, household: true } }));
    expect(findings.some(({ rule, outcome }) => rule === 'P4' && outcome === 'FAILS')).toBe(!may);
    expect(findings.some(({ rule, outcome }) => rule === 'P3' && outcome === 'PASSES')).toBe(may);
  });

  it('a flexible worker with the household in the city, not elsewhere, and not as long as nobody knows', () => {
    const custodian = { ...school, unitKind: 'CUSTODIAN' } as Organisation;
    const flexible = (household: boolean | null) =>
      of('P3', { standing: { ...standing, kind: 'FLEXIBLE', household }, unit: custodian }).map(({ outcome }) => outcome);
    expect([flexible(true), flexible(false), flexible(null)]).toEqual([['PASSES'], ['FAILS'], ['UNKNOWN']]);
  });

  it('a penalty bars to the last millisecond of its last day; the day after he may apply', () => {
    const penalty = {
      id: '1',
      kind: 'SERVICE',
      document: '文号',
      reason: '',
      from: '2024-05-10',
      until: '2024-10-15',
      recordedBy: '',
      rank: 1,
      recordedAt: 0,
      lifted: null,
    } as const;
    const at = (now: string) =>
      of('P4', { now: instant(now), standing: { ...standing, exclusions: [penalty] } }).filter(({ outcome }) => outcome === 'FAILS').length;
    expect(at('2024-10-15T23:59:59.999+08:00')).toBe(1);
    expect(at('2024-10-16T00:00:00.000+08:00')).toBe(0);
  });

  it('the year’s continuing education: 90 hours, 60 of them professional, of the year before the cycle’s', () => {
    const learnt = (publicHours: number, professionalHours: number, year = 2023) =>
      of('P4', { form: { ...form, continuingEducation: { years: [{ year, publicHours, professionalHours }] } } }).at(-1)?.outcome;
    expect(learnt(30, 60)).toBe('PASSES');
    expect(learnt(29, 60)).toBe('FAILS');
    expect(learnt(31, 59)).toBe('FAILS');
    expect(learnt(0, 90)).toBe('PASSES');
    expect(learnt(30, 60, 2022)).toBe('FAILS');
    expect(of('P4', { form: { ...form, continuingEducation: undefined as never } }).at(-1)?.outcome).toBe('UNKNOWN');
  });

  it('nobody knows as what he applies: unknown, and told whom to ask', () => {
    expect(of('P3', { standing: null })).toMatchObject([{ outcome: 'UNKNOWN', remedy: { zh: '请本单位经办人登记。' } }]);
  });
});

describe('P5, P6, P7: through what, with what, reviewed by whom', () => {
  it('P5: having moved, he first takes the application along', () => {
    expect(of('P5', { standing: { ...standing, unit: 'hospital' } })).toMatchObject([
      { outcome: 'FAILS', remedy: { zh: '请先将申报变更到现单位。' } },
    ]);
  });

  it('P6: central staff bring both papers, uploaded and checked; for what their unit reviews itself, none', () => {
    const unit = { ...school, central: { reviews: ['natural-science'] } } as Organisation;
    const paper = (kind: 'ENTRUSTMENT_LETTER' | 'ENTRUSTMENT_APPROVAL', proof: number) => ({
      paper: kind,
      number: '1',
      issuer: '人事处',
      issuedOn: '2024-09-01',
      proof,
    });
    const outcomes = (items: ReturnType<typeof paper>[], series = 'engineering') =>
      of('P6', { unit, form: { ...form, channel: { items } }, wish: { series, level: 'SENIOR', promotionType: 'NORMAL' } }).map(
        ({ outcome }) => outcome,
      );
    expect(outcomes([])).toEqual(['FAILS', 'FAILS']);
    expect(outcomes([paper('ENTRUSTMENT_LETTER', 1)])).toEqual(['PASSES', 'FAILS']);
    expect(outcomes([paper('ENTRUSTMENT_LETTER', 1), paper('ENTRUSTMENT_APPROVAL', 99)])).toEqual(['PASSES', 'FAILS']);
    expect(outcomes([paper('ENTRUSTMENT_LETTER', 1), paper('ENTRUSTMENT_APPROVAL', 2)])).toEqual(['PASSES', 'PASSES']);
    expect(outcomes([], 'natural-science')).toEqual(['PASSES']);
  });

  it('P6: before anything is typed they are not missing yet, only needed', () => {
    const unit = { ...school, central: { reviews: [] } } as unknown as Organisation;
    expect(of('P6', { unit, complete: false, form: {} }).map(({ outcome }) => outcome)).toEqual(['UNKNOWN', 'UNKNOWN']);
  });

  it('P7: an officer applies where another officer can review it, the only officer does not', () => {
    expect(of('P7', { isOfficer: true })[0]?.outcome).toBe('PASSES');
    expect(of('P7', { isOfficer: true, unit: { ...school, officers: 1 } })[0]?.outcome).toBe('FAILS');
  });
});

describe('A7: level by level', () => {
  const outcome = (
    present: Level | null,
    level: Level,
    more: Partial<Form> = {},
    promotionType: 'NORMAL' | 'EXCEPTIONAL' = 'NORMAL',
    series = 'engineering',
  ) =>
    of('A7', {
      wish: { series, level, promotionType },
      form: {
        ...form,
        education: { ...education, degree: 'OTHER' },
        presentTitle: { level: present, name: present && '职称', obtainedOn: present && '2018-01-01', appointedOn: null },
        ...more,
      },
    })[0]?.outcome;
  const education = form.education ?? expect.fail();
  const worked = (from: string) => ({
    workHistory: { items: [{ from, to: null, employer: '单位', position: '岗位', inSpecialty: true }] },
  });

  it('from each level the next level and no other, except by 破格晋升', () => {
    for (const [index, from] of LEVELS.entries()) {
      for (const [wanted, to] of LEVELS.entries()) {
        expect(outcome(from, to), `${from} to ${to}`).toBe(wanted === index + 1 ? 'PASSES' : 'FAILS');
        expect(outcome(from, to, {}, 'EXCEPTIONAL')).toBe('PASSES');
      }
    }
  });

  it('from no title to the lowest title that the series has', () => {
    for (const { code, titles } of SERIES) {
      const lowest = LEVELS.find((level) => titles[level] !== undefined);
      expect(nextLevel(null, code)).toBe(lowest);
      expect(outcome(null, lowest ?? 'STAFF', {}, 'NORMAL', code)).toBe('PASSES');
    }
    expect(outcome(null, 'INTERMEDIATE')).toBe('FAILS');
  });

  /** Whole years up to 31 December 2024: to the day. */
  it.each([
    ['DOCTOR', 2, 'ASSOCIATE_SENIOR', '2023-01-01', '2023-01-02'],
    ['MASTER', 3, 'INTERMEDIATE', '2022-01-01', '2022-01-02'],
    ['BACHELOR', 1, 'ASSISTANT', '2024-01-01', '2024-01-02'],
    ['COLLEGE', 1, 'STAFF', '2024-01-01', '2024-01-02'],
    ['COLLEGE', 3, 'ASSISTANT', '2022-01-01', '2022-01-02'],
    ['SECONDARY', 1, 'STAFF', '2024-01-01', '2024-01-02'],
  ] as const)('recognises %s after %i years as %s, and not a day before', (degree, years, level, inTime, tooLate) => {
    const since = (from: string) =>
      outcome('SENIOR', level, { education: { ...education, degree, graduatedOn: '2010-06-30' }, ...worked(from) });
    expect(RECOGNITION).toContainEqual(expect.objectContaining({ degree, years, level }));
    expect(since(inTime)).toBe('PASSES');
    expect(since(tooLate)).toBe('FAILS');
  });

  it('recognises postdoctoral research at once, and counts no work done before graduation', () => {
    expect(
      outcome(null, 'ASSOCIATE_SENIOR', {
        education: { ...education, degree: 'DOCTOR', postdoctoral: true, graduatedOn: '2024-06-30' },
        ...worked('2024-07-01'),
      }),
    ).toBe('PASSES');
    expect(
      outcome(null, 'INTERMEDIATE', { education: { ...education, degree: 'MASTER', graduatedOn: '2022-06-30' }, ...worked('2010-01-01') }),
    ).toBe('FAILS');
  });

  it('tells also what degree and years open by recognition', () => {
    const [finding] = of('A7', {
      wish: { series: 'school-teaching', level: 'ASSOCIATE_SENIOR', promotionType: 'NORMAL' },
      form: { ...form, presentTitle: { level: null, name: null, obtainedOn: null, appointedOn: null } },
    });
    expect(finding?.remedy?.zh).toBe('可申报员级；按学历和年限可考核认定助理级；符合条件的可申报破格晋升。');
  });

  it('is unknown as long as nothing is said of title, degree and work', () => {
    const before = (more: Form, level: Level = 'INTERMEDIATE') =>
      of('A7', { complete: false, form: more, wish: { series: 'engineering', level, promotionType: 'NORMAL' } })[0]?.outcome;
    expect(before({})).toBe('UNKNOWN');
    expect(of('A7', { wish: null, form: {} })[0]?.outcome).toBe('UNKNOWN');
  });
});

describe('A2, A3: the form and its proofs', () => {
  it('names every section that the series needs, a licence only where it is one’s trade', () => {
    const missing = (series: string) =>
      of('A2', { wish: { series, level: 'SENIOR', promotionType: 'NORMAL' }, form: {} })[0]?.because.zh ?? '';
    expect(missing('health')).toContain('执业（职业）资格');
    expect(missing('engineering')).not.toContain('执业（职业）资格');
    expect(missing('engineering')).not.toContain('论文');
  });

  it('takes no day that has not come: today yes, tomorrow no', () => {
    const on = (publishedOn: string) =>
      of('A2', { form: { ...form, papers: { items: [{ title: '题', venue: '刊', grade: 'OTHER', publishedOn }] } } }).filter(
        ({ outcome }) => outcome === 'FAILS',
      ).length;
    expect(on('2024-09-11')).toBe(0);
    expect(on('2024-09-12')).toBe(1);
  });

  it('holds a series to its own limit of characters', () => {
    const text = (length: number) => {
      const items = [{ article: 1, clause: 1, text: '𠮷'.repeat(length), proofs: [1] }];
      return of('A2', {
        wish: { series: 'rural-culture', level: 'INTERMEDIATE', promotionType: 'NORMAL' },
        form: { ...form, achievements: { items } },
      }).some(({ because }) => because.zh.includes('超过本系列的300字'));
    };
    expect(text(300)).toBe(false);
    expect(text(301)).toBe(true);
  });

  it('A3: a proof that is named is there; a removed proof is not', () => {
    expect(of('A3', { proofs: proofs.filter(({ number }) => number !== 3) })[0]?.because.zh).toContain('：3。');
    const removed = proofs.map((one) => (one.number === 2 ? { ...one, state: 'REMOVED' as const } : one));
    expect(of('A3', { proofs: removed })[0]?.because.zh).toContain('：2。');
  });
});
