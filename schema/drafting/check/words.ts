/** What the fields of a notice are called, where the check speaks of them. */
import { placeInWords, type Labels } from '../../core/field-names.ts';
import { say, type Bilingual } from '../../core/refusal.ts';
import { seriesNamed } from '../../announcement/data/series.ts';
import { PHASE_ENGLISH, PHASE_TITLES, type PhaseName } from '../../announcement/names.ts';
import type { Place } from './line.ts';

const LABELS: Labels = {
  cycle: '通知代码',
  city: '城市代码',
  cityName: '城市名称',
  year: '年度',
  round: '批次',
  notice: '通知',
  title: '标题',
  document: '文号',
  issuedOn: '印发日期',
  issuer: '发文单位',
  bureau: '市人社局',
  phases: '阶段',
  opens: '开始时刻',
  closes: '截止时刻',
  statedDays: '所称天数',
  source: '出处',
  exceptions: '例外',
  for: '适用范围',
  levels: '层级',
  committees: '评委会',
  recognition: '考核认定',
  daysBeforeMeeting: '会议前天数',
  milestones: '时间节点',
  id: '代码',
  from: '开始日',
  due: '期限',
  policy: '政策参数',
  reminderHours: '提醒提前小时数',
  remindAt: '提醒发出钟点',
  returns: '退回次数',
  most: '上限',
  least: '下限',
  each: '递增步长',
  counted: '计算方式',
  minimumOfficers: '专职人员最少人数',
  lookups: '查询限额',
  numbers: '证件号码数',
  refusals: '未成次数',
  proofs: '佐证材料',
  megabytes: '每件兆字节数',
  types: '文件类型',
  continuingEducation: '继续教育',
  hours: '总学时',
  professionalHours: '专业科目学时',
  years: '年数',
  badAppraisals: '考核不合格',
  transferYears: '转系列任职年限',
  seniorityAsOf: '年限计算截止日',
  yearsCounted: '年限计算方式',
  posting: '公示',
  days: '天数',
  specialDays: '三类人员公示天数',
  supplementDays: '补充公示天数',
  mostDays: '最长公示天数',
  daysAfterMending: '更正后公示天数',
  answerDays: '答复异议天数',
  effort: '匿名异议验证量',
  mendingDays: '退回修改天数',
  resultPosting: '结果公示',
  workingDays: '工作日数',
  restoreDays: '撤回可恢复天数',
  citations: '条款出处',
  reviewers: '审核部门',
  by: '划分方式',
  departments: '主管部门',
  counties: '县区',
  ownReview: '自主评审单位',
  number: '序号',
  raw: '扫描原文',
  founder: '组建单位',
  specialty: '专业',
  scope: '有效范围',
  ownStaffOnly: '是否仅评本单位',
  meets: '会议时间',
  month: '月份',
  third: '旬',
  standards: '申报条件',
  titleYears: '任职年限',
  degree: '学历学位',
  byStandard: '按标准认定',
  channels: '申报渠道',
  through: '申报途径',
  papers: '证明材料',
  forms: '申报表',
  requires: '必填栏目',
  without: '不列的内容',
  withoutSections: '不列的栏目',
  optional: '选填的内容',
  characters: '字数',
  licence: '执业资格',
  kinds: '人员类别',
  promotionTypes: '晋升类型',
  byExam: '以考代评系列',
  conditions: '附加条件',
  asks: '填写方式',
  outcome: '不符合的处理',
  zh: '中文',
  en: '英文',
  UNQUALIFIED: '不合格',
  BASICALLY_QUALIFIED: '基本合格',
  NOT_RATED: '不定等次',
};

/** A place in a Chinese sentence: 阶段第2项截止时刻. */
export function placeNamed(at: Place): string {
  return at.length === 0 ? '通知' : placeInWords(at.map(String), LABELS);
}

/** A phase by the title that the notice gives it. */
export function phaseNamed(name: PhaseName | undefined, title?: string): Bilingual {
  return say(title ?? (name ? PHASE_TITLES[name] : '未命名'), name ? PHASE_ENGLISH[name] : (title ?? 'phase without a name'));
}

/** Several series in a sentence. */
export function seriesListed(codes: readonly string[]): Bilingual {
  const names = codes.map(seriesNamed);
  return say(names.map(({ zh }) => zh).join('、'), names.map(({ en }) => en).join(', '));
}
