/** What reviewers may do with an application: the unit, its department, bureau and department together. Pure. */
import { holds, whyNotHolding, type Actor } from '../core/actor.ts';
import type { Refusal } from '../core/refusal.ts';
import { dayOf, type Day, type Instant } from '../core/time.ts';
import { seriesOf } from '../announcement/data/series.ts';
import { committeesFor } from '../announcement/routing.ts';
import type { Announcement, Committee } from '../announcement/model.ts';
import type { Calendar } from '../calendar/model.ts';
import { phaseAt, whyNotNow, windowOf, type NamedWindow } from '../calendar/rules.ts';
import { applicationRefusals } from '../application/refusals.ts';
import { MOVES, type Application, type Move, type MoveName, type Reviewer } from '../application/model.ts';
import { reviewWindow } from '../application/rules/windows.ts';
import { whyNotConsent } from '../application/rules/withdrawing.ts';
import { whyNotInCharge, whyNotMove } from '../application/rules/charge.ts';
import { whyNotReturnAgain } from '../application/returns.ts';
import { reviewRefusals } from './refusals.ts';

/** The moves of each reviewer. */
export const REVIEWER_OF = {
  accept: 'UNIT',
  returnByUnit: 'UNIT',
  refuseByUnit: 'UNIT',
  recommend: 'UNIT',
  returnByDepartment: 'DEPARTMENT',
  refuseByDepartment: 'DEPARTMENT',
  approve: 'DEPARTMENT',
  consent: 'DEPARTMENT',
  pass: 'RE_REVIEW',
  returnByReReview: 'RE_REVIEW',
  refuseByReReview: 'RE_REVIEW',
} as const satisfies Partial<Record<MoveName, Reviewer>>;
export type ReviewMove = keyof typeof REVIEWER_OF;

const RETURNS = { UNIT: 'returnByUnit', DEPARTMENT: 'returnByDepartment', RE_REVIEW: 'returnByReReview' } as const satisfies Record<
  Reviewer,
  ReviewMove
>;
const REFUSALS = { UNIT: 'refuseByUnit', DEPARTMENT: 'refuseByDepartment', RE_REVIEW: 'refuseByReReview' } as const satisfies Record<
  Reviewer,
  ReviewMove
>;

/**
 * Why this officer may not make this move now; null when he may. In order: whose it is (P10), nobody his own (P7), the state
 * (U1, D1), the window (C5, D3, D7), and the number of returns (D2).
 */
export function whyNotReview(name: ReviewMove, actor: Actor, head: Application, calendar: Calendar, now: Instant): Refusal | null {
  const reviewer = REVIEWER_OF[name];
  const { bureau, policy } = calendar.announcement;
  const why = whyNotInCharge(reviewer, actor, head, bureau.id);
  if (why) return why;
  // A withdrawal may be answered at any time: it opens nothing, and leaves nobody waiting (A8).
  if (name === 'consent') return whyNotConsent(head) ?? (head.withdrawalAsked ? null : applicationRefusals.WITHDRAWAL_NOT_ASKED());
  const isReturn = name === RETURNS[reviewer];
  return (
    whyNotMove(MOVES[name], head) ??
    whyNotNow(reviewWindow(calendar, reviewer, now), now) ??
    (isReturn ? whyNotReturnAgain(reviewer, head, policy.maximumReturns) : null)
  );
}

