/**
 * Supplementary postings (补充公示, U7): what an authority has had mended after it was posted is shown again, beside the review. Nobody
 * approves or passes before that is over without open objection, unless the authority records that the change is one of form. Pure.
 */
import { hashOf } from '../../core/hash.ts';
import { inWords } from '../../core/time.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { SectionName } from '../../application/form/sections.ts';
import type { Application } from '../../application/model.ts';
import { POSTED } from '../content.ts';
import { POSTING_STATE_NAMES, type Posting, type PostingContent } from '../model.ts';
import { postingRefusals } from '../refusals.ts';

/** The posted sections whose content differs from what was shown. */
export function changedFrom(shown: PostingContent['sections'], now: PostingContent['sections']): SectionName[] {
  return POSTED.filter((name) => hashOf(shown[name]?.content ?? null) !== hashOf(now[name]?.content ?? null));
}

/** Whether what a posting showed counts as shown: it was over without open objection, or the authority has recorded that it need not be. */
export function isShown({ state, supplement }: Pick<Posting, 'state' | 'supplement'>): boolean {
  return state === 'CLEARED' || (supplement !== null && supplement.isWaived);
}

/**
 * Why an application is not approved yet. `postings` are its supplementary ones, the last first: an objection to an earlier one, which a
 * further return has stopped, waits for its answer all the same; and one upheld bars it for good (U4).
 */
export function whyNotShown({ supplement }: Pick<Application, 'supplement'>, postings: readonly Posting[]): Refusal | null {
  const [last, ...earlier] = postings;
  if (!supplement || !last) return null;
  if (postings.some(({ state }) => state === 'FAILED')) return postingRefusals.SUPPLEMENT_FAILED();
  const open = earlier.reduce((sum, { objections }) => sum + objections.open, 0);
  if (open > 0) return postingRefusals.OBJECTIONS_OPEN({ unit: last.unitName, count: open }, 'U7');
  if (!supplement.isDue || supplement.waived || last.state === 'CLEARED') return null;
  if (last.state === 'SUSPENDED') return postingRefusals.SUPPLEMENT_TO_MEND();
  return postingRefusals.SUPPLEMENT_RUNNING({ state: POSTING_STATE_NAMES[last.state], endsAt: inWords(last.endsAt, true) });
}

/** Why the change may not be recorded as one of form: nothing is shown again, or somebody has objected to it (U7). */
export function whyNotOfForm({ supplement }: Pick<Application, 'supplement'>, postings: readonly Posting[]): Refusal | null {
  const [last] = postings;
  if (!supplement?.isDue || supplement.waived || !last || (last.state !== 'RUNNING' && last.state !== 'ENDED'))
    return postingRefusals.SUPPLEMENT_NONE();
  const open = postings.reduce((sum, { objections }) => sum + objections.open, 0);
  return open > 0 ? postingRefusals.OBJECTIONS_OPEN({ unit: last.unitName, count: open }, 'U7') : null;
}
