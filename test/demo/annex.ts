/**
 * Annex 2 as the notice prints it (嘉人社发〔2024〕205号): title, header fields, heads, columns, instructions. Copied from the
 * notice by hand, not from the system, so that the workbook is held against the paper.
 */

/** The two rows of heads. An empty place belongs to the merged head on its left or above it. */
export const HEADS: readonly (readonly string[])[] = [
  [
    '序号',
    '工作单位',
    '姓名',
    '身份证号',
    '参加工作时间',
    '学历',
    '现任职务',
    '',
    '',
    '拟晋升职务',
    '专业工作年限',
    '论文',
    '',
    '是否符合评审业绩条件内容',
    '是否完成继续教育',
    '年度考核',
    '晋升类型',
    '是否有空岗情况',
    '审核意见',
    '备注',
  ],
  ['', '', '', '', '', '', '资格名称', '取得时间', '聘任时间', '', '', '级别', '数量', '符合评审业绩条件内容', '', '', '', '', '', ''],
];

export const COLUMNS = 20;
/** Columns that hold numbers: 序号, 专业工作年限, 论文数量 of one grade. Everything else is text. */
export const NUMBERS: readonly number[] = [0, 10, 12];
/** Columns that hold days, which are text written YYYY-MM-DD. */
export const DAYS: readonly number[] = [4, 7, 8];
export const IDENTITY = 3;

/** What is merged: title and header fields across, single heads down, 现任职务 and 论文 over their columns. */
export const MERGES: readonly string[] =
  'A1:T1 A2:T2 A3:T3 A4:T4 A5:T5 A6:A7 B6:B7 C6:C7 D6:D7 E6:E7 F6:F7 G6:I6 J6:J7 K6:K7 L6:M6 O6:O7 P6:P7 Q6:Q7 R6:R7 S6:S7 T6:T7'.split(
    ' ',
  );

export const INSTRUCTIONS: readonly string[] = [
  '填表说明：',
  '1. 本表已有的项目不能删除和更改。',
  '2. “ 系列 级”，如：卫生系列正高级，必须与“甘肃省职称申报评审管理系统”提交评审职称系列一致。',
  '3. 本表的格式不能更改。如：日期格式“2021-07-01”，不能录为“2021-7-1”或其它；',
  '4. 填写姓名、身份证号、学历、专业工作年限、能力业绩贡献条件的信息应与“甘肃省职称申报评审管理系统”一致；',
];

/** How the table words what GraphQL answers as codes. */
export const WORDS: Readonly<Record<string, string>> = {
  DOCTOR: '博士研究生',
  MASTER: '硕士研究生',
  BACHELOR: '大学本科',
  COLLEGE: '大学专科',
  SECONDARY: '中专',
  CORE: '核心期刊',
  PROVINCIAL: '省级期刊',
  OTHER: '其他',
  EXCELLENT: '优秀',
  QUALIFIED: '合格',
  BASICALLY_QUALIFIED: '基本合格',
  UNQUALIFIED: '不合格',
  NOT_RATED: '不定等次',
  NORMAL: '正常晋升',
  EXCEPTIONAL: '破格晋升',
  GRASSROOTS: '基层有效',
  HARDSHIP: '艰苦单位',
  TRANSFER: '转系列',
  AVAILABLE: '有',
  NONE: '无',
  NOT_APPLICABLE: '不适用',
};
