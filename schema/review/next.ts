/** What comes next for an application: whose move it is, until when, and the last safe day (C11). Pure. */
import type { Role } from '../core/actor.ts';
import type { Bilingual } from '../core/refusal.ts';
import { inChinese, inEnglish, type Instant } from '../core/time.ts';
import type { Calendar } from '../calendar/model.ts';
import { safeDay, type SafeDay, type Step } from '../calendar/plan.ts';
import { cutOffOf } from '../calendar/cut-off.ts';
import { type Application } from '../application/model.ts';
import { reviewWindow, submissionWindow } from '../application/rules/windows.ts';
import { MOVES } from '../application/moves.ts';
import { isSpecial, type Posting } from '../posting/model.ts';
import { asSeen } from '../posting/rules/unseen.ts';
import type { TableState } from '../summary/model.ts';
import { meetingWindow } from './rules.ts';

/**
 * `by` is whose move it is; null where only time has to pass. Past `closesAt` it can be done no more: the application ends there
 * (D3, U5). `isTooLate`: what is under way cannot be over by then.
 */
export type Next = { by: Role | null; text: Bilingual; closesAt: Instant; safe: SafeDay | null; isTooLate?: boolean };

/**
 * What lies beside an application and decides whose move it is: the state of its summary table and its posting, null while there is none;
 * and whether its person is leaving the unit, which then does nothing more (P13).
 */
export type Beside = { table: TableState | null; posting: Pick<Posting, 'endsAt' | 'objections'> | null; isLeaving: boolean };

const say = (zh: string, en: string): Bilingual => ({ zh, en });

/** What is to be done next, and until when; null where nothing is left to do. */
export function nextOf(head: Application, calendar: Calendar, now: Instant, { table, posting: shown, isLeaving }: Beside): Next | null {
  const safe = (step: Step) => safeDay(step, calendar, now);
  const unitCloses = reviewWindow(calendar, 'UNIT', now).closesAt;
  const departmentCloses = reviewWindow(calendar, 'DEPARTMENT', now).closesAt;
  const reReviewCloses = reviewWindow(calendar, 'RE_REVIEW', now).closesAt;
  const posting = () => safe(isSpecial(head) ? 'SPECIAL_POSTING' : 'POSTING');
  if (isLeaving && MOVES.takeAlong.from.some((state) => state === head.state))
    return { by: 'UNIT_OFFICER', text: GOES_ALONG, closesAt: unitCloses, safe: posting() };
  // While an objection is open the posting does not end, however long its period is over, and no other begins (U4).
  const isObjected = shown !== null && asSeen(shown, now).objections.open > 0;
  switch (head.state) {
    case 'DRAFT':
      return {
        by: 'APPLICANT',
        text: isLeaving ? CHANGE_UNIT : say('填写并提交申报', 'fill it in and submit it'),
        closesAt: submissionWindow(calendar, head, now).closesAt,
        safe: safe('SUBMISSION'),
      };
    case 'RETURNED':
      return {
        by: 'APPLICANT',
        text: isLeaving ? CHANGE_UNIT : say('按退回意见修改后重新提交', 'mend it and send it again'),
        closesAt: submissionWindow(calendar, head, now).closesAt,
        safe: null,
      };
    case 'SUBMITTED':
      return {
        by: 'UNIT_OFFICER',
        text: say('单位审核，接收后公示', 'the unit reviews and posts it'),
        closesAt: unitCloses,
        safe: posting(),
      };
    case 'ACCEPTED':
      return {
        by: 'UNIT_OFFICER',
        text: isObjected
          ? say('单位核查答复对前次公示的异议，再行公示', 'the unit answers the objections to the posting before, then posts it')
          : say('单位公示', 'the unit posts it'),
        closesAt: unitCloses,
        safe: posting(),
      };
    case 'POSTED': {
      return {
        by: isObjected ? 'UNIT_OFFICER' : null,
        text: isObjected
          ? say('单位核查答复异议，公示方可结束', 'the unit answers the objection; then the posting can end')
          : say('公示期满、出具结果报告', 'the posting ends and its report is made'),
        closesAt: unitCloses,
        safe: safe('RECOMMENDATION'),
        isTooLate: shown !== null && shown.endsAt >= unitCloses,
      };
    }
    case 'CLEARED':
      return { by: 'UNIT_OFFICER', text: say('单位推荐', 'the unit recommends it'), closesAt: unitCloses, safe: safe('RECOMMENDATION') };
    case 'RECOMMENDED': {
      const isBureau = officerOf(head, calendar) === 'BUREAU_OFFICER';
      return {
        by: officerOf(head, calendar),
        text: isBureau ? say('市人社局审核', 'the bureau reviews it') : say('行业主管部门审核', 'the department reviews it'),
        closesAt: departmentCloses,
        safe: safe('APPROVAL'),
      };
    }
    case 'APPROVED':
      // As long as its table is not with the bureau, nothing can be done about it alone (D3, D7).
      if (table === 'RECEIVED')
        return { by: 'BUREAU_OFFICER', text: reReview(head, calendar, now), closesAt: reReviewCloses, safe: safe('RE_REVIEW') };
      if (table === 'SENT')
        return {
          by: 'BUREAU_OFFICER',
          text: say('市人社局接收汇总表', 'the bureau receives its summary table'),
          closesAt: reReviewCloses,
          safe: safe('RE_REVIEW'),
        };
      return {
        by: officerOf(head, calendar),
        text: say('报送汇总表', 'its summary table is sent'),
        closesAt: departmentCloses,
        safe: safe('APPROVAL'),
      };
    case 'PASSED':
      return {
        by: 'BUREAU_OFFICER',
        text: say('会议审议后提交评委会', 'the meeting sends it to its committee'),
        closesAt: meetingWindow(calendar, now).closesAt,
        safe: null,
      };
    case 'FORWARDED':
    case 'REFUSED':
    case 'WITHDRAWN':
      return null;
    default:
      return head.state satisfies never;
  }
}

