/**
 * 发文字号: how documents are numbered (R3). Two patterns never give numbers that look alike: a number has no digits but those of its year, always
 * four, and of its serial behind it, nor signs that look like digits; and its pattern looks otherwise than every other one. Pure.
 */
import { lookOf } from '../../core/look.ts';
import { say, type Bilingual } from '../../core/refusal.ts';

const YEAR = '{year}';
const NUMBER = '{number}';

/** Why a text is no pattern of numbers. */
export function whyNotPattern(pattern: string): Bilingual | null {
  const times = (part: string) => pattern.split(part).length - 1;
  if (times(YEAR) !== 1 || times(NUMBER) !== 1 || pattern.indexOf(YEAR) > pattern.indexOf(NUMBER))
    return say('须依次含有{year}（年份）和{number}（序号）各一处', 'has {year} and after it {number}, each once');
  if (/[{}]/u.test(pattern.replace(YEAR, '').replace(NUMBER, '')))
    return say('除{year}、{number}外不得含有花括号', 'has no other braces than those of {year} and {number}');
  if (pattern.includes('}{')) return say('年份与序号不得相连', 'has something between {year} and {number}');
  if (/\p{N}/u.test(lookOf(pattern)))
    return say(
      '除年份、序号外不得含有数字或形似数字的字符（O、I、L、〇）',
      'has no digits of its own, nor O, I or L, which look like digits',
    );
  if (!/^[\p{Script=Han}A-Za-z〔〕（）()[\]{}第号字·-]+$/u.test(pattern))
    return say('只能由汉字、字母、〔〕、（）和“-”组成', 'is made of Chinese characters, letters, brackets and hyphens');
  return /\p{Script=Han}/u.test(pattern) ? null : say('须含有机关代字', 'names its issuer by a Chinese character at least');
}

/** The number of a document. */
export function numberIn(pattern: string, { year, serial }: { year: number; serial: number }): string {
  return pattern.replace(YEAR, String(year)).replace(NUMBER, String(serial));
}
