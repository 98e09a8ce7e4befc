/** What may be done with a roster now, and why not the rest (R1, R2). Pure. */
import type { Actor } from '../../core/actor.ts';
import { theirs, type Allowed } from '../../core/allowed.ts';
import { say } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import type { Roster } from './model.ts';
import { whyNotKeep, whyNotObject } from './rules.ts';

/** Whoever it is about: nobody of those on it is asked for here. */
const NOBODY = { applicant: '' };

export function actionsOnRoster(actor: Actor, roster: Roster, now: Instant): Allowed[] {
  return theirs([
    {
      action: 'lodgeRosterObjection',
      title: say('对名单中的人员提出异议', 'object to somebody on it'),
      why: whyNotObject(actor, roster, NOBODY, now),
      closesAt: roster.endsAt,
    },
    { action: 'requestRosterUpload', title: say('上传现场公示照片', 'add a photograph'), why: whyNotKeep(actor, roster), closesAt: null },
  ]);
}
