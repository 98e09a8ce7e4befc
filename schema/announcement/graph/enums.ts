/** The enumerations of a notice in the graph. */
import { builder } from '../../builder.ts';
import type { LEVELS } from '../data/series.ts';
import type { PHASES, SCOPES, THIRDS } from '../model.ts';

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
