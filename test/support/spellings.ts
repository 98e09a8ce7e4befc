/** How people spell numbers of theirs and the month of a birth, 1985-03; and what they write that is nobody's. Drawn for properties. */
import fc from 'fast-check';
import { idNumber } from '../../functions/local/people.ts';

/** Digits as people, keyboards and fonts write them. */
const ALPHABETS = [
  '0123456789',
  '０１２３４５６７８９',
  '〇一二三四五六七八九',
  '零壹贰叁肆伍陆柒捌玖',
  '⓪①②③④⑤⑥⑦⑧⑨',
  '⁰¹²³⁴⁵⁶⁷⁸⁹',
  '₀₁₂₃₄₅₆₇₈₉',
  '⓿❶❷❸❹❺❻❼❽❾',
  '𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗',
  '٠١٢٣٤٥٦٧٨٩',
  '०१२३४५६७८९',
  '๐๑๒๓๔๕๖๗๘๙',
].map((digits) => Array.from(digits));
const SEPARATORS = [
  '',
  ' ',
  '　',
  '\u00A0',
  '-',
  '－',
  '—',
  '–',
  '−',
  '.',
  '．',
  '·',
  '・',
  '。',
  '/',
  '／',
  ',',
  '，',
  '_',
  '\u200B',
  ' - ',
  '\n',
];
const HARMLESS = ['本人', '证件为', '他说', '获奖二十五次，', '《教学研究》', '（见附件）：', 'Abstract of ', '联系'];

const separator = fc.constantFrom(...SEPARATORS);
/** A number in one alphabet, or each digit in any. */
const spelt = (digits: string) =>
  fc
    .oneof(
      fc.constantFrom(...ALPHABETS).map((alphabet) => Array.from(digits, () => alphabet)),
      fc.array(fc.constantFrom(...ALPHABETS), { minLength: digits.length, maxLength: digits.length }),
    )
    .map((alphabets) =>
      Array.from(digits, (digit, index) => (/\d/u.test(digit) ? (alphabets[index]?.[Number(digit)] ?? digit) : digit)).join(''),
    );
/** Groups of digits, with one separator or any between them, or with a group in brackets. */
const joined = (...groups: string[]) =>
  fc
    .tuple(
      fc.tuple(...groups.map(spelt)),
      fc.array(separator, { minLength: groups.length, maxLength: groups.length }),
      fc.boolean(),
      fc.nat(groups.length),
    )
    .map(([parts, separators, same, inBrackets]) =>
      parts
        .map((part, index) => (index === 0 ? '' : (separators[same ? 0 : index] ?? '')) + (index === inBrackets ? `（${part}）` : part))
        .join(''),
    );
