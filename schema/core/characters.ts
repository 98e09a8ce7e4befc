/** Single characters: which stand for others, which nobody sees, and how one of them is pointed out. */
import { say, type Bilingual } from './refusal.ts';

/** Controls, private use, lone surrogates, formats and directions, non-characters, and letters that are blank. */
export const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029\u115F\u1160\u2800\u3164\uFFA0\uFFFD\uFFFE\uFFFF]/u;

/** The same with what only joins or varies the characters beside it, wherever it stands. */
export const HIDDEN = new RegExp(`${INVISIBLE.source}|\\p{Default_Ignorable_Code_Point}`, 'gu');

/** What is shown as a picture: no document can print it. © and ™ are text. */
export const EMOJI = /\p{Emoji_Presentation}/u;

/** U+2E80 to U+2EF3, each by the character whose shape it is (Unicode, EquivalentUnifiedIdeograph); the first has none. */
const SUPPLEMENT = Array.from(
  '⺀厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵⺚旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟',
);

/**
 * Radicals as the characters they are: ⾼ (U+2FBC) is 高. Input methods and texts out of a PDF bring them; they look the same, are found by
 * no search, and in a PDF that has one of them every 高 would be read as the radical.
 */
export function unified(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\u2E80-\u2EF3]/gu, (radical) => SUPPLEMENT[(radical.codePointAt(0) ?? 0) - 0x2e80] ?? radical)
    .replaceAll(/[\u2F00-\u2FD5]/gu, (radical) => radical.normalize('NFKC'));
}

/** `第3个字符“?”`; with its code point where the shape does not tell what it is. `index` counts from 0. */
export function pointedOut(character: string, index: number): Bilingual {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  if (INVISIBLE.test(character) || character.search(HIDDEN) >= 0)
    return say(`第${index + 1}个字符（${code}）`, `character ${index + 1} (${code})`);
  const known = /[\p{Script=Han}A-Za-z\d?*]/u.test(character) && unified(character) === character;
  return say(
    `第${index + 1}个字符“${character}”${known ? '' : `（${code}）`}`,
    `character ${index + 1}, “${character}”${known ? '' : ` (${code})`}`,
  );
}
