/** The enumerations of a notice in the graph. */
import { builder } from '../../builder.ts';
import type { LEVELS } from '../data/series.ts';
import type { PHASES, ReturnsCounted, SCOPES, THIRDS, YearsCounted } from '../model.ts';

/** The same of every question that is about a city, or about one of its cycles. */
export const CITY_DESCRIPTION =
  '城市（行政区划代码，如620200）；默认为您所在城市，系统仅有一个城市的为该市。The city by its code; your own where none is named, or the only one there is. Errors: CITY_NEEDED.';
export const CYCLE_DESCRIPTION =
  '评审年度代码（如620200-2024-1）；默认为该市当前年度。The id of a cycle; the one under way in the city where none is named. Errors: CYCLE_UNKNOWN, CYCLE_NONE.';

export const PhaseNameEnum = builder.enumType('PhaseName', {
  description: '阶段。The windows of a cycle. Rules C2, C3.',
  values: {
    PREPARATION: { description: '系统预准备' },
    APPLICATION: { description: '个人申报' },
    UNIT_REVIEW: { description: '用人单位审核推荐' },
    DEPARTMENT_REVIEW: { description: '行业主管部门审核' },
    PROVINCIAL_REVIEW: { description: '全省审核及评审' },
    RE_REVIEW: { description: '集中复审' },
    EVALUATION: { description: '答辩评审' },
  } satisfies Record<(typeof PHASES)[number], object>,
});

export const LevelEnum = builder.enumType('Level', {
  description: '职称层级。Levels of titles, lowest first.',
  values: {
    STAFF: { description: '员级' },
    ASSISTANT: { description: '助理级' },
    INTERMEDIATE: { description: '中级' },
    ASSOCIATE_SENIOR: { description: '副高级' },
    SENIOR: { description: '正高级' },
  } satisfies Record<(typeof LEVELS)[number], object>,
});

export const ScopeEnum = builder.enumType('Scope', {
  description: '有效范围。Where a title is valid.',
  values: { PROVINCE: { description: '全省有效' }, GRASSROOTS: { description: '基层有效' } } satisfies Record<
    (typeof SCOPES)[number],
    object
  >,
});

export const ThirdEnum = builder.enumType('MonthThird', {
  description: '旬。The third of a month in which a committee meets. Rule C12.',
  values: {
    EARLY: { description: '上旬，1–10日' },
    MIDDLE: { description: '中旬，11–20日' },
    LATE: { description: '下旬，21日至月末' },
  } satisfies Record<(typeof THIRDS)[number], object>,
});

export const ReturnsCountedEnum = builder.enumType('ReturnsCounted', {
  description: '退回次数的计算办法。How the returns of reviewing authorities are counted. Rule D2.',
  values: {
    TOGETHER: { description: '各审核部门合计。All of them together.' },
    EACH: { description: '各审核部门分别计算。Each authority by itself.' },
  } satisfies Record<ReturnsCounted, object>,
});

export const YearsCountedEnum = builder.enumType('YearsCounted', {
  description: '年限的计算办法。How years of work and of a title are counted. Rule A10.',
  values: {
    TO_THE_DAY: { description: '按日计算，满一周年为一年。Full years, to the day.' },
    BY_YEAR: { description: '按年度计算，为年份之差。The difference of the calendar years.' },
  } satisfies Record<YearsCounted, object>,
});
