/** Withdrawing, asking for consent, restoring (A8). Pure. */
import type { Actor } from '../../core/actor.ts';
import type { Refusal } from '../../core/refusal.ts';
import { inWords, type Instant } from '../../core/time.ts';
import type { Calendar } from '../../calendar/model.ts';
import { whyNotNow } from '../../calendar/rules.ts';
import { endOfPeriod } from '../../calendar/working-days.ts';
import type { Application } from '../model.ts';
import { MOVES, WITH_AUTHORITIES, type MoveName } from '../moves.ts';
import { applicationRefusals } from '../refusals.ts';
import { whyNotOwn } from '../sight.ts';
import { whyNotMove, whyNotIn } from './charge.ts';
import { reviewWindow, submissionWindow } from './windows.ts';

/** Why it may not be withdrawn now: until it is recommended it can be, afterwards it takes consent (A8). */
export function whyNotWithdraw(actor: Actor, head: Application): Refusal | null {
  const why = whyNotOwn(actor, head);
  if (why) return why;
  if (head.recommendation && whyNotMove(MOVES.consent, head) === null) return applicationRefusals.CONSENT_NEEDED();
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
  return whyNotIn(WITH_AUTHORITIES, head, 'A8');
}

/** Until when a withdrawn application can be restored: 24时 of the last of the days that the policy sets (A8, C10). */
export function restorableUntil({ withdrawn }: Pick<Application, 'withdrawn'>, { announcement }: Calendar): Instant | null {
  return withdrawn && endOfPeriod(withdrawn.at, announcement.policy.restoreDays, 'CALENDAR');
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
  const why = whyNotOwn(actor, head) ?? whyNotMove(move, head);
  if (why) return why;
  const until = restorableUntil(head, calendar) ?? 0;
  if (now >= until)
    return applicationRefusals.RESTORE_TOO_LATE({ days: calendar.announcement.policy.restoreDays, until: inWords(until, true) });
  const { to: state } = move;
  return whyNotNow(state === 'SUBMITTED' ? reviewWindow(calendar, 'UNIT', now) : submissionWindow(calendar, { ...head, state }, now), now);
}

/** What restoring takes off the application: whoever had begun to review it begins again. */
export const RESTORED = { withdrawn: null, recommendation: null, approval: null, passed: null } as const;
