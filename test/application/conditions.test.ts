/** A6: conditions of a notice's own: of whom they are asked, how they are answered, what comes of them at the boundary. */
import { describe, expect, it } from 'vitest';
import { LARGEST_ANSWER } from '../../schema/announcement/document/standards/conditions.ts';
import type { Facts } from '../../schema/application/eligibility/facts.ts';
import { shapeIn } from '../../schema/application/form/conditions.ts';
import { sectionsOf, sectionsToJudge } from '../../schema/application/form/series.ts';
import { form, of, standing } from '../support/facts.ts';
import { outcomes, under, type Said } from '../support/notice.ts';

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
      because: { zh: '社会保险缴纳月数：11个月（须不少于12个月）。', en: 'Months of social insurance: 11 months (at least 12 months).' },
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
