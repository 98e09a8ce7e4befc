/** What an application before its committee offers, and a candidate to the committee's office and chair (E5, E9, A8). Pure. */
import { isAccountOf, type Actor } from '../core/actor.ts';
import { judged, theirs, type Allowed, type Offers } from '../core/allowed.ts';
import { say } from '../core/refusal.ts';
import { MOVES } from '../application/moves.ts';
import type { Offered } from '../application/offers.ts';
import { whyNotOwn } from '../application/sight.ts';
import type { Filing } from '../committee/filing/model.ts';
import { whyNotOffice } from '../committee/filing/rules.ts';
import type { Candidate } from './candidates/model.ts';
import { whyNotAnswerWithdrawal, whyNotAsked, whyNotElsewhere, whyNotRecuse, whyNotWithdraw } from './candidates/rules.ts';
import { evaluationRefusals } from './refusals.ts';
import { whyNotCorrecting, whyNotEntering } from './results/rules.ts';

/** With the candidate that it has become, and its committee where that is filed in the city. */
type Evaluated = Offered & { candidate: Candidate | null; filing: Filing | null };

export const EVALUATION_OFFERS: Offers<Evaluated> = {
  requestRecusal: {
    title: say('申请回避', 'ask that somebody keep away'),
    judge: ({ actor, head, candidate }) => ({
      why: whyNotOwn(actor, head) ?? (candidate?.committee ? whyNotRecuse(candidate) : evaluationRefusals.CANDIDATE_UNKNOWN()),
    }),
  },
  answerCommitteeWithdrawal: {
    title: say('答复撤回申请', 'answer the withdrawal'),
    judge: ({ actor, head, candidate, filing }) => ({
      why: whyNotAnswerWithdrawal(actor, head, filing) ?? whyNotAsked(head) ?? whyNotWithdraw(candidate),
    }),
  },
  recordResults: {
    title: say('录入评审结果', 'enter a result'),
    judge: ({ actor, head, candidate }) => ({ why: whyNotEntering(actor, MOVES.enterPassed, head) ?? whyNotElsewhere(candidate) }),
  },
  correctResult: {
    title: say('更正评审结果', 'put a result right'),
    judge: ({ actor, head }) => ({
      why: whyNotCorrecting(actor, head.state === 'PASSED_BY_COMMITTEE' ? MOVES.correctToNotPassed : MOVES.correctToPassed, head),
    }),
  },
};

type OfCandidate = { actor: Actor; candidate: Candidate; filing: Filing };
const ON_CANDIDATE: Offers<OfCandidate> = {
  orderRecusal: {
    title: say('决定回避', 'order somebody to keep away'),
    judge: ({ actor, candidate, filing }) => ({
      why: (isAccountOf(actor, filing.chair ?? '') ? null : whyNotOffice(actor, filing)) ?? whyNotRecuse(candidate),
    }),
  },
  answerRecusalRequest: {
    title: say('答复回避申请', 'answer a request for recusal'),
    judge: ({ actor, filing }) => ({ why: whyNotOffice(actor, filing) }),
  },
};

export function actionsOnCandidate(actor: Actor, candidate: Candidate, filing: Filing | null): Allowed[] {
  return filing ? theirs(judged(ON_CANDIDATE, { actor, candidate, filing })) : [];
}
