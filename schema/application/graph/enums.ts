/** The application's enumerations in the graph. */
import { builder } from '../../builder.ts';
import type { REVIEWERS, STATES, VACANCIES } from '../model.ts';
import type { APPRAISALS, DEGREES, PAPER_GRADES, PROMOTION_TYPES, SERVICE_KINDS } from '../sections.ts';

type Values<V extends readonly string[]> = Record<V[number], { description: string }>;

export const StateEnum = builder.enumType('ApplicationState', {
  description: '申报状态。States of an application; LAPSED is a draft whose time is over. Rule C6.',
  values: {
    DRAFT: { description: '草稿' },
    SUBMITTED: { description: '已提交，待单位审核' },
    ACCEPTED: { description: '单位已接收' },
    RETURNED: { description: '已退回，待修改重报' },
    RECOMMENDED: { description: '单位已推荐，待部门审核' },
    APPROVED: { description: '部门审核通过' },
    LAPSED: { description: '已失效：截止时从未提交（保留可查）' },
  } satisfies Values<typeof STATES> & { LAPSED: object },
});

export const ReviewerEnum = builder.enumType('Reviewer', {
  description: '审核方。Who reviews.',
  values: { UNIT: { description: '用人单位' }, DEPARTMENT: { description: '行业主管部门' } } satisfies Values<typeof REVIEWERS>,
});

export const VacancyEnum = builder.enumType('Vacancy', {
  description: '空岗情况。Whether the unit has a vacancy. Rule U6.',
  values: {
    AVAILABLE: { description: '有空岗' },
    NONE: { description: '无空岗' },
    NOT_APPLICABLE: { description: '不实行岗位管理' },
  } satisfies Values<typeof VACANCIES>,
});

export const DegreeEnum = builder.enumType('Degree', {
  description: '学历。',
  values: {
    DOCTOR: { description: '博士研究生' },
    MASTER: { description: '硕士研究生' },
    BACHELOR: { description: '大学本科' },
    COLLEGE: { description: '大学专科' },
    SECONDARY: { description: '中专' },
    OTHER: { description: '其他' },
  } satisfies Values<typeof DEGREES>,
});

export const PromotionTypeEnum = builder.enumType('PromotionType', {
  description: '晋升类型。',
  values: {
    NORMAL: { description: '正常晋升' },
    EXCEPTIONAL: { description: '破格晋升' },
    GRASSROOTS: { description: '基层有效' },
    HARDSHIP: { description: '艰苦单位' },
  } satisfies Values<typeof PROMOTION_TYPES>,
});

export const PaperGradeEnum = builder.enumType('PaperGrade', {
  description: '论文级别。',
  values: {
    CORE: { description: '核心期刊' },
    PROVINCIAL: { description: '省级期刊' },
    OTHER: { description: '其他' },
  } satisfies Values<typeof PAPER_GRADES>,
});

export const AppraisalEnum = builder.enumType('Appraisal', {
  description: '年度考核结果。',
  values: {
    EXCELLENT: { description: '优秀' },
    QUALIFIED: { description: '合格' },
    BASICALLY_QUALIFIED: { description: '基本合格' },
    UNQUALIFIED: { description: '不合格' },
    NOT_RATED: { description: '不定等次' },
  } satisfies Values<typeof APPRAISALS>,
});

export const ServiceKindEnum = builder.enumType('ServiceKind', {
  description: '经历类别。',
  values: { GRASSROOTS: { description: '基层工作' }, ASSISTANCE: { description: '帮扶' } } satisfies Values<typeof SERVICE_KINDS>,
});
