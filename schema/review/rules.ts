/** What reviewers may do with an application: unit, then department. Pure. */
import { holds, type Actor } from '../core/actor.ts';
import type { Refusal } from '../core/refusal.ts';
import type { Instant } from '../core/time.ts';
import { applicationRefusals } from '../application/refusals.ts';
import { MOVES, type Application, type Move, type MoveName, type Reviewer } from '../application/model.ts';
import { reviewWindow, whyNotMove } from '../application/rules.ts';
import { seriesOf } from '../calendar/data/series.ts';
import type { Calendar } from '../calendar/model.ts';
import { whyNotNow } from '../calendar/rules.ts';

/** The moves of each reviewer. */
export type ReviewMove = Extract<MoveName, 'accept' | 'returnByUnit' | 'recommend' | 'returnByDepartment' | 'approve' | 'consent'>;

export const REVIEWER_OF: Record<ReviewMove, Reviewer> = {
  accept: 'UNIT',
  returnByUnit: 'UNIT',
  recommend: 'UNIT',
  returnByDepartment: 'DEPARTMENT',
  approve: 'DEPARTMENT',
  consent: 'DEPARTMENT',
};

/**
 * Why this officer may not make this move now; null when he may. In order: whose it is (P10), nobody his own (P7), the state
 * (U1, D1), the window (C5, D3).
 */
export function whyNotReview(name: ReviewMove, actor: Actor, head: Application, calendar: Calendar, now: Instant): Refusal | null {
  const move: Move = MOVES[name];
  const reviewer = REVIEWER_OF[name];
  return (
    whyNotInCharge(reviewer, actor, head, calendar.announcement.bureau.id) ??
    (actor.kind === 'person' && actor.account === head.applicant ? applicationRefusals.OWN_APPLICATION() : null) ??
    whyNotMove(move, head) ??
    // A withdrawal may be answered at any time: it opens nothing, and leaves nobody waiting (A8).
    (name === 'consent' ? whyNotAnswer(head) : whyNotNow(reviewWindow(calendar, reviewer, now), now))
  );
}

function whyNotAnswer({ withdrawalAsked }: Application): Refusal | null {
  return withdrawalAsked ? null : applicationRefusals.WITHDRAWAL_NOT_ASKED();
}

/** A list is narrowed by a series that there is. */
export function whyNotFilter(series: string | null): Refusal | null {
  return series !== null && !seriesOf(series) ? applicationRefusals.SERIES_UNKNOWN() : null;
}

/** As whom an officer returns an application: for the unit or for the department; one who is both, for whoever has it now. */
export function returnMove(actor: Actor, head: Application, bureau: string): 'returnByUnit' | 'returnByDepartment' {
  const [unit, department] = (['UNIT', 'DEPARTMENT'] as const).map((reviewer) => whyNotInCharge(reviewer, actor, head, bureau) === null);
  if (unit && department) return head.state === 'RECOMMENDED' ? 'returnByDepartment' : 'returnByUnit';
  return unit ? 'returnByUnit' : 'returnByDepartment';
}

/**
 * An application is in the charge of its unit's officers and, once recommended, of its department's. To an officer of another
 * organisation it does not exist: nothing can be learnt by trying ids.
 */
function whyNotInCharge(reviewer: Reviewer, actor: Actor, head: Application, bureau: string): Refusal | null {
  const inCharge =
    reviewer === 'UNIT'
      ? holds(actor, 'UNIT_OFFICER', head.unit)
      : head.recommendation !== null &&
        holds(actor, head.department === bureau ? 'BUREAU_OFFICER' : 'DEPARTMENT_OFFICER', head.department ?? bureau);
  return inCharge ? null : applicationRefusals.APPLICATION_UNKNOWN();
}
