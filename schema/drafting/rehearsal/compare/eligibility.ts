/** Which conditions of applying stand in the way under one notice and not under the other (A6). Pure. */
import { say, type Bilingual } from '../../../core/refusal.ts';
import type { Finding } from '../../../application/eligibility/index.ts';
import { findingsOf, obstacles } from '../../../application/eligibility/index.ts';
import type { Side } from './case.ts';
import type { Difference } from './difference.ts';

/**
 * By rule: that a sentence of the same obstacle names other numbers changes nothing for whoever meets it. What a finding says of the person
 * is left out; where in the notice it stands is not.
 */
export function eligibilityDiffers(own: Side, draft: Side): Difference[] {
  const [was, would] = [byRule(own), byRule(draft)];
  return [...new Set([...was.keys(), ...would.keys()])]
    .filter((rule) => was.has(rule) !== would.has(rule))
    .map((rule) => ({ kind: 'ELIGIBILITY', rule, was: told(was.get(rule)), would: told(would.get(rule)) }));
}

/** The first obstacle of each rule. */
function byRule({ facts }: Side): Map<Finding['rule'], Finding> {
  return new Map(
    obstacles(findingsOf(facts))
      .toReversed()
      .map((one) => [one.rule, one]),
  );
}

function told(obstacle: Finding | undefined): Bilingual {
  if (!obstacle) return say('符合', 'met');
  const place = obstacle.source === undefined ? say('', '') : say(`（${obstacle.source}）`, ` (${obstacle.source})`);
  return obstacle.outcome === 'FAILS'
    ? say(`不符合${place.zh}`, `not met${place.en}`)
    : say(`所填内容不足以认定${place.zh}`, `not to be told from what is filled in${place.en}`);
}
