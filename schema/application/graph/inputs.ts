/** How the sections of the form are typed in: one input object for each, exactly one a save (A4). */
import { builder } from '../../builder.ts';
import { LevelEnum, ScopeEnum } from '../../calendar/graph/enums.ts';
import { AppraisalEnum, DegreeEnum, PaperGradeEnum, PromotionTypeEnum, ServiceKindEnum } from './enums.ts';

const BasicsInput = builder.inputType('BasicsInput', {
  description: '基本情况。',
  fields: (t) => ({ startedWorkOn: t.field({ type: 'Day', required: true, description: '参加工作时间。' }) }),
});
const EducationInput = builder.inputType('EducationInput', {
  description: '学历。',
  fields: (t) => ({
    degree: t.field({ type: DegreeEnum, required: true, description: '学历。' }),
    school: t.string({ required: true, description: '毕业院校，最多100字。' }),
    major: t.string({ required: true, description: '所学专业，最多100字。' }),
    graduatedOn: t.field({ type: 'Day', required: true, description: '毕业时间。' }),
  }),
});
const PresentTitleInput = builder.inputType('PresentTitleInput', {
  description: '现任职务；没有职称的各项均不填。',
  fields: (t) => ({
    level: t.field({ type: LevelEnum, required: false, description: '层级。' }),
    name: t.string({ required: false, description: '资格名称，最多60字。' }),
    obtainedOn: t.field({ type: 'Day', required: false, description: '取得时间。' }),
    appointedOn: t.field({ type: 'Day', required: false, description: '聘任时间。' }),
  }),
});
const AppliedTitleInput = builder.inputType('AppliedTitleInput', {
  description: '拟晋升职务。Rule A7.',
  fields: (t) => ({
    series: t.string({ required: true, description: '系列代码，见 `series`。' }),
    specialty: t.string({ required: true, description: '专业，最多60字。' }),
    level: t.field({ type: LevelEnum, required: true, description: '层级。' }),
    scope: t.field({ type: ScopeEnum, required: true, description: '有效范围。' }),
    promotionType: t.field({ type: PromotionTypeEnum, required: true, description: '晋升类型。' }),
    specialtyYears: t.int({ required: true, description: '专业工作年限，0–60年。' }),
    standard: t.string({ required: true, description: '评审标准文号，最多60字。' }),
  }),
});
const PaperInput = builder.inputType('PaperInput', {
  description: '论文。',
  fields: (t) => ({
    title: t.string({ required: true, description: '题目，最多100字。' }),
    venue: t.string({ required: true, description: '刊物，最多100字。' }),
    grade: t.field({ type: PaperGradeEnum, required: true, description: '级别。' }),
    publishedOn: t.field({ type: 'Day', required: true, description: '发表日期。' }),
  }),
});
const PapersInput = builder.inputType('PapersInput', {
  description: '论文，最多40篇。',
  fields: (t) => ({ items: t.field({ type: [PaperInput], required: true, description: '各篇。' }) }),
});
const AchievementInput = builder.inputType('AchievementInput', {
  description: '业绩。',
  fields: (t) => ({
    article: t.int({ required: true, description: '符合评审标准第几条。' }),
    clause: t.int({ required: true, description: '第几款。' }),
    text: t.string({ required: true, description: '业绩内容，最多400字，可分行。' }),
    proofs: t.intList({ required: true, description: '佐证材料编号，1至20个。' }),
  }),
});
const AchievementsInput = builder.inputType('AchievementsInput', {
  description: '业绩，1至40项。',
  fields: (t) => ({ items: t.field({ type: [AchievementInput], required: true, description: '各项。' }) }),
});
const ContinuingEducationYearInput = builder.inputType('ContinuingEducationYearInput', {
  description: '某年度的继续教育。',
  fields: (t) => ({
    year: t.int({ required: true, description: '年度。' }),
    hours: t.int({ required: true, description: '学时。' }),
    completed: t.boolean({ required: true, description: '是否完成。' }),
  }),
});
const ContinuingEducationInput = builder.inputType('ContinuingEducationInput', {
  description: '继续教育，每年度一行。',
  fields: (t) => ({ years: t.field({ type: [ContinuingEducationYearInput], required: true, description: '各年度。' }) }),
});
const AppraisalYearInput = builder.inputType('AppraisalYearInput', {
  description: '某年度的考核。',
  fields: (t) => ({
    year: t.int({ required: true, description: '年度。' }),
    result: t.field({ type: AppraisalEnum, required: true, description: '结果。' }),
  }),
});
const AppraisalsInput = builder.inputType('AppraisalsInput', {
  description: '年度考核，每年度一行。',
  fields: (t) => ({ years: t.field({ type: [AppraisalYearInput], required: true, description: '各年度。' }) }),
});
const ServiceItemInput = builder.inputType('ServiceItemInput', {
  description: '基层或帮扶经历。',
  fields: (t) => ({
    kind: t.field({ type: ServiceKindEnum, required: true, description: '类别。' }),
    place: t.string({ required: true, description: '地点或单位，最多100字。' }),
    from: t.field({ type: 'Day', required: true, description: '起。' }),
    to: t.field({ type: 'Day', required: false, description: '止；仍在进行的不填。' }),
  }),
});
const ServiceInput = builder.inputType('ServiceInput', {
  description: '基层及帮扶经历。',
  fields: (t) => ({ items: t.field({ type: [ServiceItemInput], required: true, description: '各段。' }) }),
});

export const SectionContentInput = builder.inputType('SectionContentInput', {
  description: '一栏的内容：恰好填写其中一栏。Exactly one section.',
  isOneOf: true,
  fields: (t) => ({
    basics: t.field({ type: BasicsInput, description: '基本情况。' }),
    education: t.field({ type: EducationInput, description: '学历。' }),
    presentTitle: t.field({ type: PresentTitleInput, description: '现任职务。' }),
    appliedTitle: t.field({ type: AppliedTitleInput, description: '拟晋升职务。' }),
    papers: t.field({ type: PapersInput, description: '论文。' }),
    achievements: t.field({ type: AchievementsInput, description: '业绩。' }),
    continuingEducation: t.field({ type: ContinuingEducationInput, description: '继续教育。' }),
    appraisals: t.field({ type: AppraisalsInput, description: '年度考核。' }),
    service: t.field({ type: ServiceInput, description: '基层及帮扶经历。' }),
  }),
});
