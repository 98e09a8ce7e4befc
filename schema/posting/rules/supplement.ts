/**
 * Supplementary postings (补充公示, U7): what an authority has had mended after it was posted is shown again, beside the review. Nobody
 * approves or passes before that is over without open objection, unless the authority records that the change is one of form. Pure.
 */
import { hashOf } from '../../core/hash.ts';
import { say, type Bilingual, type Refusal } from '../../core/refusal.ts';
import { inWords, type Instant } from '../../core/time.ts';
import type { SectionName } from '../../application/form/sections.ts';
import type { ShownPosting } from '../../application/duties.ts';
import type { Application } from '../../application/model.ts';
import type { Reviewer } from '../../application/moves.ts';
import { POSTED } from '../content.ts';
import { POSTING_STATE_NAMES, type Posting, type PostingContent } from '../model.ts';
import { postingRefusals } from '../refusals.ts';
import { asSeen } from './unseen.ts';

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
export function whyNotShown({ supplement }: Pick<Application, 'supplement'>, postings: readonly Posting[], now: Instant): Refusal | null {
  const [last] = postings;
  if (!supplement || !last) return null;
  if (supplement.failed) return postingRefusals.SUPPLEMENT_FAILED();
  const seen = openIn(postings.map((one) => asSeen(one, now)));
  if (seen > 0) return disputed(last, seen);
  if (supplement.isDue && !supplement.waived) {
    if (last.state === 'SUSPENDED') return postingRefusals.SUPPLEMENT_TO_MEND();
    if (last.state !== 'CLEARED')
      return postingRefusals.SUPPLEMENT_RUNNING({ state: stateOf(last, now), endsAt: inWords(last.endsAt, true) });
  }
  // Of the running hour, and nobody is shown it yet: approving would leave it behind all the same.
  const open = openIn(postings);
  return open > 0 ? disputed(last, open) : null;
}

/** Why it is not returned either: what was objected to and upheld is not mended any more (U4, U7). */
export function whyNotAgain({ supplement }: Pick<Application, 'supplement'>): Refusal | null {
  return supplement?.failed ? postingRefusals.SUPPLEMENT_FAILED() : null;
}

/** Why the change may not be recorded as one of form: nothing is shown again, or somebody has objected to it (U7). */
export function whyNotOfForm({ supplement }: Pick<Application, 'supplement'>, postings: readonly Posting[]): Refusal | null {
  const [last] = postings;
  if (supplement?.failed) return postingRefusals.SUPPLEMENT_FAILED();
  if (!supplement?.isDue || supplement.waived || !last || (last.state !== 'RUNNING' && last.state !== 'ENDED'))
    return postingRefusals.SUPPLEMENT_NONE();
  const open = openIn(postings);
  return open > 0 ? disputed(last, open) : null;
}

function disputed({ unitName: unit }: Posting, count: number): Refusal {
  return postingRefusals.SUPPLEMENT_DISPUTED({ unit, count });
}

/** How many objections to any of them are open. */
export function openIn(postings: readonly Pick<Posting, 'objections'>[]): number {
  return postings.reduce((sum, { objections }) => sum + objections.open, 0);
}

/** Its period may be over a minute before the clock has seen to it. */
function stateOf({ state, endsAt }: Posting, now: Instant): Bilingual {
  return POSTING_STATE_NAMES[state === 'RUNNING' && now >= endsAt ? 'ENDED' : state];
}

/** Whether a supplementary posting runs on beyond the close of the review that waits for it: it cannot be approved, unless the change is one of form. */
export function isBeyond({ state, supplement, endsAt }: ShownPosting, closesAt: Instant): boolean {
  return supplement !== null && (state === 'RUNNING' || state === 'ENDED') && endsAt >= closesAt;
}

/** What is said of one that runs on beyond it, wherever it is told; empty where it ends in time. */
export function beyondOf(reviewer: Reviewer, closesAt: Instant): Bilingual {
  const { zh, en } = inWords(closesAt, true);
  const { zh: who, en: review } =
    reviewer === 'RE_REVIEW' ? say('集中复审', 'the re-review') : say('行业主管部门审核', 'the department’s review');
  return say(
    `${who}于${zh}截止，届时补充公示尚未期满，不能审核通过；仅为形式更正的，由退回的审核部门记明理由后免予补充公示。`,
    `But ${review} closes at ${en}, before the supplementary posting is over: it cannot be approved then, unless the authority that returned it records that the change is one of form.`,
  );
}
