/** What may be done with an inspection now, and why not (V4). Pure. */
import type { Actor } from '../../core/actor.ts';
import { theirs, type Allowed } from '../../core/allowed.ts';
import { say } from '../../core/refusal.ts';
import type { Inspection } from './model.ts';
import { whyNotClose, whyNotFreeze, whyNotInspect } from './rules.ts';

export function actionsOnInspection(actor: Actor, one: Inspection): Allowed[] {
  const isSample = one.kind === 'SAMPLE';
  const ofSample: Allowed[] = [
    {
      action: 'commitToInspection',
      title: say('提交随机数摘要', 'commit to a secret'),
      why: whyNotInspect(actor, one, 'COMMITTING'),
      closesAt: null,
    },
    { action: 'freezeInspection', title: say('确定抽取范围', 'fix the population'), why: whyNotFreeze(actor, one), closesAt: null },
    {
      action: 'revealForInspection',
      title: say('公开随机数', 'tell the secret'),
      why: whyNotInspect(actor, one, 'FROZEN'),
      closesAt: null,
    },
  ];
  return theirs([
    ...(isSample ? ofSample : []),
    {
      action: 'recordInspectionOutcome',
      title: say('记录检查结果', 'record an outcome'),
      why: whyNotInspect(actor, one, 'DRAWN', 'OPEN'),
      closesAt: null,
    },
    { action: 'closeInspection', title: say('办结或终止', 'close it, or give it up'), why: whyNotClose(actor, one), closesAt: null },
  ]);
}
