/** When a committee can vote, when a candidate passes, and what ballots come to (E8, E9): the boundaries, and any order of arrival. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHOICES, type Choice } from '../../schema/evaluation/ballot/model.ts';
import { countOf, hasQuorum, passes } from '../../schema/evaluation/ballot/rules.ts';

const choice = fc.constantFrom<Choice>(...CHOICES);

describe('two thirds, in integers', () => {
  it.each([3, 6, 9, 12, 24])('of %i present pass (E9), and one fewer does not', (present) => {
    expect(passes({ yes: (present * 2) / 3, present })).toBe(true);
    expect(passes({ yes: (present * 2) / 3 - 1, present })).toBe(false);
  });

  it.each([
    [2, 1, 2],
    [4, 2, 3],
    [5, 3, 4],
    [7, 4, 5],
    [8, 5, 6],
    [11, 7, 8],
    [25, 16, 17],
  ])('of %i present, %i do not pass and %i do: it is never rounded in favour', (present, no, yes) => {
    expect(passes({ yes: no, present })).toBe(false);
    expect(passes({ yes, present })).toBe(true);
  });

  it.each([
    [11, 7, 8],
    [15, 9, 10],
    [25, 16, 17],
    [9, 5, 6],
  ])('of %i members, %i cannot vote and %i can (E8)', (members, few, enough) => {
    expect(hasQuorum({ present: few, members })).toBe(false);
    expect(hasQuorum({ present: enough, members })).toBe(true);
  });

  it('of nobody is nobody: without members there is no quorum, and without anybody present nobody passes', () => {
    expect(hasQuorum({ present: 0, members: 0 })).toBe(false);
    expect(passes({ yes: 0, present: 0 })).toBe(false);
  });

  it('is what a fraction would say, and one more never does harm (property)', () => {
    const few = fc.nat({ max: 60 });
    fc.assert(
      fc.property(few, few, (yes, more) => {
        const present = yes + more;
        expect(passes({ yes, present })).toBe(present > 0 && BigInt(yes) * 3n >= BigInt(present) * 2n);
        if (passes({ yes, present })) expect(passes({ yes: yes + 1, present: present + 1 })).toBe(true);
      }),
    );
  });
});

describe('the count', () => {
  it('is the choices, whatever order the ballots come in (property)', () => {
    const hash = fc.stringMatching(/^[\da-f]{8}$/u);
    const box = fc.uniqueArray(fc.record({ hash, choice }), { selector: (one) => one.hash, maxLength: 30 });
    const shuffled = box.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(shuffled, ([cast, arrived]) => {
        const count = countOf('v', arrived, cast.length);
        expect(count).toEqual(countOf('v', cast, cast.length));
        expect([count.yes, count.no, count.abstain]).toEqual(CHOICES.map((each) => cast.filter((one) => one.choice === each).length));
        expect(count.list.map((one) => `${CHOICES.indexOf(one.choice)} ${one.hash}`)).toEqual(
          cast.map((one) => `${CHOICES.indexOf(one.choice)} ${one.hash}`).toSorted(),
        );
      }),
    );
  });
});
