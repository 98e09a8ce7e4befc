/** What may be done with a posting: by the unit, by whoever objects, by the clock (U2–U5). Pure. */
import { holds, type Actor } from '../core/actor.ts';
import type { Bilingual, Refusal } from '../core/refusal.ts';
import { addDays, dayOf, inChinese, inEnglish, type Instant } from '../core/time.ts';
import { MOVES, type Application } from '../application/model.ts';
import { reviewWindow, whyNotInCharge, whyNotMove } from '../application/rules.ts';
import type { Calendar, PostingPolicy } from '../calendar/model.ts';
import { endOfPeriod, phaseAt, whyNotNow, workingDaysBetween } from '../calendar/rules.ts';
import { LONGEST_REQUEST } from '../calendar/store.ts';
import { isSpecial, type Audience, type Objection, type Posting, type PostingInput, type PostingState } from './model.ts';
import { postingRefusals } from './refusals.ts';

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
  title: Title,
  { meeting, days, audience }: PostingInput,
  calendar: Calendar,
  last: Posting | null,
  now: Instant,
): Refusal | null {
  const policy = calendar.announcement.policy.posting;
  const from = dayOf(phaseAt(calendar, 'PREPARATION', now).opensAt);
  const unsettled = whyNotPostAgain(last);
  if (unsettled) return unsettled;
  if (isSpecial(title)) {
    if (!meeting) return postingRefusals.MEETING_NEEDED();
    if (meeting.heldOn > dayOf(now)) return postingRefusals.MEETING_AHEAD();
    if (meeting.heldOn < from) return postingRefusals.MEETING_STALE({ from });
    if (meeting.inFavour * 2 <= meeting.present) return postingRefusals.MEETING_AGAINST(meeting);
    if (audience === 'UNIT') return postingRefusals.AUDIENCE_TOO_NARROW();
  }
  const least = leastDays(title, policy, suspendedIn(last));
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

/** The posting that a new one goes on with, if the last was suspended to be mended (U4). */
export function suspendedIn(last: Posting | null): Posting | null {
  return last?.state === 'SUSPENDED' ? last : null;
}

type Title = Pick<Application, 'series' | 'level' | 'promotionType' | 'scope'>;

/**
 * The least number of working days: of its type; or what is left of the posting it goes on with, if that was of the same title and
 * type. Of another one nothing has been shown yet.
 */
export function leastDays(title: Title, policy: PostingPolicy, suspended: Posting | null): number {
  const whole = isSpecial(title) ? policy.specialDays : policy.days;
  if (!suspended || !isOf(suspended, title)) return whole;
  return Math.max(policy.daysAfterMending, suspended.days - daysShown(suspended));
}

function isOf(posting: Posting, { series, level, promotionType, scope }: Title): boolean {
  const same = posting.series === series && posting.level === level && posting.promotionType === promotionType;
  return same && posting.scope === scope;
}

/** Whole working days that a posting has been shown, its first day not counted. */
export function daysShown({ startsAt, endedAt, days }: Pick<Posting, 'startsAt' | 'endedAt' | 'days'>): number {
  if (endedAt === null) return days;
  return Math.min(days, workingDaysBetween(addDays(dayOf(startsAt), 1), addDays(dayOf(endedAt), -1)));
}

/** To whom it is shown: the special types to everybody; others as the unit likes, to itself where it says nothing (U3). */
export function audienceOf(title: Title, wanted: Audience | null): Audience {
  return isSpecial(title) ? 'PUBLIC' : (wanted ?? 'UNIT');
}

/** What is wrong with the plan of a posting that begins now: it ends too late to recommend (C11). Told, not refused. */
export function flagOf({ endsAt }: Pick<Posting, 'endsAt'>, calendar: Calendar, now: Instant): Bilingual | null {
  const { closesAt } = reviewWindow(calendar, 'UNIT', now);
  if (endsAt < closesAt) return null;
  return {
    zh: `公示期至${inChinese(endsAt, true)}，而推荐于${inChinese(closesAt, true)}截止，届时不能推荐；须调整安排。`,
    en: `The posting ends at ${inEnglish(endsAt, true)}; recommending closes at ${inEnglish(closesAt, true)}, so it will be too late.`,
  };
}

/** When a posting that begins now ends (C9, C10). */
export function endOf(now: Instant, days: number): Instant {
  return endOfPeriod(now, days, 'WORKING');
}

/** Why this person adds no files to a posting: only officers of its unit do, and nobody to his own (U3, P7). */
export function whyNotAttach(actor: Actor, posting: Pick<Posting, 'unit' | 'applicant'>): Refusal | null {
  if (!holds(actor, 'UNIT_OFFICER', posting.unit)) return postingRefusals.POSTING_UNKNOWN();
  return isOwn(actor, posting) ? postingRefusals.OWN_POSTING() : null;
}

/**
 * Whether its period is over and nothing is open. A request that came in the last millisecond may still be under way, and it is in
 * time: the clock closes a posting only when none can be (C1).
 */
export function isOver({ state, endsAt, objections }: Posting, now: Instant): boolean {
  return state === 'RUNNING' && objections.open === 0 && endsAt + LONGEST_REQUEST <= now;
}

/** Who sees a posting in full: while it runs the unit's people; its officers, the person posted, those above and supervisors always (U2). */
export function seesFull(
  actor: Actor,
  posting: Pick<Posting, 'unit' | 'applicant' | 'state'>,
  above: { department: string; bureau: string },
): boolean {
  if (actor.kind !== 'person') return false;
  const isColleague = actor.grants.some(({ organisation }) => organisation === posting.unit);
  return (
    isOwn(actor, posting) ||
    (isColleague && posting.state === 'RUNNING') ||
    holds(actor, 'UNIT_OFFICER', posting.unit) ||
    holds(actor, 'DEPARTMENT_OFFICER', above.department) ||
    holds(actor, 'BUREAU_OFFICER', above.bureau) ||
    holds(actor, 'SUPERVISOR')
  );
}

/**
 * Why an objection is not taken (U4); to whom the posting may be shown is asked before. The period is the period, also while earlier
 * objections keep the posting from ending. So many open ones are no reason against whoever stands in for his: on paper, or by his
 * account and name.
 */
export function whyNotObject(posting: Posting, policy: PostingPolicy, now: Instant, how: { isAccountable: boolean }): Refusal | null {
  if (posting.state !== 'RUNNING') return notRunning(posting);
  if (now >= posting.endsAt) {
    const { endsAt } = posting;
    return postingRefusals.POSTING_OVER({ endsAt: { zh: inChinese(endsAt, true), en: inEnglish(endsAt, true) } });
  }
  const most = policy.mostOpenObjections;
  return posting.objections.open >= most && !how.isAccountable ? postingRefusals.OBJECTIONS_TOO_MANY({ most }) : null;
}

/** Why this person enters no objection on paper: officers of the unit do, and nobody against himself (U4, P7). */
export function whyNotEnterOnPaper(actor: Actor, posting: Pick<Posting, 'unit' | 'applicant'>): Refusal | null {
  if (!holds(actor, 'UNIT_OFFICER', posting.unit)) return postingRefusals.POSTING_UNKNOWN();
  return isOwn(actor, posting) ? postingRefusals.OWN_POSTING() : null;
}

/** Whether it is the posting of the one who asks. */
export function isOwn(actor: Actor, { applicant }: { applicant: string }): boolean {
  return actor.kind === 'person' && actor.account === applicant;
}

/** Why this officer may not record a finding (U4, P7). */
export function whyNotDecide(actor: Actor, objection: Objection, posting: Posting): Refusal | null {
  if (!holds(actor, 'UNIT_OFFICER', objection.unit)) return postingRefusals.OBJECTION_UNKNOWN();
  if (isOwn(actor, posting)) return postingRefusals.OWN_POSTING();
  return objection.finding ? postingRefusals.OBJECTION_ANSWERED() : null;
}

/**
 * Whether an application is still with the unit that posted it, or back with its applicant from there: only then a finding reaches it.
 * One that has gone to another unit is that unit's; whatever was upheld here bars its posting there (U4, P10).
 */
export function isWithUnit({ state, recommendation, unit }: WithUnit, posting: Pick<Posting, 'unit'>): boolean {
  return unit === posting.unit && recommendation === null && (state === 'RETURNED' || MOVES.refuseByUnit.from.some((one) => one === state));
}
type WithUnit = Pick<Application, 'state' | 'recommendation' | 'unit'>;

/** Why what was objected to cannot be returned to be mended (U4). */
export function whyNotMend(head: Application, posting: Posting): Refusal | null {
  if (isWithUnit(head, posting)) return null;
  return head.unit === posting.unit
    ? (whyNotMove(MOVES.returnByUnit, head) ?? notRunning(posting))
    : postingRefusals.APPLICATION_MOVED({ unit: head.unitName });
}

/** The refusal of what takes a running posting. */
export function notRunning({ state }: Pick<Posting, 'state'>): Refusal {
  return postingRefusals.POSTING_NOT_RUNNING({ state: POSTING_STATE_NAMES[state] });
}

export const POSTING_STATE_NAMES: Record<PostingState, Bilingual> = {
  RUNNING: { zh: '公示中', en: 'running' },
  ENDED: { zh: '公示期满，正在出具结果报告', en: 'over, its report being made' },
  CLEARED: { zh: '公示无异议', en: 'cleared' },
  SUSPENDED: { zh: '异议属实，更正后继续公示', en: 'suspended until it is mended' },
  FAILED: { zh: '异议属实，不予推荐', en: 'failed by an objection that was upheld' },
  STOPPED: { zh: '已停止（申报已退回、撤回或不予推荐）', en: 'stopped' },
};
