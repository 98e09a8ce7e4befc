/** How an action of the history is called: as an officer would write it, and in English (V1). */
import { say, type Bilingual } from '../refusal.ts';

/** A title; `of` holds those of kinds of things on which the same word means something else. */
export type Named = { title: Bilingual; of: Readonly<Record<string, Bilingual>> };

export function named(zh: string, en: string, of: Readonly<Record<string, Bilingual>> = {}): Named {
  return { title: say(zh, en), of };
}
