/** The proof of a draw and the script on the page that checks it (E4): it finds whatever is changed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../schema/core/hash.ts';
import type { Proof } from '../../schema/evaluation/draw/model.ts';
import {
  commitmentOf,
  isHash,
  isSecret,
  notAsCommitted,
  seedFor,
  seedOf,
  sortedByExpert,
} from '../../schema/evaluation/draw/rules/seed.ts';
import { proofOf } from '../../schema/evaluation/draw/rules/select.ts';
import { shortagesOf } from '../../schema/evaluation/draw/rules/shortages.ts';
import { CHECK, checked } from '../support/draw-check.ts';
import { entry, frozenOf, lots, SECRETS } from '../support/draws.ts';

const POOL = Array.from({ length: 14 }, (_, at) =>
  entry(`e${String(at).padStart(2, '0')}`, `u${at % 6}`, {
    isOutside: at % 6 > 3,
    specialties: at % 3 === 0 ? ['roads'] : ['water', 'bridges'],
  }),
);
const LOT = {
  seats: 5,
  pool: POOL,
  quotas: { specialties: [{ specialty: 'roads', number: 2, isExact: true }], mostOfOneUnit: 1, leastOutside: 2 },
};
const FROZEN = frozenOf(LOT);
const PROOF = proofOf(FROZEN, SECRETS);

/** The proof with one thing in it changed. */
const changed = (change: (proof: Record<string, never> & Proof) => void): Proof => {
  const copy = structuredClone(PROOF) as Record<string, never> & Proof;
  change(copy);
  return copy;
};

