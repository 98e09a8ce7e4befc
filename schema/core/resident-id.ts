/**
 * The numbers of resident identity cards (GB 11643-1999), and what becomes of one in a free text: reasons and opinions stand in histories and go
 * out by mail, to more people than may know a number, and whoever writes one there does not think of them (P2). Pure.
 */
import { isDay, type Day } from './time.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** 18 digits, a birth date that exists, the ISO 7064 MOD 11-2 check character. Takes a normalized number. */
export function isResidentId(number: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/u.test(number)) return false;
  if (!isDay(birthOf(number))) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return number[17] === CHECKS[sum % 11];
}

/** The birth date that a resident identity number carries. */
export function birthOf(number: string): Day {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
}

/** How a number is shown to those who need not know it: the first three characters and the last two. */
export function masked(number: string): string {
  const shown = Array.from(number);
  if (shown.length < 8) return '*'.repeat(shown.length);
  return [...shown.slice(0, 3), '*'.repeat(shown.length - 5), ...shown.slice(-2)].join('');
}

/** Eighteen digits, in wide ones as well, with a blank, a point or a stroke where the place, the year, the day and the rest part, as a card is copied. */
const WRITTEN =
  /[1-9\uFF11-\uFF19][\d\uFF10-\uFF19]{5}[ \u3000.·-]?[\d\uFF10-\uFF19]{4}[ \u3000.·-]?[\d\uFF10-\uFF19]{4}[ \u3000.·-]?[\d\uFF10-\uFF19]{3}[\dXx\uFF10-\uFF19\uFF38\uFF58](?![\d\uFF10-\uFF19])/gu;

const DIGIT = /[\d\uFF10-\uFF19]/u;

/** The text with every whole number of a resident identity card masked: what only has as many digits stays. */
export function withoutResidentIds(text: string): string {
  return text.replaceAll(WRITTEN, (written, offset: number) => {
    if (DIGIT.test(text.charAt(offset - 1))) return written; // the end of a longer one
    const number = written
      .normalize('NFKC')
      .replaceAll(/[ .·-]/gu, '')
      .toUpperCase();
    return isResidentId(number) ? masked(number) : written;
  });
}
