/**
 * Until when what was returned makes sense to be sent again: its window closes days later than what has to be posted can still be over.
 * What an authority has had mended of what was posted is shown again (U7); what the unit has returned is still to be posted, or goes on
 * with the posting that was suspended (U3, U4). Pure.
 */
import { counted } from '../../core/counted.ts';
import { say, type Bilingual } from '../../core/refusal.ts';
import { endOfDay, inWords, type Day, type Instant } from '../../core/time.ts';
import type { Calendar } from '../../calendar/model.ts';
import { lastDayToPost, safeDay } from '../../calendar/plan.ts';
import { phaseAt } from '../../calendar/rules.ts';
import { REVIEWED } from '../../application/duties.ts';
import type { Application } from '../../application/model.ts';
import type { Reviewer } from '../../application/moves.ts';
import { POSTED } from '../content.ts';
import type { Posting } from '../model.ts';
import { leastDays, suspendedIn } from './period.ts';

/** `days`: how many working days it is posted for; `day`: the last on which it can be sent so that this is over before `closesAt`. */
export type Mending = { reviewer: Reviewer; days: number; day: Day; closesAt: Instant };

/** Of an application that was returned; null where nothing has to be posted. `last` is its last posting. */
export function mendingOf(head: Application, last: Posting | null, calendar: Calendar, now: Instant): Mending | null {
  if (!head.returned) return null;
  const { reviewer, mend } = head.returned;
  const { posting: policy } = calendar.announcement.policy;
  const { closesAt } = phaseAt(calendar, REVIEWED[reviewer].phase, now);
  if (reviewer === 'UNIT') {
    const days = leastDays(head, calendar, suspendedIn(last, head.unit));
    return { reviewer, days, day: lastDayToPost(calendar, days, now), closesAt };
  }
  if (!mend.some((section) => POSTED.some((one) => one === section))) return null;
  return { reviewer, days: policy.supplementDays, day: safeDay(`${reviewer}_RESUBMISSION`, calendar, now).day, closesAt };
}

/** What the applicant is told of it; when that day is over, that it is too late. Nothing where nothing has to be posted. */
export function toldMending(mending: Mending | null, now: Instant): Bilingual {
  if (!mending) return say('', '');
  const { reviewer, days, day } = mending;
  const isLate = now >= endOfDay(day);
  const by = inWords(endOfDay(day), true);
  const posted = counted(days, 'working day');
  if (reviewer === 'UNIT')
    return isLate
      ? say(
          `修改后须公示${days}个工作日，现已来不及在推荐截止前期满。`,
          `Mended, it is posted for ${posted}, which cannot be over before recommending closes any more.`,
        )
      : say(
          `修改后须公示${days}个工作日，公示须在${by.zh}前开始，请尽早提交，逾期来不及推荐。`,
          `Mended, it is posted for ${posted}, and the posting has to begin by ${by.en}: send it early, else it cannot be recommended in time.`,
        );
  return isLate
    ? say(
        `更正已公示内容的须补充公示${days}个工作日，现已来不及在截止前期满；仅为形式更正的，审核部门可免予补充公示。`,
        `What was posted and is mended is shown for ${posted}, which cannot be over in time any more, unless the change is recorded as one of form.`,
      )
    : say(
        `更正已公示内容的须补充公示${days}个工作日，请于${by.zh}前提交，逾期来不及审核。`,
        `What was posted and is mended is shown for ${posted}: send it by ${by.en}, else it cannot be reviewed in time.`,
      );
}
