/** What may be done with a measure now, and why not (V2, V3). Pure. */
import type { Actor } from '../../core/actor.ts';
import { theirs, type Allowed } from '../../core/allowed.ts';
import { say } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import type { Measure } from './model.ts';
import { whyNotAnswerContest, whyNotAnswerOrder, whyNotContest, whyNotJudgeOrder, whyNotLift } from './rules.ts';

export function actionsOnMeasure(actor: Actor, one: Measure, now: Instant): Allowed[] {
  return theirs([
    { action: 'liftMeasure', title: say('解除', 'lift it'), why: whyNotLift(actor, one, now), closesAt: null },
    { action: 'contestMeasure', title: say('提出异议', 'contest it'), why: whyNotContest(actor, one, now), closesAt: one.until },
    { action: 'answerContest', title: say('答复异议', 'answer what is contested'), why: whyNotAnswerContest(actor, one), closesAt: null },
    {
      action: 'answerOrder',
      title: say('报送整改报告', 'answer the order'),
      why: whyNotAnswerOrder(actor, one, now),
      closesAt: one.answerBy,
    },
    { action: 'judgeOrder', title: say('审核整改报告', 'judge the answer'), why: whyNotJudgeOrder(actor, one), closesAt: null },
  ]);
}
