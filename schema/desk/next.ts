/** What comes next for an application: whose turn it is, until when, and the last safe day (C11). Pure. */
import type { Role } from '../core/actor.ts';
import { counted } from '../core/counted.ts';
import { say, type Bilingual } from '../core/refusal.ts';
import type { Instant } from '../core/time.ts';
import type { Calendar } from '../calendar/model.ts';
import { lastDayToPost, safeDay, type SafeDay, type Step } from '../calendar/plan.ts';
import { phaseAt } from '../calendar/rules.ts';
import { LEAVING, type Party } from '../application/duties.ts';
import type { Application } from '../application/model.ts';
import { standingOf } from '../application/rules/windows.ts';
import { isEditable, ROLE_OF, WITH_UNIT } from '../application/moves.ts';
import { postingStep } from '../posting/duties.ts';
import { leastDays, suspendedIn } from '../posting/rules/period.ts';
import { isBeyond } from '../posting/rules/supplement.ts';
import { dutyOn, type Beside } from './duties.ts';

/**
 * `by` is whose turn it is; null where only time has to pass. Past `closesAt` it can be done no more: the application ends there
 * (D3, U5). `isTooLate`: what is under way cannot be over by then.
 */
export type Next = { by: Role | null; text: Bilingual; closesAt: Instant; safe: SafeDay | null; isTooLate: boolean };

/** Of an application its own windows, and those of its table. */
export type Windows = { own: Calendar; ofTable: Calendar };

/** What is to be done next, and until when; null where nothing is left to do. `isLeaving`: its person is, and the unit does nothing more (P13). */
export function nextOf(head: Application, windows: Windows, now: Instant, beside: Beside & { isLeaving: boolean }): Next | null {
  const duty = dutyOn(head, beside, now);
  const calendar = duty?.of === 'TABLES' ? windows.ofTable : windows.own;
  // A draft whose time is over is nobody's turn any more (C6).
  if (!duty?.does || standingOf(head, calendar, now) === 'LAPSED') return null;
  const goesAlong = beside.isLeaving && WITH_UNIT.some((state) => state === head.state);
  const step = goesAlong ? postingStep(head) : duty.safe ? duty.safe(head) : duty.steps?.at(-1);
  const { closesAt } = phaseAt(calendar, duty.phase, now);
  const text = typeof duty.does === 'function' ? duty.does({ head, calendar, now, posting: beside.posting }) : duty.does;
  const instead = goesAlong ? LEAVING.UNIT : beside.isLeaving && isEditable(head) ? LEAVING.APPLICANT : null;
  // Wherever it lies, the wish to withdraw is the department's to answer; before its committee, that office's (A8).
  const answers = head.state === 'FORWARDED' ? ('COMMITTEE' as const) : ('DEPARTMENT' as const);
  const party = goesAlong ? 'UNIT' : head.withdrawalAsked && instead === null ? answers : duty.parties.at(-1);
  return {
    by: party ? roleFor(party, head, calendar) : null,
    text: instead ?? answering(head, text),
    closesAt,
    safe: step ? safeFor(step, head, beside.posting, calendar, now) : null,
    isTooLate: !goesAlong && beside.posting !== null && isTooLate(head, beside.posting, closesAt),
  };
}

/** The last safe day; that for beginning a posting, of the one that comes next: what was suspended goes on for what is left of it (U4). */
function safeFor(step: Step, head: Application, last: Beside['posting'], calendar: Calendar, now: Instant): SafeDay {
  const suspended = step === postingStep(head) ? suspendedIn(last, head.unit) : null;
  if (!suspended) return safeDay(step, calendar, now);
  const days = leastDays(head, calendar, suspended);
  const because = say(
    `继续公示满${days}个工作日后，须赶在推荐截止前推荐。`,
    `After ${counted(days, 'more working day')} it still has to be recommended.`,
  );
  return { ...safeDay(step, calendar, now), day: lastDayToPost(calendar, days, now), because };
}

/** What is posted, and cannot be over by the close of the window that waits for it. */
function isTooLate({ state, supplement }: Application, posting: NonNullable<Beside['posting']>, closesAt: Instant): boolean {
  if (state === 'POSTED') return posting.endsAt >= closesAt;
  return supplement?.isDue === true && supplement.waived === null && isBeyond(posting, closesAt);
}

/** The wish to withdraw is answered first (A8). */
function answering({ withdrawalAsked }: Application, then: Bilingual): Bilingual {
  if (!withdrawalAsked) return then;
  return say(`答复申报人的撤回申请；不同意撤回的，${then.zh}`, `the wish to withdraw is answered; if it stays, ${then.en}`);
}

/** Where no department is named for a series, the bureau does its work. */
function roleFor(party: Party | 'COMMITTEE', { department }: Application, { announcement }: Calendar): Role {
  return ROLE_OF[party === 'DEPARTMENT' && department === announcement.bureau.id ? 'BUREAU' : party];
}
