/**
 * 《申报评审职称审核推荐汇总表》, Annex 2 of 嘉人社发〔2024〕205号: its title, header fields, merged heads, 20 columns in this order,
 * and its instructions. Nothing is added, renamed or removed; dates `YYYY-MM-DD` and ID numbers are text (D4).
 */
import { columnName } from '../../core/workbook/place.ts';
import type { Value } from '../../core/workbook/writing/line.ts';
import type { Sheet } from '../../core/workbook/writing/sheet.ts';
import type { Style } from '../../core/workbook/writing/style.ts';
import { seriesOf, type Level } from '../../announcement/data/series.ts';
import type { Policy } from '../../announcement/model.ts';
import type { Application, ApplicationFile, Vacancy } from '../../application/model.ts';
import { completed } from '../../application/eligibility/form.ts';
import { APPRAISAL, EDUCATION_LEVEL, PAPER_GRADE, PROMOTION_TYPE } from '../../application/form/choices.ts';
import { highestEducation } from '../../application/form/education.ts';
import { asAskedToday, presentTitleOf } from '../../application/form/present-title.ts';
import type { SectionContent, SectionName } from '../../application/form/sections.ts';
import { specialtyYears } from '../../application/form/years.ts';
import { workplaceOf } from '../../application/rules/workplace.ts';
import { titleOf } from '../model.ts';

/** The sheet’s name. */
export const SHEET_NAME = '汇总表';

/** The heads: a single column, or a group with its columns beneath. */
export const HEADS: readonly (string | readonly [group: string, ...columns: string[]])[] = [
  '序号',
  '工作单位',
  '姓名',
  '身份证号',
  '参加工作时间',
  '学历',
  ['现任职务', '资格名称', '取得时间', '聘任时间'],
  '拟晋升职务',
  '专业工作年限',
  ['论文', '级别', '数量'],
  ['是否符合评审业绩条件内容', '符合评审业绩条件内容'],
  '是否完成继续教育',
  '年度考核',
  '晋升类型',
  '是否有空岗情况',
  '审核意见',
  '备注',
];

/** The instructions beneath the table, as printed. */
export const INSTRUCTIONS: readonly string[] = [
  '填表说明：',
  '1. 本表已有的项目不能删除和更改。',
  '2. “ 系列 级”，如：卫生系列正高级，必须与“甘肃省职称申报评审管理系统”提交评审职称系列一致。',
  '3. 本表的格式不能更改。如：日期格式“2021-07-01”，不能录为“2021-7-1”或其它；',
  '4. 填写姓名、身份证号、学历、专业工作年限、能力业绩贡献条件的信息应与“甘肃省职称申报评审管理系统”一致；',
];

/** What fills the header fields. */
export type Header = { series: string; level: Level; filledBy: string; contact: string; telephone: string; date: string };

export const WIDTHS = [6, 22, 11, 21, 14, 12, 16, 12, 12, 18, 13, 14, 8, 46, 12, 24, 11, 12, 20, 16];
export const COLUMNS = WIDTHS.length;
/** Rows above the first of the data: the title, four header fields, two rows of heads. */
export const ROWS_ABOVE = 7;

const TITLE: Style = { bold: true, size: 18, across: 'center', down: 'center' };
const CELL: Style = { boxed: true, across: 'center', down: 'center', wrapped: true };
const HEAD: Style = { ...CELL, bold: true };

/** How a line above the rows looks, by its number from 1. */
export const HEAD_STYLES: readonly Style[] = [TITLE, {}, {}, {}, {}, HEAD, HEAD];
export const AS_A_FORM = { frozen: { rows: ROWS_ABOVE }, printed: { paper: 'A3', repeated: [ROWS_ABOVE - 1, ROWS_ABOVE] } } as const;

/** The sheet around the rows: the title, the header fields, the heads with their merges. */
export function sheetOf(header: Header): Sheet {
  const across = (cells: readonly string[]) => [...cells, ...Array.from({ length: COLUMNS - cells.length }, () => '')];
  const upper = HEADS.flatMap((head) => (typeof head === 'string' ? [head] : [head[0], ...head.slice(2).map(() => '')]));
  const lower = HEADS.flatMap((head) => (typeof head === 'string' ? [''] : head.slice(1)));
  return {
    name: SHEET_NAME,
    columns: WIDTHS.map((width, column) => ({ width, style: NUMBERS.has(column) ? CELL : { ...CELL, isText: true } })),
    head: [
      { cells: across([titleOf(header)]), style: TITLE, height: 32 },
      { cells: across([`填报单位：${header.filledBy}`]) },
      { cells: across([`填报联系人：${header.contact}`]) },
      { cells: across([`联系电话：${header.telephone}`]) },
      { cells: across([`填报日期：${header.date}`]) },
      { cells: upper, style: HEAD, height: 34 },
      { cells: lower, style: HEAD, height: 34 },
    ],
    merges: mergesOf(),
    ...AS_A_FORM,
  };
}

