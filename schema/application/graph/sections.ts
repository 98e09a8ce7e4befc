/** The sections of the form in the graph: how each is typed and how each is read (A2). */
import { builder } from '../../builder.ts';
import { LevelEnum, ScopeEnum } from '../../calendar/graph/enums.ts';
import type { Section } from '../model.ts';
import { SECTIONS, type SectionContent, type SectionName } from '../sections.ts';
import { AppraisalEnum, DegreeEnum, PaperGradeEnum, PromotionTypeEnum, ServiceKindEnum } from './enums.ts';

export const SectionNameEnum = builder.enumType('SectionName', {
  description: '申报表各栏。The sections of the form.',
  values: SECTIONS,
});

const row = <T extends object>(name: string) => builder.objectRef<T>(name);
type Row<N extends 'papers' | 'achievements' | 'service'> = SectionContent<N>['items'][number];
type YearRow<N extends 'continuingEducation' | 'appraisals'> = SectionContent<N>['years'][number];

const Paper = row<Row<'papers'>>('Paper').implement({
  description: '论文。',
  fields: (t) => ({
    title: t.exposeString('title', { description: '题目。' }),
    venue: t.exposeString('venue', { description: '刊物。' }),
    grade: t.expose('grade', { type: PaperGradeEnum, description: '级别。' }),
    publishedOn: t.expose('publishedOn', { type: 'Day', description: '发表日期。' }),
  }),
});
const Achievement = row<Row<'achievements'>>('Achievement').implement({
  description: '业绩，及其符合的评审标准条款和佐证材料编号。',
  fields: (t) => ({
    article: t.exposeInt('article', { description: '条。Article of the standard.' }),
    clause: t.exposeInt('clause', { description: '款。Clause of the article.' }),
    text: t.exposeString('text', { description: '业绩内容。' }),
    proofs: t.exposeIntList('proofs', { description: '佐证材料编号。Numbers of the uploaded proofs.' }),
  }),
});
const EducationYear = row<YearRow<'continuingEducation'>>('ContinuingEducationYear').implement({
  description: '某年度的继续教育。',
  fields: (t) => ({
    year: t.exposeInt('year', { description: '年度。' }),
    hours: t.exposeInt('hours', { description: '学时。' }),
    completed: t.exposeBoolean('completed', { description: '是否完成。' }),
  }),
});
const AppraisalYear = row<YearRow<'appraisals'>>('AppraisalYear').implement({
  description: '某年度的考核。',
  fields: (t) => ({
    year: t.exposeInt('year', { description: '年度。' }),
    result: t.expose('result', { type: AppraisalEnum, description: '结果。' }),
  }),
});
const Service = row<Row<'service'>>('Service').implement({
  description: '基层或帮扶经历。',
  fields: (t) => ({
    kind: t.expose('kind', { type: ServiceKindEnum, description: '类别。' }),
    place: t.exposeString('place', { description: '地点或单位。' }),
    from: t.expose('from', { type: 'Day', description: '起。' }),
    to: t.expose('to', { type: 'Day', nullable: true, description: '止；仍在进行的不填。' }),
  }),
});

/** One section as read: its content beside its version. */
function sectionRef<N extends SectionName>(name: string) {
  return builder.objectRef<SectionContent<N> & Pick<Section, 'version' | 'savedAt'>>(name);
}
const VERSION = '版本；保存时须带上。Give it back when saving. Rule A4.';
const SAVED = '保存时刻。';

