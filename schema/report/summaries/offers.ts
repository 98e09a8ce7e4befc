/** What may be done with a work summary now, and why not (R5). Pure. */
import type { Actor } from '../../core/actor.ts';
import { theirs, type Allowed } from '../../core/allowed.ts';
import { say } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import type { WorkSummary } from './model.ts';
import { whyNotFileSummary, whyNotReturnSummary } from './rules.ts';

export function actionsOnSummary(actor: Actor, one: WorkSummary, due: Instant): Allowed[] {
  return theirs([
    {
      action: 'fileWorkSummary',
      title: say('重新报送', 'file it again'),
      why: whyNotFileSummary(actor, { id: one.committee }, one),
      closesAt: due,
    },
    { action: 'returnWorkSummary', title: say('退回', 'give it back'), why: whyNotReturnSummary(actor, one), closesAt: null },
  ]);
}
