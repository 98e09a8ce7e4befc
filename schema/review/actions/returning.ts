/** Returning an application: the complete feedback, and until when what comes of it can still be reviewed (D1, C6, U7). */
import type { Context } from '../../core/context.ts';
import { refuseIf, say, type Bilingual } from '../../core/refusal.ts';
import { endOfDay, inWords, type Instant } from '../../core/time.ts';
import type { Write } from '../../table/port.ts';
import { safeDay } from '../../calendar/plan.ts';
import type { Effect } from '../../application/actions/move.ts';
import type { Return } from '../../application/model.ts';
import { judgementsOf, returned, whyNotJudge } from '../../application/returns.ts';
import { submissionWindow } from '../../application/rules/windows.ts';
import { putReturn } from '../../application/store.ts';
import { stopping } from '../../posting/actions/close.ts';
import { whyNotAgain } from '../../posting/rules/supplement.ts';
import { POSTED } from '../../posting/content.ts';
import { takingUp } from '../../summary/actions/joining.ts';
import { tell } from './opinion.ts';
import { reviewerName, type Reviewed } from './reviewers.ts';

/** The complete feedback, every section judged; the form opens again, and a posting that ran has ended (D1, C6). */
export async function giveBack(context: Context, about: Reviewed, typed: readonly unknown[]): Promise<Effect> {
  const { head, calendar, opinion, move } = about;
  const judgements = judgementsOf(typed);
  refuseIf(whyNotJudge(move.by, head, judgements));
  refuseIf(whyNotAgain(head));
  const { news, one } = returned(head, { reviewer: move.by, ...opinion, judgements });
  const { closesAt } = submissionWindow(calendar, { state: 'RETURNED', returned: null, ...news }, context.now);
  return {
    change: { ...news, withdrawalAsked: null },
    writes: [
      ...(await takenUp(context, about)),
      putReturn(head.id, one),
      ...(await stopping(context, head, 'returned')),
      tell('RETURNED', context, about, {
        reviewer: reviewerName(about),
        closes: inWords(closesAt, true),
        shown: toBeShown(about, one, context.now),
      }),
    ],
  };
}

/** Until when what was posted and is mended has to be sent, so that it can be shown and reviewed in time; nothing where none of it is (U7). */
function toBeShown({ move, calendar }: Reviewed, { judgements }: Return, now: Instant): Bilingual {
  const isPosted = judgements.some(({ section, judgement }) => judgement === 'MEND' && POSTED.some((one) => one === section));
  if (move.by === 'UNIT' || !isPosted) return say('', '');
  const { day } = safeDay(`${move.by}_RESUBMISSION`, calendar, now);
  const { supplementDays: days } = calendar.announcement.policy.posting;
  const late = now >= endOfDay(day);
  const by = inWords(endOfDay(day), true);
  return late
    ? say(
        `更正已公示内容的须补充公示${days}个工作日，现已来不及在截止前期满；仅为形式更正的，审核部门可免予补充公示。`,
        `What was posted and is mended is shown for ${days} working days, which cannot be over in time any more, unless the change is recorded as one of form.`,
      )
    : say(
        `更正已公示内容的须补充公示${days}个工作日，请于${by.zh}前提交，逾期来不及审核。`,
        `What was posted and is mended is shown for ${days} working days: send it by ${by.en}, else it cannot be reviewed in time.`,
      );
}

/** Of the re-review alone: its moves stand on a table that was sent and received (D3, D7). */
export function takenUp(context: Context, { head, move }: Reviewed): Promise<Write[]> {
  return move.by === 'RE_REVIEW' ? takingUp(context, head) : Promise.resolve([]);
}
