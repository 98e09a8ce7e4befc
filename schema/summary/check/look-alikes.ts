/** Cells that look as they should and are not: the first character that differs is pointed out (D5, P12). Pure. */
import { pointedOut } from '../../core/characters.ts';
import { foldedName } from '../../core/names.ts';
import { say, type Bilingual } from '../../core/refusal.ts';

/** The first character of what was found that is not the expected one. */
export function firstDifference(expected: string, found: string): Bilingual {
  const [should, there] = [Array.from(expected), Array.from(found)];
  const index = there.findIndex((one, at) => one !== should[at]);
  return index < 0 ? say('末尾缺少字符', 'something is missing at its end') : pointedOut(there[index] ?? '', index);
}

/** What to look at where both look alike: a radical, another dot, a blank. Null where everybody sees the difference. */
export function lookAlike(expected: string, found: string): Bilingual | null {
  if (expected === '' || expected === found || foldedName(expected) !== foldedName(found)) return null;
  const place = firstDifference(expected, found);
  return say(`两者看似相同，请注意现值的${place.zh}。`, ` They look alike: see ${place.en} of what stands here.`);
}
