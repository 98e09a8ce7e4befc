/** What a notice sets, in the graph: series with their titles, departments, numbers. */
import { encodeGlobalID } from '@pothos/plugin-relay';
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { SECOND } from '../../core/time.ts';
import { LEVELS, seriesOf, type Level, type Series } from '../data/series.ts';
import type { Department, Policy } from '../model.ts';
import { LevelEnum, ReturnsCountedEnum, YearsCountedEnum } from './enums.ts';

const TitleType = builder.objectRef<{ level: Level; name: string }>('SeriesTitle').implement({
  description: manual('某一层级的职称名称。', 'The name of the title at a level.'),
  fields: (t) => ({
    level: t.expose('level', { type: LevelEnum, description: manual('层级。', 'The level.') }),
    name: t.exposeString('name', { description: manual('职称名称。', 'The name of the title.') }),
  }),
});

export const SeriesType = builder.objectRef<Series>('Series').implement({
  description: manual('职称系列。', 'A series of titles.'),
  fields: (t) => ({
    code: t.exposeString('code', { description: manual('系列代码。', 'The code of the series.') }),
    name: t.exposeString('name', { description: manual('系列名称。', 'The name of the series.') }),
    titles: t.field({
      type: [TitleType],
      description: manual('各层级的职称，自低至高。', 'The titles of its levels, lowest first.'),
      resolve: ({ titles }) => LEVELS.flatMap((level) => (titles[level] ? [{ level, name: titles[level] }] : [])),
    }),
  }),
});

export const DepartmentType = builder.objectRef<Department>('ReviewDepartment').implement({
  description: manual('负责本市有关系列审核的行业主管部门。', 'The department that reviews series for the city.'),
  fields: (t) => ({
    code: t.exposeString('id', { description: manual('部门代码。', 'The code of the department.') }),
    organisationId: t.id({
      description: manual(
        '该部门的全局标识，可用于查询和筛选（`Organisation.id`）。',
        'The global id of the department, `Organisation.id`, by which lists are asked for and narrowed.',
      ),
      resolve: ({ id }) => encodeGlobalID('Organisation', id),
    }),
    name: t.exposeString('name', { description: manual('名称。', 'The name.') }),
    telephone: t.exposeString('telephone', { nullable: true, description: manual('联系电话。', 'The contact telephone number.') }),
    series: t.field({
      type: [SeriesType],
      description: manual('负责的系列。', 'The series it reviews.'),
      resolve: ({ series }) => series.flatMap((code) => seriesOf(code) ?? []),
    }),
  }),
});

export const PolicyType = builder.objectRef<Policy>('Policy').implement({
  description: manual('政策参数，以后的通知可以改变。', 'Policy data: numbers that a later notice may change.'),
  fields: (t) => ({
    reminderHours: t.field({
      type: ['Int'],
      description: manual('截止前多少小时提醒。', 'How many hours before a deadline reminders go out. Rule C13.'),
      resolve: ({ reminderOffsets }) => reminderOffsets.map((offset) => offset / (3600 * SECOND)),
    }),
    maximumReturns: t.int({
      nullable: true,
      description: manual(
        '审核部门退回次数上限；不限次数的为空。',
        'The most returns by the reviewing authorities; null where there is no limit. Rule D2.',
      ),
      resolve: ({ returns }) => returns.most,
    }),
    returnsCounted: t.field({
      type: ReturnsCountedEnum,
      description: manual('退回次数如何计算。', 'How returns are counted. Rule D2.'),
      resolve: ({ returns }) => returns.counted,
    }),
    postingDays: t.int({
      description: manual('单位公示最少工作日数。', 'The fewest working days of a unit posting. Rule U3.'),
      resolve: ({ posting }) => posting.days,
    }),
    specialPostingDays: t.int({
      description: manual(
        '破格晋升、基层有效、艰苦单位公示最少工作日数。',
        'The fewest working days of a unit posting for exceptional promotion, grass-roots validity and hardship units. Rule U3.',
      ),
      resolve: ({ posting }) => posting.specialDays,
    }),
    objectionAnswerDays: t.int({
      description: manual('异议答复工作日数。', 'The working days within which an objection is answered. Rule U4.'),
      resolve: ({ posting }) => posting.answerDays,
    }),
    seniorityAsOf: t.expose('seniorityAsOf', {
      type: 'Day',
      description: manual(
        '工作年限和任职年限的计算截止日。',
        'The day up to which years of work and years in a title are counted. Rule A10.',
      ),
    }),
    yearsCounted: t.expose('yearsCounted', {
      type: YearsCountedEnum,
      description: manual('年限的计算办法。', 'How years are counted. Rule A10.'),
    }),
    minimumOfficers: t.exposeInt('minimumOfficers', {
      description: manual('专职经办人最低人数。', 'The fewest full-time officers. Rule P9.'),
    }),
  }),
});
