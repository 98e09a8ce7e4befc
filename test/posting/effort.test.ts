/** U4: what an anonymous objection costs its sender's device, as the announcement has it, and how it is read from a hash. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { effortNow, zeroBits } from '../../schema/posting/rules/effort.ts';
import { EFFORT } from '../support/objecting.ts';

it.each([
  [0, 20],
  [9, 20],
  [10, 21],
  [19, 21],
  [20, 22],
  [29, 22],
  [30, 22],
  [31, 22],
  [10_000, 22],
])('while %i objections are open, a proof begins with %i bits that are nought', (open, bits) => {
  expect(effortNow({ effort: EFFORT }, open)).toBe(bits);
});

it.each([
  ['ff', 0],
  ['80', 0],
  ['7f', 1],
  ['0f', 4],
  ['08', 4],
  ['07', 5],
  ['01', 7],
  ['0080', 8],
  ['0001', 15],
  ['0000', 16],
])('%s begins with %i', (hash, bits) => {
  expect(zeroBits(hash)).toBe(bits);
});

it('counts as the processor does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xff_ff_ff_ff }), (value) => {
      expect(zeroBits(value.toString(16).padStart(8, '0'))).toBe(Math.clz32(value));
    }),
  );
  const hash = createHash('sha256').update('zhicheng').digest();
  expect(zeroBits(hash.toString('hex'))).toBe(Math.clz32(hash.readUInt32BE()));
});
