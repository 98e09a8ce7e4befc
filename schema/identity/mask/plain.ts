/**
 * Runs of digits that are nobody's number: days and periods, decimals, amounts of money, the numbers of books and journals. What
 * stands here is shown to everybody, so each form is taken as narrowly as people write it. Pure.
 */
import type { Unit } from './normalised.ts';
import { digitsOf, textBefore, type Piece } from './runs.ts';

const isYear = (piece: Piece | undefined) => /^(?:19|20)\d\d$/u.test(piece?.digits ?? '');
const isYearMonth = (piece: Piece | undefined) => /^(?:19|20)\d\d(?:0[1-9]|1[0-2])$/u.test(piece?.digits ?? '');
const isUpTo = (most: number) => (piece: Piece | undefined) =>
  /^\d{1,2}$/u.test(piece?.digits ?? '') && Number(piece?.digits) >= 1 && Number(piece?.digits) <= most;
const isMonth = isUpTo(12);
const isDayOfMonth = isUpTo(31);
const isMinute = (piece: Piece | undefined) => /^[0-5]\d$/u.test(piece?.digits ?? '') && piece?.gap === ':';
const isHour = (piece: Piece | undefined) => /^(?:[01]?\d|2[0-3])$/u.test(piece?.digits ?? '');
const isWhole = (piece: Piece | undefined) => /^(?:0|[1-9]\d{0,2})$/u.test(piece?.digits ?? '') && piece?.gap !== '.';
const isFraction = (piece: Piece | undefined) => /^\d{1,3}$/u.test(piece?.digits ?? '') && piece?.gap === '.';

/** A day, a month or a year in the orders that people write, the day a period ends without its year; times. */
const ELEMENTS: readonly (readonly ((piece: Piece | undefined) => boolean)[])[] = [
  [isYear],
  [isYearMonth],
  [isYear, isMonth],
  [isYear, isMonth, isDayOfMonth],
  [isYear, isMonth, isDayOfMonth, isMonth, isDayOfMonth],
  [isMonth, isYear],
  [isDayOfMonth, isMonth, isYear],
  [isMonth, isDayOfMonth, isYear],
  [isHour, isMinute],
  [isHour, isMinute, isMinute],
];

/**
 * Whether every piece of a run belongs to a date or a time: 2010.09-2014.06 does, 620201/1985/0315/6665 does not. The
 * number of a list may stand before them and a count after them, unless the digits together are somebody's number.
 */
export function isDates(run: readonly Piece[], isSomebodys: (digits: string) => boolean): boolean {
  if (endsOf(run, 0).has(run.length)) return true;
  if (isSomebodys(digitsOf(run))) return false;
  const starts = (run[0]?.digits.length ?? 0) <= 2 ? [0, 1] : [0];
  const ends = (run.at(-1)?.digits.length ?? 0) <= 3 ? [run.length, run.length - 1] : [run.length];
  return starts.some((start) => ends.some((end) => end > start && endsOf(run, start).has(end)));
}

/** The places in a run up to which it consists of dates, from a place on. */
function endsOf(run: readonly Piece[], start: number): ReadonlySet<number> {
  const reached = new Set([start]);
  for (let from = start; from < run.length; from += 1) {
    if (!reached.has(from)) continue;
    // The numbers of dates stand apart: 6贰17．2023 are digits of a card in two scripts.
    const fit = (at: number, fits: (piece: Piece | undefined) => boolean) => fits(run[at]) && (at === start || run[at]?.gap !== '');
    for (const element of ELEMENTS) if (element.every((fits, index) => fit(from + index, fits))) reached.add(from + element.length);
  }
  return reached;
}

/** Decimals, nothing but blanks and commas between them: 95.5，96.2，97.8 */
export function areDecimals(run: readonly Piece[]): boolean {
  return (
    run.length % 2 === 0 &&
    run.every((piece, index) => (index % 2 === 1 ? isFraction(piece) : isWhole(piece) && (index === 0 || /^[\s,]+$/u.test(piece.gap))))
  );
}

/** An amount of money: thousands by commas, with its unit or its sign. 123,456.78元 */
export function isAmount(run: readonly Piece[], units: readonly Unit[]): boolean {
  const cents = run.at(-1)?.gap === '.' ? run.at(-1) : undefined;
  const [first, ...thousands] = cents ? run.slice(0, -1) : run;
  if (!/^[1-9]\d{0,2}$/u.test(first?.digits ?? '') || thousands.length === 0 || (cents && cents.digits.length > 2)) return false;
  if (!thousands.every(({ digits, gap }) => digits.length === 3 && gap === ',')) return false;
  const after = units[(run.at(-1)?.to ?? 0) + 1]?.text ?? '';
  const before = units[(first?.from ?? 0) - 1]?.text ?? '';
  return /^[元万亿]$/u.test(after) || /^[¥$€]$/u.test(before);
}

/** The run without the number of a book or a journal that it begins with: one named so, whose check digit is right. */
export function withoutBook(run: readonly Piece[], units: readonly Unit[]): readonly Piece[] {
  const word = /is[bs]n$/u.exec(textBefore(units, run[0]?.from ?? 0))?.[0];
  if (!word) return run;
  for (let count = 1; count <= Math.min(run.length, 5); count += 1) {
    const digits = digitsOf(run.slice(0, count));
    if (word === 'isbn' ? isBook(digits) : isJournal(digits)) return run.slice(count);
  }
  return run;
}

function isBook(digits: string): boolean {
  return /^97[89]\d{10}$/u.test(digits) && weighed(digits, (index) => (index % 2 === 0 ? 1 : 3)) % 10 === 0;
}

function isJournal(digits: string): boolean {
  return /^\d{8}$/u.test(digits) && weighed(digits, (index) => 8 - index) % 11 === 0;
}

function weighed(digits: string, weight: (index: number) => number): number {
  return Array.from(digits).reduce((sum, digit, index) => sum + Number(digit) * weight(index), 0);
}