/** As whom an officer returns or refuses an application: as the one with whom it lies now. */
export function returnMove(actor: Actor, head: Application, bureau: string): ReviewMove {
  return RETURNS[reviewerNow(actor, head, bureau)];
}
export function refuseMove(actor: Actor, head: Application, bureau: string): ReviewMove {
  return REFUSALS[reviewerNow(actor, head, bureau)];
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
export function whyNotBefore({ heldOn }: { heldOn: Day }, { passed }: Pick<Application, 'passed'>): Refusal | null {
  const passedOn = passed && dayOf(passed.at);
  return passedOn && passedOn > heldOn ? reviewRefusals.PASSED_LATER({ passedOn, heldOn }) : null;
}

/** Why the meeting's decision on an application may not be recorded now (D7). */
export function whyNotDecideAtMeeting(
  name: 'forward' | 'turnDown',
  actor: Actor,
  head: Application,
  calendar: Calendar,
  now: Instant,
): Refusal | null {
  const { bureau } = calendar.announcement;
  return (
    whyNotHolding(actor, { role: 'BUREAU_OFFICER', organisation: bureau.id }) ??
    whyNotInCharge('RE_REVIEW', actor, head, bureau.id) ??
    whyNotMove(MOVES[name], head) ??
    whyNotNow(meetingWindow(calendar, now), now) ??
    (name === 'forward' && committeeOf(calendar.announcement, head) === null ? reviewRefusals.COMMITTEE_UNSET() : null)
  );
}

/** States in which an application lies with the authorities. */
const WITH_AUTHORITIES: Move = { ...MOVES.consent, from: ['RECOMMENDED', 'APPROVED', 'PASSED'], rules: ['D7'] };

/** States from which an authority can return it. */
const TO_BE_RETURNED: Move = { ...MOVES.consent, from: ['RECOMMENDED', 'APPROVED'], rules: ['D1'] };

/** Why the department may not send it to any other committee: only its own, and while it lies with the authorities (D7). */
export function whyNotRerouteAt(actor: Actor, head: Application, bureau: string): Refusal | null {
  return whyNotInCharge('DEPARTMENT', actor, head, bureau) ?? whyNotMove(WITH_AUTHORITIES, head);
}

/** To which committee: one that the notice lists, by its code; or by its name, where it lists none for such a title. */
export type Destined = { committee: string } | { named: string };

/** Why not to this committee: it is to be one that reviews such a title (C12, D7). */
export function whyNotReroute(actor: Actor, head: Application, to: Destined, { announcement }: Calendar): Refusal | null {
  const why = whyNotRerouteAt(actor, head, announcement.bureau.id);
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
function choicesOf(announcement: Announcement, { series, specialty, level, unitName }: Application): readonly Committee[] {
  return series && specialty && level ? committeesFor(announcement, { series, specialty, level, unitName }) : [];
}

/** The committee an application goes to, by name; null while there is none. */
export function committeeOf(announcement: Announcement, { committee, committeeName }: Application): string | null {
  return announcement.committees.find(({ id }) => id === committee)?.name ?? committeeName;
}

/** Why the bureau may not let sections be judged again (D1). */
export function whyNotAllowAgain(actor: Actor, head: Application, bureau: string): Refusal | null {
  return (
    whyNotHolding(actor, { role: 'BUREAU_OFFICER', organisation: bureau }) ??
    whyNotInCharge('RE_REVIEW', actor, head, bureau) ??
    whyNotMove(TO_BE_RETURNED, head)
  );
}

/** Why these are not the originals this officer keeps or inspects: the department's and the bureau's, of what was recommended (D6). */
export function whyNotOriginals(actor: Actor, head: Application, bureau: string): Refusal | null {
  const returnedByUnit = head.state === 'RETURNED' && head.recommendation === null;
  return whyNotInCharge('RE_REVIEW', actor, head, bureau) ?? whyNotMove(returnedByUnit ? RECOMMENDED_ONCE : UNDER_REVIEW, head);
}

/** As long as it has been recommended and is not refused or withdrawn, papers may be asked for. */
const RECOMMENDED_ONCE: Move = { ...MOVES.consent, from: ['RECOMMENDED', 'APPROVED', 'PASSED', 'FORWARDED'], rules: ['D6'] };
const UNDER_REVIEW: Move = { ...RECOMMENDED_ONCE, from: [...RECOMMENDED_ONCE.from, 'RETURNED'] };

/** Why a unit's vacancies may not be set by this person: its own officers do (U6). */
export function whyNotSetVacancies(actor: Actor, unit: string): Refusal | null {
  return whyNotHolding(actor, { role: 'UNIT_OFFICER', organisation: unit });
}

/** Who sees a unit's vacancies: the unit, the authority above it, the bureau, supervisors. */
export function seesVacancies(actor: Actor, unit: { id: string; authority: string | null }, bureau: string): boolean {
  return (
    holds(actor, 'UNIT_OFFICER', unit.id) ||
    (unit.authority !== null && holds(actor, 'DEPARTMENT_OFFICER', unit.authority)) ||
    holds(actor, 'BUREAU_OFFICER', bureau) ||
    holds(actor, 'SUPERVISOR')
  );
}

/** A list is narrowed by a series that there is. */
export function whyNotFilter(series: string | null): Refusal | null {
  return series !== null && !seriesOf(series) ? applicationRefusals.SERIES_UNKNOWN() : null;
}
