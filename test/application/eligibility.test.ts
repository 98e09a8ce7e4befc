/** P3–P7, A2, A3, A6: each condition at its boundary, with its ground and what would change it. */
import { describe, expect, it } from 'vitest';
import { RULEBOOK } from '../../schema/core/rulebook.ts';
import type { Facts } from '../../schema/application/eligibility/facts.ts';
import { findingsOf, obstacles } from '../../schema/application/eligibility/index.ts';
import { sectionsOf } from '../../schema/application/form/series.ts';
import type { Organisation } from '../../schema/identity/model.ts';
import { DEFAULT_STANDARDS } from '../../schema/announcement/document/standards/index.ts';
import { PERSON_KINDS, type PersonKind } from '../../schema/identity/channels.ts';
import { facts, form, of, proofs, school, standing, told } from '../support/facts.ts';
import { instant } from '../support/world.ts';

describe('A6: 刘洋', () => {
  it('meets every condition, each told with its ground', () => {
    const findings = findingsOf(facts());
    expect(told(findings)).toEqual([]);
    expect(findings.map(({ rule }) => rule)).toEqual(['P3', 'P4', 'P5', 'P6', 'P7', 'A7', 'A10', 'A10', 'P4', 'A2', 'A9', 'A3']);
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
          continuingEducation: { years: [{ year: 2023, publicHours: 30, professionalHours: 59, proofs: null }] },
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
    const found = (household: boolean | null) => of('P3', { standing: { ...standing, kind: 'FLEXIBLE', household }, unit: custodian });
    const flexible = (household: boolean | null) => found(household).map(({ outcome }) => outcome);
    expect([flexible(true), flexible(false), flexible(null)]).toEqual([['PASSES'], ['FAILS'], ['UNKNOWN']]);
    expect(found(false)[0]?.because.zh).toBe('灵活就业人员须具有嘉峪关市户籍。');
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
      of('P4', { form: { ...form, continuingEducation: { years: [{ year, publicHours, professionalHours, proofs: null }] } } }).at(-1)
        ?.outcome;
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

  it('P6: central staff bring both papers, uploaded and checked', () => {
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
  });

  it('P6: what their unit reviews itself is its own committee’s, unless it entrusts this level with the approval', () => {
    const unit = (name: string) => ({ ...school, name, central: { reviews: ['engineering'] } }) as Organisation;
    const outcomes = (name: string, level: 'INTERMEDIATE' | 'ASSOCIATE_SENIOR', more: Partial<Facts> = {}) =>
      of('P6', { unit: unit(name), wish: { series: 'engineering', level, promotionType: 'NORMAL' }, ...more }).map(
        ({ outcome }) => outcome,
      );
    expect(outcomes('中央在甘某研究所', 'INTERMEDIATE')).toEqual(['FAILS']);
    expect(outcomes('中央在甘某研究所', 'INTERMEDIATE', { complete: false })).toEqual(['FAILS']);
    const papers = (['ENTRUSTMENT_LETTER', 'ENTRUSTMENT_APPROVAL'] as const).map((paper, index) => ({
      paper,
      number: '1',
      issuer: '人事处',
      issuedOn: '2024-09-01',
      proof: index + 1,
    }));
    const brought = (count: number) => ({ form: { ...form, channel: { items: papers.slice(0, count) } } });
    expect(outcomes('中央在甘某研究所', 'INTERMEDIATE', brought(1))).toEqual(['FAILS']);
    expect(outcomes('中央在甘某研究所', 'INTERMEDIATE', brought(2))).toEqual(['PASSES']);
    // Annex 1 no. 26 is a committee of its own, for senior levels.
    expect(outcomes('金川集团股份有限公司', 'ASSOCIATE_SENIOR')).toEqual(['PASSES']);
    expect(outcomes('金川集团股份有限公司', 'INTERMEDIATE')).toEqual(['FAILS']);
    const seconded = { standing: { ...standing, kind: 'SECONDED' as const } };
    expect(outcomes('中央在甘某研究所', 'INTERMEDIATE', seconded)).toEqual(['FAILS', 'FAILS']);
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

describe('A2, A3: the form and its proofs', () => {
  it('names every section that the series needs, a licence only where it is one’s trade', () => {
    const missing = (series: string) =>
      of('A2', { wish: { series, level: 'SENIOR', promotionType: 'NORMAL' }, form: {} })[0]?.because.zh ?? '';
    expect(missing('health')).toContain('职业资格');
    expect(missing('engineering')).not.toContain('职业资格');
    expect(missing('engineering')).not.toContain('论文');
  });

  it('A9: asks no flexible worker for yearly appraisals, and a rural talent only where there are any', () => {
    const missing = (kind: 'FLEXIBLE' | 'RURAL_TECHNICAL' | 'NON_PUBLIC_STAFF') =>
      of('A2', { form: { ...form, appraisals: undefined as never }, standing: { ...standing, kind } })[0]?.outcome;
    expect([missing('FLEXIBLE'), missing('RURAL_TECHNICAL'), missing('NON_PUBLIC_STAFF')]).toEqual(['PASSES', 'PASSES', 'FAILS']);
    const offered = (kind: PersonKind | null) => sectionsOf(DEFAULT_STANDARDS, { series: 'crafts', kind });
    expect(offered('FLEXIBLE')).not.toContain('appraisals');
    expect(offered('RURAL_TECHNICAL')).toContain('appraisals');
    expect(offered(null)).toContain('appraisals');
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
    expect(of('A3', { proofs: proofs.filter(({ number }) => number !== 3) })[0]?.because.zh).toContain('：3（“业绩”第2项）。');
    const removed = proofs.map((one) => (one.number === 2 ? { ...one, state: 'REMOVED' as const } : one));
    expect(of('A3', { proofs: removed })[0]?.because.zh).toContain('：2（“业绩”第1项，已删除）。');
  });
});
