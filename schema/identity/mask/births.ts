/**
 * Where a text tells the month that the person was born in, in whatever order and spelling: 1985年3月, 15/03/1985, 一九八五年三月十五日,
 * Mar. 1985, '85.3, 19850315 (U2). Only this month of this year goes, with the day beside it. Another month of the year stays, and
 * so does the year alone.
 *
 * Year, month and day are each told by the digits that remain when separators are taken out; each has its digits in pieces of its
 * own, or they stand together with a zero before a single one (198503, 0315). A year in two digits counts where it is written as one
 * ('85, 85年), with a day beside it or with the name of the month; otherwise 85.3 is a decimal, unless a word says that a birth
 * follows. A number of things is neither a day nor a month: 1985年3名, 1985年3月12人.
 */
import { partsOf, type Part } from './dates.ts';
import { whole, type Span, type Unit } from './normalised.ts';
import { digitsOf, textBefore } from './runs.ts';

/** A part of a date: the places where it may end, counted in parts, when it begins at a place. */
type Field = (parts: readonly Part[], at: number) => number[];

/** What is counted after a number, as in 1985年3名; and what is measured, as in 1985.3万元. */
const COUNTED = new Set('名人篇项次个位件等届级节门天周岁幅套台万亿元%');
const MEASURED = new Set('万亿元%吨米亩');
const ANNOUNCED = /(?:生日|出生|生于|诞辰|诞于|born|birth|birthday|dob)(?:年?月日?|日期|时间|in|on|date|of)?[为是于在]?$/u;

/** What finds the places where the month of birth, `YYYY-MM`, is told, in their order. */
export function birthsOf(bornIn: string): (units: readonly Unit[]) => Span[] {
  const [, year = '', month = ''] = /^(\d{4})-(\d{2})$/u.exec(bornIn) ?? [];
  if (!year) return () => [];
  const { always, afterBirth } = spellings(year, month);
  const anywhere = [...always, ...afterBirth];
  const short = year.slice(2);
  return (units) =>
    partsOf(units).flatMap((parts) => {
      const spans: Span[] = [];
      const announced = ANNOUNCED.test(textBefore(units, parts[0]?.from ?? 0));
      if (!announced && !digitsOf(parts).includes(short)) return spans;
      for (let at = 0; at < parts.length; at += 1) {
        const isBirth = announced && at === 0;
        const end = longest(isBirth ? anywhere : always, parts, at, units);
        if (end === at) continue;
        const span = whole(units, { from: parts[at]?.from ?? 0, to: parts[end - 1]?.to ?? -1 });
        spans.push(whole(units, withWords(units, span)));
        at = end - 1;
      }
      return spans;
    });
}

/** The orders of year, month and day, together or apart. */
function spellings(year: string, month: string): { always: Field[][]; afterBirth: Field[][] } {
  const short = year.slice(2);
  const day = '(?:0[1-9]|[12]\\d|3[01])';
  const Y = either(spelled([year]), one(isShortYear(short)));
  const y = spelled([short]);
  const M = either(
    spelled([month, String(Number(month))]),
    one((part) => part.month === Number(month)),
  );
  const named = one((part) => part.month === Number(month));
  const dayForm = new RegExp(`^(?:${day}|[1-9])$`, 'u');
  const D: Field = (parts, at) => {
    const [ten, unit] = [parts[at], parts[at + 1]];
    // 1 5日: the day digit by digit, as the month before it was.
    const apart = isDigit(ten) && isDigit(unit) && (unit?.gap === '' || (isDigit(parts[at - 1]) && [ten?.gap, ' '].includes(unit?.gap)));
    const both = apart && dayForm.test(`${ten?.digits}${unit?.digits}`) ? [at + 2] : [];
    return dayForm.test(ten?.digits ?? '') ? [at + 1, ...both] : both;
  };
  const together = written(`${month}${day}|${day}${month}`);
  const always = [
    [Y, M, after(D)],
    [Y, M],
    [Y, together],
    [written(`${year}${month}|${year}${Number(month)}`)],
    [written(`${year}${month}`), after(D)],
    [written(`${year}${month}${day}|${day}${month}${year}|${month}${day}${year}|${short}${month}${day}`)],
    [D, M, Y],
    [M, D, Y],
    [together, Y],
    [M, Y],
    [written(`${month}${year}`)],
    [D, written(`${month}${year}`)],
    [first(y), tight(M), after(D)],
    [first(D), tight(M), tight(y)],
    [first(M), tight(D), tight(y)],
    [named, y],
    [first(y), named],
    [alone(y), paddedTo(month)],
  ];
  return { always, afterBirth: [[y, M], [M, after(D)], [M]] };
}

const one =
  (is: (part: Part, next: Part | undefined) => boolean): Field =>
  (parts, at) => {
    const part = parts[at];
    return part && is(part, parts[at + 1]) ? [at + 1] : [];
  };

