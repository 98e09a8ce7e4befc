/** The decisions of unit, department and re-review: accept, return, refuse, recommend, approve, pass, and the answer to a withdrawal. */
import * as z from 'zod';
import type { Actor } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { text, valid } from '../../core/input.ts';
import { post } from '../../core/outbox.ts';
import { say } from '../../core/refusal.ts';
import type { Write } from '../../table/port.ts';
import { bureauOf } from '../../announcement/cities.ts';
import type { Application, Vacancy } from '../../application/model.ts';
import { perform, type Effect, type Moved, type Moving, type Seen } from '../../application/actions/move.ts';
import { handed, handedTo } from '../../application/actions/handing.ts';
import { MOVES, NOTES, ROLE_OF } from '../../application/moves.ts';
import { stopping } from '../../posting/actions/close.ts';
import { afterShowing } from '../../posting/actions/supplement.ts';
import { joining, leaving, passing } from '../../summary/actions/joining.ts';
import { reviewNotices } from '../notices.ts';
import { holdingGenuine } from '../originals/actions.ts';
import {
  committeeOf,
  meetingWindow,
  recommendMove,
  refuseMove,
  returnMove,
  whyNotReview,
  whyNotAnswer,
  type ReviewMove,
} from '../rules.ts';
import { givingBack, needsVacancy, sharedVacancy, taking, takingAnew } from '../vacancies/actions.ts';
import { refuseBarred } from './barred.ts';
import { tell, withOpinion } from './opinion.ts';
import { giveBack, takenUp } from './returning.ts';
import { departmentName, reviewerName, type Reviewed } from './reviewers.ts';

/** What a decision brings: the opinion, and perhaps the judgement of each section, or the remark in the summary table. */
export type Said = { opinion: string; judgements?: readonly unknown[]; remark?: string };

/** The decisions that can be made one by one and in bulk (D8). */
export type ReviewAction = 'ACCEPT' | 'RETURN' | 'REFUSE' | 'RECOMMEND' | 'APPROVE' | 'PASS';

/** Each decision, as the move that it makes. */
export const REVIEWING: Record<ReviewAction, (said: Said) => Moving> = {
  ACCEPT: (said) => reviewing(said, MOVES.accept, (context, about) => ({ writes: [tell('ACCEPTED', context, about)] })),
  RETURN: (said) => reviewing(said, returnMove, (context, about) => giveBack(context, about, said.judgements ?? [])),
  REFUSE: (said) => ({
    shares: sharedVacancy,
    ...reviewing(said, refuseMove, async (context, about) => ({
      change: { refused: { ...about.opinion, reviewer: about.move.by }, withdrawalAsked: null },
      writes: [
        ...(await takenUp(context, about)),
        ...(await stopping(context, about.head, 'refused')),
        ...(await givingBack(context, about.head)),
        tell('REFUSED', context, about, { reviewer: reviewerName(about) }),
      ],
    })),
  }),
  RECOMMEND: (said) => ({
    shares: sharedVacancy,
    ...reviewing(said, recommendMove, async (context, about) => {
      await refuseBarred(context, about);
      const vacancy: Vacancy = (await needsVacancy(context, about.head)) ? 'AVAILABLE' : 'NOT_APPLICABLE';
      const taken = vacancy === 'AVAILABLE' ? await taking(context, about.head, about.ahead) : [];
      return {
        change: { recommendation: { ...about.opinion, vacancy } },
        writes: [...(about.head.ownReview ? onFile(context, about) : toDepartment(context, about)), ...taken],
      };
    }),
  }),
  APPROVE: (said) => ({
    shares: sharedTable,
    ...reviewing(said, MOVES.approve, async (context, about) => {
      await refuseBarred(context, about);
      const genuine = await holdingGenuine(context, about.head);
      const shown = await afterShowing(context, about.head);
      return {
        change: { approval: { ...about.opinion, remark: remarkOf(said) }, vacancyEnded: null },
        writes: [
          ...genuine,
          ...shown,
          ...(await takingAnew(context, about.head, about.ahead)),
          ...(await joining(context, about.head)),
          tell('APPROVED', context, about, { department: departmentName(about) }),
        ],
      };
    }),
  }),
  PASS: (said) => ({
    shares: sharedTable,
    ...reviewing(said, MOVES.pass, async (context, about) => {
      const held = await passing(context, about.head);
      await refuseBarred(context, about);
      const genuine = await holdingGenuine(context, about.head);
      const shown = await afterShowing(context, about.head);
      const anew = await takingAnew(context, about.head, about.ahead);
      return {
        change: { passed: about.opinion, vacancyEnded: null },
        writes: [...held, ...genuine, ...shown, ...anew, toMeeting(context, about), tell('PASSED', context, about)],
      };
    }),
  }),
};