const BasicsSection = sectionRef<'basics'>('BasicsSection').implement({
  description: '基本情况。',
  fields: (t) => ({
    version: t.exposeInt('version', { description: VERSION }),
    savedAt: t.expose('savedAt', { type: 'Instant', description: SAVED }),
    startedWorkOn: t.expose('startedWorkOn', { type: 'Day', description: '参加工作时间。' }),
  }),
});
const EducationSection = sectionRef<'education'>('EducationSection').implement({
  description: '学历。',
  fields: (t) => ({
    version: t.exposeInt('version', { description: VERSION }),
    savedAt: t.expose('savedAt', { type: 'Instant', description: SAVED }),
    degree: t.expose('degree', { type: DegreeEnum, description: '学历。' }),
    school: t.exposeString('school', { description: '毕业院校。' }),
    major: t.exposeString('major', { description: '所学专业。' }),
    graduatedOn: t.expose('graduatedOn', { type: 'Day', description: '毕业时间。' }),
  }),
});
const PresentTitleSection = sectionRef<'presentTitle'>('PresentTitleSection').implement({
  description: '现任职务；没有职称的各项为空。',
  fields: (t) => ({
    version: t.exposeInt('version', { description: VERSION }),
    savedAt: t.expose('savedAt', { type: 'Instant', description: SAVED }),
    level: t.expose('level', { type: LevelEnum, nullable: true, description: '层级。' }),
    name: t.exposeString('name', { nullable: true, description: '资格名称。' }),
    obtainedOn: t.expose('obtainedOn', { type: 'Day', nullable: true, description: '取得时间。' }),
    appointedOn: t.expose('appointedOn', { type: 'Day', nullable: true, description: '聘任时间。' }),
  }),
});
const AppliedTitleSection = sectionRef<'appliedTitle'>('AppliedTitleSection').implement({
  description: '拟晋升职务。',
  fields: (t) => ({
    version: t.exposeInt('version', { description: VERSION }),
    savedAt: t.expose('savedAt', { type: 'Instant', description: SAVED }),
    series: t.exposeString('series', { description: '系列代码。' }),
    specialty: t.exposeString('specialty', { description: '专业。' }),
    level: t.expose('level', { type: LevelEnum, description: '层级。' }),
    scope: t.expose('scope', { type: ScopeEnum, description: '有效范围。' }),
    promotionType: t.expose('promotionType', { type: PromotionTypeEnum, description: '晋升类型。' }),
    specialtyYears: t.exposeInt('specialtyYears', { description: '专业工作年限（年）。' }),
    standard: t.exposeString('standard', { description: '评审标准文号。' }),
  }),
});
const PapersSection = sectionRef<'papers'>('PapersSection').implement({
  description: '论文。',
  fields: (t) => ({
    version: t.exposeInt('version', { description: VERSION }),
    savedAt: t.expose('savedAt', { type: 'Instant', description: SAVED }),
    items: t.expose('items', { type: [Paper], description: '各篇。' }),
  }),
});
const AchievementsSection = sectionRef<'achievements'>('AchievementsSection').implement({
  description: '业绩。',
  fields: (t) => ({
    version: t.exposeInt('version', { description: VERSION }),
    savedAt: t.expose('savedAt', { type: 'Instant', description: SAVED }),
    items: t.expose('items', { type: [Achievement], description: '各项。' }),
  }),
});
const ContinuingEducationSection = sectionRef<'continuingEducation'>('ContinuingEducationSection').implement({
  description: '继续教育。',
  fields: (t) => ({
    version: t.exposeInt('version', { description: VERSION }),
    savedAt: t.expose('savedAt', { type: 'Instant', description: SAVED }),
    years: t.expose('years', { type: [EducationYear], description: '各年度。' }),
  }),
});
const AppraisalsSection = sectionRef<'appraisals'>('AppraisalsSection').implement({
  description: '年度考核。',
  fields: (t) => ({
    version: t.exposeInt('version', { description: VERSION }),
    savedAt: t.expose('savedAt', { type: 'Instant', description: SAVED }),
    years: t.expose('years', { type: [AppraisalYear], description: '各年度。' }),
  }),
});
const ServiceSection = sectionRef<'service'>('ServiceSection').implement({
  description: '基层及帮扶经历。',
  fields: (t) => ({
    version: t.exposeInt('version', { description: VERSION }),
    savedAt: t.expose('savedAt', { type: 'Instant', description: SAVED }),
    items: t.expose('items', { type: [Service], description: '各段。' }),
  }),
});

type Sections = Partial<Record<SectionName, Section>>;

/** The form as far as it is filled in. */
export const FormType = builder.objectRef<Sections>('ApplicationForm').implement({
  description: '申报表：已填写的各栏。The form; a section never saved is absent.',
  fields: (t) => ({
    basics: t.field({ type: BasicsSection, nullable: true, description: '基本情况。', resolve: (form) => read(form, 'basics') }),
    education: t.field({ type: EducationSection, nullable: true, description: '学历。', resolve: (form) => read(form, 'education') }),
    presentTitle: t.field({
      type: PresentTitleSection,
      nullable: true,
      description: '现任职务。',
      resolve: (form) => read(form, 'presentTitle'),
    }),
    appliedTitle: t.field({
      type: AppliedTitleSection,
      nullable: true,
      description: '拟晋升职务。',
      resolve: (form) => read(form, 'appliedTitle'),
    }),
    papers: t.field({ type: PapersSection, nullable: true, description: '论文。', resolve: (form) => read(form, 'papers') }),
    achievements: t.field({
      type: AchievementsSection,
      nullable: true,
      description: '业绩。',
      resolve: (form) => read(form, 'achievements'),
    }),
    continuingEducation: t.field({
      type: ContinuingEducationSection,
      nullable: true,
      description: '继续教育。',
      resolve: (form) => read(form, 'continuingEducation'),
    }),
    appraisals: t.field({
      type: AppraisalsSection,
      nullable: true,
      description: '年度考核。',
      resolve: (form) => read(form, 'appraisals'),
    }),
    service: t.field({ type: ServiceSection, nullable: true, description: '基层及帮扶经历。', resolve: (form) => read(form, 'service') }),
  }),
});

function read<N extends SectionName>(form: Sections, name: N) {
  const section = form[name];
  return section ? { ...(section.content as SectionContent<N>), version: section.version, savedAt: section.savedAt } : null;
}
