/** What an applicant may do with his application, and until when. Pure. */
import { holds, whyNotHolding, type Actor, type Grant } from '../core/actor.ts';
import type { Refusal } from '../core/refusal.ts';
import type { RuleId } from '../core/rulebook.ts';
import { inChinese, inEnglish, type Instant } from '../core/time.ts';
import type { Level } from '../calendar/data/series.ts';
import type { Calendar, Phase, PhaseName, Scope } from '../calendar/model.ts';
import { endOfPeriod, phaseAt, whyNotNow, windowOf, type NamedWindow } from '../calendar/rules.ts';
import { obstacles } from './eligibility/index.ts';
import type { Finding } from './eligibility/findings.ts';
import type { PromotionType } from './form/choices.ts';
import {
  MOVES,
  type Application,
  type ApplicationFile,
  type Move,
  type MoveName,
  type Reviewer,
  type Standing,
  type State,
} from './model.ts';
import { applicationRefusals } from './refusals.ts';

/** The window in which an application may be begun and submitted for the first time (C2). */
export function applicationWindow(calendar: Calendar, now: Instant): NamedWindow {
  return windowOf(phaseAt(calendar, 'APPLICATION', now));
}

/**
 * The window in which this application may be edited and sent: the personal phase for a draft; for a returned one from then
 * until the window of whoever returned it closes (C6).
 */
export function submissionWindow(calendar: Calendar, head: Pick<Application, 'state' | 'returned'>, now: Instant): NamedWindow {
  const personal = applicationWindow(calendar, now);
  if (head.state !== 'RETURNED' || !head.returned) return personal;
  const { closesAt } = reviewPhase(calendar, head.returned.reviewer, now);
  return { opensAt: personal.opensAt, closesAt, title: { zh: '退回修改重报', en: 'sending again what was returned' }, rule: 'C6' };
}

/**
 * The window of a reviewer: for unit and department open from the day personal application opens (随报随审), until their own phase
 * closes (C5); the re-review is central and has its own days (D7).
 */
export function reviewWindow(calendar: Calendar, reviewer: Reviewer, now: Instant): NamedWindow {
  const phase = windowOf(reviewPhase(calendar, reviewer, now));
  const opensAt = reviewer === 'RE_REVIEW' ? phase.opensAt : applicationWindow(calendar, now).opensAt;
  return { ...phase, opensAt, rule: REVIEWS[reviewer].rule };
}

const REVIEWS = {
  UNIT: { phase: 'UNIT_REVIEW', rule: 'U5' },
  DEPARTMENT: { phase: 'DEPARTMENT_REVIEW', rule: 'D3' },
  RE_REVIEW: { phase: 'RE_REVIEW', rule: 'D7' },
} as const satisfies Record<Reviewer, { phase: PhaseName; rule: RuleId }>;

function reviewPhase(calendar: Calendar, reviewer: Reviewer, now: Instant): Phase {
  return phaseAt(calendar, REVIEWS[reviewer].phase, now);
}

/** How an application is shown: a draft never submitted lapses when the personal phase closes, by the clock alone (C6). */
export function standingOf(head: Application, calendar: Calendar, now: Instant): Standing {
  return head.state === 'DRAFT' && now >= applicationWindow(calendar, now).closesAt ? 'LAPSED' : head.state;
}

/** Why this person may not begin an application through this unit now. A1 is held by the key of the application itself. */
export function whyNotBegin(actor: Actor, unit: string, calendar: Calendar, now: Instant): Refusal | null {
  return whyNotHolding(actor, { role: 'APPLICANT', organisation: unit }) ?? whyNotNow(applicationWindow(calendar, now), now);
}

/** Why the form may not be changed now. */
export function whyNotEdit(actor: Actor, { head }: Pick<ApplicationFile, 'head'>, calendar: Calendar, now: Instant): Refusal | null {
  return (
    whyNotOwn(actor, head) ??
    (MOVES.submit.from.some((state) => state === head.state)
      ? whyNotNow(submissionWindow(calendar, head, now), now)
      : applicationRefusals.NOT_EDITABLE({ state: STATE_NAMES[head.state] }))
  );
}

/** How a submission moves it: to the unit; what an authority has returned, straight back to that authority, so that no time is lost (C6). */
export function submitMove({
  state,
  returned,
}: Pick<Application, 'state' | 'returned'>): 'submit' | 'submitToDepartment' | 'submitToReReview' {
  if (state !== 'RETURNED') return 'submit';
  return returned?.reviewer === 'DEPARTMENT' ? 'submitToDepartment' : returned?.reviewer === 'RE_REVIEW' ? 'submitToReReview' : 'submit';
}

