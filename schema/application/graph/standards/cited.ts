/** Where in the notice something of its standards stands. */
import type { Cited } from '../../../core/refusal.ts';
import { sourceOf } from '../../../core/rulebook.ts';

/** A source of a notice’s own, or the place of the rule in it. */
export const cited = (source: string | null, rule: 'A6' | 'P5', { document, citations }: Cited): string =>
  sourceOf(rule, { document, citations: source === null ? citations : { ...citations, [rule]: source } });
