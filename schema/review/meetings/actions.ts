/** The meeting is recorded first, then its decisions, row by row: what it forwards goes to its committee (D7). */
import { personOf, whyNotHolding } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { refuseIf } from '../../core/refusal.ts';
import { gate } from '../../calendar/actions.ts';
import { calendarOfAll } from '../../calendar/exceptions.ts';
import { whyNotNow } from '../../calendar/rules.ts';
import type { Moving, Seen } from '../../application/actions/move.ts';
import { MOVES } from '../../application/moves.ts';
import { takingUp } from '../../summary/actions/joining.ts';
import { inBulk, type RowAnswer } from '../actions/bulk.ts';
import { toCommittee } from '../actions/decisions.ts';
import { tell, withOpinion } from '../actions/opinion.ts';
import { holdingGenuine } from '../originals/actions.ts';
import { reviewRefusals } from '../refusals.ts';
import { committeeOf, meetingWindow, whyNotBefore, whyNotDecideAtMeeting, whyNotHeldOn } from '../rules.ts';
import { givingBack, sharedVacancy, takingAnew } from '../vacancies/actions.ts';
import { meetingInput, type ReviewMeeting } from './model.ts';
import { loadMeeting, putDecision, putMeeting } from './store.ts';

/** Records a meeting that was held. */
export async function recordMeeting(
  context: Context,
  { cycle, ...request }: { cycle: string } & Record<string, unknown>,
): Promise<Outcome<{ meeting: string }, ReviewMeeting>> {
  // It decides on whatever has come to it: as long as anybody’s window is open.
  const calendar = await gate(context, cycle, (one) => whyNotNow(meetingWindow(calendarOfAll(one), context.now), context.now));
  refuseIf(whyNotHolding(context.actor, { role: 'BUREAU_OFFICER', organisation: calendar.announcement.bureau.id }));
  const typed = valid(meetingInput, request, 'D7', { title: '会议名称' });
  refuseIf(whyNotHeldOn(typed.heldOn, calendarOfAll(calendar), context.now));
  const id = context.newId();
  const data = {
    ...typed,
    id,
    cycle,
    city: calendar.announcement.city,
    recordedAt: context.now,
    recordedBy: personOf(context.actor).account,
  };
  const fact = { by: context.actor, at: context.now, action: 'record' as const, detail: { minutes: typed.minutes } };
  const { after, entry } = change({ kind: 'MEETING', id }, null, data, fact);
  const answer = { meeting: id };
  await context.table.transact([putMeeting(after, null), entry, ...context.also(answer)]);
  return { answer, result: after };
}

type MeetingRow = Seen & { forward: boolean; reason: string };

/** Records the meeting's decisions: forwarded to its committee, or turned down with the reason. Rehearsed or done, one answer a row (D8). */
export async function decideAtMeeting(
  context: Context,
  { meeting: id, rows, dryRun, key }: { meeting: string; rows: readonly MeetingRow[]; dryRun: boolean; key: string },
): Promise<RowAnswer[]> {
  const meeting = await loadMeeting(context.table, id);
  if (!meeting) throw reviewRefusals.MEETING_UNKNOWN();
  return inBulk(context, { mutation: 'decideAtMeeting', rows, dryRun, key }, ({ forward, reason }) => {
    const opinion = opinionOf(meeting, forward, reason);
    return { moving: deciding(meeting, forward, opinion), about: { meeting: id, forward, opinion } };
  });
}

function opinionOf({ title, minutes }: ReviewMeeting, forward: boolean, reason: string): string {
  if (!forward && reason.trim() === '') throw reviewRefusals.REASON_FOR_TURNING_DOWN();
  return reason.trim() === '' ? `${title}（${minutes}）审议通过` : reason;
}

function deciding(meeting: ReviewMeeting, forward: boolean, text: string): Moving {
  const move = forward ? MOVES.forward : MOVES.turnDown;
  return {
    move: () => move,
    ...(!forward && { shares: sharedVacancy }),
    whyNot: (_, { actor, now }, head, calendar) => whyNotDecideAtMeeting(move, actor, head, calendar, now) ?? whyNotBefore(meeting, head),
    effect: withOpinion(text, async (context, about) => {
      const { head, calendar, opinion } = about;
      const committee = committeeOf(calendar.announcement, head) ?? '';
      const { id: application, applicantName, unitName, department } = head;
      const to = forward ? { committee: head.committee, committeeName: committee } : { committee: null, committeeName: null };
      const kept = { application, applicantName, unitName, department, forward, ...to, ...opinion };
      return {
        change: {
          meeting: { id: meeting.id, at: context.now },
          ...(forward ? { vacancyEnded: null } : { refused: { ...opinion, reviewer: 'RE_REVIEW' as const } }),
        },
        writes: [
          // What was sent back and not sent again is not accepted, however far it had come (D3).
          ...(forward ? await takingUp(context, head) : await givingBack(context, head)),
          ...(forward ? await takingAnew(context, head, about.ahead) : []),
          ...(forward ? await holdingGenuine(context, head) : []),
          ...(forward ? [toCommittee(context, head)] : []),
          putDecision(meeting.id, kept),
          forward ? tell('FORWARDED', context, about, { committee }) : tell('REFUSED', context, about, { reviewer: THE_MEETING }),
        ],
        detail: { meeting: meeting.id },
      };
    }),
  };
}

const THE_MEETING = { zh: '审议会议', en: 'The meeting' };
