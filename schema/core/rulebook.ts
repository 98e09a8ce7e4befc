/** The rules that a refusal may name: id, sentence and where it comes from. A refusal shows both to the user. They stand by chapter in rulebook/. */
import { APPLICATION_RULES } from './rulebook/application.ts';
import { AUTHORITY_RULES } from './rulebook/authority.ts';
import { CALENDAR_RULES } from './rulebook/calendar.ts';
import { COMMITTEE_RULES } from './rulebook/committee.ts';
import { PEOPLE_RULES } from './rulebook/people.ts';
import { RESULT_RULES } from './rulebook/result.ts';
import { NOTICE } from './rulebook/source.ts';
import { SUPERVISION_RULES } from './rulebook/supervision.ts';
import { UNIT_RULES } from './rulebook/unit.ts';

/** A notice as it is cited: its document, and where in it a rule stands (C15). */
export type Cited = { document: string; citations: Readonly<Record<string, string>> };

export const RULEBOOK = {
  ...CALENDAR_RULES,
  ...PEOPLE_RULES,
  ...APPLICATION_RULES,
  ...UNIT_RULES,
  ...AUTHORITY_RULES,
  ...COMMITTEE_RULES,
  ...RESULT_RULES,
  ...SUPERVISION_RULES,
} as const;

export type RuleId = keyof typeof RULEBOOK;

/**
 * Where a rule comes from: in the notice that is cited, its document, and the section where that notice says so (C15). Without one, as in
 * a city that has none yet, the notice is spoken of in general.
 */
export function sourceOf(rule: RuleId, cited: Cited | null): string {
  const notice = cited ? [cited.document, cited.citations[rule]].filter(Boolean).join(' ') : '本年度职称评审工作的通知';
  return RULEBOOK[rule].source.replaceAll(NOTICE, notice);
}