/**
 * Why what is applied for may not be another title than the one that was recommended, nor of another type or scope: it was posted
 * and recommended for that one, and a vacancy and a table were taken for it (U3, U6, D3).
 */
export function whyNotApplyFor(
  {
    recommendation,
    series,
    level,
    promotionType,
    scope,
  }: Pick<Application, 'recommendation' | 'series' | 'level' | 'promotionType' | 'scope'>,
  applied: { series: string; level: Level; promotionType: PromotionType; scope: Scope },
): Refusal | null {
  const same = applied.series === series && applied.level === level && applied.promotionType === promotionType && applied.scope === scope;
  return recommendation === null || same ? null : applicationRefusals.TITLE_RECOMMENDED();
}

/** Why the application may not be submitted now, before its conditions are looked at: whose it is, its state, the window. */
export function whyNotSubmit(actor: Actor, head: Application, calendar: Calendar, now: Instant): Refusal | null {
  return whyNotOwn(actor, head) ?? whyNotMove(MOVES.submit, head) ?? whyNotNow(submissionWindow(calendar, head, now), now);
}

/** Why its conditions stand in the way: the complete list (A6), on the ground of the first. */
export function whyNotEligible(findings: readonly Finding[]): Refusal | null {
  const [first, ...others] = obstacles(findings);
  if (!first) return null;
  const all = [first, ...others];
  const because = { zh: all.map((one) => one.because.zh).join(''), en: all.map((one) => one.because.en).join(' ') };
  return applicationRefusals.NOT_ELIGIBLE({ count: all.length, because, findings: all }, first.rule);
}

/** Why it may not be withdrawn now: until it is recommended it can be, afterwards it takes consent (A8). */
export function whyNotWithdraw(actor: Actor, head: Application): Refusal | null {
  const why = whyNotOwn(actor, head);
  if (why) return why;
  if (head.recommendation && MOVES.consent.from.some((state) => state === head.state)) return applicationRefusals.CONSENT_NEEDED();
  return whyNotMove(MOVES.withdraw, head);
}

/** Why consent may not be asked for now (A8). */
export function whyNotAskWithdrawal(actor: Actor, head: Application): Refusal | null {
  return whyNotOwn(actor, head) ?? whyNotConsent(head) ?? (head.withdrawalAsked ? applicationRefusals.WITHDRAWAL_ASKED() : null);
}

/** Why there is nothing to consent to: it has not been recommended, or is with its committee already (A8). */
export function whyNotConsent(head: Application): Refusal | null {
  const why = whyNotMove(MOVES.consent, head);
  if (why || head.recommendation) return why;
  return whyNotMove({ ...MOVES.consent, from: ['RECOMMENDED', 'APPROVED', 'PASSED'] }, head);
}

/** Until when a withdrawn application can be restored: 24时 of the 30th day after (A8, C10). */
export function restorableUntil({ withdrawn }: Pick<Application, 'withdrawn'>, { announcement }: Calendar): Instant | null {
  return withdrawn && endOfPeriod(withdrawn.at, announcement.policy.restoreDays, 'CALENDAR');
}

/** Where it comes back to: as it was before, but whoever had begun to review it begins again. */
export function restoreMove({
  withdrawn,
  submission,
  recommendation,
}: Pick<Application, 'withdrawn' | 'submission' | 'recommendation'>): MoveName {
  if (withdrawn?.from === 'RETURNED' && recommendation === null) return 'restoreReturned';
  return submission ? 'restoreSubmitted' : 'restoreDraft';
}

/** Why it may not be restored now: 30 days, and only while its phase is open (A8). */
export function whyNotRestore(actor: Actor, head: Application, calendar: Calendar, now: Instant): Refusal | null {
  const name = restoreMove(head);
  const why = whyNotOwn(actor, head) ?? whyNotMove(MOVES[name], head);
  if (why) return why;
  const until = restorableUntil(head, calendar) ?? 0;
  if (now >= until) return applicationRefusals.RESTORE_TOO_LATE({ until: { zh: inChinese(until, true), en: inEnglish(until, true) } });
  const state = MOVES[name].to;
  return whyNotNow(state === 'SUBMITTED' ? reviewWindow(calendar, 'UNIT', now) : submissionWindow(calendar, { ...head, state }, now), now);
}

