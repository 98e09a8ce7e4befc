/** What may be done with a title document now, and why not the rest (R3, R4). Pure. */
import type { Actor } from '../../core/actor.ts';
import { judged, theirs, type Allowed, type Offers } from '../../core/allowed.ts';
import { say } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import type { TitleDocument } from './model.ts';
import { whyNotCheck, whyNotConfirm, whyNotHandle, whyNotIssue, whyNotReturn, whyNotState } from './rules.ts';

type About = { actor: Actor; document: TitleDocument; now: Instant; heard: number };

const OFFERS: Offers<About> = {
  redraftDocument: {
    title: say('修改文稿', 'draft it anew'),
    judge: ({ actor, document }) => ({ why: whyNotHandle(actor, document, 'DRAFT') }),
  },
  checkDocument: { title: say('核稿', 'check it'), judge: ({ actor, document }) => ({ why: whyNotCheck(actor, document) }) },
  confirmDocument: { title: say('会签', 'sign it'), judge: ({ actor, document }) => ({ why: whyNotConfirm(actor, document) }) },
  returnDocument: { title: say('退回修改', 'give it back'), judge: ({ actor, document }) => ({ why: whyNotReturn(actor, document) }) },
  issueDocument: {
    title: say('编号印发', 'number and issue it'),
    judge: ({ actor, document, now, heard }) => ({ why: whyNotIssue(actor, document, { now, heard }) }),
  },
  discardDocument: {
    title: say('作废', 'discard it'),
    judge: ({ actor, document }) => ({ why: whyNotHandle(actor, document, 'DRAFT', 'CHECKED') }),
  },
  stateCase: {
    title: say('陈述、申辩', 'state one’s case'),
    judge: ({ actor, document, now }) => ({
      why: whyNotState(actor, document, now),
      ...(document.heardUntil !== null && { closesAt: document.heardUntil }),
    }),
  },
};

export function actionsOnDocument(actor: Actor, document: TitleDocument, { now, heard }: { now: Instant; heard: number }): Allowed[] {
  // Where there is nothing to state, or to sign, it is not offered.
  return theirs(judged(OFFERS, { actor, document, now, heard })).filter(
    ({ why }) => why?.code !== 'HEARING_NONE' && why?.code !== 'NOT_JOINT',
  );
}
