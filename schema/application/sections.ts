/**
 * The sections of the form, as data: what each holds, which are needed before submission, what they are called (A2).
 * A section is saved whole, against its version (A4).
 */
import * as z from 'zod';
import { prose, text, told } from '../core/input.ts';
import { isDay } from '../core/time.ts';
import { LEVELS, seriesOf } from '../calendar/data/series.ts';
import { SCOPES } from '../calendar/model.ts';

export const DEGREES = ['DOCTOR', 'MASTER', 'BACHELOR', 'COLLEGE', 'SECONDARY', 'OTHER'] as const;
export const PROMOTION_TYPES = ['NORMAL', 'EXCEPTIONAL', 'GRASSROOTS', 'HARDSHIP'] as const;
export const PAPER_GRADES = ['CORE', 'PROVINCIAL', 'OTHER'] as const;
export const APPRAISALS = ['EXCELLENT', 'QUALIFIED', 'BASICALLY_QUALIFIED', 'UNQUALIFIED', 'NOT_RATED'] as const;
export const SERVICE_KINDS = ['GRASSROOTS', 'ASSISTANCE'] as const;

const day = z.string().refine(isDay, { params: told('不是YYYY-MM-DD形式的日期', 'is not a date YYYY-MM-DD') });
const ONE_ROW_A_YEAR = { params: told('同一年度只能填写一行', 'must name each year once') };
const year = z.number().int().min(1950).max(2100);

/** The shape of each section's content. */
export const SECTION_SHAPES = {
  basics: z.object({ startedWorkOn: day }),
  education: z.object({ degree: z.enum(DEGREES), school: text(100), major: text(100), graduatedOn: day }),
  presentTitle: z
    .object({ level: orNull(z.enum(LEVELS)), name: orNull(text(60)), obtainedOn: orNull(day), appointedOn: orNull(day) })
    .refine((title) => (title.level === null) === (title.name === null) && (title.level === null) === (title.obtainedOn === null), {
      params: told('有职称的须填写名称、层级和取得时间；无职称的均不填', 'give name, level and date of the present title, or none of them'),
    }),
  appliedTitle: z
    .object({
      series: z.string().refine((code) => seriesOf(code) !== null, { params: told('不存在', 'is not a known series') }),
      specialty: text(60),
      level: z.enum(LEVELS),
      scope: z.enum(SCOPES),
      promotionType: z.enum(PROMOTION_TYPES),
      specialtyYears: z.number().int().min(0).max(60),
      /** The document that sets the standard the achievements are measured by, such as 甘人社通〔2021〕…号. */
      standard: text(60),
    })
    .refine(({ series, level }) => seriesOf(series)?.titles[level] !== undefined, {
      params: told('该系列没有这一层级', 'has a level that the series does not have'),
    }),
  papers: z.object({
    items: z.array(z.object({ title: text(100), venue: text(100), grade: z.enum(PAPER_GRADES), publishedOn: day })).max(40),
  }),
  achievements: z.object({
    items: z
      .array(
        z.object({
          /** Article (条) and clause (款) of the standard that it meets. */
          article: z.number().int().min(1).max(200),
          clause: z.number().int().min(1).max(200),
          text: prose(400),
          /** Numbers of the uploaded proofs. */
          proofs: z
            .array(z.number().int().min(1).max(100))
            .min(1)
            .max(20)
            .refine((proofs) => new Set(proofs).size === proofs.length, { params: told('不得重复', 'must not repeat a number') }),
        }),
      )
      .min(1)
      .max(40),
  }),
  continuingEducation: z.object({
    years: z
      .array(z.object({ year, hours: z.number().int().min(0).max(2000), completed: z.boolean() }))
      .min(1)
      .max(40)
      .refine(eachYearOnce, ONE_ROW_A_YEAR),
  }),
  appraisals: z.object({
    years: z
      .array(z.object({ year, result: z.enum(APPRAISALS) }))
      .min(1)
      .max(40)
      .refine(eachYearOnce, ONE_ROW_A_YEAR),
  }),
  service: z.object({
    items: z
      .array(
        z
          .object({ kind: z.enum(SERVICE_KINDS), place: text(100), from: day, to: orNull(day) })
          .refine(({ from, to }) => to === null || from <= to, { params: told('止早于起', 'ends before it begins') }),
      )
      .max(40),
  }),
} as const;

export type SectionName = keyof typeof SECTION_SHAPES;
export const SECTIONS = Object.keys(SECTION_SHAPES) as SectionName[];
export type SectionContent<N extends SectionName = SectionName> = z.output<(typeof SECTION_SHAPES)[N]>;

/** The sections an application cannot be submitted without; papers and service may be empty. */
export const REQUIRED_SECTIONS: readonly SectionName[] = [
  'basics',
  'education',
  'presentTitle',
  'appliedTitle',
  'achievements',
  'continuingEducation',
  'appraisals',
];

export const SECTION_TITLES: Record<SectionName, { zh: string; en: string }> = {
  basics: { zh: '基本情况', en: 'basics' },
  education: { zh: '学历', en: 'education' },
  presentTitle: { zh: '现任职务', en: 'present title' },
  appliedTitle: { zh: '拟晋升职务', en: 'title applied for' },
  papers: { zh: '论文', en: 'papers' },
  achievements: { zh: '业绩', en: 'achievements' },
  continuingEducation: { zh: '继续教育', en: 'continuing education' },
  appraisals: { zh: '年度考核', en: 'yearly appraisals' },
  service: { zh: '基层及帮扶经历', en: 'grass-roots and assistance service' },
};

function eachYearOnce(rows: readonly { year: number }[]): boolean {
  return new Set(rows.map((row) => row.year)).size === rows.length;
}

/** What may be left out is kept as null. */
function orNull<S extends z.ZodType>(shape: S) {
  return shape.nullish().transform((value) => value ?? null);
}
