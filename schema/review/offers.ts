/** What an application offers to those who review it (U1, U5, D1–D3, D6, D7, A8, C12). Pure. */
import type { Offers } from '../core/allowed.ts';
import { say, type Refusal } from '../core/refusal.ts';
import { MOVES } from '../application/moves.ts';
import type { Offered } from '../application/offers.ts';
import { whyNotLeft } from '../application/rules/transfer.ts';
import { reviewWindow } from '../application/rules/windows.ts';
import type { Posting } from '../posting/model.ts';
import { whyNotAgain, whyNotOfForm, whyNotShown } from '../posting/rules/supplement.ts';
import type { SummaryTable } from '../summary/model.ts';
import { whyNotJoin, whyNotTakeUp } from '../summary/rules.ts';
import type { Originals } from './originals/model.ts';
import { whyNotCallIn, whyNotGenuine, whyNotInspect } from './originals/rules.ts';
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
  whyNotWaive,
  windowOfAuthority,
  type ReviewMove,
  recommendMove,
} from './rules.ts';

/** With its summary table once it is recommended (D3), the record of its originals (D6), and what was posted again (U7). */
type Reviewed = Offered & {
  table: Pick<SummaryTable, 'state' | 'takenUp'> | null;
  originals: Pick<Originals, 'calledIn' | 'inspections'> | null;
  /** Its supplementary postings, the last first (U7). */
  postings: readonly Posting[];
};
type Offer = Offers<Reviewed>[string];

export const REVIEW_OFFERS: Offers<Reviewed> = {
  acceptApplication: reviewers('接收', 'accept', MOVES.accept),
  recommendApplication: reviewers('推荐', 'recommend', recommendMove),
  returnApplication: reviewers('退回修改', 'return', returnMove),
  refuseApplication: reviewers('不予通过', 'refuse', refuseMove),
  approveApplication: reviewers('审核通过', 'approve', MOVES.approve),
  passApplication: reviewers('复审通过', 'pass', MOVES.pass),
  answerWithdrawal: authorities('答复撤回申请', 'answer the withdrawal', whyNotAnswer),
  rerouteApplication: whileReviewed('改由其他评委会评审', 'send to another committee', whyNotRerouteAt),
  waiveSupplement: whileReviewed('认定为形式更正', 'record the change as one of form', whyNotWaive, ({ head, postings }) =>
    postings.length > 0 ? whyNotOfForm(head, postings) : null,
  ),
  allowReturnAgain: whileReviewed('允许再次提出意见', 'allow to judge sections again', whyNotAllowAgain),
  recordOriginals: authorities('登记原件', 'note where the originals are', whyNotOriginals),
  callInOriginals: authorities('调取原件', 'call the originals in', whyNotOriginals, ({ originals }) => whyNotCallIn(originals)),
  recordInspection: authorities('记录原件核查', 'record the inspection', whyNotOriginals, ({ originals }) => whyNotInspect(originals)),
  decideAtMeeting: {
    title: say('记录会议决定', 'record the meeting’s decision'),
    // A meeting turns down as well: what stands against forwarding is told when it is decided.
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
    judge: (about) => {
      const { actor, head, calendar, now, standing, table } = about;
      const move = typeof which === 'function' ? which(actor, head, calendar.announcement.bureau.id) : which;
      const left = move.by === 'UNIT' ? whyNotLeft(head, standing) : null;
      const why =
        whyNotReview(move, actor, head, calendar, now) ??
        left ??
        ofTable(move, table) ??
        ofPostings(move, about) ??
        ofOriginals(move, about);
      return { why, closesAt: reviewWindow(calendar, move.by, now).closesAt };
    },
  };
}

/** What the summary table says to a move: nothing joins it once it was sent, and the re-review waits for it (D3, D7). */
function ofTable(move: ReviewMove, table: Reviewed['table']): Refusal | null {
  if (move === MOVES.approve) return whyNotJoin(table);
  return move.by === 'RE_REVIEW' ? whyNotTakeUp(table) : null;
}

/** What was mended is shown before it is approved or passed, and what was upheld against it is not mended any more (U7). */
function ofPostings(move: ReviewMove, { head, postings, now }: Reviewed): Refusal | null {
  if (move === MOVES.approve || move === MOVES.pass) return whyNotShown(head, postings, now);
  return move.to === 'RETURNED' ? whyNotAgain(head) : null;
}

/** What an inspection has found otherwise is not approved (D6). */
function ofOriginals(move: ReviewMove, { originals }: Reviewed): Refusal | null {
  return move === MOVES.approve || move === MOVES.pass ? whyNotGenuine(originals) : null;
}

/** Within the window of the authority with which it lies. */
function whileReviewed(
  zh: string,
  en: string,
  whyNot: typeof whyNotRerouteAt,
  whyElse: (about: Reviewed) => Refusal | null = () => null,
): Offer {
  return {
    title: say(zh, en),
    judge: (about) => ({
      why: whyNot(about.actor, about.head, about.calendar, about.now) ?? whyElse(about),
      closesAt: windowOfAuthority(about.calendar, about.head, about.now).closesAt,
    }),
  };
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
