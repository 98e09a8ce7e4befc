/** The rules of risk signals: each at its boundary, the distribution against brute force, near texts against every pair (V6). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../schema/announcement/document/policy.ts';
import type { UnitKind } from '../../schema/identity/channels.ts';
import type { Applied, Decided, UnitFacts } from '../../schema/supervision/signals/found.ts';
import { signalIdOf } from '../../schema/supervision/signals/model.ts';
import { codeKind } from '../../schema/supervision/signals/rules/code-kind.ts';
import { alikePairs, likeness, plain, shinglesOf } from '../../schema/supervision/signals/rules/min-hash.ts';
import { nearText } from '../../schema/supervision/signals/rules/near-text.ts';
import { atNight, inSeconds, neverReturns, nightOf } from '../../schema/supervision/signals/rules/officers.ts';
import { employerDiffers, twoDocuments } from '../../schema/supervision/signals/rules/people.ts';
import { sameAchievement, sameFile } from '../../schema/supervision/signals/rules/shared.ts';
import { specialShare } from '../../schema/supervision/signals/rules/special-share.ts';
import { isBelow, tailOf } from '../../schema/supervision/signals/rules/tail.ts';
import { instant } from '../support/world.ts';

const POLICY = DEFAULT_POLICY.supervision.signals;

function applied(name: string, more: Partial<Applied> = {}): Applied {
  return {
    application: `of-${name}`,
    applicant: name,
    unit: 'school',
    unitName: '市一中',
    isSpecial: false,
    name,
    bornIn: '1980-06',
    papers: [],
    texts: [],
    proofs: [],
    employer: null,
    ...more,
  };
}
const many = (count: number, make: (index: number) => Applied) => Array.from({ length: count }, (_, index) => make(index));

describe('the tail of a binomial distribution', () => {
  /** Over all ways in which a few trials can come out. */
  const brute = (hits: number, trials: number, p: number): number => {
    let sum = 0;
    for (let ways = 0; ways < 2 ** trials; ways += 1) {
      const ones = ways.toString(2).replaceAll('0', '').length;
      if (ones >= hits) sum += p ** ones * (1 - p) ** (trials - ones);
    }
    return sum;
  };

  it('is that of all outcomes counted one by one', () => {
    const about = fc.integer({ min: 1, max: 10 }).chain((trials) =>
      fc.record({
        trials: fc.constant(trials),
        hits: fc.integer({ min: 0, max: trials + 1 }),
        total: fc.integer({ min: 1, max: 50 }),
        share: fc.integer({ min: 0, max: 50 }),
      }),
    );
    fc.assert(
      fc.property(about, ({ trials, hits, total, share }) => {
        const others = { hits: Math.min(share, total), total };
        const tail = tailOf({ hits, trials }, others);
        expect(Number(tail.of) / Number(tail.in)).toBeCloseTo(brute(hits, trials, others.hits / total), 9);
      }),
    );
  });

  it('is exact where a decimal would not be: 1 in 100 is not below 10 thousandths', () => {
    const one = tailOf({ hits: 1, trials: 1 }, { hits: 1, total: 100 });
    expect(isBelow(one, 10)).toBe(false);
    expect(isBelow(one, 11)).toBe(true);
  });
});

describe('near texts', () => {
  const LEXICON = Array.from(
    '教学科研课程学生论文项目获奖研究设计质量管理技术创新团队建设实验成果推广应用标准方案实施评价改革发展服务能力培养指导比赛省市级等第一名主持参与完成验收专利发表期刊编写教材骨干',
  );
  const text = fc.array(fc.constantFrom(...LEXICON), { minLength: 80, maxLength: 200 }).map((all) => all.join(''));
  /** A text, and the same with some of its characters changed. */
  const pair = fc.record({ text, changes: fc.array(fc.record({ at: fc.nat(), to: fc.constantFrom(...LEXICON) }), { maxLength: 30 }) });
  const changed = ({ text: from, changes }: { text: string; changes: readonly { at: number; to: string }[] }) => {
    const all = Array.from(from);
    for (const { at, to } of changes) all[at % all.length] = to;
    return all.join('');
  };
  const pairs = fc.sample(pair, { numRuns: 1500, seed: 6 });

  it.each([0.6, 0.8])('finds 95 of 100 pairs that are alike by ten points more than %d, and none that is alike by less', (threshold) => {
    let [above, found] = [0, 0];
    for (const one of pairs) {
      const texts = [one.text, changed(one)];
      const alike = likeness(shinglesOf(texts[0] ?? ''), shinglesOf(texts[1] ?? ''));
      const [told] = alikePairs(texts, threshold, () => true);
      if (alike >= threshold + 0.1) {
        above += 1;
        if (told) found += 1;
      }
      if (alike < threshold) expect(told).toBeUndefined();
      if (told) expect(told.likeness).toBe(alike);
    }
    expect(above).toBeGreaterThan(100);
    expect(found / above).toBeGreaterThanOrEqual(0.95);
  });

  it('are alike whatever spaces, punctuation and width they are disguised by', () => {
    expect(plain('主持 ＡＢ１２，项目（第2期）。')).toBe(plain('主持ab12项目第2期'));
  });

  const TEXT =
    '主持完成省级教育科学规划课题一项，课题成果在全市推广应用，编写校本教材两部，指导青年教师十二人，在省级以上刊物发表研究论文三篇。';
  it('are told of once for all who have them, and not of one person, nor of phrases', () => {
    expect(plain(TEXT).length).toBeGreaterThanOrEqual(POLICY.nearLeast);
    const all = ['liu', 'yang', 'ma'].map((name) => applied(name, { texts: ['年度考核优秀', TEXT] }));
    const [found, ...more] = nearText(all, POLICY);
    expect(more).toEqual([]);
    expect(found?.about.applications).toEqual(['of-liu', 'of-ma', 'of-yang']);
    expect(nearText([applied('liu', { texts: [TEXT, TEXT] })], POLICY)).toEqual([]);
    expect(nearText(all, { ...POLICY, nearLeast: 400 })).toEqual([]);
  });
});

