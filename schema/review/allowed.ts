/**
 * What the one who looks at an application may do with it now, and why not the rest: asked of the very rules that the actions ask.
 * What is not his at all is not listed. Pure.
 */
import type { Actor } from '../core/actor.ts';
import type { Bilingual, Refusal } from '../core/refusal.ts';
import type { Instant } from '../core/time.ts';
import { applicationRefusals } from '../application/refusals.ts';
import type { Application } from '../application/model.ts';
import { submissionWindow, reviewWindow, whyNotAskWithdrawal, whyNotRestore, whyNotSubmit, whyNotWithdraw } from '../application/rules.ts';
import type { Calendar } from '../calendar/model.ts';
import { whyNotPost } from '../posting/rules.ts';
import { meetingWindow, refuseMove, returnMove, REVIEWER_OF, whyNotDecideAtMeeting, whyNotReview, type ReviewMove } from './rules.ts';

/** The mutations an application offers, by name. */
export const ACTION_NAMES = {
  submitApplication: { zh: '提交', en: 'submit' },
  withdrawApplication: { zh: '撤回', en: 'withdraw' },
  requestWithdrawal: { zh: '申请撤回', en: 'ask to withdraw' },
  restoreApplication: { zh: '恢复', en: 'restore' },
  acceptApplication: { zh: '接收', en: 'accept' },
  postApplication: { zh: '公示', en: 'post' },
  recommendApplication: { zh: '推荐', en: 'recommend' },
  returnApplication: { zh: '退回修改', en: 'return' },
  refuseApplication: { zh: '不予通过', en: 'refuse' },
  approveApplication: { zh: '审核通过', en: 'approve' },
  passApplication: { zh: '复审通过', en: 'pass' },
  answerWithdrawal: { zh: '答复撤回申请', en: 'answer the withdrawal' },
  decideAtMeeting: { zh: '记录会议决定', en: 'record the meeting’s decision' },
} as const satisfies Record<string, Bilingual>;
export type ActionName = keyof typeof ACTION_NAMES;
export const ACTIONS = Object.keys(ACTION_NAMES) as ActionName[];

/** `why` is null where it is allowed; `closesAt` is when its window closes, where it has one. */
export type Allowed = { action: ActionName; why: Refusal | null; closesAt: Instant | null };

type Judge = (actor: Actor, head: Application, calendar: Calendar, now: Instant) => Omit<Allowed, 'action'>;

const review =
  (nameOf: (actor: Actor, head: Application, bureau: string) => ReviewMove): Judge =>
  (actor, head, calendar, now) => {
    const name = nameOf(actor, head, calendar.announcement.bureau.id);
    const why = whyNotReview(name, actor, head, calendar, now);
    return { why, closesAt: name === 'consent' ? null : reviewWindow(calendar, REVIEWER_OF[name], now).closesAt };
  };

const JUDGES: Record<ActionName, Judge> = {
  submitApplication: (actor, head, calendar, now) => ({
    why: whyNotSubmit(actor, head, calendar, now),
    closesAt: submissionWindow(calendar, head, now).closesAt,
  }),
  withdrawApplication: (actor, head) => ({ why: whyNotWithdraw(actor, head), closesAt: null }),
  requestWithdrawal: (actor, head) => ({ why: whyNotAskWithdrawal(actor, head), closesAt: null }),
  restoreApplication: (actor, head, calendar, now) => ({ why: whyNotRestore(actor, head, calendar, now), closesAt: null }),
  acceptApplication: review(() => 'accept'),
  postApplication: (actor, head, calendar, now) => ({
    why: whyNotPost(actor, head, calendar, now),
    closesAt: reviewWindow(calendar, 'UNIT', now).closesAt,
  }),
  recommendApplication: review(() => 'recommend'),
  returnApplication: review(returnMove),
  refuseApplication: review(refuseMove),
  approveApplication: review(() => 'approve'),
  passApplication: review(() => 'pass'),
  answerWithdrawal: review(() => 'consent'),
  decideAtMeeting: (actor, head, calendar, now) => ({
    why: whyNotDecideAtMeeting('forward', actor, head, calendar, now),
    closesAt: meetingWindow(calendar, now).closesAt,
  }),
};

/** Not his to do at all: another's application, another's role. */
const NOT_HIS = new Set([applicationRefusals.APPLICATION_UNKNOWN().code, 'ROLE_REQUIRED', 'UNAUTHENTICATED']);

/** All that is this person's to do with the application, each with why not. */
export function allowedActions(actor: Actor, head: Application, calendar: Calendar, now: Instant): Allowed[] {
  return ACTIONS.map((action) => ({ action, ...JUDGES[action](actor, head, calendar, now) })).filter(
    ({ why }) => !why || !NOT_HIS.has(why.code),
  );
}