describe('secrets and commitments', () => {
  it('a secret is 32 bytes at least, 128 at most, in small hexadecimal digits', () => {
    expect([31, 32, 128, 129].map((bytes) => isSecret('0f'.repeat(bytes)))).toEqual([false, true, true, false]);
    expect(['0F'.repeat(32), `${'0f'.repeat(32)}0`, 'zz'.repeat(32), `${'0f'.repeat(32)}\n`].map(isSecret)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect([commitmentOf('00'.repeat(32)), 'A0', ''].map(isHash)).toEqual([true, false, false]);
  });

  it('a commitment is the SHA-256 of the bytes, not of the digits', () => {
    expect(commitmentOf('00'.repeat(32))).toBe('66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925');
  });

  it('whoever tells something else than they had committed to is named, both if both do', () => {
    const { commitments } = FROZEN;
    expect(notAsCommitted(commitments, SECRETS)).toEqual([]);
    expect(notAsCommitted(commitments, { ...SECRETS, bureau: SECRETS.supervisor })).toEqual(['bureau']);
    expect(notAsCommitted(commitments, { bureau: SECRETS.supervisor, supervisor: SECRETS.bureau })).toEqual(['bureau', 'supervisor']);
  });

  it('the seed hangs on both secrets, the pool and all that was fixed', () => {
    const others = [
      seedOf(FROZEN, { ...SECRETS, bureau: '5c'.repeat(32) }),
      seedOf(FROZEN, { ...SECRETS, supervisor: '5c'.repeat(32) }),
      seedOf({ ...FROZEN, pool: POOL.slice(1) }, SECRETS),
      seedOf({ ...FROZEN, attempt: 2 }, SECRETS),
      seedOf({ ...FROZEN, exclusions: [] }, SECRETS),
      seedOf({ ...FROZEN, quotas: { ...LOT.quotas, mostOfOneUnit: 2 } }, SECRETS),
      seedFor('readers', PROOF.seed),
    ];
    expect(new Set([PROOF.seed, ...others]).size).toBe(8);
  });

  it('the pool is sorted as characters are numbered, whatever the machine speaks', () => {
    expect(sortedByExpert([entry('b'), entry('é'), entry('a'), entry('B')]).map(({ expert }) => expert)).toEqual(['B', 'a', 'b', 'é']);
  });
});

describe('the script on the page', () => {
  it('has at most thirty lines and asks for nothing but Node', () => {
    expect(CHECK.trimEnd().split('\n').length).toBeLessThanOrEqual(30);
    expect([...CHECK.matchAll(/from '([^']+)'/gu)].map(([, from]) => from)).toEqual(['node:crypto', 'node:fs']);
  });

  it('has nothing to say of a proof that is right', () => {
    expect(checked(PROOF)).toBe('');
  });

  it('finds no fault with any draw: without quotas, with some, of pools of any kind', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(lots, fc.nat(1_000_000), (lot, number) => {
        fc.pre(shortagesOf(lot).length === 0);
        const secrets = { bureau: hashOf(number), supervisor: hashOf(-number) };
        expect(checked(proofOf(frozenOf(lot, secrets), secrets))).toBe('');
      }),
      { numRuns: 60 },
    );
  });

  it('goes with a pool of two hundred, among whose numbers some are left out', () => {
    const pool = Array.from({ length: 200 }, (_, at) =>
      entry(`e${at + 100}`, `u${at % 40}`, { isOutside: at % 4 === 0, specialties: [`s${at % 5}`] }),
    );
    const specialties = [0, 1, 2, 3, 4].map((at) => ({ specialty: `s${at}`, number: 4, isExact: at % 2 === 0 }));
    expect(checked(proofOf(frozenOf({ seats: 25, pool, quotas: { specialties, mostOfOneUnit: 2, leastOutside: 8 } }), SECRETS))).toBe('');
  });

  it.each<[string, (proof: Record<string, never> & Proof) => void, RegExp]>([
    ['one name of the pool', (proof) => Object.assign(proof.pool[3] ?? {}, { expert: 'e99' }), /frozen/u],
    ['one who was drawn', (proof) => Object.assign(proof, { drawn: [...proof.drawn.slice(1), proof.substitutes[0]] }), /draw/u],
    ['the order of two substitutes', (proof) => Object.assign(proof, { substitutes: proof.substitutes.toReversed() }), /draw/u],
    ['one quota that changes nobody', (proof) => Object.assign(proof.quotas, { leastOutside: 0 }), /frozen/u],
    ['the number of a specialty', (proof) => Object.assign(proof.quotas.specialties[0] ?? {}, { number: 1 }), /frozen/u],
    ['the unit of one', (proof) => Object.assign(proof.pool[0] ?? {}, { unit: 'u9' }), /frozen/u],
    ['the bureau’s secret', (proof) => Object.assign(proof.secrets, { bureau: '00'.repeat(32) }), /secret of the bureau/u],
    ['the supervisor’s secret', (proof) => Object.assign(proof.secrets, { supervisor: '00'.repeat(32) }), /secret of the supervisor/u],
    ['a commitment', (proof) => Object.assign(proof.commitments, { bureau: '00'.repeat(32) }), /secret of the bureau/u],
    ['the ground of an exclusion', (proof) => Object.assign(proof.exclusions[0] ?? {}, { ground: 'LEADS' }), /frozen/u],
    [
      'an exclusion of somebody in the pool',
      (proof) => Object.assign(proof, { exclusions: [{ expert: 'e03', ground: 'TERM', reason: null }] }),
      /frozen/u,
    ],
    ['the attempt', (proof) => Object.assign(proof, { attempt: 2 }), /frozen/u],
    ['the seed', (proof) => Object.assign(proof, { seed: hashOf('another') }), /seed/u],
    ['the order of the pool', (proof) => Object.assign(proof, { pool: proof.pool.toReversed() }), /frozen/u],
  ])('finds a change of %s', (_, change, says) => {
    expect(checked(changed(change))).toMatch(says);
  });

  it('finds the pool and its hashes made anew together: the seed is another', () => {
    const pool = POOL.filter(({ expert }) => expert !== PROOF.drawn[0]);
    const other = proofOf({ ...FROZEN, pool }, SECRETS);
    expect(checked({ ...other, seed: PROOF.seed })).toMatch(/seed/u);
  });
});
