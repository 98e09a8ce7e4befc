/** What may be done with an application now, and why not the rest. Pure; what only reading tells comes in as facts. */
import type { Actor } from '../core/actor.ts';
import { his, type Allowed } from '../core/allowed.ts';
import type { Bilingual, Refusal } from '../core/refusal.ts';
import type { Instant } from '../core/time.ts';
import type { Calendar } from '../calendar/model.ts';
import type { Standing } from '../identity/model.ts';
import type { Application } from '../application/model.ts';
import { applicationRefusals } from '../application/refusals.ts';
import { reviewWindow, submissionWindow } from '../application/rules/windows.ts';
import { whyNotAgree, whyNotLeft } from '../application/rules/transfer.ts';
import { whyNotAskWithdrawal, whyNotRestore, whyNotWithdraw } from '../application/rules/withdrawing.ts';
import { whyNotChangeUnit, whyNotEdit, whyNotSubmit } from '../application/rules/submitting.ts';
import { MOVES } from '../application/moves.ts';
import type { Posting } from '../posting/model.ts';
import { whyNotPost, whyNotPostAgain } from '../posting/rules/period.ts';
import { whyNotJoin, whyNotTakeUp } from '../summary/rules.ts';
import type { SummaryTable } from '../summary/model.ts';
import { whyNotCallIn, whyNotInspect } from './originals/rules.ts';
import type { Originals } from './originals/model.ts';
import {
  meetingWindow,
  refuseMove,
  returnMove,
  whyNotAllowAgain,
  whyNotDecideAtMeeting,
  whyNotOriginals,
  whyNotRerouteAt,
  whyNotReview,
  type ReviewMove,
  whyNotAnswer,
} from './rules.ts';

/** What the head does not tell: its last posting (U4), its summary table once it is recommended (D3), the record of its originals (D6), its person’s move (P13). */
export type Facts = {
  posting: Posting | null;
  table: Pick<SummaryTable, 'state'> | null;
  originals: Pick<Originals, 'calledIn'> | null;
  /** Where its person belongs, of what lies with a unit (P13). */
  standing: Standing | null;
};

type About = { actor: Actor; head: Application; calendar: Calendar; now: Instant; facts: Facts };
type Judged = { why: Refusal | null; closesAt?: Instant };
type Action = { title: Bilingual; judge: (about: About) => Judged };

