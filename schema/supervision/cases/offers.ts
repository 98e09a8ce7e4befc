/** What may be done with a case now, and why not (V2, V5). Pure. */
import type { Actor } from '../../core/actor.ts';
import { theirs, type Allowed } from '../../core/allowed.ts';
import { say } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import type { Case, Heard } from './model.ts';
import { whyNotAnswerAppeal, whyNotAppeal, whyNotDecide, whyNotPass, whyNotState, whyNotStep } from './rules.ts';

/** `heard`: what was stated; `appealableUntil`: until when an appeal may be made. */
export type About = { actor: Actor; one: Case; now: Instant; heard: readonly Heard[]; appealableUntil: Instant };

export function actionsOnCase({ actor, one, now, heard, appealableUntil }: About): Allowed[] {
  const step = (action: Parameters<typeof whyNotStep>[2]) => whyNotStep(actor, one, action, now);
  const other = one.desk === 'BUREAU' ? ('SUPERVISION' as const) : ('BUREAU' as const);
  const due = one.dueAt;
  return theirs([
    { action: 'triageCase', title: say('决定是否受理', 'take it up or decline it'), why: step('acceptCase'), closesAt: due },
    { action: 'passCase', title: say('转交办理', 'pass it on'), why: whyNotPass(actor, one, other, now), closesAt: null },
    { action: 'assignCase', title: say('指定承办人', 'assign it'), why: step('assignCase'), closesAt: null },
    { action: 'nameSubjects', title: say('确定所涉人员和单位', 'name whom it is against'), why: step('nameSubjects'), closesAt: null },
    { action: 'extendCase', title: say('延长期限', 'put its deadline off'), why: step('extendCase'), closesAt: null },
    { action: 'recordFinding', title: say('记录核查情况', 'record what is found'), why: step('recordFinding'), closesAt: due },
    { action: 'proposeDecision', title: say('拟处理意见', 'propose a decision'), why: step('proposeDecision'), closesAt: due },
    {
      action: 'stateInCase',
      title: say('陈述申辩', 'state one’s case'),
      why: whyNotState(actor, one, now),
      closesAt: one.proposal?.hearingUntil ?? null,
    },
    { action: 'decideCase', title: say('作出决定', 'decide'), why: whyNotDecide(actor, one, { now, heard }), closesAt: due },
    { action: 'reopenCase', title: say('退回核查', 'look further'), why: step('reopenCase'), closesAt: null },
    {
      action: 'appealDecision',
      title: say('申诉', 'appeal'),
      why: whyNotAppeal(actor, one, { now, until: appealableUntil }),
      closesAt: appealableUntil,
    },
    {
      action: 'answerAppeal',
      title: say('答复申诉', 'answer the appeal'),
      why: whyNotAnswerAppeal(actor, one, { now, until: appealableUntil }),
      closesAt: one.appeal?.dueAt ?? null,
    },
  ]);
}
