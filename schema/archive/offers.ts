/** What may be done with an archive now, and why not the rest (R6). Pure. */
import type { Actor } from '../core/actor.ts';
import { theirs, type Allowed } from '../core/allowed.ts';
import { say } from '../core/refusal.ts';
import type { Instant } from '../core/time.ts';
import type { Archive } from './model.ts';
import { whyNotConfirm, whyNotPropose } from './rules.ts';

export function actionsOnArchive(actor: Actor, one: Archive, now: Instant): Allowed[] {
  return theirs([
    {
      action: 'proposeDestruction',
      title: say('提出销毁', 'propose that it be destroyed'),
      why: whyNotPropose(actor, one, now),
      closesAt: null,
    },
    {
      action: 'confirmDestruction',
      title: say('确认销毁', 'confirm that it is destroyed'),
      why: whyNotConfirm(actor, one, now),
      closesAt: null,
    },
  ]);
}
