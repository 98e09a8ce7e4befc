/** What an application offers to those who review it (U1, U5, D1–D3, D6, D7, A8, C12). Pure. */
import type { Offers } from '../core/allowed.ts';
import { say, type Refusal } from '../core/refusal.ts';
import { MOVES } from '../application/moves.ts';
import type { Offered } from '../application/offers.ts';
import { whyNotLeft } from '../application/rules/transfer.ts';
import { reviewWindow } from '../application/rules/windows.ts';
import type { SummaryTable } from '../summary/model.ts';
import { whyNotJoin, whyNotTakeUp } from '../summary/rules.ts';
import type { Originals } from './originals/model.ts';
import { whyNotCallIn, whyNotInspect } from './originals/rules.ts';
import {
  meetingWindow,
  refuseMove,
  returnMove,
  whyNotAllowAgain,
  whyNotAnswer,
  whyNotDecideAtMeeting,
  whyNotOriginals,
  whyNotRerouteAt,
  whyNotReview,
  type ReviewMove,
} from './rules.ts';

/** With its summary table once it is recommended (D3), and the record of its originals (D6). */
type Reviewed = Offered & { table: Pick<SummaryTable, 'state'> | null; originals: Pick<Originals, 'calledIn'> | null };
type Offer = Offers<Reviewed>[string];

export const REVIEW_OFFERS: Offers<Reviewed> = {
  acceptApplication: reviewers('接收', 'accept', MOVES.accept),
  recommendApplication: reviewers('推荐', 'recommend', MOVES.recommend),
  returnApplication: reviewers('退回修改', 'return', returnMove),
  refuseApplication: reviewers('不予通过', 'refuse', refuseMove),
  approveApplication: reviewers('审核通过', 'approve', MOVES.approve),
  passApplication: reviewers('复审通过', 'pass', MOVES.pass),
  answerWithdrawal: authorities('答复撤回申请', 'answer the withdrawal', whyNotAnswer),
  rerouteApplication: authorities('改由其他评委会评审', 'send to another committee', whyNotRerouteAt),
  allowReturnAgain: authorities('允许再次提出意见', 'allow to judge sections again', whyNotAllowAgain),
  recordOriginals: authorities('登记原件', 'note where the originals are', whyNotOriginals),
  callInOriginals: authorities('调取原件', 'call the originals in', whyNotOriginals, ({ originals }) => whyNotCallIn(originals)),
  recordInspection: authorities('记录原件核查', 'record the inspection', whyNotOriginals, ({ originals }) => whyNotInspect(originals)),
  decideAtMeeting: {
    title: say('记录会议决定', 'record the meeting’s decision'),
    judge: ({ actor, head, calendar, now }) => ({
      why: whyNotDecideAtMeeting(MOVES.forward, actor, head, calendar, now),
      closesAt: meetingWindow(calendar, now).closesAt,
    }),
  },
};

/** Within the window of the reviewer whose move it is. */
function reviewers(zh: string, en: string, which: ReviewMove | typeof returnMove): Offer {
  return {
    title: say(zh, en),
    judge: ({ actor, head, calendar, now, standing, table }) => {
      const move = typeof which === 'function' ? which(actor, head, calendar.announcement.bureau.id) : which;
      const left = move.by === 'UNIT' ? whyNotLeft(head, standing) : null;
      const why = whyNotReview(move, actor, head, calendar, now) ?? left ?? ofTable(move, table);
      return { why, closesAt: reviewWindow(calendar, move.by, now).closesAt };
    },
  };
}

/** What the summary table says to a move: nothing joins it once it was sent, and the re-review waits for it (D3, D7). */
function ofTable(move: ReviewMove, table: Reviewed['table']): Refusal | null {
  if (move === MOVES.approve) return whyNotJoin(table);
  return move.by === 'RE_REVIEW' ? whyNotTakeUp(table) : null;
}

/** At any time that it lies with the authorities. */
function authorities(
  zh: string,
  en: string,
  whyNot: (actor: Reviewed['actor'], head: Reviewed['head'], bureau: string) => Refusal | null,
  whyElse: (about: Reviewed) => Refusal | null = () => null,
): Offer {
  return {
    title: say(zh, en),
    judge: (about) => ({ why: whyNot(about.actor, about.head, about.calendar.announcement.bureau.id) ?? whyElse(about) }),
  };
}
