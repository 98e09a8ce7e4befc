/** What there was more of, or less, than the draft would allow: returns (D2), working days of postings (U3, U7). Pure. */
import { counted } from '../../../core/counted.ts';
import { say, type Bilingual } from '../../../core/refusal.ts';
import { returnsUsed } from '../../../application/returns.ts';
import type { Posting } from '../../../posting/model.ts';
import { leastDays } from '../../../posting/rules/period.ts';
import type { Case, Side } from './case.ts';
import type { Difference } from './difference.ts';

/** More returns than the draft allows: the last of them could not have been made. */
export function returnsDiffer({ head }: Case, own: Side, draft: Side): Difference[] {
  const beyond = ({ windows }: Side) => {
    const { returns } = windows.announcement.policy;
    const used = Math.max(...(['DEPARTMENT', 'RE_REVIEW'] as const).map((reviewer) => returnsUsed(reviewer, head, returns)));
    return { used, most: returns.most, isBeyond: returns.most !== null && used > returns.most };
  };
  const [was, would] = [beyond(own), beyond(draft)];
  if (was.isBeyond || !would.isBeyond) return [];
  return [{ kind: 'RETURNS', rule: 'D2', was: allowed(was), would: allowed(would) }];
}

function allowed({ used, most }: { used: number; most: number | null }): Bilingual {
  if (most === null) return say(`已退回${used}次，不限次数`, `returned ${counted(used, 'time')}, without a limit`);
  return say(`已退回${used}次，最多${most}次`, `returned ${counted(used, 'time')} of at most ${most}`);
}

/** Postings that ran their time, or run it: what was stopped has shown nothing that anything rests on. */
const COUNTS: readonly Posting['state'][] = ['RUNNING', 'ENDED', 'CLEARED'];

/** Posted for fewer working days than the draft asks for, in full or as a supplement. */
export function postingDiffers({ posting, suspended, supplement }: Case, own: Side, draft: Side): Difference[] {
  const differs = (one: Posting | null, rule: 'U3' | 'U7', least: (side: Side) => number): Difference[] => {
    const [was, would] = [least(own), least(draft)];
    if (!one || !COUNTS.includes(one.state) || one.days < was || one.days >= would) return [];
    return [{ kind: 'POSTING', rule, was: shown(one.days, was), would: shown(one.days, would) }];
  };
  return [
    ...differs(posting, 'U3', ({ windows }) => (posting ? leastDays(posting, windows, suspended) : 0)),
    ...differs(supplement, 'U7', ({ windows }) => windows.announcement.policy.posting.supplementDays),
  ];
}

function shown(days: number, least: number): Bilingual {
  return say(`公示${days}个工作日，至少${least}个`, `${counted(days, 'working day')}, at least ${least}`);
}
