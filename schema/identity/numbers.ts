/** The numbers people and units are known by, with their check digits (P2). NFKC and upper case first: full-width digits are digits. */
import { isDay, type Day } from '../core/time.ts';

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS = '10X98765432';

/** A resident identity number as it is stored: half-width, upper-case X, no spaces. */
export function normalized(number: string): string {
  return number.normalize('NFKC').toUpperCase().replaceAll(/\s/gu, '');
}

/** GB 11643-1999: 18 digits, a birth date that exists, the ISO 7064 MOD 11-2 check character. Takes a normalized number. */
export function isResidentId(number: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/u.test(number)) return false;
  if (!isDay(birthOf(number))) return false;
  const sum = ID_WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return number[17] === ID_CHECKS[sum % 11];
}

/** The birth date that a resident identity number carries. */
export function birthOf(number: string): Day {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
}

const CREDIT_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** GB 32100-2015: 18 characters without I, O, S, V and Z, the last a MOD 31 check. Takes a normalized code. */
export function isCreditCode(code: string): boolean {
  if (!/^[1-9A-HJ-NP-RTUW-Y][1-59]\d{6}[0-9A-HJ-NP-RTUW-Y]{10}$/u.test(code)) return false;
  let sum = 0;
  for (let index = 0; index < 17; index += 1) {
    const value = CREDIT_CHARACTERS.indexOf(code[index] ?? '');
    sum += value * (3 ** index % 31);
  }
  return CREDIT_CHARACTERS[(31 - (sum % 31)) % 31] === code[17];
}

/** How an identity number is shown to those who need not know it: the first three characters and the last two. */
export function masked(number: string): string {
  return number.length < 8 ? '*'.repeat(number.length) : `${number.slice(0, 3)}${'*'.repeat(number.length - 5)}${number.slice(-2)}`;
}
