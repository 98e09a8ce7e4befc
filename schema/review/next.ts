/** What comes next for an application: whose move it is, until when, and the last safe day (C11). Pure. */
import type { Role } from '../core/actor.ts';
import type { Bilingual } from '../core/refusal.ts';
import type { Instant } from '../core/time.ts';
import type { Application } from '../application/model.ts';
import { reviewWindow, submissionWindow } from '../application/rules/windows.ts';
import type { Calendar } from '../calendar/model.ts';
import { safeDay, type SafeDay, type Step } from '../calendar/plan.ts';
import { cutOffOf } from '../calendar/routing.ts';
import { isSpecial } from '../posting/model.ts';
import { meetingWindow } from './rules.ts';

/** `by` is whose move it is; null where only time has to pass. Past `closesAt` it can be done no more: the application ends there (D3, U5). */
export type Next = { by: Role | null; text: Bilingual; closesAt: Instant; safe: SafeDay | null };

/** What is to be done next, and until when; null where nothing is left to do. */
export function nextOf(head: Application, calendar: Calendar, now: Instant): Next | null {
  const safe = (step: Step) => safeDay(step, calendar, now);
  const unitCloses = reviewWindow(calendar, 'UNIT', now).closesAt;
  const posting = () => safe(isSpecial(head) ? 'SPECIAL_POSTING' : 'POSTING');
  switch (head.state) {
    case 'DRAFT':
      return {
        by: 'APPLICANT',
        text: say('填写并提交申报', 'fill it in and submit it'),
        closesAt: submissionWindow(calendar, head, now).closesAt,
        safe: safe('SUBMISSION'),
      };
    case 'RETURNED':
      return {
        by: 'APPLICANT',
        text: say('按退回意见修改后重新提交', 'mend it and send it again'),
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
      return { by: 'UNIT_OFFICER', text: say('单位公示', 'the unit posts it'), closesAt: unitCloses, safe: posting() };
    case 'POSTED':
      return {
        by: null,
        text: say('公示期满、出具结果报告', 'the posting ends and its report is made'),
        closesAt: unitCloses,
        safe: safe('RECOMMENDATION'),
      };
    case 'CLEARED':
      return { by: 'UNIT_OFFICER', text: say('单位推荐', 'the unit recommends it'), closesAt: unitCloses, safe: safe('RECOMMENDATION') };
    case 'RECOMMENDED':
      return {
        by: 'DEPARTMENT_OFFICER',
        text: say('行业主管部门审核', 'the department reviews it'),
        closesAt: reviewWindow(calendar, 'DEPARTMENT', now).closesAt,
        safe: safe('APPROVAL'),
      };
    case 'APPROVED': {
      const closesAt = cutOffOf(calendar, head.committee, now) ?? reviewWindow(calendar, 'RE_REVIEW', now).closesAt;
      return { by: 'BUREAU_OFFICER', text: say('集中复审', 'the re-review'), closesAt, safe: safe('RE_REVIEW') };
    }
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

function say(zh: string, en: string): Bilingual {
  return { zh, en };
}

/** The steps whose last safe days concern the holders of a role. */
export const STEPS_OF: Partial<Record<Role, readonly Step[]>> = {
  APPLICANT: ['SUBMISSION'],
  UNIT_OFFICER: ['POSTING', 'SPECIAL_POSTING', 'RECOMMENDATION'],
  DEPARTMENT_OFFICER: ['DEPARTMENT_RETURN', 'APPROVAL', 'RE_REVIEW_RETURN', 'RE_REVIEW'],
  BUREAU_OFFICER: ['RE_REVIEW_RETURN', 'RE_REVIEW', 'RESULT_POSTING'],
};
