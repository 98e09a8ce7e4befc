/** The committees of an announcement in the graph. */
import { builder } from '../../builder.ts';
import { pricedPage } from '../../core/price.ts';
import { pageOf, connectionIn } from '../../core/page.ts';
import { knownCycle } from '../cycles.ts';
import { seriesOf } from '../data/series.ts';
import type { Committee } from '../model.ts';
import { loadInForce } from '../store.ts';
import { CITY_DESCRIPTION, CYCLE_DESCRIPTION, LevelEnum, ScopeEnum, ThirdEnum } from './enums.ts';
import { SeriesType } from './types.ts';

const MeetingType = builder.objectRef<NonNullable<Committee['meets']>>('CommitteeMeeting').implement({
  description: '评审时间。When a committee meets: a third of a month. Rule C12.',
  fields: (t) => ({
    month: t.exposeInt('month', { description: '月份，1–12。' }),
    third: t.expose('third', { type: ThirdEnum, description: '旬。' }),
    from: t.expose('from', { type: 'Day', description: '该旬首日。' }),
    to: t.expose('to', { type: 'Day', description: '该旬末日。' }),
  }),
});

export const CommitteeType = builder.objectRef<Committee>('Committee').implement({
  description: '评审委员会。A committee as the announcement lists it; names mended where the scan was wrong.',
  fields: (t) => ({
    id: t.exposeString('id', { description: '代码。' }),
    number: t.exposeInt('number', { nullable: true, description: '附件1序号；市级评委会无。' }),
    name: t.exposeString('name', { description: '名称（已订正）。' }),
    raw: t.exposeString('raw', { nullable: true, description: '扫描原文；未订正者无。The text as scanned, where it was mended.' }),
    founder: t.exposeString('founder', { description: '组建单位。' }),
    telephone: t.exposeString('telephone', { description: '咨询电话。' }),
    series: t.field({
      type: SeriesType,
      nullable: true,
      description: '系列；名称只列专业且无法归入系列的无。',
      resolve: ({ series }) => (series ? seriesOf(series) : null),
    }),
    specialty: t.exposeString('specialty', { nullable: true, description: '专业。' }),
    levels: t.field({ type: [LevelEnum], description: '评审层级。', resolve: ({ levels }) => [...levels] }),
    scope: t.expose('scope', { type: ScopeEnum, description: '有效范围。' }),
    ownStaffOnly: t.exposeBoolean('ownStaffOnly', {
      description: '是否只评审本单位人员。Whether it reviews the founder’s own staff only.',
    }),
    meets: t.expose('meets', { type: MeetingType, nullable: true, description: '评审时间；通知未列的无。' }),
  }),
});

builder.queryFields((t) => ({
  committees: t.pages({
    type: CommitteeType,
    args: {
      cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }),
      city: t.arg.string({ required: false, description: CITY_DESCRIPTION }),
      series: t.arg.string({ required: false, description: '系列代码。' }),
      specialty: t.arg.string({ required: false, description: '专业名称包含的文字。' }),
      level: t.arg({ type: LevelEnum, required: false, description: '层级。' }),
      scope: t.arg({ type: ScopeEnum, required: false, description: '有效范围。' }),
      month: t.arg.int({ required: false, description: '评审月份。' }),
      third: t.arg({ type: ThirdEnum, required: false, description: '旬。' }),
    },
    ...pricedPage(0),
    authScopes: { public: true },
    description:
      '评审委员会：市级在前，省级按附件1序号。Public; no table request. Errors: CYCLE_UNKNOWN, CYCLE_NONE, CITY_NEEDED, PAGE_TOO_LARGE, CURSOR_INVALID.',
    resolve: async (_, args, context) => {
      const { committees } = await loadInForce(context, await knownCycle(context, args.cycle, { city: args.city }));
      const matching = committees.filter(
        (one) =>
          ((args.series ?? null) === null || one.series === args.series) &&
          ((args.specialty ?? null) === null || one.specialty?.includes(args.specialty ?? '')) &&
          ((args.level ?? null) === null || one.levels.some((level) => level === args.level)) &&
          ((args.scope ?? null) === null || one.scope === args.scope) &&
          ((args.month ?? null) === null || one.meets?.month === args.month) &&
          ((args.third ?? null) === null || one.meets?.third === args.third),
      );
      return connectionIn(matching, ({ id }) => id, pageOf(args));
    },
  }),
}));
