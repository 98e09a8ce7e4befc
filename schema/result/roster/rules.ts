/** Posting results, how long, who stands on a roster, and what an objection does to it (R1, R2). Pure. */
import { isAccountOf, type Actor } from '../../core/actor.ts';
import { hashOf } from '../../core/hash.ts';
import { say, type Bilingual, type Refusal } from '../../core/refusal.ts';
import { dayInChinese, dayOf, inChinese, stamped, inWords, type Instant } from '../../core/time.ts';
import type { Calendar } from '../../calendar/model.ts';
import { dueBy, endOfResults, safeDay } from '../../calendar/plan.ts';
import type { Application } from '../../application/model.ts';
import { STATE_NAMES } from '../../application/moves.ts';
import { whyNotOffice } from '../../committee/filing/rules.ts';
import { postingRefusals } from '../../posting/refusals.ts';
import { resultRefusals } from '../refusals.ts';
import { ROSTER_STATE_NAMES, type Roster, type RosterFile, type RosterLine } from './model.ts';

/** Who stands on a roster in an edition: those who were first on it, without whoever was removed by then. */
export function linesIn({ lines, removals }: Pick<RosterFile, 'lines' | 'removals'>, edition: number): RosterLine[] {
  const gone = new Set(removals.filter((one) => one.edition <= edition).map(({ application }) => application));
  return lines.filter(({ application }) => !gone.has(application));
}

/** The hash of an edition, over its lines. */
export function hashOfLines(lines: readonly RosterLine[]): string {
  return hashOf(lines);
}

/** When a posting of results is over that begins now: the longer of the days and the working days; later, where more working days were chosen (R1, C10). */
export function endOf(now: Instant, days: number | null, { announcement, holidays }: Calendar): Instant {
  const { resultPosting } = announcement.policy;
  return endOfResults(now, { ...resultPosting, workingDays: Math.max(resultPosting.workingDays, days ?? 0) }, holidays);
}

/** Why results are not posted for so many working days (R1). */
export function whyNotSoLong(days: number | null, { announcement }: Calendar): Refusal | null {
  const { resultPosting, posting } = announcement.policy;
  const least = resultPosting.workingDays;
  const most = Math.max(least, posting.mostDays);
  return days !== null && (days < least || days > most) ? resultRefusals.RESULT_PERIOD({ least, most }) : null;
}

/** What is wrong with the time of a roster: it is over too late for its certificates (C11, R3). Told, not refused. */
export function latenessOf({ startsAt, endsAt }: Pick<Roster, 'startsAt' | 'endsAt'>, calendar: Calendar): Bilingual | null {
  const due = dueBy(calendar, 'certificates', startsAt);
  if (endsAt < due) return null;
  const { day } = safeDay('RESULT_POSTING', calendar, startsAt);
  return say(
    `公示期至${inChinese(endsAt, true)}，晚于印发文件、颁发证书的期限（${inChinese(due, true)}）；最迟应于${dayInChinese(day)}开始公示。`,
    `The posting ends at ${stamped(endsAt, true)}, and certificates are due by ${stamped(due, true)}; the last day for beginning it was ${day}.`,
  );
}

/** Whether results that are not posted yet can still be certified in time (C11): the last safe day, and whether it is over. */
export function lastDayToPost(calendar: Calendar, now: Instant): { day: string; isOver: boolean } {
  const { day } = safeDay('RESULT_POSTING', calendar, now);
  return { day, isOver: dayOf(now) > day };
}

/** Why an objection to somebody on a roster is not taken (R2). */
export function whyNotObject(actor: Actor, { state, endsAt }: Roster, { applicant }: { applicant: string }, now: Instant): Refusal | null {
  if (isAccountOf(actor, applicant)) return postingRefusals.OWN_OBJECTION();
  if (state === 'RUNNING' && now < endsAt) return null;
  return postingRefusals.POSTING_OVER({ endsAt: inWords(endsAt, true) });
}

/** Its office alone keeps its papers, and enters what came on paper; nobody about themselves (R1, P7). */
export function whyNotKeep(actor: Actor, { committee }: Roster, about?: { applicant: string }): Refusal | null {
  const why = whyNotOffice(actor, { id: committee });
  if (why) return why;
  return about && isAccountOf(actor, about.applicant) ? postingRefusals.OWN_POSTING() : null;
}

/** As what it waits for the office until somebody is posted anew. */
export const POST_ANEW = 'POST_ANEW';
export function isPostedAnew({ state, postedAnew }: Pick<Application, 'state' | 'postedAnew'>): boolean {
  return state !== 'PASSED_BY_COMMITTEE' || postedAnew !== null;
}

/** Why somebody is not posted anew: only who has passed and stands on no roster, though the results of their meeting are posted (R1, V2). */
export function whyNotAnew(
  { state, applicantName: name }: Pick<Application, 'state' | 'applicantName'>,
  { isPosted, stands }: { isPosted: boolean; stands: boolean },
): Refusal | null {
  if (state !== 'PASSED_BY_COMMITTEE') return resultRefusals.ANEW_NOT_PASSED({ name, state: STATE_NAMES[state] });
  if (!isPosted) return resultRefusals.ANEW_UNPOSTED({ name });
  return stands ? resultRefusals.ANEW_STANDS({ name }) : null;
}

/** The roster is in this state (R1). */
export function whyNotInState({ state }: Roster, wanted: Roster['state']): Refusal | null {
  return state === wanted ? null : resultRefusals.ROSTER_NOT_IN_STATE({ state: ROSTER_STATE_NAMES[state] });
}
