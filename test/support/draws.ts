/** Draws for tests: pools made up at random, and each selection that keeps quotas counted out. */
import fc from 'fast-check';
import { ALGORITHM, type Entry, type Frozen, type Lot, type OfBoth, type Quotas } from '../../schema/evaluation/draw/model.ts';
import { commitmentOf } from '../../schema/evaluation/draw/rules/seed.ts';

export const NO_QUOTAS: Quotas = { specialties: [], mostOfOneUnit: null, leastOutside: 0 };

export const entry = (expert: string, unit = expert, { isOutside = false, specialties = [] as string[] } = {}): Entry => ({
  expert,
  unit,
  isOutside,
  specialties,
});

const SPECIALTIES = ['bridges', 'roads', 'water'];

/** Pools of up to nine with quotas that may or may not be kept: small enough to count everything out. */
export const lots: fc.Arbitrary<Lot> = fc
  .record({
    people: fc.array(fc.record({ unit: fc.nat(3), specialties: fc.subarray(SPECIALTIES) }), { minLength: 1, maxLength: 9 }),
    outside: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    seats: fc.integer({ min: 1, max: 5 }),
    asked: fc.uniqueArray(
      fc.record({ specialty: fc.constantFrom(...SPECIALTIES), number: fc.integer({ min: 1, max: 3 }), isExact: fc.boolean() }),
      { selector: ({ specialty }) => specialty, maxLength: 3 },
    ),
    mostOfOneUnit: fc.option(fc.integer({ min: 1, max: 3 })),
    leastOutside: fc.nat(3),
  })
  .map(({ people, outside, seats, asked, mostOfOneUnit, leastOutside }) => ({
    seats,
    pool: people.map(({ unit, specialties }, at) => entry(`e${at}`, `u${unit}`, { isOutside: outside[unit] ?? false, specialties })),
    quotas: { specialties: asked, mostOfOneUnit, leastOutside },
  }));

/** Whether these very people keep the quotas: tried out seat by seat, in no way like the program does it. */
export function keeps({ seats, quotas }: Omit<Lot, 'pool'>, people: readonly Entry[]): boolean {
  const { specialties, mostOfOneUnit, leastOutside } = quotas;
  const ofUnit = (unit: string) => people.filter((one) => one.unit === unit).length;
  if (people.length !== seats || people.filter(({ isOutside }) => isOutside).length < leastOutside) return false;
  if (mostOfOneUnit !== null && people.some(({ unit }) => ofUnit(unit) > mostOfOneUnit)) return false;
  const sit = (at: number, taken: ReadonlyMap<string, number>): boolean => {
    const one = people[at];
    if (!one) return specialties.every(({ specialty, number }) => (taken.get(specialty) ?? 0) >= number);
    return (one.specialties.length === 0 ? [''] : one.specialties).some((specialty) => {
      const number = (taken.get(specialty) ?? 0) + 1;
      const quota = specialties.find((known) => known.specialty === specialty);
      return !(quota?.isExact && number > quota.number) && sit(at + 1, new Map(taken).set(specialty, number));
    });
  };
  return sit(0, new Map());
}

/** All selections that keep the quotas. */
export function selections(lot: Lot): Entry[][] {
  const choose = (from: readonly Entry[], number: number): Entry[][] => {
    const [first, ...rest] = from;
    if (number === 0) return [[]];
    if (!first) return [];
    return [...choose(rest, number - 1).map((others) => [first, ...others]), ...choose(rest, number)];
  };
  return choose(lot.pool, lot.seats).filter((people) => keeps(lot, people));
}

export const nameOfSelection = (experts: readonly string[]): string => experts.toSorted().join(' ');

/** The chance of each selection when each seat in turn goes evenly to any of those with whom one that keeps the quotas can still be reached. */
export function chances(lot: Lot): Map<string, number> {
  const all = selections(lot).map((people) => new Set(people.map(({ expert }) => expert)));
  const chance = new Map<string, number>();
  const draw = (sitting: readonly string[], likely: number): void => {
    if (sitting.length === lot.seats) {
      const name = nameOfSelection(sitting);
      return void chance.set(name, (chance.get(name) ?? 0) + likely);
    }
    const open = all.filter((selection) => sitting.every((expert) => selection.has(expert)));
    const next = [...new Set(open.flatMap((selection) => [...selection]))].filter((expert) => !sitting.includes(expert));
    for (const expert of next) draw([...sitting, expert], likely / next.length);
  };
  draw([], 1);
  return chance;
}

/**
 * Chi-square of what was counted against the chances, as the deviate of a normal distribution that is as unlikely (Wilson and Hilferty):
 * 5 and more comes once in three million times.
 */
export function deviates(counted: ReadonlyMap<string, number>, chance: ReadonlyMap<string, number>): number {
  const total = [...counted.values()].reduce((sum, number) => sum + number, 0);
  const chiSquare = [...chance].reduce((sum, [name, likely]) => {
    const expected = likely * total;
    return sum + ((counted.get(name) ?? 0) - expected) ** 2 / expected;
  }, 0);
  const freedom = chance.size - 1;
  return (Math.cbrt(chiSquare / freedom) - (1 - 2 / (9 * freedom))) / Math.sqrt(2 / (9 * freedom));
}

export const SECRETS: OfBoth<string> = { bureau: '5b'.repeat(32), supervisor: 'a7'.repeat(40) };

export function frozenOf(lot: Lot, secrets = SECRETS): Frozen {
  return {
    ...lot,
    algorithm: ALGORITHM,
    committee: 'engineering-senior',
    cycle: 'jiayuguan-2024',
    attempt: 1,
    commitments: { bureau: commitmentOf(secrets.bureau), supervisor: commitmentOf(secrets.supervisor) },
    exclusions: [{ expert: 'x1', ground: 'TERM', reason: null }],
  };
}
