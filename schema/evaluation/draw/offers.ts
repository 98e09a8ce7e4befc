/** What may be done with a draw now, and why not the rest (E4). Pure. */
import type { Actor } from '../../core/actor.ts';
import { judged, theirs, type Allowed, type Offers } from '../../core/allowed.ts';
import { say } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import type { Draw } from './attempt/model.ts';
import { partyOf, whyNotCommit, whyNotFreeze, whyNotParty, whyNotReplace, whyNotReveal } from './attempt/rules.ts';

/** `last` is the newest attempt: a commitment is to that one, or to one after it. */
type Offered = { actor: Actor; draw: Draw; last: Draw | null; now: Instant };

const OFFERS: Offers<Offered> = {
  commitToDraw: {
    title: say('提交随机数摘要', 'commit to a secret'),
    judge: ({ actor, draw: { city }, last, now }) => ({ why: whyNotCommit(actor, partyOf(actor, city) ?? 'bureau', city, last, now) }),
  },
  freezePool: {
    title: say('封存专家名单', 'freeze the pool'),
    judge: ({ actor, draw, now }) => ({ why: whyNotFreeze(actor, draw, now) }),
  },
  revealSecret: {
    title: say('公开随机数', 'tell the secret'),
    judge: ({ actor, draw, now }) => {
      const party = partyOf(actor, draw.city);
      const why = party ? whyNotReveal(actor, party, draw, now) : whyNotParty(actor, 'bureau', draw.city);
      return { why, ...(draw.frozen && { closesAt: draw.frozen.revealBy }) };
    },
  },
  replaceMember: {
    title: say('记录不能到会并递补', 'record who does not serve'),
    judge: ({ actor, draw, now }) => ({ why: whyNotReplace(actor, draw, now) }),
  },
};

export function actionsOnDraw(offered: Offered): Allowed[] {
  return theirs(judged(OFFERS, offered));
}
