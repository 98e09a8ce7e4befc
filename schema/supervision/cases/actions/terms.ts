/** By when the steps of a case are due in a city: as its policy says, counted in its own days (C9, C10, V5). */
import type { Context } from '../../../core/context.ts';
import type { Instant } from '../../../core/time.ts';
import type { Policy } from '../../../announcement/model.ts';
import { policyIn } from '../../../announcement/cycles.ts';
import { loadHolidays } from '../../../calendar/store.ts';
import { endOfPeriod } from '../../../calendar/working-days.ts';

export type Terms = {
  policy: Omit<Policy, 'seniorityAsOf'>;
  triage: Instant;
  decided: Instant;
  heard: Instant;
  appealAnswered: Instant;
  reinstated: Instant;
  appealable: (decidedAt: Instant) => Instant;
  extendable: (from: Instant) => Instant;
};

export async function termsIn(context: Context, city: string): Promise<Terms> {
  const [policy, holidays] = await Promise.all([policyIn(context, city), loadHolidays(context, city)]);
  const { supervision, resultPosting } = policy;
  const after = (from: Instant, days: number, kind: 'WORKING' | 'CALENDAR') => endOfPeriod(from, days, kind, holidays);
  return {
    policy,
    triage: after(context.now, supervision.triageDays, 'WORKING'),
    decided: after(context.now, supervision.caseDays, 'CALENDAR'),
    heard: after(context.now, resultPosting.hearingDays, 'WORKING'),
    appealAnswered: after(context.now, supervision.appealAnswerDays, 'CALENDAR'),
    reinstated: after(context.now, supervision.reinstatedDays, 'WORKING'),
    extendable: (from) => after(from, supervision.caseDays, 'CALENDAR'),
    appealable: (decidedAt) => after(decidedAt, supervision.appealDays, 'CALENDAR'),
  };
}
