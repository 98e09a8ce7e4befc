/** Who is drawn (E4): what quotas allow, how likely each selection is, who comes in for whom, and what is short before anything is drawn. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenly, numbersOf, shuffled } from '../../schema/core/chance.ts';
import { hashOf } from '../../schema/core/hash.ts';
import type { Lot } from '../../schema/evaluation/draw/model.ts';
import { drawn, nextSubstitute } from '../../schema/evaluation/draw/rules/select.ts';
import { shortagesOf } from '../../schema/evaluation/draw/rules/shortages.ts';
import { chances, deviates, entry, keeps, lots, nameOfSelection, NO_QUOTAS, selections } from '../support/draws.ts';

const SEEDS = Array.from({ length: 100_000 }, (_, at) => hashOf(at));
const FEWER = SEEDS.slice(0, 25_000);
const SLOW = 240_000;
const anySeed = fc.nat(99_999).map((at) => hashOf(['seed', at]));

describe('numbers from a seed', () => {
  it('come from HMAC-SHA256 of a counter of eight bytes: the same for everybody who has the seed', () => {
    const numbers = numbersOf('00'.repeat(32));
    expect(Array.from({ length: 4 }, () => numbers(65_536))).toEqual([62325, 42145, 51709, 59826]);
  });

  it('leave out what would make some remainders likelier: of 10, the six numbers from 65,530 on', () => {
    const next = [65_535, 65_530, 65_529, 3];
    const number = evenly(() => next.shift() ?? 0);
    expect([number(10), number(10), next]).toEqual([9, 3, []]);
  });

  it('are of no bound that is none', () => {
    for (const below of [0, -1, 1.5, 65_537]) expect(() => numbersOf('00')(below)).toThrow(RangeError);
  });

  it('shuffle: each order of four is as likely as any other', () => {
    const counted = new Map<string, number>();
    for (const seed of SEEDS) {
      const name = shuffled(['a', 'b', 'c', 'd'], numbersOf(seed)).join('');
      counted.set(name, (counted.get(name) ?? 0) + 1);
    }
    expect(counted.size).toBe(24);
    expect(deviates(counted, new Map([...counted.keys()].map((name) => [name, 1 / 24])))).toBeLessThan(5);
  });
});

/** The order in which each seed puts a pool, by the pool. */
const ORDERS = new Map<string, readonly string[]>();

function ordersOf(pool: readonly string[]): readonly string[] {
  const name = pool.join(' ');
  const orders = ORDERS.get(name) ?? SEEDS.map((seed) => shuffled(pool, numbersOf(seed)).join(' '));
  ORDERS.set(name, orders);
  return orders;
}

/**
 * How often each selection is drawn, over a hundred thousand seeds. The same order draws the same: each is drawn from the first seed that
 * makes it, and from every tenth again, so that a seed that decided anything else would be seen.
 */
function drawnOften(lot: Lot, seeds = SEEDS): Map<string, number> {
  const orders = ordersOf(lot.pool.map(({ expert }) => expert));
  const selected = new Map<string, string>();
  const counted = new Map<string, number>();
  for (const [at, seed] of seeds.entries()) {
    const order = orders[at] ?? '';
    const known = selected.get(order);
    let name = known ?? '';
    if (known === undefined || at % 10 === 0) {
      const outcome = drawn(lot, seed);
      expect(outcome.order.join(' ')).toBe(order);
      name = nameOfSelection(outcome.drawn);
      if (known !== undefined) expect(name).toBe(known);
      selected.set(order, name);
    }
    counted.set(name, (counted.get(name) ?? 0) + 1);
  }
  return counted;
}

const ROADS = { specialties: ['roads'] };
const WATER = { specialties: ['water'] };
/** Seven: two of roads, four of water, one of both; three of one institute; two from outside. */
const SEVEN = [
  entry('a', 'institute', ROADS),
  entry('b', 'institute', WATER),
  entry('c', 'institute', WATER),
  entry('d', 'survey', ROADS),
  entry('e', 'survey', WATER),
  entry('f', 'lanzhou', { ...WATER, isOutside: true }),
  entry('g', 'jiuquan', { specialties: ['roads', 'water'], isOutside: true }),
];
const exactly = (specialty: string, number: number) => ({ specialty, number, isExact: true });
const atLeast = (specialty: string, number: number) => ({ specialty, number, isExact: false });

