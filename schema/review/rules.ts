/** What reviewers may do with an application: the unit, its department, bureau and department together. Pure. */
import { whyNotHolding, type Actor } from '../core/actor.ts';
import type { Refusal } from '../core/refusal.ts';
import { dayOf, type Day, type Instant } from '../core/time.ts';
import { seriesOf } from '../announcement/data/series.ts';
import { committeesFor } from '../announcement/routing.ts';
import type { Announcement, Committee } from '../announcement/model.ts';
import type { Calendar } from '../calendar/model.ts';
import { phaseAt, whyNotNow, windowOf, type NamedWindow } from '../calendar/rules.ts';
import { applicationRefusals } from '../application/refusals.ts';
import type { Application } from '../application/model.ts';
import { reviewWindow } from '../application/rules/windows.ts';
import { whyNotConsent } from '../application/rules/withdrawing.ts';
import { whyNotInCharge, whyNotMove, whyNotIn } from '../application/rules/charge.ts';
import { whyNotReturnAgain } from '../application/returns.ts';
import { MOVES, NOTES, WITH_AUTHORITIES, type Move, type Reviewer } from '../application/moves.ts';
import { postingRefusals } from '../posting/refusals.ts';
import { reviewRefusals } from './refusals.ts';

const RETURNS = { UNIT: MOVES.returnByUnit, DEPARTMENT: MOVES.returnByDepartment, RE_REVIEW: MOVES.returnByReReview };
const REFUSALS = { UNIT: MOVES.refuseByUnit, DEPARTMENT: MOVES.refuseByDepartment, RE_REVIEW: MOVES.refuseByReReview };

/** A move that a reviewer makes. */
export type ReviewMove = Move & { by: Reviewer };

/**
 * Why this officer may not make this move now; null when they may. In order: whose it is (P10), nobody their own (P7), the state
 * (U1, D1), the window (C5, D3, D7), and the number of returns (D2).
 */
export function whyNotReview(move: ReviewMove, actor: Actor, head: Application, calendar: Calendar, now: Instant): Refusal | null {
  const { bureau, policy } = calendar.announcement;
  return (
    whyNotInCharge(move.by, actor, head, bureau.id) ??
    whyNotMove(move, head) ??
    whyNotNow(reviewWindow(calendar, move.by, now), now) ??
    (move.to === 'RETURNED' ? whyNotReturnAgain(move.by, head, policy.returns) : null)
  );
}

/** Why a wish to withdraw may not be answered; it may be at any time: the answer opens nothing, and leaves nobody waiting (A8). */
export function whyNotAnswer(actor: Actor, head: Application, bureau: string): Refusal | null {
  return (
    whyNotInCharge('DEPARTMENT', actor, head, bureau) ??
    whyNotConsent(head) ??
    (head.withdrawalAsked ? null : applicationRefusals.WITHDRAWAL_NOT_ASKED())
  );
}

/** As whom an officer returns or refuses an application: as the reviewer with whom it lies now. */
export function returnMove(actor: Actor, head: Application, bureau: string): ReviewMove {
  return RETURNS[reviewerNow(actor, head, bureau)];
}
export function refuseMove(actor: Actor, head: Application, bureau: string): ReviewMove {
  return REFUSALS[reviewerNow(actor, head, bureau)];
}

/** How a unit recommends: to the department; or, where it reviews by itself, to its own committee. */
export function recommendMove(_: Actor, { ownReview }: Pick<Application, 'ownReview'>): ReviewMove {
  return ownReview ? MOVES.recommendToOwn : MOVES.recommend;
}

function reviewerNow(actor: Actor, head: Application, bureau: string): Reviewer {
  if (head.state === 'APPROVED') return 'RE_REVIEW';
  if (head.state === 'RECOMMENDED') return 'DEPARTMENT';
  return whyNotInCharge('UNIT', actor, head, bureau) === null || head.recommendation === null ? 'UNIT' : 'DEPARTMENT';
}

/** The days of the meeting that decides on what the re-review has passed: the whole provincial phase (D7). */
export function meetingWindow(calendar: Calendar, now: Instant): NamedWindow {
  return { ...windowOf(phaseAt(calendar, 'PROVINCIAL_REVIEW', now)), rule: 'D7' };
}

/** Why a meeting cannot have been held on that day: it has been, and after the re-review began (D7). */
export function whyNotHeldOn(heldOn: Day, calendar: Calendar, now: Instant): Refusal | null {
  if (heldOn > dayOf(now)) return reviewRefusals.MEETING_NOT_HELD();
  const from = dayOf(reviewWindow(calendar, 'RE_REVIEW', now).opensAt);
  return heldOn < from ? reviewRefusals.MEETING_TOO_EARLY({ from }) : null;
}

/** Why a meeting cannot have decided on an application: it passed on a later day (D7). */
export function whyNotBefore(
  { cycle, heldOn }: { cycle: string; heldOn: Day },
  { passed, ...head }: Pick<Application, 'passed' | 'cycle'>,
): Refusal | null {
  // A meeting decides on the applications of its own cycle.
  if (cycle !== head.cycle) return reviewRefusals.MEETING_OTHER_CYCLE();
  const passedOn = passed && dayOf(passed.at);
  return passedOn && passedOn > heldOn ? reviewRefusals.PASSED_LATER({ passedOn, heldOn }) : null;
}

