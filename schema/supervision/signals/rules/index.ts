/** All that is looked for in a cycle (V6). Pure. */
import type { Policy } from '../../../announcement/model.ts';
import type { Applied, Decided, Found, UnitFacts } from '../found.ts';
import { codeKind } from './code-kind.ts';
import { nearText } from './near-text.ts';
import { atNight, inSeconds, neverReturns } from './officers.ts';
import { employerDiffers, twoDocuments } from './people.ts';
import { sameAchievement, sameFile } from './shared.ts';
import { specialShare } from './special-share.ts';

export type CycleFacts = { applications: readonly Applied[]; decisions: readonly Decided[]; units: ReadonlyMap<string, UnitFacts> };

export function signalsIn({ applications, decisions, units }: CycleFacts, policy: Policy['supervision']['signals']): Found[] {
  return [
    ...sameFile(applications),
    ...sameAchievement(applications, policy),
    ...nearText(applications, policy),
    ...specialShare(applications, policy),
    ...neverReturns(decisions, policy),
    ...inSeconds(decisions, policy),
    ...atNight(decisions, policy),
    ...employerDiffers(applications, units),
    ...twoDocuments(applications),
    ...codeKind(units.values()),
  ];
}
