/**
 * The sections of the form, as data: the fields of each, which are needed, what they are called (A2). Everything else is made from
 * this page: what is checked when a section is saved whole against its version (A4), the inputs and types of the graph, the form
 * that clients draw, and how two versions are compared.
 */
import * as z from 'zod';
import type { Called } from '../../core/places.ts';
import type { Bilingual } from '../../core/refusal.ts';
import { seriesOf } from '../../announcement/data/series.ts';
import { LARGEST_ANSWER } from '../../announcement/document/standards/conditions.ts';
import { SECTIONS, type SectionName } from '../../announcement/names.ts';
import { eachConditionOnce, eachRowOnce, eachYearOnce, inOrder, oneTitle, somethingFinished, wholeTitle } from './checks.ts';
import {
  APPRAISAL,
  CHANNEL_PAPER,
  DEGREE,
  EDUCATION_LEVEL,
  LEVEL,
  PAPER_GRADE,
  PROMOTION_TYPE,
  SCOPE,
  SERVICE_KIND,
  STUDY_MANNER,
} from './choices.ts';
import {
  choice,
  condition,
  date,
  hinted,
  line,
  lines,
  mayBeLeftOut,
  number,
  organisation,
  proof,
  proofs,
  seriesCode,
  standard,
  year,
  yesNo,
  type Field,
} from './fields.ts';

export { SECTIONS, type SectionName } from '../../announcement/names.ts';

export type Fields = Record<string, Field>;

/** A section of one block of fields, or of rows of them; `row` is what the graph calls a row, `key` where the rows lie. */
export type SectionDefinition<F extends Fields = Fields, K extends string = string> = {
  title: Bilingual;
  fields: F;
  rows: { row: string; key: K; least: number; most: number } | null;
  /** Whether every application needs it; a series may need more (series.ts). */
  required: boolean;
};

const both = (zh: string, en: string): Bilingual => ({ zh, en });

function block<const F extends Fields>(title: Bilingual, fields: F, about: { required: boolean } = { required: true }) {
  return { title, fields, rows: null, ...about };
}

function table<const F extends Fields, const K extends string>(
  title: Bilingual,
  rows: { row: string; key: K; least: number; most: number },
  fields: F,
  about: { required: boolean } = { required: true },
) {
  return { title, fields, rows, ...about };
}

/** The numbers of the scans that bear something out; a notice, or whoever reviews it, may ask for them where they are left out. */
const borneOut = () => mayBeLeftOut(proofs(both('佐证材料编号', 'numbers of the proofs'), 20));
const WITH_A_TITLE = both('有职称的必填', 'needed where there is a title');

