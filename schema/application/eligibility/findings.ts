/** What a condition of applying comes to, with its rule, its ground and what would change it (A6). */
import type { Bilingual } from '../../core/refusal.ts';
import type { RuleId } from '../../core/rulebook.ts';

export const OUTCOMES = ['PASSES', 'FAILS', 'UNKNOWN'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type Finding = {
  rule: RuleId;
  outcome: Outcome;
  /** What was looked at, and what it comes to. */
  because: Bilingual;
  /** What would change it; null where it passes, or where nothing can be done about it. */
  remedy: Bilingual | null;
};

export function passes(rule: RuleId, zh: string, en: string): Finding {
  return { rule, outcome: 'PASSES', because: { zh, en }, remedy: null };
}

export function fails(rule: RuleId, because: Bilingual, remedy: Bilingual | null = null): Finding {
  return { rule, outcome: 'FAILS', because, remedy };
}

export function unknown(rule: RuleId, because: Bilingual, remedy: Bilingual): Finding {
  return { rule, outcome: 'UNKNOWN', because, remedy };
}
