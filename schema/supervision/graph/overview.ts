/** What lies before the desks of supervision, in numbers, in the graph (V7): what whoever asks may see, counted as they ask. */
import { builder } from '../../builder.ts';
import type { Context } from '../../core/context.ts';
import { IN_BULK } from '../../core/price.ts';
import { named } from '../../graph/named.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { cityAsked, knownCycle } from '../../announcement/cycles.ts';
import { oversees } from '../../announcement/sight.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { AGE_NAMES, AGES, caseFigures, measureFigures, signalFigures, type Age } from '../overview/rules.ts';
import type { CaseFigure, MeasureFigure, SignalFigure } from '../overview/rules.ts';
import { casesIn, measuresIn, signalsIn } from '../overview/actions.ts';
import { supervisionRefusals } from '../refusals.ts';
import { CaseStateEnum } from './case-parts.ts';
import { DeskEnum, MeasureKindEnum } from './refs.ts';
import { SignalKindEnum, SignalStateEnum } from './signals.ts';

const AgeEnum = builder.enumType('CaseAge', { description: '收到至今的时间。How old a case is. Rule V7.', values: named(AGE_NAMES) });
const AgeCountType = builder.objectRef<{ age: Age; count: number }>('CaseAgeCount').implement({
  description: '一个时间段的案件数。How many cases are so old.',
  fields: (t) => ({
    age: t.expose('age', { type: AgeEnum, description: '时间段。How old.' }),
    count: t.exposeInt('count', { description: '件数。How many.' }),
  }),
});

const CaseFigureType = builder.objectRef<CaseFigure>('CaseFigure').implement({
  description: '一方处于一种状态的案件数。The cases of a desk in a state. Rule V7.',
  fields: (t) => ({
    desk: t.expose('desk', { type: DeskEnum, description: '办理方。The desk.' }),
    state: t.expose('state', { type: CaseStateEnum, description: '状态。The state.' }),
    count: t.exposeInt('count', { description: '件数。How many.' }),
    late: t.exposeInt('late', { description: '其中现环节逾期的。Of these, whose step is overdue.' }),
    ages: t.field({
      type: [AgeCountType],
      rows: AGES.length,
      description: '按收到至今的时间。By their age.',
      resolve: ({ ages }) => AGES.map((age) => ({ age, count: ages[age] })),
    }),
    oldest: t.expose('oldest', { type: 'Instant', description: '最早的何时收到。When the oldest came.' }),
  }),
});

const MeasureFigureType = builder.objectRef<MeasureFigure>('MeasureFigure').implement({
  description: '一种处理措施的数量。Measures of a kind. Rule V7.',
  fields: (t) => ({
    kind: t.expose('kind', { type: MeasureKindEnum, description: '措施。The kind.' }),
    standing: t.exposeInt('standing', { description: '执行中的。That stand.' }),
    over: t.exposeInt('over', { description: '已期满的。That are over.' }),
    lifted: t.exposeInt('lifted', { description: '已解除的。That were lifted.' }),
    overdue: t.exposeInt('overdue', { description: '整改逾期的。Orders to correct that are overdue.' }),
    contested: t.exposeInt('contested', { description: '异议待答复的。Contested, and not answered yet.' }),
  }),
});

const SignalFigureType = builder.objectRef<SignalFigure>('SignalFigure').implement({
  description: '一类风险信号处于一种状态的数量。Risk signals of a kind in a state. Rule V7.',
  fields: (t) => ({
    kind: t.expose('kind', { type: SignalKindEnum, description: '类别。The kind.' }),
    state: t.expose('state', { type: SignalStateEnum, description: '状态。The state.' }),
    count: t.exposeInt('count', { description: '数量。How many.' }),
  }),
});

const AS = { as: ['BUREAU_OFFICER', 'SUPERVISOR'] as const };

async function cityOverseen(context: Context, asked: string | null | undefined): Promise<{ city: string }> {
  const city = await cityAsked(context, { city: asked, as: [...AS.as] });
  if (!oversees(context.actor, { city })) throw supervisionRefusals.OVERSEEN_ELSEWHERE();
  return { city };
}

async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

builder.queryFields((t) => {
  const city = t.arg.string({ required: false, description: '城市；不填为本市。Of one’s own city where none is named.' });
  const common = { price: IN_BULK, authScopes: { role: ['BUREAU_OFFICER' as const, 'SUPERVISOR' as const] } };
  const ERRORS = 'Errors: OVERSEEN_ELSEWHERE, CITY_NEEDED, CYCLE_NONE';
  return {
    caseFigures: t.field({
      type: [CaseFigureType],
      ...common,
      rows: 14,
      args: { city },
      description: `案件数：按办理方和状态，含逾期、按收到至今的时间；不含针对本人的。Cases by desk, state and age. A table request for each hundred. Rule V7. ${ERRORS}.`,
      resolve: async (_, { city: asked }, context) =>
        caseFigures(await all(casesIn(context, await cityOverseen(context, asked))), context.now),
    }),
    measureFigures: t.field({
      type: [MeasureFigureType],
      ...common,
      rows: 7,
      args: { city },
      description: `处理措施数：按措施，含整改逾期、异议待答复的。Measures by kind. A table request for each hundred. Rule V7. ${ERRORS}.`,
      resolve: async (_, { city: asked }, context) =>
        measureFigures(await all(measuresIn(context, await cityOverseen(context, asked))), context.now),
    }),
    signalFigures: t.field({
      type: [SignalFigureType],
      ...common,
      rows: 20,
      args: { city, cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }) },
      description: `年度风险信号数：按类别和状态；不含涉及本人的。The risk signals of a cycle by kind and state. A table request for each hundred. Rules V6, V7. ${ERRORS}, CYCLE_UNKNOWN.`,
      resolve: async (_, { city: named_, cycle: asked }, context) => {
        const cycle = await knownCycle(context, asked, { city: named_, as: [...AS.as] });
        await cityOverseen(context, (await loadCalendar(context, cycle)).announcement.city);
        return signalFigures(await all(signalsIn(context, { cycle })));
      },
    }),
  };
});