export const FORM = {
  basics: block(both('基本情况', 'basics'), {
    startedWorkOn: date(both('参加工作时间', 'start of work')),
    employer: hinted(
      mayBeLeftOut(organisation(both('现工作单位', 'employer'), 100)),
      both('与申报单位不同的填写', 'where it is not the unit applied through'),
    ),
  }),
  /** 全日制教育 and 在职教育 apart, a row each time something was finished: 学历 and 学位 are two things, and somebody may have had either alone. */
  education: table(
    both('学历学位', 'education'),
    { row: 'Schooling', key: 'items', least: 1, most: 8 },
    {
      manner: choice(both('教育类别', 'manner of study'), STUDY_MANNER),
      educationLevel: hinted(
        mayBeLeftOut(choice(both('学历', 'level of education'), EDUCATION_LEVEL)),
        both('只取得学位、没有学历的不填', 'left out where a degree alone was conferred'),
      ),
      degree: hinted(mayBeLeftOut(choice(both('学位', 'degree'), DEGREE)), both('没有学位的不填', 'left out where there is none')),
      school: organisation(both('毕业院校', 'school'), 100),
      major: line(both('所学专业', 'major'), 100),
      graduatedOn: hinted(
        date(both('毕业时间', 'date of graduation')),
        both('只取得学位的，填写学位授予时间', 'of a degree alone, when it was conferred'),
      ),
      postdoctoral: mayBeLeftOut(yesNo(both('博士后出站', 'has completed postdoctoral research'))),
      proofs: borneOut(),
    },
  ),
  workHistory: table(
    both('专业工作经历', 'work history'),
    { row: 'Employment', key: 'items', least: 1, most: 30 },
    {
      from: date(both('起始日期', 'first day')),
      to: hinted(mayBeLeftOut(date(both('结束日期', 'last day'))), both('仍在职的不填', 'left out while it goes on')),
      employer: organisation(both('工作单位', 'employer'), 100),
      position: line(both('岗位或职务', 'position'), 60),
      inSpecialty: yesNo(both('是否从事申报专业工作', 'whether it is work in the specialty applied for')),
    },
  ),
  qualification: block(
    both('职业资格', 'licence to practise'),
    {
      name: line(both('资格名称', 'name'), 60),
      number: line(both('证书编号', 'number'), 60),
      obtainedOn: date(both('取得时间', 'date obtained')),
      proof: proof(both('佐证材料编号', 'number of the proof')),
    },
    { required: false },
  ),
  presentTitle: block(both('现任职务', 'present title'), {
    hasTitle: hinted(
      yesNo(both('是否已有职称', 'whether there is one')),
      both('没有的，其余各项均不填', 'where there is none, nothing else is given'),
    ),
    name: hinted(mayBeLeftOut(line(both('资格名称', 'name'), 60)), WITH_A_TITLE),
    series: hinted(
      mayBeLeftOut(seriesCode(both('所属系列', 'series'), (code) => seriesOf(code) !== null)),
      both('不在系列目录内的不填，另填系列名称', 'left out where it is none of the list, and named instead'),
    ),
    seriesName: hinted(
      mayBeLeftOut(line(both('证书所载系列名称', 'what the certificate calls the series'), 40)),
      both('不在系列目录内的必填，如系列已更名、在外地取得；在目录内的不填', 'needed where the list has none, and only there'),
    ),
    level: hinted(mayBeLeftOut(choice(both('层级', 'level'), LEVEL)), WITH_A_TITLE),
    obtainedOn: hinted(mayBeLeftOut(date(both('取得时间', 'date obtained'))), WITH_A_TITLE),
    appointedOn: mayBeLeftOut(date(both('聘任时间', 'date of appointment'))),
    proofs: borneOut(),
  }),
  appliedTitle: block(both('拟晋升职务', 'title applied for'), {
    series: seriesCode(both('系列', 'series'), (code) => seriesOf(code) !== null),
    specialty: line(both('专业', 'specialty'), 60),
    level: choice(both('层级', 'level'), LEVEL),
    scope: hinted(
      choice(both('有效范围', 'scope'), SCOPE),
      both('晋升类型为“基层有效”的，有效范围亦为“基层有效”', 'at the grass roots, where the promotion type is'),
    ),
    promotionType: choice(both('晋升类型', 'promotion type'), PROMOTION_TYPE),
    /** The document that sets the standard the achievements are measured by, such as 甘人社通〔2021〕…号. */
    standard: hinted(
      standard(both('评审标准文号', 'document of the standard'), 60),
      both('从已公布的评审标准中选择；尚未公布的，填写文号', 'chosen from the standards that are published; its number, where none is yet'),
    ),
  }),
  papers: table(
    both('论文', 'papers'),
    { row: 'Paper', key: 'items', least: 0, most: 40 },
    {
      title: line(both('题目', 'title'), 100),
      venue: line(both('刊物', 'journal'), 100),
      grade: choice(both('级别', 'grade'), PAPER_GRADE),
      publishedOn: date(both('发表日期', 'date of publication')),
      proofs: borneOut(),
    },
    { required: false },
  ),
  achievements: table(
    both('业绩', 'achievements'),
    { row: 'Achievement', key: 'items', least: 1, most: 40 },
    {
      article: hinted(
        number(both('符合评审标准第几条', 'article of the standard that it meets'), 1, 200),
        both('须为所选标准已有的条款', 'an article that the chosen standard has'),
      ),
      clause: number(both('第几款', 'clause of the article'), 1, 200),
      text: lines(both('业绩内容', 'what was achieved'), 400),
      proofs: proofs(both('佐证材料编号', 'numbers of the proofs'), 20),
    },
  ),
  continuingEducation: table(
    both('继续教育', 'continuing education'),
    { row: 'ContinuingEducationYear', key: 'years', least: 1, most: 40 },
    {
      year: year(both('年度', 'year')),
      publicHours: number(both('公需科目学时', 'hours of public subjects'), 0, 2000),
      professionalHours: number(both('专业科目学时', 'hours of professional subjects'), 0, 2000),
      proofs: borneOut(),
    },
  ),
  appraisals: table(
    both('年度考核', 'yearly appraisals'),
    { row: 'AppraisalYear', key: 'years', least: 1, most: 40 },
    {
      year: year(both('年度', 'year')),
      result: choice(both('结果', 'result'), APPRAISAL),
      proofs: borneOut(),
    },
  ),
  service: table(
    both('基层及帮扶经历', 'grass-roots and assistance service'),
    { row: 'ServicePeriod', key: 'items', least: 0, most: 40 },
    {
      kind: choice(both('类别', 'kind'), SERVICE_KIND),
      place: line(both('地点或单位', 'place or unit'), 100),
      from: date(both('起始日期', 'first day')),
      to: hinted(mayBeLeftOut(date(both('结束日期', 'last day'))), both('仍在进行的不填', 'left out while it goes on')),
      proofs: borneOut(),
    },
    { required: false },
  ),
  channel: table(
    both('申报渠道证明', 'papers of the channel'),
    { row: 'ChannelDocument', key: 'items', least: 0, most: 8 },
    {
      paper: choice(both('材料', 'paper'), CHANNEL_PAPER),
      number: line(both('文号', 'document number'), 60),
      issuer: line(both('出具单位', 'issued by'), 100),
      issuedOn: date(both('出具日期', 'date of issue')),
      proof: proof(both('佐证材料编号', 'number of the proof')),
    },
    { required: false },
  ),
  /** What the notice of the cycle asks beside all that; needed of those of whom it asks it (series.ts). */
  conditions: table(
    both('通知规定的其他条件', 'other conditions of the notice'),
    { row: 'ConditionAnswer', key: 'items', least: 0, most: 20 },
    {
      condition: condition(both('条件', 'condition')),
      value: hinted(
        number(both('填报数', 'value'), 0, LARGEST_ANSWER),
        both('按条件所列单位填写；只问是否的，1为是、0为否', 'in the unit of the condition; where it is yes or no, 1 is yes and 0 no'),
      ),
      proofs: borneOut(),
    },
    { required: false },
  ),
} as const satisfies Record<SectionName, SectionDefinition>;