describe('what several people have', () => {
  const proofs = (...all: string[]) => ({ proofs: all.map((sha256, index) => ({ number: index + 1, sha256 })) });

  it('the same files are told of together, and a person’s own are theirs', () => {
    const [found, ...more] = sameFile([
      applied('liu', proofs('a', 'b', 'c')),
      applied('yang', proofs('b', 'c')),
      applied('ma', proofs('d', 'd')),
    ]);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ facts: ['b', 'c'], about: { applications: ['of-liu', 'of-yang'] } });
  });

  it('the same paper in the same journal, and a patent by its number, by more people than may claim it', () => {
    const paper = { title: '高中数学 课堂', venue: '《甘肃教育》' };
    const two = [applied('liu', { papers: [paper] }), applied('yang', { papers: [{ title: '高中数学课堂', venue: '甘肃教育' }] })];
    expect(sameAchievement(two, { authors: 1 })).toHaveLength(1);
    expect(sameAchievement(two, { authors: 2 })).toEqual([]);
    expect(
      sameAchievement([applied('liu', { papers: [paper] }), applied('yang', { papers: [{ ...paper, venue: '教育研究' }] })], {
        authors: 1,
      }),
    ).toEqual([]);
    const patents = [
      applied('liu', { texts: ['专利号ZL202310123456.7'] }),
      applied('yang', { texts: ['获发明专利 ZL 2023 1 0123456.7 一项'] }),
    ];
    expect(sameAchievement(patents, { authors: 1 })[0]?.evidence[0]).toEqual({ name: 'title', values: ['ZL202310123456.7'] });
  });

  it('found again in another order it is the same signal, and with another person another one', () => {
    const all = ['liu', 'yang', 'ma'].map((name) => applied(name, proofs('a')));
    const idOf = (some: readonly Applied[]) => sameFile(some).map((one) => signalIdOf('2024', one));
    expect(idOf(all)).toEqual(idOf(all.toReversed()));
    expect(idOf(all)).not.toEqual(idOf(all.slice(1)));
  });
});

describe('a unit’s share of promotions out of the ordinary', () => {
  const others = many(40, (index) => applied(`o${index}`, { unit: 'hospital', isSpecial: index < 2 }));
  const own = (special: number, total: number) => many(total, (index) => applied(`s${index}`, { isSpecial: index < special }));

  it('is told of from three on, where chance would hardly make so many', () => {
    expect(specialShare([...own(3, 5), ...others], POLICY)).toMatchObject([{ subject: ['school'] }]);
    expect(specialShare([...own(2, 2), ...others], POLICY)).toEqual([]); // probable by 0.0025, but two
    expect(specialShare([...own(3, 20), ...others], POLICY)).toEqual([]); // probable by 0.075
    expect(specialShare([...own(3, 5), ...others.slice(0, 19)], POLICY)).toEqual([]); // too few to compare with
  });

  it('grown by a few it is the same signal; twice as much is another one', () => {
    const factsOf = (special: number) => specialShare([...own(special, special), ...others], POLICY)[0]?.facts;
    expect(factsOf(5)).toEqual(factsOf(3));
    expect(factsOf(6)).not.toEqual(factsOf(3));
  });
});

