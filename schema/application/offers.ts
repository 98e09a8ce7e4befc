/** What an application offers to its person, and to the parties of a move to another unit (A4–A8, P13). Pure. */
import type { Actor } from '../core/actor.ts';
import type { Offers } from '../core/allowed.ts';
import type { Instant } from '../core/time.ts';
import type { Calendar } from '../calendar/model.ts';
import type { Standing } from '../identity/model.ts';
import type { Application } from './model.ts';
import { applicationRefusals } from './refusals.ts';
import { whyNotChangeUnit, whyNotEdit, whyNotSubmit } from './rules/submitting.ts';
import { whyNotAgree } from './rules/transfer.ts';
import { reviewWindow, submissionWindow } from './rules/windows.ts';
import { restoreWindow, whyNotAskWithdrawal, whyNotRestore, whyNotWithdraw } from './rules/withdrawing.ts';

/** What offers on an application are judged by; `standing` is where its person belongs, where that makes a difference (P13). */
export type Offered = { actor: Actor; head: Application; calendar: Calendar; now: Instant; standing: Standing | null };

export const APPLICATION_OFFERS: Offers<Offered> = {
  saveSection: {
    title: { zh: '填写', en: 'fill in' },
    judge: ({ actor, head, calendar, now }) => ({
      why: whyNotEdit(actor, head, calendar, now),
      closesAt: submissionWindow(calendar, head, now).closesAt,
    }),
  },
  submitApplication: {
    title: { zh: '提交', en: 'submit' },
    judge: ({ actor, head, calendar, now }) => ({
      why: whyNotSubmit(actor, head, calendar, now),
      closesAt: submissionWindow(calendar, head, now).closesAt,
    }),
  },
  changeApplicationUnit: {
    title: { zh: '变更到现单位', en: 'change to one’s present unit' },
    judge: ({ actor, head, calendar, now }) => ({
      why: whyNotChangeUnit(actor, head, unitOf(actor) ?? { id: head.unit, city: head.city }, calendar, now),
      closesAt: submissionWindow(calendar, head, now).closesAt,
    }),
  },
  withdrawApplication: {
    title: { zh: '撤回', en: 'withdraw' },
    judge: ({ actor, head, calendar, now }) => ({ why: whyNotWithdraw(actor, head, calendar, now) }),
  },
  requestWithdrawal: {
    title: { zh: '申请撤回', en: 'ask to withdraw' },
    judge: ({ actor, head, calendar, now }) => ({ why: whyNotAskWithdrawal(actor, head, calendar, now) }),
  },
  restoreApplication: {
    title: { zh: '恢复', en: 'restore' },
    judge: ({ actor, head, calendar, now }) => {
      const closesAt = restoreWindow(head, calendar, now);
      return { why: whyNotRestore(actor, head, calendar, now), ...(closesAt !== null && { closesAt }) };
    },
  },
  agreeToFinish: {
    title: { zh: '同意由原单位办结', en: 'agree that the unit finishes it' },
    judge: ({ actor, head, calendar, now, standing }) => ({
      why: standing ? whyNotAgree(actor, head, standing, calendar, now) : applicationRefusals.APPLICATION_UNKNOWN(),
      closesAt: reviewWindow(calendar, 'UNIT', now).closesAt,
    }),
  },
};

/** The unit through which a person applies at present. */
function unitOf(actor: Actor): { id: string; city: string } | null {
  const grant = actor.kind === 'person' ? actor.grants.find(({ role }) => role === 'APPLICANT') : undefined;
  return grant ? { id: grant.organisation, city: grant.city } : null;
}
