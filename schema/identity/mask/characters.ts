/**
 * What a character of a text stands for where numbers are looked for: a digit of whatever script or shape, a Chinese ten, what only
 * stands between digits, or nothing at all. Pure.
 */

/**
 * DIGIT: `text` is `0`–`9`, or `?` for a digit of unknown worth. TEN: `text` is how many tens. SEPARATOR: what people set between the
 * digits of one number. IGNORED: what is not seen. LETTER: a Latin one, in lower case. OTHER ends a number.
 */
export type Kind = 'DIGIT' | 'TEN' | 'SEPARATOR' | 'IGNORED' | 'LETTER' | 'OTHER';

/** A character in its plain form; `chinese` for numerals, which may belong to the words beside them. */
export type Character = { kind: Kind; text: string; chinese: boolean };

/** Numerals by their worth: those of ordinary and of financial writing, of telephones (幺), and the circles written for 〇. */
const NUMERALS = ['〇零○◯', '一壹弌幺', '二贰貳弍两兩', '三叁叄弎', '四肆', '五伍', '六陆陸', '七柒', '八捌', '九玖'];
const DIGITS = new Map(NUMERALS.flatMap((same, worth) => Array.from(same, (written) => [written, String(worth)] as const)));
const TENS = new Map(
  [...'十拾1廿卄2卅3卌4'.matchAll(/(\D+)(\d)/gu)].flatMap(([, same = '', tens = '']) => Array.from(same, (ten) => [ten, tens])),
);

/** Numbers in circles that have no compatibility form: the code point of the first, what it stands for, how many follow in order. */
const CIRCLED: readonly (readonly [first: number, worth: number, count: number])[] = [
  [0x2776, 1, 10],
  [0x2780, 1, 10],
  [0x278a, 1, 10],
  [0x24eb, 11, 10],
  [0x24f5, 1, 10],
  [0x24ff, 0, 1],
  [0x1f10b, 0, 1],
  [0x1f10c, 0, 1],
];
/** 〡 to 〩, the digits of merchants. */
const MERCHANTS = [0x3021, 0x3029] as const;

const UNSEEN = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;
/** Blanks, dashes, brackets, quotes, points and strokes of every script. */
const BETWEEN = /[\s\p{Z}\p{Pd}\p{Pc}\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Po}\p{Sk}\p{So}+−~|∙⋅∕⁄<>ー]/u;
/** But not what lists things (、), counts, addresses, or stars what is hidden already. */
const NOT_BETWEEN = new Set('*、%‰@#&');

/** What a character of a text is in plain form; several where it stands for several, as ⑩ and ㋂ (3月) do. */
export function plain(character: string): readonly Character[] {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return ASCII[code] ?? [];
  if (code >= 0x4e00 && code <= 0x9fff) return [numeral(character) ?? { kind: 'OTHER', text: character, chinese: false }];
  return remembered(character, code) ?? lookedUp(character, code);
}

/** Chinese punctuation and full-width forms are in every text: each of these is looked up once. */
const COMMON: readonly (readonly [from: number, to: number])[] = [
  [0x2000, 0x206f],
  [0x3000, 0x303f],
  [0xff00, 0xffef],
];
const known = new Map<number, readonly Character[]>();

function remembered(character: string, code: number): readonly Character[] | null {
  if (!COMMON.some(([from, to]) => code >= from && code <= to)) return null;
  const found = known.get(code) ?? lookedUp(character, code);
  known.set(code, found);
  return found;
}

function lookedUp(character: string, code: number): readonly Character[] {
  const circled = CIRCLED.find(([first, , count]) => code >= first && code < first + count);
  if (circled) return digits(String(circled[1] + code - circled[0]));
  if (code >= MERCHANTS[0] && code <= MERCHANTS[1]) return [{ kind: 'DIGIT', text: String(code - MERCHANTS[0] + 1), chinese: true }];
  const form = character.normalize('NFKC').toLowerCase();
  // ㎡ is a unit, not a digit.
  if (/[a-z].*\d/u.test(form)) return [{ kind: 'OTHER', text: character, chinese: false }];
  return Array.from(form, single);
}

function numeral(text: string): Character | null {
  const [digit, tens] = [DIGITS.get(text), TENS.get(text)];
  if (digit !== undefined) return { kind: 'DIGIT', text: digit, chinese: true };
  return tens === undefined ? null : { kind: 'TEN', text: tens, chinese: true };
}

function single(text: string): Character {
  const chinese = numeral(text);
  if (chinese) return chinese;
  if (/\p{Nd}/u.test(text)) return { kind: 'DIGIT', text: worthOf(text), chinese: false };
  if (/\p{No}/u.test(text)) return { kind: 'DIGIT', text: '?', chinese: false };
  return { kind: kindOf(text), text, chinese: false };
}

function kindOf(text: string): Kind {
  if (NOT_BETWEEN.has(text)) return 'OTHER';
  if (/\p{Script=Latin}/u.test(text)) return 'LETTER';
  if (/\s/u.test(text)) return 'SEPARATOR';
  if (UNSEEN.test(text)) return 'IGNORED';
  return BETWEEN.test(text) ? 'SEPARATOR' : 'OTHER';
}

/** The digits of every script stand in Unicode from zero to nine in a row, so a digit is worth as much as come before it. */
function worthOf(text: string): string {
  if (/^[0-9]$/u.test(text)) return text;
  const code = text.codePointAt(0) ?? 0;
  let before = 0;
  while (before < 60 && /\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}

function digits(number: string): Character[] {
  return Array.from(number, (text) => ({ kind: 'DIGIT', text, chinese: false }));
}

/** The characters of ASCII, each looked up once. */
const ASCII: readonly (readonly Character[])[] = Array.from({ length: 0x80 }, (_, code) => [
  single(String.fromCodePoint(code).toLowerCase()),
]);