const cutAt = (digits: string, ...lengths: number[]): string[] => {
  let done = 0;
  return lengths.map((length) => digits.slice(done, (done += length)));
};
const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${count}}$`, 'u'));

const mobile = fc.tuple(fc.constantFrom('3', '5', '7', '8', '9'), digits(9)).map(([second, rest]) => `1${second}${rest}`);
const identity = fc
  .tuple(fc.integer({ min: 1950, max: 2005 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.nat(999))
  .map(([year, month, day, sequence]) => idNumber(`${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`, sequence));

export const numbers: Record<string, fc.Arbitrary<string>> = {
  'an identity number': identity.chain((number) =>
    fc.oneof(
      joined(number),
      joined(...cutAt(number, 6, 8, 4)),
      joined(...cutAt(number, 6, 4, 4, 4)),
      joined(...cutAt(number, 3, 3, 4, 2, 2, 4)),
      joined(...cutAt(number, 4, 4, 4, 4, 2)),
      joined(...Array.from(number)),
    ),
  ),
  'a mobile telephone number': fc
    .tuple(mobile, fc.constantFrom('', '+86', '86', '0086', '+86 '))
    .chain(([number, country]) =>
      fc
        .oneof(
          joined(number),
          joined(...cutAt(number, 3, 4, 4)),
          joined(...cutAt(number, 3, 3, 5)),
          joined(...cutAt(number, 4, 3, 4)),
          joined(...Array.from(number)),
        )
        .map((spelling) => `${country}${spelling}`),
    ),
  'a telephone number with its area code': fc
    .tuple(fc.constantFrom('0937', '0931', '010', '021'), fc.constantFrom('2', '5', '6', '8'), digits(3), digits(4))
    .chain(([area, first, middle, last]) => {
      const local = area.length === 4 ? `${first}${middle.slice(1)}${last}` : `${first}${middle}${last}`;
      return fc.oneof(joined(area, local), joined(area, local.slice(0, -4), last), joined(...Array.from(area), ...Array.from(local)));
    }),
  'a card number': fc
    .tuple(fc.constantFrom('6222', '6217', '4367'), digits(12))
    .chain(([bank, rest]) => joined(bank, ...cutAt(rest, 4, 4, 4))),
};

const month = (written: string[]) => fc.constantFrom(...written);
export const born = fc
  .record({
    year: fc.oneof(
      spelt('1985'),
      fc.tuple(spelt('19'), fc.constantFrom(' ', '　', '-', '·', '_'), spelt('85')).map((parts) => parts.join('')),
    ),
    month: month(['3', '03', '三', '叁', '３', '③', '٣', '〇三', '零叁']),
    day: fc.constantFrom('5', '05', '15', '31', '五', '十五', '二十一', '廿一', '卅', '１５', '⑮', '拾伍'),
    english: month(['March', 'Mar', 'Mar.', 'MARCH', 'mar']),
    between: fc.constantFrom(' ', '-', '－', '.', '．', '·', '/', ' / ', '_', '　', '—'),
  })
  .chain(({ year, month: number, day, english, between: b }) =>
    fc.constantFrom(
      `${year}年${number}月`,
      `${year} 年 ${number} 月 ${day} 日`,
      `${year}年${number}月${day}日`,
      `${year}年（农历）${number}月${day}`,
      `${year}${b}${number}`,
      `${year}${b}${number}${b}${day}`,
      `${day}${b}${number}${b}${year}`,
      `${number}${b}${day}${b}${year}`,
      `${number}${b}${year}`,
      `${number}月${day}日，${year}年`,
      `${english} ${year}`,
      `${english} ${day}, ${year}`,
      `${day} ${english} ${year}`,
      `${year}${b}${english}${b}${day}`,
      `'85${b}${number}`,
      `85年${number}月`,
      `85年${number}月${day}日`,
    ),
  );
export const compact = fc
  .constantFrom('198503', '19850315', '1985 0315', '198503-15', '031985', '15031985', '0315/1985', '850315')
  .chain(spelt);

export const beside = fc.constantFrom(...HARMLESS);

const year = fc.integer({ min: 1990, max: 2024 }).map(String);
const someMonth = fc.integer({ min: 1, max: 12 });
const padded = (number: number) => String(number).padStart(2, '0');
export const harmless = fc.oneof(
  fc
    .tuple(year, someMonth, year, someMonth, fc.constantFrom('.', '-', '/'), fc.constantFrom('-', '—', '～', ' - ', '至'), fc.boolean())
    .map(([from, first, to, second, point, dash, pad]) => {
      const written = pad ? padded : String;
      return `${from}${point}${written(first)}${dash}${to}${point}${written(second)}`;
    }),
  fc
    .tuple(year, someMonth, fc.integer({ min: 1, max: 28 }), year)
    .map(([from, one, day, to]) => `${from}-${padded(one)}-${padded(day)}至${to}-06-30`),
  fc.tuple(year, fc.integer({ min: 1, max: 1999 })).map(([one, number]) => `甘人社通〔${one}〕${number}号`),
  fc.tuple(fc.array(year, { minLength: 2, maxLength: 8 }), fc.constantFrom('、', '和', '，')).map(([years, and]) => `${years.join(and)}年`),
  fc.tuple(fc.integer({ min: 1, max: 999 }), fc.constantFrom('篇', '人次', '%', '项')).map(([count, what]) => `共${count}${what}`),
  fc.tuple(fc.integer({ min: 1, max: 99_999_999 }), fc.nat(99)).map(([whole, cents]) => `${whole.toLocaleString('en')}.${padded(cents)}元`),
  fc.tuple(year, someMonth).map(([one, number]) => `${one}年${number}月`),
  fc
    .array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 9 })
    .map((scores) => scores.map((one) => (one / 10).toFixed(1)).join('，')),
);
