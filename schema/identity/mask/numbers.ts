/**
 * Which digits of a text are a number that may be somebody's (U2): of a document, a telephone, a card. It is told by the digits that
 * remain when what stands between them is taken out:
 *
 * 1. Digits with nothing but separators between them are one run. Words, 、 and 和 end it, so that enumerations are several numbers.
 * 2. A run stays when every piece of it belongs to a date, a time or a decimal (2010.09-2014.06), or when it is an amount of money
 *    with its unit. The ISBN or ISSN that a run begins with stays when it is named so and its check digit is right.
 * 3. Of what remains goes: the whole run where it has fifteen digits or more (the least that an identity card or a bank card has), or
 *    seven after a word that announces a number (电话, 证件号); otherwise the digits that make up a mobile telephone number or one
 *    with its area code, and what has seven digits in a row, be it a passport or a certificate (2021C0620123).
 * 4. Eighteen digits with the province, the day of birth and the check digit of an identity card go also where they look like dates.
 *
 * A telephone number without its area code, in pieces and without a word before it, is not told from a range (300-1000), and stays;
 * so does what is short. Of a DOI the long numbers go. One number too many is hidden rather than one too few.
 */
import { isResidentId } from '../numbers.ts';
import { whole, type Span, type Unit } from './normalised.ts';
import { areDecimals, isAmount, isDates, withoutBook } from './plain.ts';
import { digitsOf, runsOf, spanOf, textBefore, type Piece } from './runs.ts';

/** Digits that a document or a card has at least, and that a number in a row has. */
const LEAST = 15;
const LEAST_IN_A_ROW = 7;

const MOBILE = /^(?:0{0,2}86)?0?1[3-9]\d{9}$/u;
/** With the area code: 0937 and seven digits, 010 and eight; without its zero after that of the country. */
const LANDLINE = /^(?:0{0,2}86)?0[1-9]\d{8,10}$|^0{0,2}86(?:10|2\d|[3-9]\d\d)[2-9]\d{6,7}$/u;
const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/u;
/** The longest of these: 0086, a zero, and eleven digits; or the eighteen of an identity card. */
const LONGEST = 18;

const ANNOUNCED =
  /(?:电话|手机|联系方式|座机|固话|宅电|传真|证件|身份证|护照|通行证|银行卡|卡|账|帐|微信|qq|tel|phone|mobile|id)(?:号码?|no)?[为是]?[a-z]{0,2}$/u;

const isTelephone = (digits: string) => MOBILE.test(digits) || LANDLINE.test(digits);
const isResident = (digits: string) => PROVINCE.test(digits) && isResidentId(digits);
const isSomebodys = (digits: string) => isTelephone(digits) || isResident(digits);

/** The numbers of a text that may be somebody's, in their order, with how many digits each has. */
export function numbersIn(units: readonly Unit[]): (Span & { digits: number })[] {
  return runsOf(units).flatMap((run) =>
    found(withoutBook(run, units), units).map((pieces) => {
      const { length } = digitsOf(pieces);
      return { ...whole(units, withX(units, spanOf(pieces), length)), digits: length };
    }),
  );
}

/** The parts of a run that go. */
function found(run: readonly Piece[], units: readonly Unit[]): (readonly Piece[])[] {
  const { length } = digitsOf(run);
  if (length < LEAST_IN_A_ROW || isAmount(run, units) || areDecimals(run)) return [];
  if (length === LONGEST - 1 && endsInX(units, run)) return [run];
  if (isDates(run, isSomebodys)) return windows(run, isResident).filter((_, index) => index % 2 === 1);
  const inWords = withinWords(run);
  if (inWords) return [inWords];
  if (length >= LEAST || ANNOUNCED.test(textBefore(units, run[0]?.from ?? 0))) return [run];
  return windows(run, isTelephone).flatMap((part, index) => (index % 2 === 1 ? [part] : rowsOf(part)));
}

/** The run without a Chinese numeral that touches it and belongs to the words beside it: 13909370000一直未变. */
function withinWords(run: readonly Piece[]): readonly Piece[] | null {
  if (isSomebodys(digitsOf(run))) return null;
  const touches = (word: Piece | undefined, gap: string | undefined) => word?.chinese === true && word.digits.length <= 2 && gap === '';
  const from = touches(run[0], run[1]?.gap) ? 1 : 0;
  const to = touches(run.at(-1), run.at(-1)?.gap) ? run.length - 1 : run.length;
  for (const part of [run.slice(from, to), run.slice(from), run.slice(0, to)])
    if (part.length < run.length && isSomebodys(digitsOf(part))) return part;
  return null;
}

/** The run in parts: every other one, from the second on, is a number as `is` tells, the longest that begins where it does. */
function windows(run: readonly Piece[], is: (digits: string) => boolean): (readonly Piece[])[] {
  const parts: (readonly Piece[])[] = [];
  let done = 0;
  for (let from = 0; from < run.length; from += 1) {
    const to = endOf(run, from, is);
    if (to === from) continue;
    parts.push(run.slice(done, from), run.slice(from, to));
    done = to;
    from = to - 1;
  }
  return [...parts, run.slice(done)];
}

function endOf(run: readonly Piece[], from: number, is: (digits: string) => boolean): number {
  let [digits, end] = ['', from];
  for (let to = from; to < run.length && digits.length < LONGEST; to += 1) {
    digits += run[to]?.digits ?? '';
    if (is(digits)) end = to + 1;
  }
  return end;
}

/** What has seven digits in a row, Arabic and Chinese ones together. */
function rowsOf(part: readonly Piece[]): Piece[][] {
  const rows: Piece[][] = [];
  for (const piece of part) {
    const row = rows.at(-1);
    if (row && piece.gap === '') row.push(piece);
    else rows.push([piece]);
  }
  return rows.filter((row) => digitsOf(row).length >= LEAST_IN_A_ROW);
}

function endsInX(units: readonly Unit[], run: readonly Piece[]): boolean {
  const span = spanOf(run);
  return withX(units, span, LONGEST - 1).to > span.to;
}

/** The X that an identity number may end in, also where it stands apart or was typed in another script. */
function withX(units: readonly Unit[], { from, to }: Span, digits: number): Span {
  let end = to + 1;
  if (digits === 17) while (units[end]?.kind === 'SEPARATOR' && end < to + 10) end += 1;
  const isX = /^[x×хχ]$/u.test(units[end]?.text ?? '') && units[end + 1]?.kind !== 'LETTER';
  return { from, to: isX ? end : to };
}
