/** The decisions of unit, department and re-review: accept, return, refuse, recommend, approve, pass, and the answer to a withdrawal. */
import * as z from 'zod';
import type { Context } from '../../core/context.ts';
import { text, valid } from '../../core/input.ts';
import { refuseIf, type Bilingual } from '../../core/refusal.ts';
import { inWords } from '../../core/time.ts';
import type { Write } from '../../table/port.ts';
import { bureauOf } from '../../announcement/cycles.ts';
import type { Application, MoveName, Reviewer, Vacancy } from '../../application/model.ts';
import { judgementsOf, returned, whyNotJudge } from '../../application/returns.ts';
import { submissionWindow } from '../../application/rules/windows.ts';
import { putReturn } from '../../application/store.ts';
import { stopping } from '../../posting/actions/close.ts';
import { joining, leaving, takingUp } from '../../summary/actions/joining.ts';
import { reviewNotices } from '../notices.ts';
import { refuseMove, returnMove, REVIEWER_OF, whyNotReview, type ReviewMove } from '../rules.ts';
import { givingBack, needsVacancy, sharedVacancy, taking } from '../vacancies/actions.ts';
import { refuseBarred } from './barred.ts';
import { perform, type Case, type Decided, type Decision, type Reviewing } from './move.ts';

/** What a decision may bring beside its opinion: the judgement of each section, the remark in the summary table. */
export type Extras = { judgements?: readonly unknown[]; remark?: string };

/** The decisions that can be made one by one and in bulk (D8). */
export type ReviewAction = 'ACCEPT' | 'RETURN' | 'REFUSE' | 'RECOMMEND' | 'APPROVE' | 'PASS';

/** Each decision, with what it brings. */
export const REVIEWING: Record<ReviewAction, (extras: Extras) => Reviewing> = {
  ACCEPT: () => reviewing('accept', (context, about) => ({ writes: [told('ACCEPTED', context, about)] })),
  RETURN: ({ judgements = [] }) => ({
    ...byRule,
    move: ({ actor }, head) => returnMove(actor, head, bureauOf()),
    effect: (context, about, name) => giveBack(context, about, reviewerOf(name), judgements),
  }),
  REFUSE: () => ({
    ...byRule,
    shares: sharedVacancy,
    move: ({ actor }, head) => refuseMove(actor, head, bureauOf()),
    effect: async (context, about, name) => ({
      change: { refused: { ...about.opinion, reviewer: reviewerOf(name) }, withdrawalAsked: null },
      writes: [
        ...(await takenUp(context, about.head, reviewerOf(name))),
        ...(await stopping(context, about.head, 'refused')),
        ...(await givingBack(context, about.head)),
        told('REFUSED', context, about, { reviewer: nameOf(reviewerOf(name), about) }),
      ],
    }),
  }),
  RECOMMEND: () => ({
    shares: sharedVacancy,
    ...reviewing('recommend', async (context, about) => {
      await refuseBarred(context, about);
      const vacancy: Vacancy = (await needsVacancy(context, about.head)) ? 'AVAILABLE' : 'NOT_APPLICABLE';
      const taken = vacancy === 'AVAILABLE' ? await taking(context, about.head, about.ahead) : [];
      return {
        change: { recommendation: { ...about.opinion, vacancy } },
        writes: [...taken, told('RECOMMENDED', context, about, { department: nameOf('DEPARTMENT', about) })],
      };
    }),
  }),
  APPROVE: ({ remark = '' }) => ({
    shares: sharedTable,
    ...reviewing('approve', async (context, about) => {
      await refuseBarred(context, about);
      return {
        change: { approval: { ...about.opinion, remark: remarkOf(remark) } },
        writes: [...(await joining(context, about.head)), told('APPROVED', context, about, { department: nameOf('DEPARTMENT', about) })],
      };
    }),
  }),
  PASS: () => ({
    shares: sharedTable,
    ...reviewing('pass', async (context, about) => {
      const held = await takingUp(context, about.head);
      await refuseBarred(context, about);
      return { change: { passed: about.opinion }, writes: [...held, told('PASSED', context, about)] };
    }),
  }),
};

/** Approvals and the re-review's moves of one summary table write, or hold on to, one item. */
const sharedTable = ({ department, series, level }: Application): string => `table ${department} ${series} ${level}`;

