/** What the summary table has to say, composed from what GraphQL answers to the department and from the numbers the story knows. */
import { COLUMNS, HEADS, INSTRUCTIONS, WORDS } from './annex.ts';

export type Value = string | number;

/** An approved application as the department sees it. */
export type Approved = {
  applicantName: string;
  workplace: string;
  unitName: string;
  years: { specialty: number | null; asOf: string };
  recommendation: { vacancy: string } | null;
  approval: { text: string; remark: string } | null;
  form: {
    basics: { startedWorkOn: string };
    education: { items: { educationLevel: string | null }[] };
    presentTitle: { name: string | null; obtainedOn: string | null; appointedOn: string | null };
    appliedTitle: { series: { code: string }; level: string; promotionType: string; standard: string };
    papers: { items: { grade: string }[] };
    achievements: { items: { article: number; clause: number; proofs: number[] }[] };
    continuingEducation: { years: { year: number; publicHours: number; professionalHours: number }[] };
    appraisals: { years: { year: number; result: string }[] } | null;
  };
};

export type Header = { series: string; level: string; filledBy: string; contact: string; telephone: string; date: string };

/** The whole sheet, row by row, each of twenty places; an empty place is an empty text. */
export function expectedSheet(
  header: Header,
  applications: readonly Approved[],
  identityNumbers: ReadonlyMap<string, string>,
  titleOf: (series: string, level: string) => string,
): Value[][] {
  const byPinyin = new Intl.Collator('zh-u-co-pinyin');
  const sorted = applications.toSorted(
    (a, b) => byPinyin.compare(a.unitName, b.unitName) || byPinyin.compare(a.applicantName, b.applicantName),
  );
  return [
    [`申报评审职称审核推荐汇总表（${header.series}系列${header.level}）`],
    [`填报单位：${header.filledBy}`],
    [`填报联系人：${header.contact}`],
    [`联系电话：${header.telephone}`],
    [`填报日期：${header.date}`],
    ...HEADS,
    ...sorted.map((one, index) => rowOf(index + 1, one, identityNumbers.get(one.applicantName) ?? '?', titleOf)),
    ...INSTRUCTIONS.map((line) => [line]),
  ].map((row) => [...row, ...Array.from({ length: COLUMNS - row.length }, () => '')]);
}

function rowOf(
  number: number,
  { applicantName, workplace, recommendation, approval, form, years: { specialty } }: Approved,
  identityNumber: string,
  titleOf: (series: string, level: string) => string,
): Value[] {
  const { presentTitle, appliedTitle, papers, appraisals, continuingEducation } = form;
  const years = (appraisals?.years ?? []).toSorted((a, b) => a.year - b.year);
  return [
    number,
    workplace,
    applicantName,
    identityNumber,
    form.basics.startedWorkOn,
    highestOf(form.education),
    presentTitle.name ?? '无',
    presentTitle.obtainedOn ?? '',
    presentTitle.appointedOn ?? '',
    titleOf(appliedTitle.series.code, appliedTitle.level),
    specialty ?? 0,
    ...gradesOf(papers),
    conditionsOf(form),
    continuingEducation.years.every(isDone) ? '是' : '否',
    years.map(({ year, result }) => `${year}年${worded(result)}`).join('、') || '无',
    worded(appliedTitle.promotionType),
    worded(recommendation?.vacancy ?? ''),
    approval?.text ?? '',
    approval?.remark ?? '',
  ];
}

/** 级别, 数量: each grade with its number, in the order of 核心、省级、其他. */
function gradesOf({ items }: Approved['form']['papers']): [string, Value] {
  const found = ['CORE', 'PROVINCIAL', 'OTHER']
    .map((one) => ({ one, count: items.filter(({ grade }) => grade === one).length }))
    .filter(({ count }) => count > 0);
  const counts = found.map(({ count }) => count);
  return [found.map(({ one }) => worded(one)).join('、') || '无', counts.length > 1 ? counts.join('、') : (counts[0] ?? 0)];
}

/** 学历: the highest that was finished, wherever. */
function highestOf({ items }: Approved['form']['education']): string {
  const level = ['DOCTOR', 'MASTER', 'BACHELOR', 'COLLEGE', 'SECONDARY', 'OTHER'].find((one) =>
    items.some((row) => row.educationLevel === one),
  );
  return worded(level ?? '');
}

/** 人社部令第25号 第八条: 90 hours, two thirds of them professional. */
function isDone({ publicHours, professionalHours }: { publicHours: number; professionalHours: number }): boolean {
  return publicHours + professionalHours >= 90 && professionalHours >= 60;
}

/** 符合…号正常晋升业绩条件X项：（能力、业绩贡献条件符合第X条第X款，依次与上传资料相对应） */
function conditionsOf({ appliedTitle, achievements }: Approved['form']): string {
  const each = achievements.items.map(
    ({ article, clause, proofs }) => `能力、业绩贡献条件符合第${article}条第${clause}款（佐证材料${proofs.join('、')}）`,
  );
  return `符合${appliedTitle.standard}${worded(appliedTitle.promotionType)}业绩条件${each.length}项：${each.join('；')}`;
}

function worded(code: string): string {
  return WORDS[code] ?? `?${code}`;
}
