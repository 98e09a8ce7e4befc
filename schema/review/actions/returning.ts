/** Returning an application: the complete feedback, and until when what comes of it can still be reviewed (D1, C6, U7). */
import type { Context } from '../../core/context.ts';
import { refuseIf } from '../../core/refusal.ts';
import { inWords } from '../../core/time.ts';
import type { Write } from '../../table/port.ts';
import type { Effect } from '../../application/actions/move.ts';
import { judgementsOf, returned, whyNotJudge } from '../../application/returns.ts';
import { submissionWindow } from '../../application/rules/windows.ts';
import { putReturn } from '../../application/store.ts';
import { stopping } from '../../posting/actions/close.ts';
import { mendingOf, toldMending } from '../../posting/rules/mending.ts';
import { whyNotAgain } from '../../posting/rules/supplement.ts';
import { loadPosting } from '../../posting/store.ts';
import { takingUp } from '../../summary/actions/joining.ts';
import { tell } from './opinion.ts';
import { reviewerName, type Reviewed } from './reviewers.ts';

/** The complete feedback, every section judged; the form opens again, and a posting that ran has ended (D1, C6). */
export async function giveBack(context: Context, about: Reviewed, typed: readonly unknown[]): Promise<Effect> {
  const { head, calendar, opinion, move } = about;
  const judgements = judgementsOf(typed);
  refuseIf(whyNotJudge(calendar.announcement.standards, move.by, head, judgements));
  refuseIf(whyNotAgain(head));
  const { news, one } = returned(head, { reviewer: move.by, ...opinion, judgements, announcement: calendar.announcement });
  // A posting that runs, or is over, is not gone on with; only of one that was suspended before something is left (U4).
  const mayBeLeft = move.by === 'UNIT' && (head.state === 'SUBMITTED' || head.state === 'ACCEPTED');
  const last = mayBeLeft && head.posting !== null ? await loadPosting(context.table, head.posting) : null;
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
        shown: toldMending(mendingOf({ ...head, ...news }, last, calendar, context.now), context.now),
      }),
    ],
  };
}

/** Of the re-review alone: its moves stand on a table that was sent and received (D3, D7). */
export function takenUp(context: Context, { head, move }: Reviewed): Promise<Write[]> {
  return move.by === 'RE_REVIEW' ? takingUp(context, head) : Promise.resolve([]);
}