/** Why the meeting's decision on an application may not be recorded now (D7). */
export function whyNotDecideAtMeeting(
  move: typeof MOVES.forward | typeof MOVES.turnDown,
  actor: Actor,
  head: Application,
  calendar: Calendar,
  now: Instant,
): Refusal | null {
  const { bureau } = calendar.announcement;
  return (
    whyNotHolding(actor, { role: 'BUREAU_OFFICER', organisation: bureau.id }) ??
    whyNotInCharge('RE_REVIEW', actor, head, bureau.id) ??
    whyNotMove(move, head) ??
    whyNotNow(meetingWindow(calendar, now), now) ??
    (move === MOVES.forward && committeeOf(calendar.announcement, head) === null ? reviewRefusals.COMMITTEE_UNSET() : null)
  );
}

/** The window of the authority with which an application lies: past it, nothing is done with it any more (D3, D7). */
export function windowOfAuthority(calendar: Calendar, { state }: Pick<Application, 'state'>, now: Instant): NamedWindow {
  if (state === 'PASSED') return meetingWindow(calendar, now);
  return reviewWindow(calendar, state === 'APPROVED' ? 'RE_REVIEW' : 'DEPARTMENT', now);
}

/**
 * Why the department may not send it to any other committee: only its own, while it lies with the authorities, and while they may do
 * anything with it (D7).
 */
export function whyNotRerouteAt(actor: Actor, head: Application, calendar: Calendar, now: Instant): Refusal | null {
  return (
    whyNotInCharge('DEPARTMENT', actor, head, calendar.announcement.bureau.id) ??
    whyNotMove(NOTES.reroute, head) ??
    whyNotNow(windowOfAuthority(calendar, head, now), now)
  );
}

/** Why this officer may not record a change as one of form: the authority that returned it does, while it reviews (U7). */
export function whyNotWaive(actor: Actor, head: Application, calendar: Calendar, now: Instant): Refusal | null {
  const { supplement } = head;
  return (
    whyNotInCharge(supplement?.returnedBy ?? 'DEPARTMENT', actor, head, calendar.announcement.bureau.id) ??
    whyNotMove(NOTES.waiveSupplement, head) ??
    (supplement?.isDue && !supplement.waived ? whyNotNow(windowOfAuthority(calendar, head, now), now) : postingRefusals.SUPPLEMENT_NONE())
  );
}

/** To which committee: one that the notice lists, by its code; or by its name, where it lists none for such a title. */
export type Destined = { committee: string } | { named: string };

/** Why not to this committee: it is to be one that reviews such a title (C12, D7). */
export function whyNotReroute(actor: Actor, head: Application, to: Destined, calendar: Calendar, now: Instant): Refusal | null {
  const { announcement } = calendar;
  const why = whyNotRerouteAt(actor, head, calendar, now);
  if (why) return why;
  const able = choicesOf(announcement, head);
  const committees = able.map(({ name }) => name);
  if ('named' in to) {
    if (able.length > 0) return reviewRefusals.COMMITTEE_LISTED({ committees });
    return to.named === head.committeeName ? reviewRefusals.COMMITTEE_SAME() : null;
  }
  if (able.length === 0) return reviewRefusals.COMMITTEE_UNLISTED();
  if (!able.some(({ id }) => id === to.committee)) return reviewRefusals.COMMITTEE_UNFIT({ committees });
  return to.committee === head.committee ? reviewRefusals.COMMITTEE_SAME() : null;
}

/** The committees among which the department may choose for what was submitted. */
function choicesOf(announcement: Announcement, { series, specialty, level, scope, unitName }: Application): readonly Committee[] {
  return series && specialty && level && scope
    ? committeesFor(announcement, { series, specialty, level, scope, unitName, unit: null })
    : [];
}

/** The committee an application goes to, by name; null while there is none. */
export function committeeOf(announcement: Announcement, { committee, committeeName }: Application): string | null {
  return announcement.committees.find(({ id }) => id === committee)?.name ?? committeeName;
}

/** Why the bureau may not let sections be judged again (D1). */
export function whyNotAllowAgain(actor: Actor, head: Application, calendar: Calendar, now: Instant): Refusal | null {
  const bureau = calendar.announcement.bureau.id;
  return (
    whyNotHolding(actor, { role: 'BUREAU_OFFICER', organisation: bureau }) ??
    whyNotInCharge('RE_REVIEW', actor, head, bureau) ??
    whyNotMove(NOTES.allowAgain, head) ??
    whyNotNow(windowOfAuthority(calendar, head, now), now)
  );
}

/** Why these are not the originals this officer keeps or inspects: the department's and the bureau's, of what was recommended (D6). */
export function whyNotOriginals(actor: Actor, head: Application, bureau: string): Refusal | null {
  const returned = head.recommendation === null ? [] : (['RETURNED'] as const);
  return whyNotInCharge('RE_REVIEW', actor, head, bureau) ?? whyNotIn([...WITH_AUTHORITIES, 'FORWARDED', ...returned], head, 'D6');
}

/** Why a unit's vacancies may not be proposed by this person: its own officers do (U8). */
export function whyNotProposeVacancies(actor: Actor, unit: string): Refusal | null {
  return whyNotHolding(actor, { role: 'UNIT_OFFICER', organisation: unit });
}

/** A list is narrowed by a series that there is. */
export function whyNotFilter(series: string | null): Refusal | null {
  return series !== null && !seriesOf(series) ? applicationRefusals.SERIES_UNKNOWN() : null;
}
