/** What a notice sets, in the graph: series with their titles, departments, numbers. */
import { builder } from '../../builder.ts';
import { SECOND } from '../../core/time.ts';
import { LEVELS, seriesOf, type Level, type Series } from '../data/series.ts';
import type { Department, Policy } from '../model.ts';
import { LevelEnum, ReturnsCountedEnum, YearsCountedEnum } from './enums.ts';

const TitleType = builder.objectRef<{ level: Level; name: string }>('SeriesTitle').implement({
  description: '某一层级的职称名称。The name of the title at a level.',
  fields: (t) => ({
    level: t.expose('level', { type: LevelEnum, description: '层级。' }),
    name: t.exposeString('name', { description: '职称名称。' }),
  }),
});

export const SeriesType = builder.objectRef<Series>('Series').implement({
  description: '职称系列。A series of titles.',
  fields: (t) => ({
    code: t.exposeString('code', { description: '系列代码。' }),
    name: t.exposeString('name', { description: '系列名称。' }),
    titles: t.field({
      type: [TitleType],
      description: '各层级名称，自低至高。The titles it has, lowest first.',
      resolve: ({ titles }) => LEVELS.flatMap((level) => (titles[level] ? [{ level, name: titles[level] }] : [])),
    }),
  }),
});

export const DepartmentType = builder.objectRef<Department>('ReviewDepartment').implement({
  description: '行业主管部门。The authority that reviews series for the city.',
  fields: (t) => ({
    id: t.exposeString('id', { description: '部门代码。' }),
    name: t.exposeString('name', { description: '名称。' }),
    telephone: t.exposeString('telephone', { nullable: true, description: '联系电话。' }),
    series: t.field({
      type: [SeriesType],
      description: '负责的系列。',
      resolve: ({ series }) => series.flatMap((code) => seriesOf(code) ?? []),
    }),
  }),
});

export const PolicyType = builder.objectRef<Policy>('Policy').implement({
  description: '政策参数。Numbers a later notice may change.',
  fields: (t) => ({
    reminderHours: t.field({
      type: ['Int'],
      description: '截止前多少小时提醒。Hours before a deadline at which reminders go out. Rule C13.',
      resolve: ({ reminderOffsets }) => reminderOffsets.map((offset) => offset / (3600 * SECOND)),
    }),
    maximumReturns: t.int({
      nullable: true,
      description:
        '审核部门退回次数上限；不限次数的无。The most returns by the reviewing authorities; none where there is no limit. Rule D2.',
      resolve: ({ returns }) => returns.most,
    }),
    returnsCounted: t.field({
      type: ReturnsCountedEnum,
      description: '退回次数如何计算。How returns are counted. Rule D2.',
      resolve: ({ returns }) => returns.counted,
    }),
    postingDays: t.int({ description: '单位公示最少工作日数。Rule U3.', resolve: ({ posting }) => posting.days }),
    specialPostingDays: t.int({
      description: '破格晋升、基层有效、艰苦单位公示最少工作日数。Rule U3.',
      resolve: ({ posting }) => posting.specialDays,
    }),
    objectionAnswerDays: t.int({ description: '异议答复工作日数。Rule U4.', resolve: ({ posting }) => posting.answerDays }),
    seniorityAsOf: t.expose('seniorityAsOf', {
      type: 'Day',
      description: '年限计算截止日。The day up to which years of work and of a title are counted. Rule A10.',
    }),
    yearsCounted: t.expose('yearsCounted', { type: YearsCountedEnum, description: '年限的计算办法。How they are counted. Rule A10.' }),
    minimumOfficers: t.exposeInt('minimumOfficers', { description: '专职经办人最低人数。Rule P9.' }),
  }),
});
