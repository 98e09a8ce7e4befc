/** The choices of the form: each value with its name, in the order they are offered. */
import type { Bilingual } from '../../core/refusal.ts';
import { LEVEL_ENGLISH, LEVEL_NAMES, LEVELS, type Level } from '../../announcement/data/series.ts';
import type { EducationLevel, PromotionType, Scope } from '../../announcement/names.ts';
import { CHANNEL_PAPER_NAMES, type ChannelPaper } from '../../identity/channels.ts';
import type { Choice } from './fields.ts';

export type { EducationLevel, PromotionType } from '../../announcement/names.ts';

function choiceOf<const N extends Record<string, Bilingual>>(type: string, title: Bilingual, names: N): Choice<keyof N & string> {
  return { type, title, names };
}

export const STUDY_MANNER = choiceOf(
  'StudyManner',
  { zh: '教育类别', en: 'manners of study' },
  { FULL_TIME: { zh: '全日制教育', en: 'full-time' }, IN_SERVICE: { zh: '在职教育', en: 'in service' } },
);

export const EDUCATION_LEVEL = choiceOf('EducationLevel', { zh: '学历', en: 'levels of education' }, {
  DOCTOR: { zh: '博士研究生', en: 'doctor' },
  MASTER: { zh: '硕士研究生', en: 'master' },
  BACHELOR: { zh: '大学本科', en: 'bachelor' },
  COLLEGE: { zh: '大学专科', en: 'college' },
  SECONDARY: { zh: '中专', en: 'secondary technical school' },
  OTHER: { zh: '其他', en: 'other' },
} satisfies Record<EducationLevel, Bilingual>);

export const DEGREE = choiceOf(
  'Degree',
  { zh: '学位', en: 'degrees' },
  {
    DOCTOR: { zh: '博士', en: 'doctor’s degree' },
    MASTER: { zh: '硕士', en: 'master’s degree' },
    BACHELOR: { zh: '学士', en: 'bachelor’s degree' },
  },
);
/** 学位: what was conferred, with the 学历 or without it. */
export type Degree = keyof (typeof DEGREE)['names'];

export const PROMOTION_TYPE = choiceOf('PromotionType', { zh: '晋升类型', en: 'promotion types' }, {
  NORMAL: { zh: '正常晋升', en: 'ordinary promotion' },
  EXCEPTIONAL: { zh: '破格晋升', en: 'exceptional promotion' },
  GRASSROOTS: { zh: '基层有效', en: 'valid at the grass roots' },
  HARDSHIP: { zh: '艰苦单位', en: 'unit in a hardship area' },
  TRANSFER: { zh: '转系列', en: 'transfer to another series at the same level' },
} satisfies Record<PromotionType, Bilingual>);

/** The types of which the whole staff deliberates, and that are shown longer and more widely (四（一）, U3). */
export const SPECIAL_PROMOTIONS: readonly PromotionType[] = ['EXCEPTIONAL', 'GRASSROOTS', 'HARDSHIP'];

export const PAPER_GRADE = choiceOf(
  'PaperGrade',
  { zh: '论文级别', en: 'grades of papers' },
  {
    CORE: { zh: '核心期刊', en: 'core journal' },
    PROVINCIAL: { zh: '省级期刊', en: 'provincial journal' },
    OTHER: { zh: '其他', en: 'other' },
  },
);

export const APPRAISAL = choiceOf(
  'Appraisal',
  { zh: '年度考核结果', en: 'results of the yearly appraisal' },
  {
    EXCELLENT: { zh: '优秀', en: 'excellent' },
    QUALIFIED: { zh: '合格', en: 'qualified' },
    BASICALLY_QUALIFIED: { zh: '基本合格', en: 'basically qualified' },
    UNQUALIFIED: { zh: '不合格', en: 'unqualified' },
    NOT_RATED: { zh: '不定等次', en: 'not rated' },
  },
);

export const SERVICE_KIND = choiceOf(
  'ServiceKind',
  { zh: '经历类别', en: 'kinds of service' },
  { GRASSROOTS: { zh: '基层工作', en: 'at the grass roots' }, ASSISTANCE: { zh: '帮扶', en: 'assistance' } },
);

export const LEVEL: Choice<Level> = {
  type: 'Level',
  title: { zh: '层级', en: 'levels' },
  names: Object.fromEntries(LEVELS.map((level) => [level, { zh: LEVEL_NAMES[level], en: LEVEL_ENGLISH[level] }])) as Record<
    Level,
    Bilingual
  >,
};

export const SCOPE: Choice<Scope> = {
  type: 'Scope',
  title: { zh: '有效范围', en: 'where a title is valid' },
  names: { PROVINCE: { zh: '全省有效', en: 'in the province' }, GRASSROOTS: { zh: '基层有效', en: 'at the grass roots' } },
};

export const CHANNEL_PAPER: Choice<ChannelPaper> = {
  type: 'ChannelPaper',
  title: { zh: '申报渠道证明材料', en: 'papers of the channel' },
  names: CHANNEL_PAPER_NAMES,
};