const byRule: Pick<Reviewing, 'whyNot'> = {
  whyNot: (name, { actor, now }, head, calendar) => whyNotReview(name as ReviewMove, actor, head, calendar, now),
};

function reviewing(name: ReviewMove, effect: Reviewing['effect']): Reviewing {
  return { ...byRule, move: () => name, effect };
}

/** Of the re-review alone: its moves stand on a table that was sent and received (D3, D7). */
function takenUp(context: Context, head: Application, reviewer: Reviewer): Promise<Write[]> {
  return reviewer === 'RE_REVIEW' ? takingUp(context, head) : Promise.resolve([]);
}

function reviewerOf(name: MoveName): Reviewer {
  return REVIEWER_OF[name as ReviewMove];
}

/** One decision on one application. */
export function decide(context: Context, { action, ...decision }: Decision & Extras & { action: ReviewAction }): Promise<Decided> {
  return perform(context, REVIEWING[action](decision), decision);
}

/** The complete feedback, every section judged; the form opens again, and a posting that ran has ended (D1, C6). */
async function giveBack(context: Context, about: Case, reviewer: Reviewer, typed: readonly unknown[]) {
  const { head, calendar, opinion } = about;
  const judgements = judgementsOf(typed);
  refuseIf(whyNotJudge(reviewer, head, judgements));
  const { change, one } = returned(head, { reviewer, ...opinion, judgements });
  const { closesAt } = submissionWindow(
    calendar,
    { state: 'RETURNED', returned: { ...opinion, reviewer, number: one.number } },
    context.now,
  );
  return {
    change: { ...change, withdrawalAsked: null },
    writes: [
      ...(await takenUp(context, head, reviewer)),
      putReturn(head.id, one),
      ...(await stopping(context, head, 'returned')),
      told('RETURNED', context, about, {
        reviewer: nameOf(reviewer, about),
        closes: inWords(closesAt, true),
      }),
    ],
  };
}

/** The reviewer answers the wish to withdraw what has been recommended: it is withdrawn, or it stays where it is (A8). */
export function answerWithdrawal(context: Context, decision: Decision & { consent: boolean }): Promise<Decided> {
  const { consent } = decision;
  const answer = consent ? { zh: '同意', en: 'consents' } : { zh: '不同意', en: 'does not consent' };
  return perform(
    context,
    {
      ...byRule,
      move: () => 'consent',
      stays: !consent,
      ...(!consent && { action: 'declineWithdrawal' }),
      effect: async (_, about) => ({
        change: { withdrawalAsked: null, ...(consent && { withdrawn: withdrawnFrom(about.head, context.now) }) },
        writes: [
          ...(consent ? await givingBack(context, about.head) : []),
          ...(consent && about.head.approval ? leaving(about.head) : []),
          told('WITHDRAWAL_ANSWERED', context, about, { answer }),
        ],
      }),
    },
    decision,
  );
}

function withdrawnFrom({ applicant, withdrawalAsked, state }: Application, at: number): NonNullable<Application['withdrawn']> {
  return { at, by: applicant, reason: withdrawalAsked?.reason ?? '', from: state };
}

/** What the applicant is told of a decision. */
function told(topic: keyof typeof reviewNotices, { now }: Context, { head, opinion }: Case, details: Record<string, unknown> = {}): Write {
  return reviewNotices[topic]({
    to: [{ account: head.applicant }],
    about: { type: 'Application', id: head.id },
    cause: [head.id, String(head.version)],
    at: now,
    details: { opinion: opinion.text, ...details },
  });
}

function remarkOf(remark: string): string {
  return remark.trim() === '' ? '' : valid(z.object({ remark: text(200) }), { remark }).remark;
}

/** Who has decided, as the applicant is told: sentences begin with it. */
function nameOf(reviewer: Reviewer, { head, calendar: { announcement } }: Case): Bilingual {
  switch (reviewer) {
    case 'UNIT':
      return { zh: head.unitName, en: 'Your unit' };
    case 'DEPARTMENT': {
      const named = announcement.departments.find(({ id }) => id === head.department);
      return named ? { zh: named.name, en: 'The department' } : { zh: announcement.bureau.name, en: 'The bureau' };
    }
    case 'RE_REVIEW':
      return { zh: '集中复审', en: 'The re-review' };
    default:
      return reviewer satisfies never;
  }
}
