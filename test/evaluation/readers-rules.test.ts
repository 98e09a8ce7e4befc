/** Who reads which application (E7): three at least, nobody with a conflict, loads as even as can be, the same from the same seed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../schema/core/hash.ts';
import { assignReaders, type Pair, type ToAssign } from '../../schema/evaluation/readers/rules.ts';

const names = (letter: string, number: number) => Array.from({ length: number }, (_, at) => `${letter}${at}`);

const cases: fc.Arbitrary<ToAssign> = fc
  .record({ candidates: fc.integer({ min: 1, max: 8 }), readers: fc.integer({ min: 1, max: 6 }), least: fc.integer({ min: 1, max: 3 }) })
  .chain(({ candidates, readers, least }) =>
    fc.record({
      candidates: fc.constant(names('c', candidates)),
      readers: fc.constant(names('r', readers)),
      least: fc.constant(least),
      seed: fc.nat().map((number) => hashOf(number)),
      conflicts: fc.array(
        fc.record({ candidate: fc.constantFrom(...names('c', candidates)), reader: fc.constantFrom(...names('r', readers)) }),
        {
          maxLength: 14,
        },
      ),
    }),
  );

function loadsOf(asked: ToAssign, readersOf: ReadonlyMap<string, readonly string[]>): number[] {
  return asked.readers.map((reader) => [...readersOf.values()].filter((readers) => readers.includes(reader)).length);
}

const squares = (loads: readonly number[]) => loads.reduce((sum, load) => sum + load * load, 0);

/** The least sum of squares of any assignment: all of them tried, candidate by candidate. */
function fewestSquares({ candidates, readers, conflicts, least }: ToAssign): number {
  const choose = (from: readonly string[], number: number): string[][] => {
    const [first, ...rest] = from;
    if (number === 0) return [[]];
    if (first === undefined) return [];
    return [...choose(rest, number - 1).map((others) => [first, ...others]), ...choose(rest, number)];
  };
  let reachable = new Map([[readers.map(() => 0).join(), readers.map(() => 0)]]);
  for (const candidate of candidates) {
    const free = readers.filter((reader) => !conflicts.some((one) => one.candidate === candidate && one.reader === reader));
    const next = new Map<string, number[]>();
    for (const loads of reachable.values())
      for (const chosen of choose(free, least)) {
        const then = loads.map((load, at) => load + Number(chosen.includes(readers[at] ?? '')));
        next.set(then.join(), then);
      }
    reachable = next;
  }
  return Math.min(...[...reachable.values()].map(squares));
}

describe('readers', () => {
  it('are as many as are asked for, each free of conflicts, once for each application', () => {
    fc.assert(
      fc.property(cases, (asked) => {
        const { readersOf } = assignReaders(asked);
        fc.pre(readersOf !== null);
        expect([...readersOf.keys()]).toEqual(asked.candidates.toSorted());
        for (const [candidate, readers] of readersOf) {
          expect([readers.length, new Set(readers).size]).toEqual([asked.least, asked.least]);
          expect(asked.conflicts.filter((one) => one.candidate === candidate && readers.includes(one.reader))).toEqual([]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('have loads as even as any assignment could be', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(cases, (asked) => {
        const { readersOf } = assignReaders(asked);
        fc.pre(readersOf !== null);
        expect(squares(loadsOf(asked, readersOf))).toBe(fewestSquares(asked));
      }),
      { numRuns: 400 },
    );
  });

  it('without conflicts differ by one at most: 400 applications, 25 readers, three each', () => {
    const asked = { candidates: names('c', 400), readers: names('r', 25), conflicts: [], least: 3, seed: hashOf('a real year') };
    const { readersOf } = assignReaders(asked);
    expect(loadsOf(asked, readersOf ?? new Map())).toEqual(Array.from({ length: 25 }, () => 48));
    const odd = { ...asked, candidates: names('c', 401) };
    expect(new Set(loadsOf(odd, assignReaders(odd).readersOf ?? new Map()))).toEqual(new Set([48, 49]));
  });

  it('with many conflicts differ by one at most where they leave room, in a real year', () => {
    const [candidates, readers] = [names('c', 400), names('r', 25)];
    const conflicts = candidates.flatMap((candidate, c) =>
      readers.filter((_, r) => (c * 7 + r * 3) % 5 < 2 || (r < 5 && c % 3 > 0)).map((reader): Pair => ({ candidate, reader })),
    );
    const asked = { candidates, readers, conflicts, least: 3, seed: hashOf('a real year') };
    const loads = loadsOf(asked, assignReaders(asked).readersOf ?? new Map());
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
  });

  it('are the same from the same seed, in whatever order they are given, and others from another', () => {
    const asked = {
      candidates: names('c', 12),
      readers: names('r', 7),
      conflicts: [{ candidate: 'c1', reader: 'r1' }],
      least: 3,
      seed: hashOf(1),
    };
    const turned = { ...asked, candidates: asked.candidates.toReversed(), readers: asked.readers.toReversed() };
    expect(assignReaders(turned)).toEqual(assignReaders(asked));
    expect(assignReaders({ ...asked, seed: hashOf(2) })).not.toEqual(assignReaders(asked));
  });

  it('that are too few are told of every application at once, with how many are free', () => {
    const conflicts = ['r0', 'r1'].flatMap((reader) => ['c1', 'c2'].map((candidate) => ({ candidate, reader })));
    const asked = { candidates: names('c', 3), readers: names('r', 4), least: 3, seed: hashOf(1) };
    expect(assignReaders({ ...asked, conflicts })).toEqual({
      readersOf: null,
      tooFew: [
        { candidate: 'c1', free: 2, short: 1 },
        { candidate: 'c2', free: 2, short: 1 },
      ],
    });
    expect(assignReaders({ ...asked, conflicts: conflicts.filter(({ reader }) => reader === 'r0') }).tooFew).toEqual([]);
  });

  it('who have begun keep what they read when somebody is recused later, and only that reader’s are given on', () => {
    fc.assert(
      fc.property(cases, fc.nat(5), (asked, at) => {
        const first = assignReaders(asked).readersOf;
        fc.pre(first !== null);
        const recused = asked.readers[at % asked.readers.length] ?? '';
        const [candidate] = [...first].find(([, readers]) => readers.includes(recused)) ?? [];
        fc.pre(candidate !== undefined);
        const kept = [...first].flatMap(([of, readers]) => readers.map((reader): Pair => ({ candidate: of, reader })));
        const again = assignReaders({ ...asked, kept, conflicts: [...asked.conflicts, { candidate, reader: recused }] });
        fc.pre(again.readersOf !== null);
        for (const [of, readers] of first) {
          const now = again.readersOf.get(of) ?? [];
          if (of === candidate) expect([now.length, now.includes(recused)]).toEqual([asked.least, false]);
          expect(readers.filter((reader) => !now.includes(reader))).toEqual(of === candidate ? [recused] : []);
        }
      }),
      { numRuns: 500 },
    );
  });
});
