/** Whose turn it is with what the unit, the department, the re-review or the meeting decides (U1, U5, D3, D7). Pure data. */
import { say, type Bilingual } from '../core/refusal.ts';
import { inWords } from '../core/time.ts';
import { cutOffOf } from '../calendar/cut-off.ts';
import { returnedDuty, REVIEWED, UNIT_ASKED, type Duty, type OfApplications, type Shown } from '../application/duties.ts';
import type { Reviewer } from '../application/moves.ts';
import { reviewWindow } from '../application/rules/windows.ts';
import { postingStep } from '../posting/duties.ts';
import { isBeyond } from '../posting/rules/supplement.ts';

const DEPARTMENT_ASKED = say('贵部门尚有申报待审核，请及时办理。', 'Applications are waiting for your department’s review.');

export const REVIEW_DUTIES: readonly Duty<OfApplications>[] = [
  // Sent again by the last day for beginning its posting, it is surely in time; what is left of a posting that was suspended may be shorter.
  { ...returnedDuty('UNIT'), safe: postingStep },
  {
    of: 'APPLICATIONS',
    state: 'SUBMITTED',
    parties: ['UNIT'],
    ...REVIEWED.UNIT,
    does: say('单位审核，接收后公示', 'the unit reviews and posts it'),
    asks: { UNIT: UNIT_ASKED },
    steps: ['POSTING', 'SPECIAL_POSTING'],
    safe: postingStep,
  },
  {
    of: 'APPLICATIONS',
    state: 'CLEARED',
    parties: ['UNIT'],
    ...REVIEWED.UNIT,
    does: say('单位推荐', 'the unit recommends it'),
    asks: { UNIT: UNIT_ASKED },
    steps: ['RECOMMENDATION'],
  },
  {
    of: 'APPLICATIONS',
    state: 'RECOMMENDED',
    parties: ['DEPARTMENT'],
    ...REVIEWED.DEPARTMENT,
    does: (shown) => afterShowing(shown, 'DEPARTMENT', departmentReviews(shown)),
    asks: { DEPARTMENT: DEPARTMENT_ASKED },
    steps: ['DEPARTMENT_RETURN', 'APPROVAL'],
  },
  {
    of: 'APPLICATIONS',
    state: 'APPROVED',
    isTakenUp: true,
    parties: ['DEPARTMENT', 'BUREAU'],
    ...REVIEWED.RE_REVIEW,
    does: (shown) => afterShowing(shown, 'RE_REVIEW', reReview(shown)),
    asks: {
      DEPARTMENT: DEPARTMENT_ASKED,
      BUREAU: say('尚有申报待市人社局审核，请及时办理。', 'Applications are waiting for the bureau’s review.'),
    },
    steps: ['RE_REVIEW_RETURN', 'RE_REVIEW'],
    amended: ['PROVINCIAL_REVIEW', 'RE_REVIEW', 'EVALUATION'],
  },
  {
    of: 'APPLICATIONS',
    state: 'PASSED',
    parties: ['BUREAU'],
    phase: 'PROVINCIAL_REVIEW',
    rule: 'D7',
    does: say('会议审议后提交评委会', 'the meeting sends it to its committee'),
    amended: ['PROVINCIAL_REVIEW', 'EVALUATION'],
  },
  {
    of: 'APPLICATIONS',
    state: 'FORWARDED',
    parties: [],
    phase: 'PROVINCIAL_REVIEW',
    rule: 'D7',
    does: say('评委会评阅、答辩、表决', 'its committee reads it, hears its applicant and votes'),
    amended: ['PROVINCIAL_REVIEW', 'EVALUATION'],
  },
];

function departmentReviews({ head: { department }, calendar: { announcement } }: Shown): Bilingual {
  return department === announcement.bureau.id
    ? say('市人社局审核', 'the bureau reviews it')
    : say('行业主管部门审核', 'the department reviews it');
}

/** What was mended is shown first, and what was objected to it answered by the unit; what is upheld can only be refused, what is to be mended returned (U7). */
function afterShowing({ head: { supplement }, posting, calendar, now }: Shown, reviewer: AuthorityName, then: Bilingual): Bilingual {
  if (supplement?.failed)
    return say(
      `补充公示的异议属实，不得审核通过，由${then.zh}作出不予通过的决定`,
      `an objection to the supplementary posting was upheld, so that it can only be refused: ${then.en}`,
    );
  if (!posting?.supplement || !supplement) return then;
  if (posting.objections.open > 0)
    return say(
      `单位答复补充公示的异议后，${then.zh}`,
      `once the unit has answered the objections to the supplementary posting, ${then.en}`,
    );
  if (posting.state === 'SUSPENDED' && supplement.isDue)
    return say(`补充公示的异议属实、可更正，由${then.zh}，退回更正`, `an objection was right, and it is returned to be mended: ${then.en}`);
  if (posting.state !== 'RUNNING' && posting.state !== 'ENDED') return then;
  const until = inWords(posting.endsAt, true);
  if (isBeyond(posting, reviewWindow(calendar, reviewer, now).closesAt))
    return say(
      `补充公示至${until.zh}期满，已晚于审核截止；仅为形式更正的，由退回的审核部门免予补充公示后，${then.zh}`,
      `the supplementary posting is over at ${until.en}, too late for the review; if the change is recorded as one of form, ${then.en}`,
    );
  return say(`补充公示至${until.zh}期满无异议后，${then.zh}`, `once the supplementary posting is over, at ${until.en}, ${then.en}`);
}

type AuthorityName = Exclude<Reviewer, 'UNIT'>;

/** With the earlier cut-off of a committee that meets before the re-review is over (C12). */
function reReview({ head: { committee }, calendar, now }: Shown): Bilingual {
  const cutOff = cutOffOf(calendar, committee, now);
  if (cutOff === null) return say('集中复审', 'the re-review');
  const { zh, en } = inWords(cutOff, true);
  return say(`集中复审（评委会会期较早，宜于${zh}前完成）`, `the re-review (the committee meets early: better by ${en})`);
}
