/** The committees of an announcement in the graph. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { pricedPage } from '../../core/price.ts';
import { pageOf, connectionIn } from '../../core/page.ts';
import { seriesOf } from '../data/series.ts';
import { committeesOf } from '../listed.ts';
import type { Committee } from '../model.ts';
import { CITY_DESCRIPTION, CYCLE_DESCRIPTION, LevelEnum, ScopeEnum, ThirdEnum } from './enums.ts';
import { SeriesType } from './types.ts';

const MeetingType = builder.objectRef<NonNullable<Committee['meets']>>('CommitteeMeeting').implement({
  description: manual('评审委员会的评审时间，以旬表示。', 'When a committee meets: a third of a month. Rule C12.'),
  fields: (t) => ({
    month: t.exposeInt('month', { description: manual('月份，1–12。', 'The month, 1–12.') }),
    third: t.expose('third', { type: ThirdEnum, description: manual('旬。', 'The third of the month.') }),
    from: t.expose('from', { type: 'Day', description: manual('该旬首日。', 'The first day of that third of the month.') }),
    to: t.expose('to', { type: 'Day', description: manual('该旬末日。', 'The last day of that third of the month.') }),
  }),
});

export const CommitteeType = builder.objectRef<Committee>('Committee').implement({
  description: manual(
    '通知所列的评审委员会；扫描有误的名称已订正。',
    'A committee as the announcement lists it; names are mended where the scan was wrong.',
  ),
  fields: (t) => ({
    code: t.exposeString('id', { description: manual('代码。', 'The code.') }),
    number: t.exposeInt('number', {
      nullable: true,
      description: manual('附件1中的序号；市级评委会为空。', 'The number in Annex 1; null for the city’s committees.'),
    }),
    name: t.exposeString('name', { description: manual('名称（已订正）。', 'The name, as mended.') }),
    raw: t.exposeString('raw', {
      nullable: true,
      description: manual('扫描原文；未订正的为空。', 'The text as scanned, where it was mended; null where it was not.'),
    }),
    founder: t.exposeString('founder', { description: manual('组建单位。', 'The body that founded it.') }),
    telephone: t.exposeString('telephone', { description: manual('咨询电话。', 'The telephone number for enquiries.') }),
    series: t.field({
      type: SeriesType,
      nullable: true,
      description: manual(
        '系列；名称只列专业、无法归入系列的为空。',
        'The series; null where the name gives only a specialty that cannot be assigned to a series.',
      ),
      resolve: ({ series }) => (series ? seriesOf(series) : null),
    }),
    specialty: t.exposeString('specialty', { nullable: true, description: manual('专业。', 'The specialty.') }),
    levels: t.field({ type: [LevelEnum], description: manual('评审层级。', 'The levels reviewed.'), resolve: ({ levels }) => [...levels] }),
    scope: t.expose('scope', { type: ScopeEnum, description: manual('有效范围。', 'The scope in which its titles are valid.') }),
    ownStaffOnly: t.exposeBoolean('ownStaffOnly', {
      description: manual('是否只评审组建单位本单位人员。', 'Whether it reviews the founder’s own staff only.'),
    }),
    meets: t.expose('meets', {
      type: MeetingType,
      nullable: true,
      description: manual('评审时间；通知未列的为空。', 'When it meets; null where the announcement does not say.'),
    }),
  }),
});

builder.queryFields((t) => ({
  committees: t.pages({
    type: CommitteeType,
    args: {
      cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }),
      city: t.arg.string({ required: false, description: CITY_DESCRIPTION }),
      series: t.arg.string({ required: false, description: manual('系列代码。', 'The code of the series.') }),
      specialty: t.arg.string({
        required: false,
        description: manual('专业名称包含的文字。', 'Text that the name of the specialty contains.'),
      }),
      level: t.arg({ type: LevelEnum, required: false, description: manual('层级。', 'The level.') }),
      scope: t.arg({ type: ScopeEnum, required: false, description: manual('有效范围。', 'The scope in which its titles are valid.') }),
      month: t.arg.int({ required: false, description: manual('评审月份。', 'The month in which it meets.') }),
      third: t.arg({ type: ThirdEnum, required: false, description: manual('旬。', 'The third of the month.') }),
    },
    ...pricedPage(0),
    authScopes: { public: true },
    description: manual(
      '评审委员会：市级在前，省级按附件1序号。公开，不读表。',
      'The committees: the city’s first, then the province’s by their number in Annex 1. Public; no table request. Errors: CYCLE_UNKNOWN, CYCLE_NONE, CITY_NEEDED, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: async (_, args, context) => connectionIn(await committeesOf(context, args), ({ id }) => id, pageOf(args)),
  }),
}));
