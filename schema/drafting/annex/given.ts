/** What a cell gives to a committee: a value, and what is wrong or unsure about it. */
import type { Bilingual } from '../../core/refusal.ts';

export type Given<T> = { value: T; wrong?: Bilingual; unsure?: Bilingual };
