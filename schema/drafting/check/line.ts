/** A line of the check: what is found where, and how it is told. */
import { fill, type Bilingual, type Details } from '../../core/refusal.ts';
import type { RuleId } from '../../core/rulebook.ts';
import type { Severity } from './codes/code.ts';
import { CODES, type CheckCode } from './codes/index.ts';

/** `path` is where it stands: `phases[2].closes`, `policy.posting.days`. */
export type CheckLine = { severity: Severity; code: CheckCode; path: string; says: Bilingual; todo: Bilingual; rule: RuleId };

/** A place in the document: names of fields, and numbers of rows from 0. */
export type Place = readonly (string | number)[];

/** What is found, before it is put in words. */
export type Found = { code: CheckCode; at: Place; details: Details };

export const found = (code: CheckCode, at: Place, details: Details = {}): Found => ({ code, at, details });

export function severityOf({ code }: Pick<Found, 'code'>): Severity {
  return CODES[code].severity;
}

export function inWords({ code, at, details }: Found): CheckLine {
  const { severity, rule, says, todo } = CODES[code];
  const told = ({ zh, en }: Bilingual): Bilingual => ({ zh: fill(zh, details, 'zh'), en: fill(en, details, 'en') });
  return { severity, code, path: pathOf(at), says: told(says), todo: told(todo), rule };
}

/** A name longer than this is no name: it is cut where it is told. */
const LONGEST_NAME = 60;

/** A place as it is written; a name that is none of a field stands in quotation marks. */
export function pathOf(at: Place): string {
  return at
    .map((part, index) => {
      if (typeof part === 'number') return `[${part}]`;
      if (!/^[\p{L}_][\p{L}\d_-]*$/u.test(part) || part.length > LONGEST_NAME) return `[${quoted(part)}]`;
      return index === 0 ? part : `.${part}`;
    })
    .join('');
}

/** What was typed, where it is told: no longer than a name, and of lists and objects only that they are. */
export function quoted(typed: unknown): string {
  if (Array.isArray(typed)) return '[…]';
  if (typeof typed === 'object' && typed !== null) return '{…}';
  if (typeof typed !== 'string') return String(typed);
  const characters = Array.from(typed.slice(0, 2 * LONGEST_NAME));
  return JSON.stringify(characters.length > LONGEST_NAME ? `${characters.slice(0, LONGEST_NAME).join('')}…` : typed);
}
