/** What an applicant may do with the form: begin, fill in, submit, take it to their present unit (A1, A4–A6, P5). Pure. */
import { whyNotHolding, type Actor } from '../../core/actor.ts';
import { citing, type Cited, type Refusal } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import type { Level } from '../../announcement/data/series.ts';
import type { Scope, Announcement } from '../../announcement/model.ts';
import { routeOf } from '../../announcement/routing.ts';
import type { Calendar } from '../../calendar/model.ts';
import { whyNotNow } from '../../calendar/rules.ts';
import type { Organisation } from '../../identity/model.ts';
import type { Facts } from '../eligibility/facts.ts';
import { citedFor } from '../eligibility/findings.ts';
import type { Finding } from '../eligibility/index.ts';
import { standsOnRecognition } from '../eligibility/title.ts';
import { obstacles } from '../eligibility/index.ts';
import type { PromotionType } from '../form/choices.ts';
import type { SectionContent, SectionName } from '../form/sections.ts';
import type { Application } from '../model.ts';
import { MOVES, STATE_NAMES, isEditable, type Move } from '../moves.ts';
import { applicationRefusals } from '../refusals.ts';
import { openSections, whyNotOpen } from '../returns.ts';
import { whyNotOwn } from '../sight.ts';
import { whyNotMove } from './charge.ts';
import { applicationWindow, submissionWindow } from './windows.ts';
import { employerOf } from './workplace.ts';

/** Why this person may not begin an application through this unit now. A1 is held by the key of the application itself. */
export function whyNotBegin(actor: Actor, unit: string, calendar: Calendar, now: Instant): Refusal | null {
  return whyNotHolding(actor, { role: 'APPLICANT', organisation: unit }) ?? whyNotNow(applicationWindow(calendar, now), now);
}

/** Why the form may not be changed now. */
export function whyNotEdit(actor: Actor, head: Application, calendar: Calendar, now: Instant): Refusal | null {
  return (
    whyNotOwn(actor, head) ??
    (isEditable(head)
      ? whyNotNow(submissionWindow(calendar, head, now), now)
      : applicationRefusals.NOT_EDITABLE({ state: STATE_NAMES[head.state] }))
  );
}

/** Why this section may not be changed now: the form is closed, or the section is (D9). */
export function whyNotSave(actor: Actor, head: Application, section: SectionName, calendar: Calendar, now: Instant): Refusal | null {
  return whyNotEdit(actor, head, calendar, now) ?? whyNotOpen(head, section, calendar.announcement);
}

/** The sections that can be changed now: those its return has left open, and none where nothing is taken any more (C6, D9). */
export function sectionsToSave(head: Application, calendar: Calendar, now: Instant): readonly SectionName[] {
  if (!isEditable(head) || whyNotNow(submissionWindow(calendar, head, now), now) !== null) return [];
  const hasConditions = calendar.announcement.standards.conditions.length > 0;
  return openSections(head, calendar.announcement).filter((name) => name !== 'conditions' || hasConditions);
}

/** How a submission moves it: to the unit; what an authority has returned, straight back to that authority, so that no time is lost (C6). */
export function submitMove({ state, returned }: Pick<Application, 'state' | 'returned'>): Move {
  return state === 'RETURNED' && returned ? SENT_TO[returned.reviewer] : MOVES.submit;
}
const SENT_TO = { UNIT: MOVES.submit, DEPARTMENT: MOVES.submitToDepartment, RE_REVIEW: MOVES.submitToReReview };

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
export function whyNotEligible(findings: readonly Finding[], notice: Cited): Refusal | null {
  const [first, ...others] = obstacles(findings);
  if (!first) return null;
  const all = [first, ...others];
  const because = { zh: all.map((one) => one.because.zh).join(''), en: all.map((one) => one.because.en).join(' ') };
  return citing(applicationRefusals.NOT_ELIGIBLE({ count: all.length, because, findings: all }, first.rule), citedFor(first, notice));
}

/** Why the unit applied through may not be changed to the applicant's present one (P5): while it is theirs to change, and they have moved. */
export function whyNotChangeUnit(
  actor: Actor,
  head: Application,
  unit: Pick<Organisation, 'id' | 'city'>,
  calendar: Calendar,
  now: Instant,
): Refusal | null {
  return (
    whyNotEdit(actor, head, calendar, now) ??
    (head.city === unit.city ? null : applicationRefusals.UNIT_ELSEWHERE()) ??
    (head.unit === unit.id ? applicationRefusals.UNIT_SAME() : null) ??
    (head.recommendation ? applicationRefusals.UNIT_RECOMMENDED() : null)
  );
}

/** What a submission makes of the application: what is applied for, where that leads, and who it is by name (P11). */
export function submitted(
  head: Application,
  applied: SectionContent<'appliedTitle'>,
  facts: Facts & Pick<Application, 'applicantName'>,
  announcement: Announcement,
): Partial<Application> {
  const { standing, unit, form, applicantName } = facts;
  const { series, specialty, level, scope, promotionType } = applied;
  const unitName = unit?.name ?? head.unitName;
  const to = { series, specialty, level, scope, unitName, unit };
  const { department, committee, ownReview } = routeOf(announcement, to);
  return {
    applicantName,
    unitName,
    returned: null,
    series,
    specialty,
    level,
    scope,
    promotionType,
    recognised: standsOnRecognition(facts, applied),
    department,
    ownReview: ownReview !== null,
    // One that the notice does not list is called after its unit.
    committeeName: ownReview && !committee ? `${unitName}评审委员会` : head.committeeName,
    committee: head.rerouted ? head.committee : (committee?.id ?? null),
    employer: employerOf(unit, standing, form),
    appliesAs: standing?.kind ?? null,
    judgedBy: head.judgedBy ?? announcement.version,
  };
}

/** What it takes in, and may not be removed any more. */
export function taking(head: Application, taken: NonNullable<Application['submission']>): Partial<Application> {
  return {
    submission: taken,
    submittedProofs: [...new Set([...head.submittedProofs, ...taken.proofs])].toSorted((a, b) => a - b),
  };
}