/** Why the unit applied through may not be changed to the applicant's present one (P5): while it is his to change, and he has moved. */
export function whyNotChangeUnit(
  actor: Actor,
  file: Pick<ApplicationFile, 'head'>,
  unit: string,
  calendar: Calendar,
  now: Instant,
): Refusal | null {
  return (
    whyNotEdit(actor, file, calendar, now) ??
    (file.head.unit === unit ? applicationRefusals.UNIT_SAME() : null) ??
    (file.head.recommendation ? applicationRefusals.UNIT_RECOMMENDED() : null)
  );
}

/** Why an application in its state cannot make this move. */
export function whyNotMove(move: Move, head: Pick<Application, 'state'>): Refusal | null {
  if (move.from.includes(head.state)) return null;
  const details = { state: STATE_NAMES[head.state], from: move.from.map((state) => STATE_NAMES[state]) };
  return applicationRefusals.NOT_IN_STATE(details, move.rules[0]);
}

/**
 * Who may read an application: the applicant; once it has been submitted the unit's officers and the bureau's, once it has been
 * recommended the department's; supervisors (P10, V7). To everybody else it is unknown, and a draft is its writer's own.
 */
export function whyNotRead(actor: Actor, head: Application, bureau: string): Refusal | null {
  const may =
    (actor.kind === 'person' && actor.account === head.applicant) ||
    (head.submission !== null && holds(actor, 'UNIT_OFFICER', head.unit)) ||
    (head.department !== null && head.recommendation !== null && holds(actor, 'DEPARTMENT_OFFICER', head.department)) ||
    (head.submission !== null && holds(actor, 'BUREAU_OFFICER', bureau)) ||
    holds(actor, 'SUPERVISOR');
  return may ? null : applicationRefusals.APPLICATION_UNKNOWN();
}

/**
 * Why this officer does not review it. An application is in the charge of its unit's officers and, once recommended, of its
 * department's; the re-review is the bureau's and the department's together (D7). To an officer of another organisation it does not
 * exist: nothing can be learnt by trying ids; who may only read it hears whose it is. And nobody reviews his own (P7).
 */
export function whyNotInCharge(reviewer: Reviewer, actor: Actor, head: Application, bureau: string): Refusal | null {
  return (
    whyNotRead(actor, head, bureau) ??
    whyNotHolding(actor, ...officersOf(reviewer, head, bureau)) ??
    (actor.kind === 'person' && actor.account === head.applicant ? applicationRefusals.OWN_APPLICATION() : null)
  );
}

/** Whose it is to review; for a series without a department the bureau does that department's work. */
function officersOf(reviewer: Reviewer, { unit, department }: Application, bureau: string): Grant[] {
  if (reviewer === 'UNIT') return [{ role: 'UNIT_OFFICER', organisation: unit }];
  const ofBureau: Grant = { role: 'BUREAU_OFFICER', organisation: bureau };
  if (department === null || department === bureau) return [ofBureau];
  const ofDepartment: Grant = { role: 'DEPARTMENT_OFFICER', organisation: department };
  return reviewer === 'RE_REVIEW' ? [ofDepartment, ofBureau] : [ofDepartment];
}

/** Whose application it is; to everybody else it is unknown, so that nothing can be learnt by trying. */
function whyNotOwn(actor: Actor, head: Application): Refusal | null {
  return actor.kind === 'person' && actor.account === head.applicant ? null : applicationRefusals.APPLICATION_UNKNOWN();
}

export const STATE_NAMES: Record<State | 'LAPSED', { zh: string; en: string }> = {
  DRAFT: { zh: '草稿', en: 'a draft' },
  SUBMITTED: { zh: '已提交，待单位审核', en: 'submitted' },
  ACCEPTED: { zh: '单位已接收，待公示', en: 'accepted by the unit' },
  POSTED: { zh: '单位公示中', en: 'posted in the unit' },
  CLEARED: { zh: '公示无异议，待推荐', en: 'posted without an open objection' },
  RETURNED: { zh: '已退回', en: 'returned' },
  RECOMMENDED: { zh: '单位已推荐，待部门审核', en: 'recommended' },
  APPROVED: { zh: '部门审核通过，待集中复审', en: 'approved' },
  PASSED: { zh: '复审通过，待会议审议', en: 'passed in the re-review' },
  FORWARDED: { zh: '会议审议通过，已提交评委会', en: 'forwarded to its committee' },
  REFUSED: { zh: '不予通过', en: 'refused' },
  WITHDRAWN: { zh: '申报人已撤回', en: 'withdrawn by the applicant' },
  LAPSED: { zh: '已失效（逾期未提交）', en: 'lapsed' },
};
