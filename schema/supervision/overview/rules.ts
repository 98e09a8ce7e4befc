/** What lies before the desks of supervision, in numbers: cases by state and age, measures, risk signals (V7). Pure. */
import { say, type Bilingual } from '../../core/refusal.ts';
import { groupedBy } from '../../core/grouped.ts';
import { DAY, type Instant } from '../../core/time.ts';
import { CASE_STATES, type Case, type CaseState } from '../cases/model.ts';
import { isLate } from '../cases/rules.ts';
import { DESKS, type Desk } from '../desks.ts';
import { MEASURE_KINDS, type MeasureKind } from '../measures/kinds.ts';
import type { Measure } from '../measures/model.ts';
import { isOverdue, stateOf } from '../measures/rules.ts';
import { SIGNAL_KINDS, type SignalKind } from '../signals/kinds.ts';
import { SIGNAL_STATES, type Signal, type SignalState } from '../signals/model.ts';

/** How old a case is, from the day that it came: under a week, a month of 30 days, a quarter of 90, a half-year of 180, or older. */
export const AGES = ['WEEK', 'MONTH', 'QUARTER', 'HALF_YEAR', 'OLDER'] as const;
export type Age = (typeof AGES)[number];
export const AGE_NAMES: Record<Age, Bilingual> = {
  WEEK: say('不满7日', 'under a week'),
  MONTH: say('7日以上、不满30日', 'a week or more, under 30 days'),
  QUARTER: say('30日以上、不满90日', '30 days or more, under 90'),
  HALF_YEAR: say('90日以上、不满180日', '90 days or more, under 180'),
  OLDER: say('180日以上', '180 days or more'),
};
const UNDER: Record<Exclude<Age, 'OLDER'>, number> = { WEEK: 7 * DAY, MONTH: 30 * DAY, QUARTER: 90 * DAY, HALF_YEAR: 180 * DAY };

export function ageOf(at: Instant, now: Instant): Age {
  return AGES.find((age) => age === 'OLDER' || now - at < UNDER[age]) ?? 'OLDER';
}

export type CaseFigure = { desk: Desk; state: CaseState; count: number; late: number; ages: Record<Age, number>; oldest: Instant };

/** Of each desk and state in which there are any. */
export function caseFigures(cases: readonly Case[], now: Instant): CaseFigure[] {
  return DESKS.flatMap((desk) =>
    CASE_STATES.flatMap((state) => {
      const own = cases.filter((one) => one.desk === desk && one.state === state);
      if (own.length === 0) return [];
      const aged = groupedBy(own, ({ at }) => ageOf(at, now));
      const ages = Object.fromEntries(AGES.map((age) => [age, aged.get(age)?.length ?? 0])) as Record<Age, number>;
      const late = own.filter((one) => isLate(one, now)).length;
      return [{ desk, state, count: own.length, late, ages, oldest: Math.min(...own.map(({ at }) => at)) }];
    }),
  );
}

export type MeasureFigure = { kind: MeasureKind; standing: number; over: number; lifted: number; overdue: number; contested: number };

/** Of each kind of which there are any. `contested` are those upon whose contest nobody has answered. */
export function measureFigures(measures: readonly Measure[], now: Instant): MeasureFigure[] {
  return MEASURE_KINDS.flatMap((kind) => {
    const own = measures.filter((one) => one.kind === kind);
    if (own.length === 0) return [];
    const inState = (state: ReturnType<typeof stateOf>) => own.filter((one) => stateOf(one, now) === state).length;
    return [
      {
        kind,
        standing: inState('STANDING'),
        over: inState('OVER'),
        lifted: inState('LIFTED'),
        overdue: own.filter((one) => isOverdue(one, now)).length,
        contested: own.filter(({ contest }) => contest !== null && contest.verdict === null).length,
      },
    ];
  });
}

export type SignalFigure = { kind: SignalKind; state: SignalState; count: number };

/** Of each kind and state in which there are any. */
export function signalFigures(signals: readonly Pick<Signal, 'kind' | 'state'>[]): SignalFigure[] {
  return SIGNAL_KINDS.flatMap((kind) =>
    SIGNAL_STATES.flatMap((state) => {
      const count = signals.filter((one) => one.kind === kind && one.state === state).length;
      return count === 0 ? [] : [{ kind, state, count }];
    }),
  );
}
