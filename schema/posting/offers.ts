/** What may be done with what is to be posted, with a posting and with an objection now, and why not the rest. Pure. */
import type { Actor } from '../core/actor.ts';
import { theirs, type Allowed, type Offers } from '../core/allowed.ts';
import type { Instant } from '../core/time.ts';
import type { Offered } from '../application/offers.ts';
import { whyNotLeft } from '../application/rules/transfer.ts';
import { reviewWindow } from '../application/rules/windows.ts';
import type { Objection, Posting } from './model.ts';
import { whyNotDecide, whyNotObject, whyNotKeep, whyNotReveal } from './rules/objections.ts';
import { whyNotPost, whyNotPostAgain } from './rules/period.ts';

/** Of an application that is to be posted; `posting` is the last there was (U4). */
export const POSTING_OFFERS: Offers<Offered & { posting: Posting | null }> = {
  postApplication: {
    title: { zh: '公示', en: 'post' },
    judge: ({ actor, head, calendar, now, standing, posting }) => ({
      why: whyNotPost(actor, head, calendar, now) ?? whyNotLeft(head, standing) ?? whyNotPostAgain(posting),
      closesAt: reviewWindow(calendar, 'UNIT', now).closesAt,
    }),
  },
};

/** Of a posting that the one who asks sees. */
export function actionsOnPosting(actor: Actor, posting: Posting, now: Instant): Allowed[] {
  return theirs([
    {
      action: 'lodgeObjection',
      title: { zh: '提出异议', en: 'object' },
      why: whyNotObject(actor, posting, now),
      closesAt: posting.endsAt,
    },
    {
      action: 'requestPostingUpload',
      title: { zh: '上传公示附件', en: 'add a file' },
      why: whyNotKeep(actor, posting),
      closesAt: null,
    },
  ]);
}

/** Of an objection that the officer handles; what only reading the application tells (whether it may still be mended) is told on trying. */
export function actionsOnObjection(actor: Actor, objection: Objection, now: Instant): Allowed[] {
  return theirs([
    {
      action: objection.on === 'ROSTER' ? 'decideRosterObjection' : 'decideObjection',
      title: { zh: '记录核查结论', en: 'record the finding' },
      why: whyNotDecide(actor, objection, now),
      closesAt: objection.dueAt,
    },
    {
      action: 'revealObjector',
      title: { zh: '查看异议人电话', en: 'see the objector’s number' },
      why: whyNotReveal(actor, objection, now),
      closesAt: null,
    },
  ]);
}
