/** How a code of the check is declared: how bad it is, on what ground, what is said and what is to be done. */
import type { Bilingual } from '../../../core/refusal.ts';
import type { RuleId } from '../../../core/rulebook.ts';

/** ERROR: cannot be published so. WARNING: can be, and somebody should look at it. NOTE: to be known. */
export const SEVERITIES = ['ERROR', 'WARNING', 'NOTE'] as const;
export type Severity = (typeof SEVERITIES)[number];

export type Code = { severity: Severity; rule: RuleId; says: Bilingual; todo: Bilingual };

const declared =
  (severity: Severity) =>
  (rule: RuleId, says: Bilingual, todo: Bilingual): Code => ({ severity, rule, says, todo });

export const error = declared('ERROR');
export const warning = declared('WARNING');
export const note = declared('NOTE');