const GOES_ALONG = say(
  '申报人已调出：调入单位接收后随人转入；三方一致同意的，由原单位办结',
  'its person has been released: it goes along when the new unit takes the person in, unless all three agree that the old one finishes it',
);
const CHANGE_UNIT = say(
  '调入单位接收后，变更申报单位，再填写、提交',
  'once the new unit has taken the person in, change the unit, then fill it in and send it',
);

/** Who does the department's work: the bureau, for a series without one. */
function officerOf({ department }: Application, { announcement }: Calendar): Role {
  return department === announcement.bureau.id ? 'BUREAU_OFFICER' : 'DEPARTMENT_OFFICER';
}

/** With the earlier cut-off of a committee that meets before the re-review is over (C12). */
function reReview({ committee }: Application, calendar: Calendar, now: Instant): Bilingual {
  const cutOff = cutOffOf(calendar, committee, now);
  if (cutOff === null) return say('集中复审', 'the re-review');
  return say(
    `集中复审（评委会上旬开会，宜于${inChinese(cutOff, true)}前完成）`,
    `the re-review (the committee meets early: better by ${inEnglish(cutOff, true)})`,
  );
}

/** The steps whose last safe days concern the holders of a role. */
export const STEPS_OF: Partial<Record<Role, readonly Step[]>> = {
  APPLICANT: ['SUBMISSION'],
  UNIT_OFFICER: ['POSTING', 'SPECIAL_POSTING', 'RECOMMENDATION'],
  DEPARTMENT_OFFICER: ['DEPARTMENT_RETURN', 'APPROVAL', 'RE_REVIEW_RETURN', 'RE_REVIEW'],
  // It does the department’s work as well, for series without one.
  BUREAU_OFFICER: ['DEPARTMENT_RETURN', 'APPROVAL', 'RE_REVIEW_RETURN', 'RE_REVIEW', 'RESULT_POSTING'],
};
