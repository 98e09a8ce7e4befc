/** How the calendar is asked: the cycle, what is open, what closes when; and the bureau's amendment. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { KEY_DESCRIPTION, once } from '../../core/once.ts';
import { pageRefusals } from '../../core/page.ts';
import type { Instant } from '../../core/time.ts';
import { cityAsked } from '../../announcement/cycles.ts';
import { loadCycles } from '../../announcement/store.ts';
import { CITY_DESCRIPTION, CYCLE_DESCRIPTION, PhaseNameEnum } from '../../announcement/graph/enums.ts';
import { amend } from '../actions.ts';
import type { Calendar } from '../model.ts';
import { openVariantsAt, variantsAt } from '../exceptions.ts';
import { DEADLINES } from '../schedules.ts';
import { loadCalendar, loadHolidays, calendarAsked, calendarsAsked } from '../store.ts';
import { endOfPeriod } from '../working-days.ts';
import './cut-off.ts';
import { DayKindEnum } from './enums.ts';
import './plan.ts';
import { PhaseType, shownPhases, type ShownPhase } from './phases.ts';
import { CycleType, DeadlineType } from './types.ts';

builder.queryFields((t) => ({
  clock: t.field({
    type: 'Instant',
    authScopes: { public: true },
    description: manual(
      '服务器时刻，即本次请求到达、据以判断的时刻。公开。',
      'The server’s clock: the instant this request arrived, by which it is judged. Public.',
    ),
    resolve: (_, __, { now }) => now,
  }),
  cycle: t.field({
    type: CycleType,
    args: {
      cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }),
      city: t.arg.string({ required: false, description: CITY_DESCRIPTION }),
    },
    authScopes: { public: true },
    description: manual('评审年度。公开。', 'A cycle. Public. Errors: CYCLE_UNKNOWN, CYCLE_NONE, CITY_NEEDED.'),
    resolve: (_, { cycle, city }, context) => calendarAsked(context, cycle, { city }),
  }),
  cycles: t.field({
    type: [CycleType],
    authScopes: { public: true },
    args: {
      city: t.arg.string({
        required: false,
        description: manual('只列该城市的；不填为全部城市。', 'Only those of this city; of all cities where left out.'),
      }),
      year: t.arg.int({ required: false, description: manual('只列该年度的。', 'Only those of this year.') }),
    },
    description: manual('各城市已发布的评审年度，按城市、年度、批次。公开。', 'Every published cycle, by city, year and round. Public.'),
    resolve: async (_, { city, year }, context) => {
      const wanted = (await loadCycles(context)).filter((one) => (!city || one.city === city) && (!year || one.year === year));
      return Promise.all(wanted.map(({ cycle }) => loadCalendar(context, cycle)));
    },
  }),
  openPhases: t.field({
    type: [PhaseType],
    args: { city: t.arg.string({ required: false, description: CITY_DESCRIPTION }) },
    authScopes: { public: true },
    description: manual(
      '该市各评审年度现在开放的阶段，新的年度在前；对部分申报另行规定的时间单独列出。公开，任何人可查询。',
      'The phases that are open now in each cycle of the city, the newest cycle first; a window set for some applications alone is listed on its own. Public. Errors: CYCLE_NONE, CITY_NEEDED.',
    ),
    resolve: async (_, { city }, context) =>
      (await calendarsAsked(context, { city })).flatMap((calendar) => shownPhases(calendar, openVariantsAt(calendar, context.now))),
  }),
  deadlines: t.field({
    type: [DeadlineType],
    authScopes: { public: true },
    args: { city: t.arg.string({ required: false, description: CITY_DESCRIPTION }) },
    description: manual(
      '该市各评审年度尚未到期的截止时间，最近的在前；对部分申报另行规定的单独列出。公开，任何人可查询。',
      'The deadlines still to come in each cycle of the city, the soonest first; one set for some applications alone is listed on its own. Public. Rule C13. Errors: CYCLE_NONE, CITY_NEEDED.',
    ),
    resolve: async (_, { city }, context) =>
      (await calendarsAsked(context, { city }))
        .flatMap((calendar) => deadlinesOf(calendar, context.now))
        .toSorted((a, b) => a.phase.closesAt - b.phase.closesAt),
  }),
  endOfPeriod: t.field({
    type: 'Instant',
    args: {
      from: t.arg({
        type: 'Instant',
        required: true,
        description: manual('开始时刻；当日不计入。', 'The start; that day is not counted.'),
      }),
      days: t.arg.int({ required: true, description: manual('天数，1–366。', 'The number of days, 1–366.') }),
      kind: t.arg({ type: DayKindEnum, required: true, description: manual('工作日或自然日。', 'Working days or calendar days.') }),
      city: t.arg.string({ required: false, description: CITY_DESCRIPTION }),
    },
    authScopes: { public: true },
    description: manual(
      '若干日的期间届满的时刻。公开。',
      'When a period of so many days ends. Public. Rules C9, C10. Errors: DAYS_OUT_OF_RANGE, YEAR_WITHOUT_HOLIDAYS, CITY_NEEDED.',
    ),
    resolve: async (_, { from, days, kind, city }, context): Promise<Instant> => {
      if (days < 1 || days > 366) throw pageRefusals.DAYS_OUT_OF_RANGE({ most: 366 });
      return endOfPeriod(from, days, kind, await loadHolidays(context, await cityAsked(context, { city })));
    },
  }),
}));

builder.mutationField('amendPhase', (t) =>
  t.fieldWithInput({
    type: CycleType,
    input: {
      cycle: t.input.string({ required: true, description: manual('年度。', 'The year.') }),
      phase: t.input.field({ type: PhaseNameEnum, required: true, description: manual('阶段。', 'The phase.') }),
      exception: t.input.int({
        required: false,
        description: manual(
          '另行规定的时间的序号（见 Phase.exceptions）；不填为一般的时间。',
          'The number of a window that the notice sets for some applications (see Phase.exceptions); left out, the general window.',
        ),
      }),
      opensAt: t.input.field({
        type: 'Instant',
        required: false,
        description: manual('新的开始时刻；不变则不填。', 'The new opening; left out where it does not change.'),
      }),
      closesAt: t.input.field({
        type: 'Instant',
        required: false,
        description: manual('新的截止时刻；不变则不填。', 'The new closing; left out where it does not change.'),
      }),
      document: t.input.string({ required: true, description: manual('文号。', 'The document number.') }),
      reason: t.input.string({ required: true, description: manual('事由。', 'The reason.') }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['BUREAU_OFFICER'] },
    description: manual(
      '调整时间安排：市人社局。须注明文号和理由；调整记入版本，予以公布，并重新排定各时刻。',
      'Changes a window: for the bureau, with a document number and a reason; the change is versioned and published, and its instants are rescheduled. Rule C8. Errors: CYCLE_UNKNOWN, INPUT_INVALID, PHASE_ABSENT, YEAR_WITHOUT_HOLIDAYS, EXCEPTION_UNKNOWN, EXCEPTION_CLOSES, AMENDMENT_EMPTY, AMENDMENT_BACKWARDS, AMENDMENT_OF_THE_PAST, AMENDED_MEANWHILE.',
    ),
    resolve: async (_, { input: { key, cycle, ...proposal } }, context) => {
      const { opensAt = null, closesAt = null } = proposal;
      const exception = typeof proposal.exception === 'number' ? proposal.exception - 1 : null;
      const change = { ...proposal, exception, opensAt, closesAt };
      const { result } = await once(context, { key, mutation: 'amendPhase', body: { cycle, ...change } }, (own) =>
        amend(own, cycle, change),
      );
      return result ?? loadCalendar(context, cycle);
    },
  }),
);

function deadlinesOf(calendar: Calendar, now: Instant): { phase: ShownPhase; cycle: string }[] {
  // What the notice does not have is done within other windows, which are told.
  const present = DEADLINES.filter((name) => calendar.announcement.phases.some((phase) => phase.name === name));
  const phases = present.flatMap((name) => variantsAt(calendar, name, now));
  return shownPhases(calendar, phases)
    .filter(({ closesAt }) => closesAt > now)
    .map((phase) => ({ phase, cycle: calendar.announcement.cycle }));
}
