/** What lies before the desks of supervision, in numbers, in the graph (V7): what whoever asks may see, counted as they ask. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
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

const AgeEnum = builder.enumType('CaseAge', {
  description: manual('收到至今的时间。', 'How old a case is, since it was received. Rule V7.'),
  values: named(AGE_NAMES),
});
const AgeCountType = builder.objectRef<{ age: Age; count: number }>('CaseAgeCount').implement({
  description: manual('一个时间段的案件数。', 'How many cases are within an age range.'),
  fields: (t) => ({
    age: t.expose('age', { type: AgeEnum, description: manual('时间段。', 'The age range.') }),
    count: t.exposeInt('count', { description: manual('件数。', 'How many there are.') }),
  }),
});

const CaseFigureType = builder.objectRef<CaseFigure>('CaseFigure').implement({
  description: manual('一方处于一种状态的案件数。', 'The number of cases of an office in a state. Rule V7.'),
  fields: (t) => ({
    desk: t.expose('desk', { type: DeskEnum, description: manual('办理方。', 'The office that handles them.') }),
    state: t.expose('state', { type: CaseStateEnum, description: manual('状态。', 'The state.') }),
    count: t.exposeInt('count', { description: manual('件数。', 'How many there are.') }),
    late: t.exposeInt('late', { description: manual('其中现环节逾期的。', 'How many of them have their present step overdue.') }),
    ages: t.field({
      type: [AgeCountType],
      rows: AGES.length,
      description: manual('按收到至今的时间。', 'By their age since they were received.'),
      resolve: ({ ages }) => AGES.map((age) => ({ age, count: ages[age] })),
    }),
    oldest: t.expose('oldest', { type: 'Instant', description: manual('最早的何时收到。', 'When the oldest was received.') }),
  }),
});

const MeasureFigureType = builder.objectRef<MeasureFigure>('MeasureFigure').implement({
  description: manual('一种处理措施的数量。', 'The number of measures of a kind. Rule V7.'),
  fields: (t) => ({
    kind: t.expose('kind', { type: MeasureKindEnum, description: manual('措施。', 'The kind of measure.') }),
    standing: t.exposeInt('standing', { description: manual('执行中的。', 'How many are in force.') }),
    over: t.exposeInt('over', { description: manual('已期满的。', 'How many are over.') }),
    lifted: t.exposeInt('lifted', { description: manual('已解除的。', 'How many were lifted.') }),
    overdue: t.exposeInt('overdue', { description: manual('整改逾期的。', 'How many orders to correct are overdue.') }),
    contested: t.exposeInt('contested', { description: manual('异议待答复的。', 'How many are contested and not answered.') }),
  }),
});

const SignalFigureType = builder.objectRef<SignalFigure>('SignalFigure').implement({
  description: manual('一类风险信号处于一种状态的数量。', 'The number of risk signals of a kind in a state. Rule V7.'),
  fields: (t) => ({
    kind: t.expose('kind', { type: SignalKindEnum, description: manual('类别。', 'The kind of risk signal.') }),
    state: t.expose('state', { type: SignalStateEnum, description: manual('状态。', 'The state.') }),
    count: t.exposeInt('count', { description: manual('数量。', 'How many.') }),
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
  const city = t.arg.string({ required: false, description: manual('城市；不填为本市。', 'The city; your own city where left out.') });
  const common = { price: IN_BULK, authScopes: { role: ['BUREAU_OFFICER' as const, 'SUPERVISOR' as const] } };
  const ERRORS = 'Errors: OVERSEEN_ELSEWHERE, CITY_NEEDED, CYCLE_NONE';
  return {
    caseFigures: t.field({
      type: [CaseFigureType],
      ...common,
      rows: 14,
      args: { city },
      description: manual(
        '案件数：按办理方和状态，含逾期、按收到至今的时间；不含针对本人的。每一百件读表一次。',
        `The number of cases by office and state, with those overdue, and by age; without cases against the viewer. One table request for each hundred. Rule V7. ${ERRORS}.`,
      ),
      resolve: async (_, { city: asked }, context) =>
        caseFigures(await all(casesIn(context, await cityOverseen(context, asked))), context.now),
    }),
    measureFigures: t.field({
      type: [MeasureFigureType],
      ...common,
      rows: 7,
      args: { city },
      description: manual(
        '处理措施数：按措施，含整改逾期、异议待答复的。每一百件读表一次。',
        `The number of measures by kind, with orders to correct that are overdue and measures contested and not answered. One table request for each hundred. Rule V7. ${ERRORS}.`,
      ),
      resolve: async (_, { city: asked }, context) =>
        measureFigures(await all(measuresIn(context, await cityOverseen(context, asked))), context.now),
    }),
    signalFigures: t.field({
      type: [SignalFigureType],
      ...common,
      rows: 20,
      args: { city, cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }) },
      description: manual(
        '年度风险信号数：按类别和状态；不含涉及本人的。每一百件读表一次。',
        `The number of risk signals of a cycle by kind and state; without those about the viewer. One table request for each hundred. Rules V6, V7. ${ERRORS}, CYCLE_UNKNOWN.`,
      ),
      resolve: async (_, { city: named_, cycle: asked }, context) => {
        const cycle = await knownCycle(context, asked, { city: named_, as: [...AS.as] });
        await cityOverseen(context, (await loadCalendar(context, cycle)).announcement.city);
        return signalFigures(await all(signalsIn(context, { cycle })));
      },
    }),
  };
});
