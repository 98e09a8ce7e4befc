/** Eligibility as people meet it: asked before anything is typed, and told at once, whole, when a submission is refused. */
import { freshKey, submitting } from './acts.ts';
import { ELIGIBILITY, SUBMIT } from './graphql.ts';
import type { Named, Stage } from './stage.ts';

export type Finding = {
  rule: string;
  outcome: 'PASSES' | 'FAILS' | 'UNKNOWN';
  because: { zh: string; en: string };
  remedy: { zh: string; en: string } | null;
};
export type Eligibility = { isEligible: boolean; findings: Finding[] };
export type Wish = { series: string; level: string; type?: string };

/** What if somebody applied for this? */
export async function whatIf(stage: Stage, person: Named, wish: Wish): Promise<Eligibility> {
  const { eligibility } = await stage.client.ask<{ eligibility: Eligibility }>(person.account, ELIGIBILITY, { type: 'NORMAL', ...wish });
  return eligibility;
}

/** Each rule with what it comes to: `P3 PASSES`. */
export function outcomes(findings: readonly Finding[]): string {
  return findings.map(({ rule, outcome }) => `${rule} ${outcome}`).join(', ');
}

/** Prints what was found, with what would change it. */
export function tell(stage: Stage, findings: readonly Finding[]): void {
  for (const { rule, outcome, because, remedy } of findings) {
    stage.progress.print(`    ${MARKS[outcome]} ${rule}  ${because.zh}${remedy ? `  → ${remedy.zh}` : ''}`);
    stage.progress.print(`           ${because.en}${remedy ? `  → ${remedy.en}` : ''}`);
  }
}

const MARKS = { PASSES: '符合', FAILS: '不符', UNKNOWN: '待定' };

/** Somebody submits and is refused: exactly these rules stand in the way, the first of them being the ground, each with its reason. */
export async function notEligible(
  stage: Stage,
  tried: { zh: string; en: string },
  person: Named,
  rules: readonly string[],
): Promise<Finding[]> {
  const submission = [SUBMIT, submitting(stage, person, freshKey(person))] as const;
  const { details } = await stage.refuses(tried, person, submission, 'NOT_ELIGIBLE', rules[0]);
  const { findings = [] } = details as { findings?: Finding[] };
  tell(stage, findings);
  stage.expectThat(
    `一次列明全部原因：${rules.join('、')} / all that stands in the way at once, each in both languages`,
    findings.map(({ rule }) => rule).join() === rules.join() && findings.every(({ because }) => because.zh !== '' && because.en !== ''),
    findings,
  );
  return findings;
}