/** The columns that count: number, years, papers (text where they are of several grades). All others are text. */
export const NUMBERS = new Set([0, 10, 12]);

/** Those that hold a day, `YYYY-MM-DD`, and the one with the identity number. */
export const DAYS = new Set([4, 7, 8]);
export const IDENTITY = 3;

/** The merged cells of the title, the header fields and the heads. */
export function mergesOf(): string[] {
  const range = (column: number, width: number, from: number, to = from) =>
    `${columnName(column)}${from}:${columnName(column + width - 1)}${to}`;
  const merges = Array.from({ length: ROWS_ABOVE - 2 }, (_, row) => range(0, COLUMNS, row + 1));
  let column = 0;
  for (const head of HEADS) {
    const width = typeof head === 'string' ? 1 : head.length - 1;
    if (typeof head === 'string') merges.push(range(column, 1, ROWS_ABOVE - 1, ROWS_ABOVE));
    else if (width > 1) merges.push(range(column, width, ROWS_ABOVE - 1));
    column += width;
  }
  return merges;
}

/** The sections that the columns are taken from. */
export const SECTIONS_NEEDED = [
  'basics',
  'education',
  'workHistory',
  'presentTitle',
  'appliedTitle',
  'papers',
  'achievements',
  'continuingEducation',
  'appraisals',
] as const satisfies readonly SectionName[];

/** One row: every value equal to the system's; years and the education done are counted as the system counts them. */
export function rowOf(
  number: number,
  head: Application,
  identityNumber: string,
  sections: ApplicationFile['sections'],
  policy: Pick<Policy, 'seniorityAsOf' | 'yearsCounted' | 'continuingEducation'>,
): Value[] {
  const content = <N extends SectionName>(name: N) => {
    const saved = sections[name];
    return saved && (asAskedToday(name, saved.content) as SectionContent<N>);
  };
  const present = presentTitleOf({ presentTitle: content('presentTitle') });
  const applied = content('appliedTitle');
  const years = content('continuingEducation')?.years ?? [];
  const work = content('workHistory');
  return [
    number,
    workplaceOf(head),
    head.applicantName,
    identityNumber,
    content('basics')?.startedWorkOn ?? '',
    EDUCATION_LEVEL.names[highestEducation(content('education') ?? { items: [] })?.educationLevel ?? 'OTHER'].zh,
    present?.name ?? '无',
    present?.obtainedOn ?? '',
    present?.appointedOn ?? '',
    applied ? (seriesOf(applied.series)?.titles[applied.level] ?? '') : '',
    work ? specialtyYears(work, policy) : 0,
    ...papersByGrade(content('papers')?.items ?? []),
    applied ? conditionsMet(applied, content('achievements')?.items ?? []) : '',
    years.length > 0 && years.every((year) => completed(year, policy.continuingEducation)) ? '是' : '否',
    (content('appraisals')?.years ?? [])
      .toSorted((a, b) => a.year - b.year)
      .map(({ year, result }) => `${year}年${APPRAISAL.names[result].zh}`)
      .join('、') || '无',
    PROMOTION_TYPE.names[applied?.promotionType ?? 'NORMAL'].zh,
    head.recommendation ? VACANCY_NAMES[head.recommendation.vacancy] : '',
    head.approval?.text ?? '',
    head.approval?.remark ?? '',
  ];
}

/** Columns 12 and 13: the grades in the order of the form, and how many there are of each, in the same order. One grade alone is a number. */
function papersByGrade(papers: readonly { grade: PaperGrade }[]): [grades: string, counts: Value] {
  const count = (grade: PaperGrade) => papers.filter((one) => one.grade === grade).length;
  const grades = (Object.keys(PAPER_GRADE.names) as PaperGrade[]).filter((grade) => count(grade) > 0);
  if (grades.length < 2) return [grades.map((grade) => PAPER_GRADE.names[grade].zh).join('') || '无', papers.length];
  return [grades.map((grade) => PAPER_GRADE.names[grade].zh).join('、'), grades.map(count).join('、')];
}
type PaperGrade = keyof typeof PAPER_GRADE.names;

/** Column 14, composed from the achievements in order: article, clause, proof numbers (D4). */
function conditionsMet(applied: SectionContent<'appliedTitle'>, achievements: SectionContent<'achievements'>['items']): string {
  const each = achievements.map(
    ({ article, clause, proofs }) => `能力、业绩贡献条件符合第${article}条第${clause}款（佐证材料${proofs.join('、')}）`,
  );
  return `符合${applied.standard}${PROMOTION_TYPE.names[applied.promotionType].zh}业绩条件${achievements.length}项：${each.join('；')}`;
}

const VACANCY_NAMES: Record<Vacancy, string> = { AVAILABLE: '有', NOT_APPLICABLE: '不适用' };
