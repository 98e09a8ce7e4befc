/**
 * How an application goes, as data for everybody (V7): every move there is, from the table that the moves themselves are made by, with the
 * window in which a cycle lets it be made, from the rules that the moves ask. Pure.
 */
import type { Bilingual } from '../core/refusal.ts';
import type { Instant } from '../core/time.ts';
import type { Calendar } from '../calendar/model.ts';
import type { NamedWindow } from '../calendar/rules.ts';
import { MOVES, moverNamed, NOTES, REVIEWERS, type Move, type MoveName, type State } from '../application/moves.ts';
import { reviewWindow, submissionWindow } from '../application/rules/windows.ts';
import { meetingWindow } from '../review/rules.ts';

export type ProcedureStep = {
  move: string;
  action: string;
  from: readonly State[];
  to: State | null;
  by: Bilingual;
  rules: readonly string[];
  window: NamedWindow | null;
};

/** What reviewers do with what lies with them, under their own window. */
const REVIEWED = new Set(['accept', 'return', 'refuse', 'post', 'recommend', 'approve', 'pass']);

/** To whom something is sent again that they have returned. */
const SENT_AGAIN: Partial<Record<MoveName, (typeof REVIEWERS)[number]>> = {
  submitToDepartment: 'DEPARTMENT',
  submitToReReview: 'RE_REVIEW',
};

/** The window of a move in a cycle; null where it has none of its own. */
function windowOfMove(name: string, { action, by }: Move, calendar: Calendar, now: Instant): NamedWindow | null {
  if (action === 'submit') {
    const reviewer = SENT_AGAIN[name as MoveName];
    const head = reviewer ? { state: 'RETURNED' as const, returned: { reviewer } } : { state: 'DRAFT' as const, returned: null };
    return submissionWindow(calendar, head, now);
  }
  const reviewer = REVIEWERS.find((one) => one === by);
  if (reviewer && REVIEWED.has(action)) return reviewWindow(calendar, reviewer, now);
  return name === 'forward' || name === 'turnDown' ? meetingWindow(calendar, now) : null;
}

export function stepsOf(calendar: Calendar, now: Instant): ProcedureStep[] {
  return Object.entries<Move>({ ...MOVES, ...NOTES }).map(([move, one]) => ({
    move,
    action: one.action,
    from: one.from,
    to: one.to,
    by: moverNamed(one.by),
    rules: one.rules,
    window: windowOfMove(move, one, calendar, now),
  }));
}