describe('how officers decide', () => {
  const NOON = instant('2024-10-21T12:00:00+08:00');
  const decided = (officer: string, count: number, more: { returns?: number; from?: number; each?: number } = {}): Decided[] =>
    Array.from({ length: count }, (_, index) => ({
      officer,
      organisation: 'school',
      tier: 'UNIT' as const,
      at: (more.from ?? NOON) + index * (more.each ?? 600_000),
      isReturn: index < (more.returns ?? 0),
      application: `${officer}-${index}`,
    }));

  it('twenty without a return, where the others return every fourth; not nineteen, not with one return, not where nobody returns', () => {
    const others = decided('lin', 40, { returns: 10 });
    expect(neverReturns([...decided('chen', 20), ...others], POLICY)).toMatchObject([{ subject: ['chen', 'school', 'UNIT'] }]);
    expect(neverReturns([...decided('chen', 19), ...others], POLICY)).toEqual([]);
    expect(neverReturns([...decided('chen', 20, { returns: 1 }), ...others], POLICY)).toEqual([]);
    expect(neverReturns([...decided('chen', 20), ...decided('lin', 40)], POLICY)).toEqual([]);
    expect(neverReturns([...decided('chen', 20), ...others.map((one) => ({ ...one, tier: 'DEPARTMENT' as const }))], POLICY)).toEqual([]);
  });

  it('twenty times within ten seconds of the one before, one by one', () => {
    expect(inSeconds(decided('chen', 21, { each: 10_000 }), POLICY)).toHaveLength(1);
    expect(inSeconds(decided('chen', 20, { each: 10_000 }), POLICY)).toEqual([]);
    expect(inSeconds(decided('chen', 40, { each: 10_001 }), POLICY)).toEqual([]);
    expect(inSeconds(decided('chen', 500, { each: 0 }), POLICY)).toEqual([]); // one call of the bulk mutation
  });

  it('twenty in one night, from 23:00 to 5:00', () => {
    expect(nightOf(instant('2024-10-21T22:59:59+08:00'))).toBeNull();
    expect(nightOf(instant('2024-10-21T23:00:00+08:00'))).toBe('2024-10-21');
    expect(nightOf(instant('2024-10-22T04:59:59+08:00'))).toBe('2024-10-21');
    expect(nightOf(instant('2024-10-22T05:00:00+08:00'))).toBeNull();
    const from = instant('2024-10-21T23:30:00+08:00');
    expect(atNight(decided('chen', 20, { from, each: 60_000 }), POLICY)).toMatchObject([{ facts: ['2024-10-21'] }]);
    expect(atNight(decided('chen', 19, { from, each: 60_000 }), POLICY)).toEqual([]);
    expect(atNight(decided('chen', 40, { each: 60_000 }), POLICY)).toEqual([]);
  });
});

describe('who applies as what', () => {
  const unit = (more: Partial<UnitFacts> = {}): UnitFacts => ({
    unit: 'school',
    name: '市一中',
    unitKind: 'PUBLIC_INSTITUTION',
    creditCode: '12620200000000000X',
    formerNames: ['市中学'],
    ...more,
  });

  it('an employer that is not the unit, nor was called so, unless a custodian stands between them', () => {
    const of = (employer: string | null, more: Partial<UnitFacts> = {}) =>
      employerDiffers([applied('liu', { employer })], new Map([['school', unit(more)]]));
    expect(of('某某公司')).toHaveLength(1);
    expect(of('某某公司', { unitKind: 'CUSTODIAN' })).toEqual([]);
    expect(of('市中学')).toEqual([]);
    expect(of('市一中')).toEqual([]);
    expect(of(null)).toEqual([]);
  });

  it('one name, born in one month, under two accounts', () => {
    const two = [applied('liu', { name: '刘洋' }), applied('liu2', { name: '刘洋' })];
    expect(twoDocuments(two)).toMatchObject([{ about: { applicants: ['liu', 'liu2'] } }]);
    expect(twoDocuments([applied('liu', { name: '刘洋' }), applied('liu2', { name: '刘洋', bornIn: '1980-07' })])).toEqual([]);
    expect(twoDocuments(two.map((one) => ({ ...one, bornIn: null })))).toEqual([]);
  });

  it.each<[UnitKind, string, boolean]>([
    ['PUBLIC_INSTITUTION', '12', false],
    ['PUBLIC_INSTITUTION', '11', true],
    ['PUBLIC_INSTITUTION', '91', true],
    ['STATE_ENTERPRISE', '91', false],
    ['NON_PUBLIC_ENTERPRISE', '12', true],
    ['SOCIAL_ORGANISATION', '51', false],
    ['INDIVIDUAL_BUSINESS', '92', false],
    ['INDIVIDUAL_BUSINESS', '91', true],
    ['OUTSIDE_BRANCH', '11', false],
  ])('a %s whose code begins with %s: %s', (unitKind, prefix, isTold) => {
    const found = codeKind([unit({ unitKind, creditCode: `${prefix}620200000000000X` })]);
    expect(found.length > 0).toBe(isTold);
  });
});