/** The department reviews it next. */
function toDepartment(context: Context, about: Reviewed): Write[] {
  const how = say('经单位推荐', 'was recommended by its unit');
  return [
    handedTo('DEPARTMENT', about.head, { state: 'RECOMMENDED', how, calendar: about.calendar, at: context.now }),
    tell('RECOMMENDED', context, about, { department: departmentName(about) }),
  ];
}

/** The unit's own committee decides on it, and the bureau has it on file (自主评审, P6). */
function onFile(context: Context, about: Reviewed): Write[] {
  const { head, calendar } = about;
  const committee = committeeOf(calendar.announcement, head) ?? '';
  const told = reviewNotices.OWN_REVIEW({
    to: [{ organisation: calendar.announcement.bureau.id, role: ROLE_OF.BUREAU, except: head.applicant }],
    about: { type: 'Application', id: head.id },
    city: head.city,
    cause: [head.id, String(head.version)],
    at: context.now,
    details: { applicant: head.applicantName, unit: head.unitName, committee },
  });
  return [told, toCommittee(context, head), tell('FORWARDED', context, about, { committee })];
}

/** What has come to its committee becomes a candidate there, by the notify function: evaluation is a later slice (D7). */
export function toCommittee({ now: at }: Context, { id: application, city, version }: Application): Write {
  return post(['take-up', application, String(version)], { kind: 'take-up', application }, { city, at });
}

/** The meeting decides next (D7). */
function toMeeting({ now: at }: Context, { head, calendar }: Reviewed): Write {
  const to = [{ role: ROLE_OF.BUREAU, organisation: calendar.announcement.bureau.id }];
  const how = say('已通过集中复审，请提交会议审议', 'has passed the re-review and goes to the meeting');
  return handed(head, { to, state: 'PASSED', how, closesAt: meetingWindow(calendar, at).closesAt, at });
}

/** Approvals and the re-review's moves of one summary table write, or hold on to, one item. */
const sharedTable = ({ department, series, level }: Application): string => `table ${department} ${series} ${level}`;

function reviewing(
  { opinion }: Said,
  which: ReviewMove | ((actor: Actor, head: Application, bureau: string) => ReviewMove),
  effect: (context: Context, about: Reviewed) => Promise<Effect> | Effect,
): Moving {
  return {
    move: ({ actor }, head) => (typeof which === 'function' ? which(actor, head, bureauOf(head.city)) : which),
    whyNot: (move, { actor, now }, head, calendar) => whyNotReview(move as ReviewMove, actor, head, calendar, now),
    effect: withOpinion(opinion, (context, about) => effect(context, about as Reviewed)),
  };
}

/** One decision on one application. */
export function decide(
  context: Context,
  { action, application, version, ...said }: Seen & Said & { action: ReviewAction },
): Promise<Moved> {
  return perform(context, REVIEWING[action](said), { application, version });
}

/** The reviewer answers the wish to withdraw what has been recommended: it is withdrawn, or it stays where it is (A8). */
export function answerWithdrawal(
  context: Context,
  { consent, opinion, ...seen }: Seen & { opinion: string; consent: boolean },
): Promise<Moved> {
  const answer = consent ? { zh: '同意', en: 'consents' } : { zh: '不同意', en: 'does not consent' };
  return perform(
    context,
    {
      move: () => (consent ? MOVES.consent : NOTES.declineWithdrawal),
      whyNot: (_, { actor }, head) => whyNotAnswer(actor, head, bureauOf(head.city)),
      effect: withOpinion(opinion, async (_, about) => ({
        change: { withdrawalAsked: null, ...(consent && { withdrawn: withdrawnFrom(about.head, context.now) }) },
        writes: [
          ...(consent ? await givingBack(context, about.head) : []),
          ...(consent ? await stopping(context, about.head, 'withdrawn') : []),
          ...(consent && about.head.approval ? leaving(about.head, context.now) : []),
          tell('WITHDRAWAL_ANSWERED', context, about, { answerer: departmentName(about), answer }),
        ],
      })),
    },
    seen,
  );
}

function withdrawnFrom({ applicant, withdrawalAsked, state }: Application, at: number): NonNullable<Application['withdrawn']> {
  return { at, by: applicant, reason: withdrawalAsked?.reason ?? '', from: state };
}

function remarkOf({ remark = '' }: Said): string {
  return remark.trim() === '' ? '' : valid(z.object({ remark: text(200) }), { remark }).remark;
}
