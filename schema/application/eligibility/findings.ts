/** What a condition of applying comes to, with its rule, its ground and what would change it (A6). */
import { capitalised } from '../../core/input.ts';
import type { Bilingual, Cited } from '../../core/refusal.ts';
import type { RuleId } from '../../core/rulebook.ts';

export const OUTCOMES = ['PASSES', 'FAILS', 'UNKNOWN'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a condition (conditions of index.ts) has come to; a condition may find several things. */
export type Found = {
  rule: RuleId;
  outcome: Outcome;
  /** What was looked at, and what it comes to. */
  because: Bilingual;
  /** What would change it; null where it passes, or where nothing can be done about it. */
  remedy: Bilingual | null;
  /** Whether it stands in the way of submitting: what fails does, and what is unknown, unless those who review it decide it. */
  isObstacle: boolean;
  /** Where in the notice it stands, of a condition that the notice says by itself; the rule’s place there else. */
  source?: string;
};

/** The notice as a finding cites it: at the finding’s own place where it has one. */
export function citedFor({ rule, source }: Found, { document, citations }: Cited): Cited {
  return { document, citations: source === undefined ? citations : { ...citations, [rule]: source } };
}

/** An English sentence may begin with the name of a place in the form. */
const begun = ({ zh, en }: Bilingual): Bilingual => ({ zh, en: capitalised(en) });

export function passes(rule: RuleId, zh: string, en: string): Found {
  return { rule, outcome: 'PASSES', because: begun({ zh, en }), remedy: null, isObstacle: false };
}

export function fails(rule: RuleId, because: Bilingual, remedy: Bilingual | null = null): Found {
  return { rule, outcome: 'FAILS', because: begun(because), remedy, isObstacle: true };
}

/** Unknown, because something is not said yet. */
export function unknown(rule: RuleId, because: Bilingual, remedy: Bilingual): Found {
  return { rule, outcome: 'UNKNOWN', because: begun(because), remedy, isObstacle: true };
}

/** Unknown to the system, which holds no rule for it as data: those who review it decide, and until then nobody is kept from submitting. */
export function leftToReview(rule: RuleId, because: Bilingual, remedy: Bilingual): Found {
  return { rule, outcome: 'UNKNOWN', because: begun(because), remedy, isObstacle: false };
}