const either =
  (...fields: Field[]): Field =>
  (parts, at) =>
    fields.flatMap((field) => field(parts, at));

/** Digits of this form that touch, in whatever digits each of them is. */
function written(pattern: string): Field {
  const form = new RegExp(`^(?:${pattern})$`, 'u');
  return (parts, at) => {
    const ends: number[] = [];
    let digits = '';
    for (let to = at; to < parts.length && digits.length < 8; to += 1) {
      if (to > at && parts[to]?.gap !== '') break;
      digits += parts[to]?.digits ?? '';
      if (form.test(digits)) ends.push(to + 1);
    }
    return ends;
  };
}

/** One of these numbers, its digits in one piece or in several, which one kind of separator takes apart. */
function spelled(numbers: readonly string[]): Field {
  return (parts, at) => {
    const ends: number[] = [];
    let [digits, apart] = ['', ''];
    for (let to = at; to < parts.length && digits.length < 4; to += 1) {
      const part = parts[to];
      if (!part || part.month !== null) break;
      if (to > at && part.gap !== '') {
        if (/[年月日号]/u.test(part.gap) || (apart !== '' && part.gap !== apart)) break;
        apart = part.gap;
      }
      digits += part.digits;
      if (numbers.includes(digits) && !areHalves(apart, parts[to + 1]?.gap ?? '')) ends.push(to + 1);
    }
    return ends;
  };
}

/** In 5.19，85.3 the digits on both sides of the comma are halves of decimals. */
function areHalves(apart: string, next: string): boolean {
  return (apart.includes(',') && next === '.') || (apart === '.' && next.includes(','));
}

/** A year in two digits, written as a year: '85, 85年. */
function isShortYear(short: string) {
  return ({ digits, gap }: Part, next: Part | undefined) =>
    digits === short && (/['‘’ʼ´]\s*$/u.test(gap) || /^\s*年/u.test(next?.gap ?? ''));
}

/** A day that follows in the same breath: after a comma stands something else. */
function after(day: Field): Field {
  return (parts, at) => (/[,;。\n]|月.*、/u.test(parts[at]?.gap ?? '') ? [] : day(parts, at));
}

/** Where no stroke or point joins it to a number before: 2010-01-01 is no birth of the year 2001. */
const first =
  (field: Field): Field =>
  (parts, at) =>
    at === 0 || /[,、\s]/u.test(parts[at]?.gap ?? '') ? field(parts, at) : [];

/** Numbers after commas are a list. */
const tight =
  (field: Field): Field =>
  (parts, at) =>
    parts[at]?.gap.includes(',') ? [] : field(parts, at);

/** 85-03 and 85/03, when nothing else stands beside them. */
const alone =
  (year: Field): Field =>
  (parts, at) =>
    at === 0 && parts.length === 2 ? year(parts, at) : [];
const paddedTo = (month: string) => one(({ digits, gap }) => digits === month && /^\s*[/\p{Pd}]\s*$/u.test(gap));

const isDigit = (part: Part | undefined) => part?.digits.length === 1;

/** Where the longest of the spellings ends that begins here; here, when there is none. */
function longest(orders: readonly (readonly Field[])[], parts: readonly Part[], at: number, units: readonly Unit[]): number {
  const ends = orders.flatMap((fields) => fields.reduce<number[]>((places, field) => places.flatMap((place) => field(parts, place)), [at]));
  return Math.max(at, ...ends.filter((end) => !isCount(parts[end - 1], units)));
}

/** Whether a number tells how many things there are: not where strokes join it to what stands before. */
function isCount(part: Part | undefined, units: readonly Unit[]): boolean {
  if (!part || part.digits.length > 3) return false;
  const thing = units[part.to + 1]?.text ?? '';
  if (/^\s*\.\s*$/u.test(part.gap)) return MEASURED.has(thing);
  if (/第\s*$/u.test(part.gap) && thing === '个' && units[part.to + 2]?.text === '月') return false; // 第3个月 is a month
  return /^[\s,年月第]*$/u.test(part.gap) && COUNTED.has(thing);
}

/** With 月, 月份, 日, 号, 年 or th after it, and the apostrophe before a short year. */
function withWords(units: readonly Unit[], { from, to }: Span): Span {
  const at = (index: number) => units[index]?.text ?? '';
  let word = to + 1;
  while (word < to + 4 && /^\s$/u.test(at(word))) word += 1;
  let last = to;
  if (/^[年月日号]$/u.test(at(word))) last = at(word) === '月' && at(word + 1) === '份' ? word + 1 : word;
  else if (/^(?:st|nd|rd|th)$/u.test(`${at(to + 1)}${at(to + 2)}`) && units[to + 3]?.kind !== 'LETTER') last = to + 2;
  return { from: /^['‘’ʼ]$/u.test(at(from - 1)) ? from - 1 : from, to: last };
}