type Values<F> = { -readonly [K in keyof F]: F[K] extends { shape: infer S extends z.ZodType } ? z.output<S> : never };
type Row<N extends SectionName> = Values<(typeof FORM)[N]['fields']>;
type Rows<N extends SectionName> = (typeof FORM)[N]['rows'] extends { key: infer K extends string } ? Record<K, Row<N>[]> : never;

/** What a section holds once it has been checked. */
export type SectionContent<N extends SectionName = SectionName> = N extends SectionName
  ? (typeof FORM)[N]['rows'] extends null
    ? Row<N>
    : Rows<N>
  : never;

/** What its fields owe each other. */
const CHECKS: { [N in SectionName]?: (shape: z.ZodType<SectionContent<N>>) => z.ZodType<SectionContent<N>> } = {
  education: (shape) => shape.superRefine(somethingFinished),
  workHistory: (shape) => shape.superRefine(inOrder),
  service: (shape) => shape.superRefine(inOrder),
  continuingEducation: (shape) => shape.superRefine(eachYearOnce),
  appraisals: (shape) => shape.superRefine(eachYearOnce),
  conditions: (shape) => shape.superRefine(eachConditionOnce),
  presentTitle: (shape) => shape.superRefine(wholeTitle),
  appliedTitle: (shape) => shape.superRefine(oneTitle),
};

/** Of these it is told already that a year, or a condition, stands in two rows. */
const ONCE_BY_KEY: readonly SectionName[] = ['continuingEducation', 'appraisals', 'conditions'];

/** The shape of each section's content. */
export const SECTION_SHAPES = Object.fromEntries(SECTIONS.map((name) => [name, shapeOf(name)])) as unknown as {
  [N in SectionName]: z.ZodType<SectionContent<N>>;
};

function shapeOf(name: SectionName): z.ZodType {
  const { fields, rows }: SectionDefinition = FORM[name];
  const row = z.object(Object.fromEntries(Object.entries(fields).map(([key, { shape }]) => [key, shape])));
  const shape = rows ? z.object({ [rows.key]: z.array(row).min(rows.least).max(rows.most) }) : row;
  const check = CHECKS[name] as ((shape: z.ZodType) => z.ZodType) | undefined;
  const checked = check ? check(shape) : shape;
  return rows && !ONCE_BY_KEY.includes(name) ? checked.superRefine(eachRowOnce(rows.key, fields)) : checked;
}

/** What the fields of a section are called, for saying which of them is wrong. */
export function labelsOf(name: SectionName): Record<string, string> {
  const { fields }: SectionDefinition = FORM[name];
  return Object.fromEntries(Object.entries(fields).map(([key, { label }]) => [key, label.zh]));
}

/** The same in both languages, with what the section itself is called. */
export function calledIn(name: SectionName): Called {
  const { title, fields }: SectionDefinition = FORM[name];
  return { '': title, ...Object.fromEntries(Object.entries(fields).map(([key, { label }]) => [key, label])) };
}
