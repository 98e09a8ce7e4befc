/**
 * Names as people type them (P12). A person is known by name and number, a certificate is verified by them, and both are printed: what
 * only looks like the name is made the name where that is safe, and refused with its place where it is not.
 */
import * as z from 'zod';
import { HIDDEN, INVISIBLE, pointedOut, unified } from './characters.ts';
import { sized, visible } from './input.ts';
import { say, type Bilingual } from './refusal.ts';

/** What is typed for the dot between the parts of a name: • ． . ・ ‧ and their likes. */
const DOTS = '\u00B7\u2022\u2024\u2027\u2219\u22C5\u2981\u2E31\u2E33\u30FB\u318D\uFE52\uFF0E\uFF65.';
const DOT = new RegExp(`[${DOTS}]`, 'u');
/** An end of a line is none of these: behind it another name may stand. */
const BLANK = /[\p{Zs}\t]/u;
const HAN = /\p{Script=Han}/u;

const BETWEEN_HAN = new RegExp(`(?<=\\p{Script=Han})[\\p{Zs}\\t]{0,5}[${DOTS}][\\p{Zs}\\t]{0,5}(?=\\p{Script=Han})`, 'gu');
const BLANKS = /(?<=\p{Script=Han})[\p{Zs}\t]+(?=\p{Script=Han})/gu;

/** Without what is in a name by typing only: radicals, blanks between Han characters, another dot, full-width letters. */
export function cleanName(typed: string): string {
  return withoutBlanks(halfWidth(unified(typed)).replaceAll(BETWEEN_HAN, '·'));
}

/** A name as it is looked for, however it was typed: neither blanks nor dots matter, nor does case. */
export function foldedName(typed: string): string {
  return unified(typed)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(new RegExp(`[\\s${DOTS}]`, 'gu'), '');
}

function withoutBlanks(text: string): string {
  return text
    .trim()
    .replaceAll(BLANKS, '')
    .replaceAll(/[\p{Zs}\t]+/gu, ' ');
}

/** Full-width letters, hyphen and apostrophe: each is one character before and after, so that places stay as they were typed. */
function halfWidth(text: string): string {
  return text.replaceAll(/[\uFF21-\uFF3A\uFF41-\uFF5A\uFF07\uFF0D]/gu, (wide) => wide.normalize('NFKC'));
}

/** A person's name, at most so many characters. */
export function personName(most = 40): z.ZodType<string, string> {
  return sized(
    z.string().transform((typed, context) => {
      const wrong = strangersIn(typed, strangerInPersons);
      if (wrong.length > 0) context.addIssue({ code: 'custom', params: { ...listed(wrong), rule: 'P12' } });
      return cleanName(typed);
    }),
    most,
    'P12',
  );
}

/** What stands in a name for a character that could not be typed, or that was lost. */
const STAND_IN = /[?\uFF1F\u25A1\u3013]/u;

/** The name of an organisation, of a committee, or of an office that can be called: digits and brackets may be part of it. */
export function organisationName(most: number): z.ZodType<string, string> {
  const clean = z.string().transform((typed, context) => {
    const wrong = strangersIn(typed, strangerInAny);
    if (wrong.length > 0) context.addIssue({ code: 'custom', params: { ...listed(wrong), rule: 'P12' } });
    return withoutBlanks(unified(typed));
  });
  return visible(clean, most, { rule: 'P12' });
}

/** What no name has, of an organisation neither; what nobody sees is told by whoever checks that all of it is seen. */
function strangerInAny(characters: readonly string[], index: number): Bilingual | null {
  const one = characters[index] ?? '';
  if (STAND_IN.test(one)) return say('是替代符号，请改用应有的字', 'stands in for a character; type the character that is meant');
  if (INVISIBLE.test(one)) return null;
  if (/\p{Variation_Selector}/u.test(one)) return SELECTOR;
  return one.search(HIDDEN) >= 0 ? UNSEEN : null;
}

/** The characters that a name does not have, each with its place as it was typed. */
function strangersIn(typed: string, strangerAt: typeof strangerInAny): Bilingual[] {
  const raw = Array.from(typed.normalize('NFC').trim());
  const characters = raw.map((one) => halfWidth(unified(one)));
  return raw.flatMap((one, index) => {
    const what = strangerAt(characters, index);
    if (!what) return [];
    const { zh, en } = pointedOut(one, index);
    return [say(`${zh}${what.zh}`, `${en} ${what.en}`)];
  });
}

const SELECTOR = say('是异体字选择符，请删除', 'is a variation selector; take it out');
const UNSEEN = say('是不可见或控制字符，请删除', 'is an invisible or control character; take it out');

/** What is wrong with one character among its neighbours; null when it may be part of a name. */
function strangerInPersons(characters: readonly string[], index: number): Bilingual | null {
  const one = characters[index] ?? '';
  if (/\p{Variation_Selector}/u.test(one)) return SELECTOR;
  if (/\p{Co}/u.test(one)) return say('是造字区字符，请改用国家标准编码的汉字', 'is of the private use area; use the encoded character');
  if (BLANK.test(one)) return null;
  if (one.search(HIDDEN) >= 0) return UNSEEN;
  if (/[\p{L}\p{M}〇]/u.test(one)) return null;
  if (/\p{N}/u.test(one)) return say('是数字，不能用于姓名', 'is a digit, which no name has');
  const letter = (at: string | undefined) => at !== undefined && /[\p{L}〇]/u.test(at);
  const before = characters.slice(0, index).findLast((other) => !BLANK.test(other));
  const after = characters.slice(index + 1).find((other) => !BLANK.test(other));
  if (one === '·' && letter(before) && letter(after)) return null;
  if (DOT.test(one) && HAN.test(before ?? '') && HAN.test(after ?? '')) return null;
  // Punctuation of names in Latin letters: J. Smith, O’Brien, Anne-Marie.
  if (/['’.,-]/u.test(one) && letter(before) && !HAN.test(before ?? '')) return null;
  return say('不能用于姓名', 'is no part of a name');
}

const TOLD = 3;

function listed(wrong: readonly Bilingual[]): Bilingual {
  const [told, more] = [wrong.slice(0, TOLD), wrong.length - TOLD];
  return {
    zh: `：${told.map(({ zh }) => zh).join('；')}${more > 0 ? `；另有${more}处` : ''}`,
    en: `: ${told.map(({ en }) => en).join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
  };
}
