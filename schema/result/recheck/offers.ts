/** What may be done with a re-check now, and why not (R2). Pure. */
import type { Actor } from '../../core/actor.ts';
import { theirs, type Allowed } from '../../core/allowed.ts';
import { say } from '../../core/refusal.ts';
import type { Recheck } from './model.ts';
import { whyNotAnswer, type First } from './rules.ts';

export function actionsOnRecheck(actor: Actor, one: Recheck, first: First | null): Allowed[] {
  return theirs([
    {
      action: 'answerRecheck',
      title: say('答复复核申请', 'answer the re-check'),
      why: whyNotAnswer(actor, one, first),
      closesAt: one.dueAt,
    },
  ]);
}
