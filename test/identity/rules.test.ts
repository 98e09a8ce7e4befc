/** P2: the numbers people and units are known by. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditCode, idNumber } from '../../functions/local/people.ts';
import { isCreditCode, isResidentId, masked, normalized } from '../../schema/identity/numbers.ts';

const births = fc
  .date({ min: new Date('1930-01-01T00:00:00Z'), max: new Date('2010-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''));

describe('resident identity numbers (P2, GB 11643)', () => {
  it('takes the standard’s own examples, and X as the check character', () => {
    expect(isResidentId('11010519491231002X')).toBe(true);
    expect(isResidentId('440524188001010014')).toBe(false); // a real check digit, but a birth date before 1900
    expect(isResidentId(normalized('１１０１０５１９４９１２３１００２ｘ'))).toBe(true); // full-width, as phones type it
  });

  it('refuses a wrong check digit, whatever the number', () => {
    fc.assert(
      fc.property(births, fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 10 }), (birth, sequence, last) => {
        const number = idNumber(birth, sequence);
        const other = number.slice(0, 17) + ('0123456789X'[last] ?? '');
        return isResidentId(number) && isResidentId(other) === (other === number);
      }),
    );
  });

  it.each(['620201199002300018', '62020119900101001', '6202011990010100188', '62020119901301001X', 'abc', ''])('refuses %s', (number) => {
    expect(isResidentId(number)).toBe(false);
  });

  it('is found out when two neighbouring digits change places', () => {
    fc.assert(
      fc.property(births, fc.integer({ min: 0, max: 999 }), fc.integer({ min: 14, max: 15 }), (birth, sequence, place) => {
        const number = idNumber(birth, sequence);
        const swapped = `${number.slice(0, place)}${number[place + 1]}${number[place]}${number.slice(place + 2)}`;
        return swapped === number || !isResidentId(swapped);
      }),
    );
  });
});

describe('credit codes (P2, GB 32100)', () => {
  it('takes a real number, and refuses the number with any character changed', () => {
    expect(isCreditCode('91350100M000100Y43')).toBe(true);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999 }),
        fc.integer({ min: 8, max: 16 }),
        fc.integer({ min: 0, max: 9 }),
        (sequence, place, digit) => {
          const code = creditCode(sequence);
          const other = code.slice(0, place) + String(digit) + code.slice(place + 1);
          return isCreditCode(code) && isCreditCode(other) === (other === code);
        },
      ),
    );
  });

  it.each(['91350100M000100Y4I', '91350100M000100Y4', '013501000000000000', ''])('refuses %s', (code) => {
    expect(isCreditCode(code)).toBe(false);
  });
});

describe('masking', () => {
  it('shows three characters in front and two behind, and of a short number nothing', () => {
    expect(masked('11010519491231002X')).toBe('110*************2X');
    expect(masked('1234567')).toBe('*******');
  });
});
