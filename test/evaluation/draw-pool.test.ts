/** Who of a pool may be drawn (E4): nobody who is excluded ever is, whatever the ground, and nobody is forgotten. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../schema/core/hash.ts';
import type { Expert } from '../../schema/committee/pool/model.ts';
import { divided, whyNotDivided, whyNotExclude, whyNotKept } from '../../schema/evaluation/draw/rules/freeze.ts';
import { drawn } from '../../schema/evaluation/draw/rules/select.ts';
import { entry, NO_QUOTAS } from '../support/draws.ts';

const MEETING = { meetsFrom: '2024-11-23', meetsUntil: '2024-11-24' };

const expert = (account: string, changes: Partial<Expert> = {}): Expert =>
  ({
    account,
    code: `of-${account}`,
    unit: account,
    isOutside: false,
    specialties: ['语文'],
    removed: null,
    termFrom: '2024-09-01',
    termUntil: '2027-08-31',
    ...changes,
  }) as Expert;

const gone = { at: 1, by: 'pan', reason: '调动' };
const DAYS = ['2024-11-22', '2024-11-23', '2024-11-24', '2024-11-25'];
const people = fc
  .array(
    fc.record({
      removed: fc.boolean(),
      from: fc.constantFrom(...DAYS, '2024-09-01'),
      until: fc.constantFrom(...DAYS, '2027-08-31'),
      leads: fc.boolean(),
      applies: fc.boolean(),
      listed: fc.boolean(),
      excluded: fc.boolean(),
    }),
    { maxLength: 20 },
  )
  .map((all) => all.map((one, at) => ({ ...one, account: `e${at}` })));

describe('the pool', () => {
  it('an excluded expert is never drawn; each is in the pool or excluded, with the ground', () => {
    fc.assert(
      fc.property(people, fc.nat(), (all, number) => {
        const pool = all.map(({ account, removed, from, until }) =>
          expert(account, { removed: removed ? gone : null, termFrom: from, termUntil: until }),
        );
        const accounts = (has: (one: (typeof all)[number]) => boolean) => all.filter(has).map(({ account }) => account);
        const [chair = null, ...viceChairs] = accounts(({ leads }) => leads);
        const excluded = accounts((one) => one.excluded).map((account) => ({ expert: account, reason: `因${account}` }));
        const lot = divided({
          filing: { chair, viceChairs },
          yearly: MEETING,
          pool,
          excluded,
          applying: new Set(accounts(({ applies }) => applies)),
          listed: new Set(accounts(({ listed }) => listed)),
        });
        const serves = ({ from, until }: (typeof all)[number]) => from <= '2024-11-23' && until >= '2024-11-24';
        const may = all.filter((one) => !one.removed && !one.leads && serves(one) && !one.applies && !one.listed && !one.excluded);
        expect(new Set(lot.pool.map((one) => lot.accounts[one.expert]))).toEqual(new Set(may.map(({ account }) => account)));
        expect(lot.pool.length + lot.exclusions.length).toBe(all.filter(({ removed }) => !removed).length);
        for (const { expert: code, ground, reason } of lot.exclusions) {
          const one = all.find(({ account }) => account === lot.accounts[code]) ?? expect.fail('nobody');
          const grounds = { LEADS: one.leads, TERM: !serves(one), APPLIES: one.applies, LISTED: one.listed, OFFICE: one.excluded };
          expect([grounds[ground], reason]).toEqual([true, ground === 'OFFICE' ? `因${one.account}` : null]);
        }
        const seats = Math.min(3, lot.pool.length);
        const out = new Set(lot.exclusions.map((one) => one.expert));
        const made = drawn({ seats, pool: lot.pool, quotas: NO_QUOTAS }, hashOf(number));
        expect([...made.order, ...made.drawn, ...made.substitutes].filter((code) => out.has(code))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('has in it whoever the office excludes, named once', () => {
    const pool = [expert('an'), expert('bai', { removed: gone })];
    const named = (...accounts: string[]) =>
      whyNotExclude(
        accounts.map((one) => ({ expert: one, reason: 'x' })),
        pool,
      )?.details.experts ?? null;
    expect([named('an'), named('bai'), named('an', 'an'), named('cai')]).toEqual([null, ['bai'], ['an'], ['cai']]);
  });

  it('has each unit on one side, and is no larger than an item of the table', () => {
    expect(whyNotDivided([entry('a', 'u'), entry('b', 'u'), entry('c', 'v', { isOutside: true })])).toBeNull();
    expect(whyNotDivided([entry('a', 'u'), entry('b', 'u', { isOutside: true })])?.details.units).toEqual(['u']);
    expect([whyNotKept('x'.repeat(300_000))?.code, whyNotKept('x'.repeat(300_001))?.code]).toEqual([undefined, 'POOL_TOO_LARGE']);
  });
});
