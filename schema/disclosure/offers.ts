/** What may be done with a public document now, and why not (V7). Pure. */
import type { Actor } from '../core/actor.ts';
import { theirs, type Allowed } from '../core/allowed.ts';
import { say } from '../core/refusal.ts';
import type { Publication } from './model.ts';
import { whyNotAmend, whyNotReinstate, whyNotWithdraw } from './rules.ts';

export function actionsOnPublication(actor: Actor, one: Publication): Allowed[] {
  const amend = whyNotAmend(actor, one);
  return theirs([
    { action: 'reviseDocument', title: say('修改', 'revise it'), why: amend, closesAt: null },
    { action: 'replaceDocument', title: say('以新文件替代', 'replace it'), why: amend, closesAt: null },
    { action: 'repealDocument', title: say('废止', 'repeal it'), why: amend, closesAt: null },
    { action: 'reinstateDocument', title: say('恢复误废止的文件', 'undo its repeal'), why: whyNotReinstate(actor, one), closesAt: null },
    { action: 'withdrawPublication', title: say('撤下误发的文件', 'take it off'), why: whyNotWithdraw(actor, one), closesAt: null },
  ]);
}