describe('the draw', () => {
  it.each<[string, Lot, number]>([
    ['without quotas: each of the 35 selections alike', { seats: 3, pool: SEVEN, quotas: NO_QUOTAS }, 35],
    [
      'with exactly one of roads and two of water: each of the 12 alike',
      { seats: 3, pool: SEVEN.slice(0, 6), quotas: { ...NO_QUOTAS, specialties: [exactly('roads', 1), exactly('water', 2)] } },
      12,
    ],
  ])('%s', { timeout: SLOW }, (_, lot, number) => {
    const all = selections(lot);
    expect(all).toHaveLength(number);
    const even = new Map(all.map((people) => [nameOfSelection(people.map(({ expert }) => expert)), 1 / number]));
    for (const [name, likely] of chances(lot)) expect(likely, name).toBeCloseTo(1 / number, 12);
    const counted = drawnOften(lot);
    expect([...counted.keys()].toSorted()).toEqual([...even.keys()].toSorted());
    expect(deviates(counted, even)).toBeLessThan(5);
  });

  // All of the quotas together are counted out to the full, each by itself with a fourth of the seeds.
  it.each<[string, Lot['quotas'], typeof SEEDS]>([
    ['at least two of roads', { ...NO_QUOTAS, specialties: [atLeast('roads', 2)] }, FEWER],
    ['at most one of a unit', { ...NO_QUOTAS, mostOfOneUnit: 1 }, FEWER],
    ['at least one from outside', { ...NO_QUOTAS, leastOutside: 1 }, FEWER],
    ['all of them', { specialties: [atLeast('roads', 1), exactly('water', 1)], mostOfOneUnit: 1, leastOutside: 1 }, SEEDS],
  ])('with quotas, %s: as likely as the page says, counted out', { timeout: SLOW }, (_, quotas, seeds) => {
    const lot = { seats: 3, pool: SEVEN, quotas };
    const chance = chances(lot);
    expect([...chance.values()].reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
    expect(chance.size).toBeGreaterThan(3);
    const counted = drawnOften(lot, seeds);
    expect([...counted.keys()].toSorted()).toEqual([...chance.keys()].toSorted());
    expect(deviates(counted, chance)).toBeLessThan(5);
    // The test would notice: a draw that took each selection that keeps the quotas alike is another one.
    const even = new Map([...chance.keys()].map((name) => [name, 1 / chance.size]));
    const isEven = [...chance.values()].every((one) => Math.abs(one - 1 / chance.size) < 1e-9);
    expect(isEven || deviates(counted, even) > 5).toBe(true);
  });

  it('keeps the quotas, draws nobody twice and nobody from elsewhere, and leaves the others as substitutes in their order', () => {
    fc.assert(
      fc.property(lots, anySeed, (lot, seed) => {
        fc.pre(shortagesOf(lot).length === 0);
        const { order, drawn: members, substitutes } = drawn(lot, seed);
        expect(order.toSorted()).toEqual(lot.pool.map(({ expert }) => expert).toSorted());
        expect(
          keeps(
            lot,
            lot.pool.filter(({ expert }) => members.includes(expert)),
          ),
        ).toBe(true);
        expect(order.filter((expert) => members.includes(expert))).toEqual(members);
        expect(order.filter((expert) => !members.includes(expert))).toEqual(substitutes);
        expect(drawn(lot, seed)).toEqual({ order, drawn: members, substitutes });
      }),
      { numRuns: 500 },
    );
  });

  it('seats whoever comes, unless no selection with those who sit already would be left', () => {
    fc.assert(
      fc.property(lots, anySeed, (lot, seed) => {
        const all = selections(lot).map((people) => people.map(({ expert }) => expert));
        fc.pre(all.length > 0);
        const { order, drawn: members } = drawn(lot, seed);
        const sitting: string[] = [];
        for (const expert of order) {
          const canSit = all.some((selection) => [...sitting, expert].every((one) => selection.includes(one)));
          expect(members.includes(expert)).toBe(canSit);
          if (canSit) sitting.push(expert);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('of a thousand experts for 25 seats ends before the test does: its way does not grow with what could be chosen', () => {
    const pool = Array.from({ length: 1000 }, (_, at) =>
      entry(`e${String(at).padStart(4, '0')}`, `u${at % 90}`, { specialties: [`s${at % 12}`], isOutside: at % 90 < 20 }),
    );
    const specialties = Array.from({ length: 12 }, (_, at) => exactly(`s${at}`, 2)).map((quota, at) => ({ ...quota, isExact: at < 6 }));
    const lot = { seats: 25, pool, quotas: { specialties, mostOfOneUnit: 1, leastOutside: 12 } };
    expect(drawn(lot, hashOf('many')).drawn).toHaveLength(25);
  });
});

describe('quotas that cannot be kept', () => {
  it('are found exactly when no selection keeps them', () => {
    fc.assert(
      fc.property(lots, (lot) => {
        expect(shortagesOf(lot).length === 0).toBe(selections(lot).length > 0);
        for (const { short, quotas } of shortagesOf(lot)) expect([short > 0, quotas.length > 0]).toEqual([true, true]);
      }),
      { numRuns: 3000 },
    );
  });

  it('are told all at once, each with how many are short', () => {
    const quotas = { specialties: [exactly('roads', 5), atLeast('bridges', 1)], mostOfOneUnit: 1, leastOutside: 4 };
    expect(shortagesOf({ seats: 9, pool: SEVEN, quotas })).toEqual([
      { quotas: [{ kind: 'POOL' }], short: 2 },
      { quotas: [{ kind: 'SPECIALTY', specialty: 'roads' }], short: 2 },
      { quotas: [{ kind: 'SPECIALTY', specialty: 'bridges' }], short: 1 },
      { quotas: [{ kind: 'UNIT' }], short: 3 },
      { quotas: [{ kind: 'OUTSIDE' }], short: 2 },
    ]);
  });

  it('are a pool smaller than the committee, by one', () => {
    expect(shortagesOf({ seats: 8, pool: SEVEN, quotas: NO_QUOTAS })).toEqual([{ quotas: [{ kind: 'POOL' }], short: 1 }]);
    expect(shortagesOf({ seats: 7, pool: SEVEN, quotas: NO_QUOTAS })).toEqual([]);
  });

  it('are more seats for specialties than there are seats', () => {
    const quotas = { ...NO_QUOTAS, specialties: [atLeast('roads', 2), atLeast('water', 2)] };
    expect(shortagesOf({ seats: 3, pool: SEVEN, quotas })).toEqual([{ quotas: [{ kind: 'SEATS' }], short: 1 }]);
  });

  it('that stand in each other’s way are named together: two of roads, of whom both are of one unit that may send one', () => {
    const pool = [entry('a', 'institute', ROADS), entry('b', 'institute', ROADS), entry('c'), entry('d')];
    const quotas = { specialties: [atLeast('roads', 2)], mostOfOneUnit: 1, leastOutside: 0 };
    expect(shortagesOf({ seats: 3, pool, quotas })).toEqual([
      { quotas: [{ kind: 'SPECIALTY', specialty: 'roads' }, { kind: 'UNIT' }], short: 1 },
    ]);
    expect(shortagesOf({ seats: 3, pool, quotas: { ...quotas, mostOfOneUnit: 2 } })).toEqual([]);
  });

  it('are roads of which nobody is from outside, where nearly all have to be', () => {
    const outside = { isOutside: true };
    const pool = [entry('a', 'a', ROADS), entry('b', 'b', ROADS), entry('c', 'c', outside), entry('d', 'd', outside)];
    const quotas = { specialties: [atLeast('roads', 2)], mostOfOneUnit: null, leastOutside: 2 };
    expect(shortagesOf({ seats: 3, pool, quotas })).toEqual([
      { quotas: [{ kind: 'SPECIALTY', specialty: 'roads' }, { kind: 'OUTSIDE' }], short: 1 },
    ]);
  });
});

describe('who comes in for whom has gone', () => {
  it('is the first in the order with whom the quotas are kept, whoever has gone before', () => {
    fc.assert(
      fc.property(lots, anySeed, fc.array(fc.nat(4), { minLength: 1, maxLength: 4 }), (lot, seed, leaving) => {
        fc.pre(shortagesOf(lot).length === 0);
        const { order, drawn: first } = drawn(lot, seed);
        let members = [...first];
        const gone: string[] = [];
        for (const at of leaving) {
          const leaver = members[at % members.length];
          if (leaver === undefined || members.length < lot.seats) return;
          gone.push(leaver);
          members = members.filter((expert) => expert !== leaver);
          const next = nextSubstitute(lot, { order, members, gone });
          const fits = (expert: string) =>
            keeps(
              lot,
              lot.pool.filter((one) => [...members, expert].includes(one.expert)),
            );
          expect(next).toBe(order.find((expert) => !members.includes(expert) && !gone.includes(expert) && fits(expert)) ?? null);
          if (next !== null) members.push(next);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is nobody where the last of a specialty has gone; another who goes later is followed all the same', () => {
    const pool = [entry('a', 'a', ROADS), entry('b', 'b', WATER), entry('c', 'c', WATER), entry('d', 'd', WATER)];
    const lot = { seats: 3, pool, quotas: { ...NO_QUOTAS, specialties: [exactly('roads', 1), exactly('water', 2)] } };
    const order = ['b', 'c', 'd', 'a'];
    expect(nextSubstitute(lot, { order, members: ['b', 'c'], gone: ['a'] })).toBeNull();
    expect(nextSubstitute(lot, { order, members: ['c'], gone: ['a', 'b'] })).toBe('d');
  });
});
