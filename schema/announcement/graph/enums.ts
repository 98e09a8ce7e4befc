/** The enumerations of a notice in the graph. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import type { LEVELS } from '../data/series.ts';
import type { PHASES, ReturnsCounted, SCOPES, THIRDS, YearsCounted } from '../model.ts';

/** The same of every question that is about a city, or about one of its cycles. */
export const CITY_DESCRIPTION = manual(
  '城市（行政区划代码，如620200）；默认为您所在城市，系统仅有一个城市的为该市。',
  'The city by its administrative division code, such as 620200; your own city by default, or the only city of the system. Errors: CITY_NEEDED.',
);
export const CYCLE_DESCRIPTION = manual(
  '评审年度代码（如620200-2024-1）；默认为该市当前年度。',
  'The id of a cycle, such as 620200-2024-1; by default the cycle under way in the city. Errors: CYCLE_UNKNOWN, CYCLE_NONE.',
);

export const PhaseNameEnum = builder.enumType('PhaseName', {
  description: manual('评审年度的各阶段。', 'The phases of a cycle. Rules C2, C3.'),
  values: {
    PREPARATION: { description: manual('系统预准备。', 'Preparation of the system.') },
    APPLICATION: { description: manual('个人申报。', 'Personal application.') },
    UNIT_REVIEW: { description: manual('用人单位审核推荐。', 'Unit review and recommendation.') },
    DEPARTMENT_REVIEW: { description: manual('行业主管部门审核。', 'Department review.') },
    PROVINCIAL_REVIEW: { description: manual('全省审核及评审。', 'Provincial review and evaluation.') },
    RE_REVIEW: { description: manual('集中复审。', 'Central re-review.') },
    EVALUATION: { description: manual('答辩评审。', 'Defence and evaluation.') },
  } satisfies Record<(typeof PHASES)[number], object>,
});

export const LevelEnum = builder.enumType('Level', {
  description: manual('职称层级，自低至高。', 'Levels of titles, lowest first.'),
  values: {
    STAFF: { description: manual('员级。', 'Staff level.') },
    ASSISTANT: { description: manual('助理级。', 'Assistant level.') },
    INTERMEDIATE: { description: manual('中级。', 'Intermediate level.') },
    ASSOCIATE_SENIOR: { description: manual('副高级。', 'Associate senior level.') },
    SENIOR: { description: manual('正高级。', 'Senior level.') },
  } satisfies Record<(typeof LEVELS)[number], object>,
});

export const ScopeEnum = builder.enumType('Scope', {
  description: manual('职称的有效范围。', 'Where a title is valid.'),
  values: {
    PROVINCE: { description: manual('全省有效。', 'Valid in the whole province.') },
    GRASSROOTS: { description: manual('基层有效。', 'Valid at the grass roots.') },
  } satisfies Record<(typeof SCOPES)[number], object>,
});

export const ThirdEnum = builder.enumType('MonthThird', {
  description: manual('评审委员会评审时间所在的旬。', 'The third of a month in which a committee meets. Rule C12.'),
  values: {
    EARLY: { description: manual('上旬，1–10日。', 'The first third, days 1–10.') },
    MIDDLE: { description: manual('中旬，11–20日。', 'The second third, days 11–20.') },
    LATE: { description: manual('下旬，21日至月末。', 'The last third, from day 21 to the end of the month.') },
  } satisfies Record<(typeof THIRDS)[number], object>,
});

export const ReturnsCountedEnum = builder.enumType('ReturnsCounted', {
  description: manual('审核部门退回次数的计算办法。', 'How the returns of the reviewing authorities are counted. Rule D2.'),
  values: {
    TOGETHER: { description: manual('各审核部门合计。', 'All reviewing authorities together.') },
    EACH: { description: manual('各审核部门分别计算。', 'Each reviewing authority by itself.') },
  } satisfies Record<ReturnsCounted, object>,
});

export const YearsCountedEnum = builder.enumType('YearsCounted', {
  description: manual('工作年限和任职年限的计算办法。', 'How years of work and years in a title are counted. Rule A10.'),
  values: {
    TO_THE_DAY: { description: manual('按日计算，满一周年为一年。', 'Full years, to the day.') },
    BY_YEAR: { description: manual('按年度计算，为年份之差。', 'The difference of the calendar years.') },
  } satisfies Record<YearsCounted, object>,
});
