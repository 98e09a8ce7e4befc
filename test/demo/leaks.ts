/** Looks for the identity and telephone numbers of people where none may be: what the system logged, what was told and reported. */
import { readFile } from 'node:fs/promises';
import { PEOPLE } from './cast.ts';
import { COMMITTEE_PEOPLE } from './committee-cast.ts';

/** All made-up people have a number of this city; so those of the seed are found as well. */
const IDENTITY_NUMBER = /620201\d{11}[\dX]/gu;

/** What is found, by what it was looked for in. */
export function leaksIn(texts: Readonly<Record<string, string>>): string[] {
  const telephones = [...PEOPLE, ...COMMITTEE_PEOPLE].map(({ telephone }) => telephone);
  return Object.entries(texts).flatMap(([where, text]) => [
    ...(text.match(IDENTITY_NUMBER) ?? []).map((number) => `${where}: ${number.slice(0, 6)}…`),
    ...telephones.filter((telephone) => text.includes(telephone)).map((telephone) => `${where}: ${telephone}`),
  ]);
}

/** A file's text and how many lines it has; null where there is none. */
export async function linesOf(file: string): Promise<{ text: string; lines: number } | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null ? null : { text, lines: text.split('\n').filter(Boolean).length };
}