/** All that an application offers to anybody, by the name of the mutation. */
const ACTIONS: Record<string, Action> = {
  saveSection: applicants('填写', 'fill in', ({ actor, head, calendar, now }) => whyNotEdit(actor, head, calendar, now)),
  submitApplication: applicants('提交', 'submit', ({ actor, head, calendar, now }) => whyNotSubmit(actor, head, calendar, now)),
  changeApplicationUnit: applicants('变更到现单位', 'change to one’s present unit', ({ actor, head, calendar, now }) =>
    whyNotChangeUnit(actor, head, unitOf(actor) ?? head.unit, calendar, now),
  ),
  withdrawApplication: { title: say('撤回', 'withdraw'), judge: ({ actor, head }) => ({ why: whyNotWithdraw(actor, head) }) },
  requestWithdrawal: { title: say('申请撤回', 'ask to withdraw'), judge: ({ actor, head }) => ({ why: whyNotAskWithdrawal(actor, head) }) },
  restoreApplication: {
    title: say('恢复', 'restore'),
    judge: ({ actor, head, calendar, now }) => ({ why: whyNotRestore(actor, head, calendar, now) }),
  },
  agreeToFinish: {
    title: say('同意由原单位办结', 'agree that the unit finishes it'),
    judge: ({ actor, head, calendar, now, facts }) => ({
      why: facts.standing ? whyNotAgree(actor, head, facts.standing, calendar, now) : applicationRefusals.APPLICATION_UNKNOWN(),
      closesAt: reviewWindow(calendar, 'UNIT', now).closesAt,
    }),
  },
  acceptApplication: review('接收', 'accept', MOVES.accept),
  postApplication: {
    title: say('公示', 'post'),
    judge: ({ actor, head, calendar, now, facts }) => ({
      why: whyNotPost(actor, head, calendar, now) ?? whyNotLeft(head, facts.standing) ?? whyNotPostAgain(facts.posting),
      closesAt: reviewWindow(calendar, 'UNIT', now).closesAt,
    }),
  },
  recommendApplication: review('推荐', 'recommend', MOVES.recommend),
  returnApplication: review('退回修改', 'return', returnMove),
  refuseApplication: review('不予通过', 'refuse', refuseMove),
  approveApplication: review('审核通过', 'approve', MOVES.approve),
  passApplication: review('复审通过', 'pass', MOVES.pass),
  answerWithdrawal: authorities('答复撤回申请', 'answer the withdrawal', ({ actor, head, calendar }) =>
    whyNotAnswer(actor, head, calendar.announcement.bureau.id),
  ),
  rerouteApplication: authorities('改由其他评委会评审', 'send to another committee', ({ actor, head, calendar }) =>
    whyNotRerouteAt(actor, head, calendar.announcement.bureau.id),
  ),
  allowReturnAgain: authorities('允许再次提出意见', 'allow to judge sections again', ({ actor, head, calendar }) =>
    whyNotAllowAgain(actor, head, calendar.announcement.bureau.id),
  ),
  recordOriginals: authorities('登记原件', 'note where the originals are', ({ actor, head, calendar }) =>
    whyNotOriginals(actor, head, calendar.announcement.bureau.id),
  ),
  callInOriginals: authorities(
    '调取原件',
    'call the originals in',
    ({ actor, head, calendar, facts }) => whyNotOriginals(actor, head, calendar.announcement.bureau.id) ?? whyNotCallIn(facts.originals),
  ),
  recordInspection: authorities(
    '记录原件核查',
    'record the inspection',
    ({ actor, head, calendar, facts }) => whyNotOriginals(actor, head, calendar.announcement.bureau.id) ?? whyNotInspect(facts.originals),
  ),
  decideAtMeeting: {
    title: say('记录会议决定', 'record the meeting’s decision'),
    judge: ({ actor, head, calendar, now }) => ({
      why: whyNotDecideAtMeeting(MOVES.forward, actor, head, calendar, now),
      closesAt: meetingWindow(calendar, now).closesAt,
    }),
  },
};

/** All that is this person's to do with the application, each with why not. */
export function allowedActions(about: About): Allowed[] {
  return his(
    Object.entries(ACTIONS).map(([action, { title, judge }]) => {
      const { why, closesAt = null } = judge(about);
      return { action, title, why, closesAt };
    }),
  );
}

/** Within the window in which the applicant may edit and send. */
function applicants(zh: string, en: string, whyNot: (about: About) => Refusal | null): Action {
  return {
    title: say(zh, en),
    judge: (about) => ({ why: whyNot(about), closesAt: submissionWindow(about.calendar, about.head, about.now).closesAt }),
  };
}

/** Within the window of the reviewer whose move it is. */
function review(zh: string, en: string, which: ReviewMove | typeof returnMove): Action {
  return {
    title: say(zh, en),
    judge: ({ actor, head, calendar, now, facts }) => {
      const move = typeof which === 'function' ? which(actor, head, calendar.announcement.bureau.id) : which;
      const left = move.by === 'UNIT' ? whyNotLeft(head, facts.standing) : null;
      const why = whyNotReview(move, actor, head, calendar, now) ?? left ?? ofTable(move, facts.table);
      return { why, closesAt: reviewWindow(calendar, move.by, now).closesAt };
    },
  };
}

/** What the summary table says to a move: nothing joins it once it was sent, and the re-review waits for it (D3, D7). */
function ofTable(move: ReviewMove, table: Facts['table']): Refusal | null {
  if (move === MOVES.approve) return whyNotJoin(table);
  return move.by === 'RE_REVIEW' ? whyNotTakeUp(table) : null;
}

/** At any time that it lies with the authorities. */
function authorities(zh: string, en: string, whyNot: (about: About) => Refusal | null): Action {
  return { title: say(zh, en), judge: (about) => ({ why: whyNot(about) }) };
}

/** The unit through which a person applies at present. */
function unitOf(actor: Actor): string | null {
  return actor.kind === 'person' ? (actor.grants.find(({ role }) => role === 'APPLICANT')?.organisation ?? null) : null;
}

function say(zh: string, en: string): Bilingual {
  return { zh, en };
}
