/** The numbers of articles, as documents write them and as forms ask for them: 第十条, 第一〇条, 第10条 and 10 are the same one. Pure. */

const DIGITS = '零一二三四五六七八九';
/** 零 as it is written too, and as the circle that is typed for it. */
const ZEROS = /[〇○]/gu;

/** The number of an article; null where it is none that counts on: 附则, 第十条之一. */
export function articleNumber(written: string): number | null {
  const [, plain] =
    /^第?([0-9]{1,3}|[零一二两三四五六七八九十百]{1,7})[条.、]?$/u.exec(
      written.normalize('NFKC').replaceAll(/\s/gu, '').replaceAll(ZEROS, '零'),
    ) ?? [];
  if (plain === undefined) return null;
  return /^[0-9]/u.test(plain) ? Number(plain) : inDigits(plain.replaceAll('两', '二'));
}

/** 一百二十三, 十二, 二十: hundreds, tens and units in this order, each at most once; or digit by digit: 一二三, 二〇. */
function inDigits(words: string): number | null {
  if (/^[一二三四五六七八九][零一二三四五六七八九]{1,2}$/u.test(words)) return Number(Array.from(words, digit).join(''));
  const [, hundreds, tens, units] =
    /^(?:([一二三四五六七八九])百)?(?:零?([一二三四五六七八九]?)十)?(?:零?([一二三四五六七八九]))?$/u.exec(words) ?? [];
  const found =
    (hundreds ? 100 * digit(hundreds) : 0) + (tens === undefined ? 0 : 10 * (tens === '' ? 1 : digit(tens))) + (units ? digit(units) : 0);
  return found > 0 ? found : null;
}

const digit = (one: string): number => DIGITS.indexOf(one);
