/** The yearly notice: who may do what with it, and what of its plan cannot be met, told when it is made (E6, C3, C11). Pure. */
import { whyNotHolding, type Actor } from '../../core/actor.ts';
import { say, type Refusal } from '../../core/refusal.ts';
import { dayInChinese, dayOf, startOfDay, type Instant } from '../../core/time.ts';
import { bureauOf } from '../../announcement/cities.ts';
import type { Calendar } from '../../calendar/model.ts';
import { dueBy, safeDay } from '../../calendar/plan.ts';
import { phaseAt } from '../../calendar/rules.ts';
import { LEVELS_OF, TIER_NAMES, type Filing } from '../filing/model.ts';
import { whyNotOffice } from '../filing/rules.ts';
import { committeeRefusals } from '../refusals.ts';
import { YEARLY_STATE_NAMES, type Yearly, type YearlyState, type YearlyTimes } from './model.ts';

/** The office may do something with its notice in these states. */
export function whyNotYearly(
  actor: Actor,
  filing: Pick<Filing, 'id'>,
  yearly: Pick<Yearly, 'state'> | null,
  ...states: YearlyState[]
): Refusal | null {
  const why = whyNotOffice(actor, filing);
  if (why) return why;
  return yearly ? whyNotInState(yearly, states) : committeeRefusals.YEARLY_UNKNOWN();
}

function whyNotInState({ state }: Pick<Yearly, 'state'>, states: readonly YearlyState[]): Refusal | null {
  return states.includes(state) ? null : committeeRefusals.YEARLY_NOT_IN_STATE({ state: YEARLY_STATE_NAMES[state] });
}

/** It is asked for once; the bureau answers before it is asked again (E6). */
export function whyNotAskPostponement(actor: Actor, filing: Pick<Filing, 'id'>, yearly: Yearly | null): Refusal | null {
  const why = whyNotYearly(actor, filing, yearly, 'PUBLISHED');
  return why ?? (yearly?.postponement ? committeeRefusals.POSTPONEMENT_WAITS() : null);
}

/** The bureau consents, or declines (E6). */
export function whyNotAnswerPostponement(actor: Actor, yearly: Yearly): Refusal | null {
  const why = whyNotHolding(actor, { role: 'BUREAU_OFFICER', organisation: bureauOf(yearly.city) });
  return why ?? (yearly.postponement ? null : committeeRefusals.POSTPONEMENT_NONE());
}

/** The levels are those of the committee. */
export function whyNotLevels({ tier }: Pick<Filing, 'tier'>, levels: Yearly['levels']): Refusal | null {
  return levels.every((level) => LEVELS_OF[tier].includes(level)) ? null : committeeRefusals.LEVELS_FOREIGN({ tier: TIER_NAMES[tier] });
}

/** Whether the day by which yearly notices are issued and on file is over (C3). */
export function isFiledLate(calendar: Calendar, now: Instant): boolean {
  return now >= dueBy(calendar, 'committee-announcements', now);
}

/** What of its times cannot be met by the calendar in force: nothing where all can. */
export function unmetOf(yearly: YearlyTimes, calendar: Calendar, now: Instant): Refusal[] {
  const { opensAt, closesAt } = phaseAt(calendar, 'EVALUATION', now);
  const [from, until] = [dayOf(opensAt), dayOf(closesAt - 1)];
  const last = safeDay('RESULT_POSTING', calendar, now);
  const { meetsFrom, meetsUntil, postsResultsOn } = yearly;
  return [
    meetsFrom < from || meetsUntil > until ? committeeRefusals.MEETS_OUTSIDE({ meetsFrom, meetsUntil, from, until }) : null,
    postsResultsOn > last.day
      ? committeeRefusals.RESULTS_TOO_LATE({ on: postsResultsOn, last: last.day, due: dayOf(last.closesAt - 1) })
      : null,
    now >= startOfDay(yearly.closesOn) && dayOf(now) > yearly.closesOn ? committeeRefusals.CLOSES_IN_PAST({ on: yearly.closesOn }) : null,
  ].filter((why) => why !== null);
}

/** Whether nothing would change. */
export function isSame(one: YearlyTimes, other: YearlyTimes): boolean {
  const fields = ['closesOn', 'meetsFrom', 'meetsUntil', 'place', 'postsResultsOn'] as const;
  return fields.every((field) => one[field] === other[field]);
}

/** When it meets, as people write it. */
export function meetingInWords({ meetsFrom, meetsUntil, place }: YearlyTimes) {
  const days = (from: string, until: string, to: string) => (from === until ? from : `${from}${to}${until}`);
  const zh = days(dayInChinese(meetsFrom), dayInChinese(meetsUntil), '至');
  return say(`${zh}（${place}）`, `${days(meetsFrom, meetsUntil, ' to ')} (${place})`);
}
