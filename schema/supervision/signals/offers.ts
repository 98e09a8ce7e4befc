/** What may be done with a signal now, and why not (V6). Pure. */
import type { Actor } from '../../core/actor.ts';
import { theirs, type Allowed } from '../../core/allowed.ts';
import { say } from '../../core/refusal.ts';
import type { Signal } from './model.ts';
import { whyNotDismiss, whyNotTakeUp } from './rules/handling.ts';

export function actionsOnSignal(actor: Actor, one: Signal): Allowed[] {
  return theirs([
    { action: 'dismissSignal', title: say('核查排除', 'dismiss it'), why: whyNotDismiss(actor, one), closesAt: null },
    { action: 'openCase', title: say('立案', 'open a case for it'), why: whyNotTakeUp(actor, one, one.city), closesAt: null },
  ]);
}
