/** Beginning a posting, how long it stays, when it is over (U2, U3, C9–C11). Pure. */
import type { Actor } from '../../core/actor.ts';
import type { Bilingual, Refusal } from '../../core/refusal.ts';
import { addDays, dayOf, inChinese, stamped, type Instant } from '../../core/time.ts';
import type { Calendar, Holidays } from '../../calendar/model.ts';
import { whyNotNow } from '../../calendar/rules.ts';
import { LONGEST_REQUEST } from '../../calendar/store.ts';
import { endOfPeriod, workingDaysBetween } from '../../calendar/working-days.ts';
import type { Application } from '../../application/model.ts';
import { reviewWindow } from '../../application/rules/windows.ts';
import { whyNotInCharge, whyNotMove } from '../../application/rules/charge.ts';
import { MOVES } from '../../application/moves.ts';
import { isSpecial, type Audience, type Posting, type PostingInput } from '../model.ts';
import { postingRefusals } from '../refusals.ts';
import { beyondOf } from './supplement.ts';

/** Why the unit may not post an application now (U2, U3). */
export function whyNotPost(actor: Actor, head: Application, calendar: Calendar, now: Instant): Refusal | null {
  return (
    whyNotInCharge('UNIT', actor, head, calendar.announcement.bureau.id) ??
    whyNotMove(MOVES.post, head) ??
    whyNotNow(reviewWindow(calendar, 'UNIT', now), now)
  );
}

/** Why it may not be posted in this way: for the three special types the meeting, the longer period, the public (U3). */
export function whyNotPostSo(
  title: Title & Pick<Application, 'employer' | 'submission'>,
  { meeting, days, audience, employerPlace }: PostingInput,
  calendar: Calendar,
  { last, suspended }: { last: Posting | null; suspended: Posting | null },
  now: Instant,
): Refusal | null {
  const policy = calendar.announcement.policy.posting;
  const unsettled = whyNotPostAgain(last);
  if (unsettled) return unsettled;
  if (title.employer !== null) {
    // Their colleagues have no account with the custodian: they see it where they work, and in public (U2, D10).
    if (employerPlace === null) return postingRefusals.EMPLOYER_PLACE({ employer: title.employer });
    if (audience === 'UNIT') return postingRefusals.EMPLOYER_EXCLUDED({ employer: title.employer });
  }
  if (isSpecial(title)) {
    if (!meeting) return postingRefusals.MEETING_NEEDED();
    if (meeting.heldOn > dayOf(now)) return postingRefusals.MEETING_AHEAD();
    // It is about what was submitted; of what is posted again after mending, the meeting that there was will do.
    const from = dayOf(title.submission?.at ?? now);
    if (meeting.heldOn < from && meeting.heldOn !== last?.meeting?.heldOn) return postingRefusals.MEETING_STALE({ from });
    if (meeting.inFavour * 2 <= meeting.present) return postingRefusals.MEETING_AGAINST(meeting);
    if (audience === 'UNIT') return postingRefusals.AUDIENCE_TOO_NARROW();
  }
  const least = leastDays(title, calendar, suspended);
  const wrong = days !== null && (days < least || days > policy.mostDays);
  return wrong ? postingRefusals.PERIOD_WRONG({ least, most: policy.mostDays }) : null;
}

/**
 * Why there is no further posting after this one, whatever ended it: an objection is answered before the next begins, so that none is
 * left behind by returning the application; and one upheld stops the matter for good (U4).
 */
export function whyNotPostAgain(last: Posting | null): Refusal | null {
  if (last?.state === 'FAILED') return postingRefusals.OBJECTION_UPHELD();
  return last && last.objections.open > 0 ? postingRefusals.OBJECTIONS_OPEN({ unit: last.unitName, count: last.objections.open }) : null;
}

/** The posting that a new one of this unit goes on with, if the last was suspended to be mended (U4); another unit posts anew (P13). */
export function suspendedIn(last: Posting | null, unit: string): Posting | null {
  return last?.state === 'SUSPENDED' && last.unit === unit && !last.supplement ? last : null;
}

type Title = Pick<Application, 'series' | 'level' | 'promotionType' | 'scope'>;
type Shown = Title & Pick<Application, 'employer'>;

/**
 * The least number of working days: of its type; or what is left of the posting it goes on with, if that was of the same title and
 * type. Of another one nothing has been shown yet.
 */
export function leastDays(title: Title, { announcement, holidays }: Calendar, suspended: Posting | null): number {
  const policy = announcement.policy.posting;
  const whole = isSpecial(title) ? policy.specialDays : policy.days;
  if (!suspended || !isOf(suspended, title)) return whole;
  return Math.max(policy.daysAfterMending, suspended.days - daysShown(suspended, holidays));
}

function isOf(posting: Posting, { series, level, promotionType, scope }: Title): boolean {
  const same = posting.series === series && posting.level === level && posting.promotionType === promotionType;
  return same && posting.scope === scope;
}

/** Until when it is shown: the end of its period, however much later the clock came by, or before it where it was stopped. */
export function shownUntil({ endsAt, endedAt }: Pick<Posting, 'endsAt' | 'endedAt'>): Instant {
  return endedAt === null ? endsAt : Math.min(endedAt, endsAt);
}

/** Whole working days that a posting has been shown, its first day not counted. */
function daysShown({ startsAt, endedAt, days }: Pick<Posting, 'startsAt' | 'endedAt' | 'days'>, holidays: Holidays): number {
  if (endedAt === null) return days;
  return Math.min(days, workingDaysBetween(addDays(dayOf(startsAt), 1), addDays(dayOf(endedAt), -1), holidays));
}

/** To whom it is shown: the special types, and those in custody of an employer's people, to everybody; others as the unit likes, to itself where it says nothing (U3, D10). */
export function audienceOf(title: Shown, wanted: Audience | null): Audience {
  return isSpecial(title) || title.employer !== null ? 'PUBLIC' : (wanted ?? 'UNIT');
}

/** What is wrong with the plan of a posting that begins now: it ends too late to recommend, or to approve what was mended (C11, U7). Told, not refused. */
export function flagOf(posting: Pick<Posting, 'endsAt' | 'supplement'>, calendar: Calendar, now: Instant): Bilingual | null {
  const { endsAt, supplement } = posting;
  const reviewer = supplement?.returnedBy ?? 'UNIT';
  const { closesAt } = reviewWindow(calendar, reviewer, now);
  if (endsAt < closesAt) return null;
  if (reviewer !== 'UNIT') return beyondOf(reviewer, closesAt);
  return {
    zh: `公示期至${inChinese(endsAt, true)}，而推荐于${inChinese(closesAt, true)}截止，届时不能推荐；须调整安排。`,
    en: `The posting ends at ${stamped(endsAt, true)}; recommending closes at ${stamped(closesAt, true)}, so it will be too late.`,
  };
}

/** When a posting that begins now ends (C9, C10). */
export function endOf(now: Instant, days: number, { holidays }: Pick<Calendar, 'holidays'>): Instant {
  return endOfPeriod(now, days, 'WORKING', holidays);
}

/**
 * Whether its period is over and nothing is open. A request that came in the last millisecond may still be under way, and it is in
 * time: the clock closes a posting only when none can be (C1).
 */
export function isOver({ state, endsAt, objections }: Pick<Posting, 'endsAt' | 'objections'> & { state: string }, now: Instant): boolean {
  return state === 'RUNNING' && objections.open === 0 && endsAt + LONGEST_REQUEST <= now;
}
