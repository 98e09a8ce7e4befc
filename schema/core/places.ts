/** Where something that was typed is not right, in both languages: by what a form calls its fields, or by what they are called anywhere. Pure. */
import { isName, labelled, placeInWords } from './field-names.ts';
import type { Bilingual } from './refusal.ts';

/** What a form calls its fields, in Chinese or in both languages; under the empty name, what it calls the whole. */
export type Called = Readonly<Record<string, string | Bilingual>>;

/** Where what is wrong is nothing within what was typed, but all of it, and no form has a name for that. */
const WHOLE: Bilingual = { zh: '所填内容', en: 'what was typed' };

/** A path in words of both languages, by the names of a form where one calls its fields its own way. */
export function placeOf(path: readonly string[], called: Called = {}): Bilingual {
  const chinese = Object.fromEntries(Object.entries(called).map(([name, label]) => [name, typeof label === 'string' ? label : label.zh]));
  const whole = labelled(called, '') ?? WHOLE;
  return {
    zh: placeInWords(path, chinese) || (typeof whole === 'string' ? whole : whole.zh),
    en: placeInEnglish(path, called) || (typeof whole === 'string' ? WHOLE.en : whole.en),
  };
}

/** `items.0.educationLevel` is `row 1, level of education`; a field that no form calls otherwise by the words of its own name. */
function placeInEnglish(path: readonly string[], called: Called): string {
  const places: string[] = [];
  for (const [index, part] of path.entries()) {
    const label = labelled(called, part);
    const name = isName(part) ? (typeof label === 'object' ? label.en : inWords(part)) : '';
    if (name !== '') places.push(name);
    if (isName(part)) continue;
    const of = isName(path[index - 1] ?? '') && inWords(path[index - 1] ?? '') !== '' ? places.pop() : undefined;
    places.push(`${of ?? 'row'} ${Number(part) + 1}`);
  }
  return places.join(', ');
}

/** `identityNumber` is `identity number`; what has no name of its own has none in English either. */
function inWords(name: string): string {
  return placeInWords([name]) === '' ? '' : name.replaceAll(/(?<=[a-z\d])[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
}
