/** Who files a work summary, who gives it back, until when it is in time (R5, C3). Pure. */
import { whyNotHolding, type Actor } from '../../core/actor.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import { bureauOf } from '../../announcement/cities.ts';
import type { Calendar } from '../../calendar/model.ts';
import { dueBy } from '../../calendar/plan.ts';
import { phaseAt } from '../../calendar/rules.ts';
import type { Filing } from '../../committee/filing/model.ts';
import { whyNotOffice } from '../../committee/filing/rules.ts';
import { reportRefusals } from '../refusals.ts';
import { SUMMARY_STATE_NAMES, type WorkSummary } from './model.ts';

/** Its office files it, first, or again when it was given back. */
export function whyNotFileSummary(actor: Actor, { id }: Pick<Filing, 'id'>, summary: Pick<WorkSummary, 'state'> | null): Refusal | null {
  const why = whyNotOffice(actor, { id });
  if (why) return why;
  return summary === null || summary.state === 'RETURNED'
    ? null
    : reportRefusals.SUMMARY_NOT_IN_STATE({ state: SUMMARY_STATE_NAMES[summary.state] });
}

/** The bureau gives back what is filed. */
export function whyNotReturnSummary(actor: Actor, { city, state }: Pick<WorkSummary, 'city' | 'state'>): Refusal | null {
  const why = whyNotHolding(actor, { role: 'BUREAU_OFFICER', organisation: bureauOf(city) });
  return why ?? (state === 'FILED' ? null : reportRefusals.SUMMARY_UNRETURNED());
}

/** 24时 of the day by which it is filed. */
export function summaryDue(calendar: Calendar, now: Instant): Instant {
  return dueBy(calendar, 'work-summary', now);
}

/** Whether a committee that is on file owes a summary of the cycle: it was on file before the day came. */
export function owesSummary({ filedAt }: Pick<Filing, 'filedAt'>, calendar: Calendar, now: Instant): boolean {
  return filedAt < summaryDue(calendar, now);
}

/** Whether it is time to think of it: the evaluation is over. Before that there is nothing to sum up. */
export function isSummaryTime(calendar: Calendar, now: Instant): boolean {
  return now >= phaseAt(calendar, 'EVALUATION', now).closesAt;
}
