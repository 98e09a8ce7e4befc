/** Withdrawing, asking for consent, restoring (A8). Pure. */
import type { Actor } from '../../core/actor.ts';
import type { Refusal } from '../../core/refusal.ts';
import { inWords, type Instant } from '../../core/time.ts';
import { cycleInWords } from '../../announcement/names.ts';
import type { Calendar } from '../../calendar/model.ts';
import { whyNotNow } from '../../calendar/rules.ts';
import { endOfPeriod } from '../../calendar/working-days.ts';
import type { Application } from '../model.ts';
import { MOVES, WITH_AUTHORITIES, type MoveName } from '../moves.ts';
import { applicationRefusals } from '../refusals.ts';
import { whyNotOwn } from '../sight.ts';
import { whyNotMove, whyNotIn } from './charge.ts';
import { applicationWindow, standingOf, submissionWindow } from './windows.ts';

/** Why it may not be withdrawn now: until it is recommended it can be, afterwards it takes consent (A8). */
export function whyNotWithdraw(actor: Actor, head: Application, calendar: Calendar, now: Instant): Refusal | null {
  const why = whyNotOwn(actor, head) ?? whyNotLapsed(head, calendar, now);
  if (why) return why;
  if (head.recommendation && whyNotMove(MOVES.consent, head) === null) return applicationRefusals.CONSENT_NEEDED();
  return whyNotMove(MOVES.withdraw, head);
}

/** Why consent may not be asked for now (A8). */
export function whyNotAskWithdrawal(actor: Actor, head: Application, calendar: Calendar, now: Instant): Refusal | null {
  return (
    whyNotOwn(actor, head) ??
    whyNotLapsed(head, calendar, now) ??
    (head.state === 'FORWARDED' ? null : whyNotConsent(head)) ??
    (head.withdrawalAsked ? applicationRefusals.WITHDRAWAL_ASKED() : null)
  );
}

/** Why there is nothing to consent to: it has not been recommended, or is with its committee already (A8). */
export function whyNotConsent(head: Application): Refusal | null {
  const why = whyNotMove(MOVES.consent, head);
  if (why || head.recommendation) return why;
  return whyNotIn(WITH_AUTHORITIES, head, 'A8');
}

/** Until when a withdrawn application can be restored: 24时 of the last of the days that the policy sets (A8, C10). */
export function restorableUntil({ withdrawn }: Pick<Application, 'withdrawn'>, { announcement, holidays }: Calendar): Instant | null {
  return withdrawn && endOfPeriod(withdrawn.at, announcement.policy.restoreDays, 'CALENDAR', holidays);
}

/** How it comes back: to where it was, but whoever had begun to review it begins again. */
export function restoreMove({ withdrawn, submission, recommendation }: Withdrawn): (typeof MOVES)[`restore${string}` & MoveName] {
  if (withdrawn?.from === 'RETURNED' && recommendation === null) return MOVES.restoreReturned;
  return submission ? MOVES.restoreSubmitted : MOVES.restoreDraft;
}
type Withdrawn = Pick<Application, 'withdrawn' | 'submission' | 'recommendation'>;

/** Why it may not be restored now: for the days set, and only while its phase is open (A8). */
export function whyNotRestore(actor: Actor, head: Application, calendar: Calendar, now: Instant): Refusal | null {
  const move = restoreMove(head);
  const why = whyNotOwn(actor, head) ?? whyNotLapsed(head, calendar, now) ?? whyNotMove(move, head);
  if (why) return why;
  const until = restorableUntil(head, calendar) ?? 0;
  if (now >= until)
    return applicationRefusals.RESTORE_TOO_LATE({ days: calendar.announcement.policy.restoreDays, until: inWords(until, true) });
  // Submitted anew after the close is what it would be: only what was returned has its own, later end (C6).
  return whyNotNow(submissionWindow(calendar, { ...head, state: move.to }, now), now);
}

/** Until when it can be restored: for the days set, and while its phase is open; null where it was not withdrawn (A8). */
export function restoreWindow(head: Application, calendar: Calendar, now: Instant): Instant | null {
  const until = restorableUntil(head, calendar);
  return until && Math.min(until, submissionWindow(calendar, { ...head, state: restoreMove(head).to }, now).closesAt);
}

/** Why nothing can be done any more with a draft whose time is over (C6). */
function whyNotLapsed(head: Application, calendar: Calendar, now: Instant): Refusal | null {
  if (standingOf(head, calendar, now) !== 'LAPSED') return null;
  return applicationRefusals.DRAFT_LAPSED({ closesAt: inWords(applicationWindow(calendar, now).closesAt, true) });
}

/** Why a withdrawn application is not begun anew: it is none, or it can be restored still (A1, A8). */
export function whyNotBeginAnew(head: Application, calendar: Calendar, now: Instant): Refusal | null {
  const cycle = cycleInWords(calendar.announcement);
  if (head.state !== 'WITHDRAWN') return applicationRefusals.APPLICATION_EXISTS({ cycle });
  const until = restorableUntil(head, calendar) ?? 0;
  return now < until ? applicationRefusals.APPLICATION_WITHDRAWN({ cycle, until: inWords(until, true) }) : null;
}

/** What restoring takes off the application: whoever had begun to review it begins again. */
export const RESTORED = {
  withdrawn: null,
  recommendation: null,
  approval: null,
  passed: null,
  supplement: null,
  vacancyEnded: null,
} as const;
