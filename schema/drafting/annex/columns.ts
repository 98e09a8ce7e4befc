/** The columns of the workbook in which committees come (附件1, and a city's own list), as data: the template is made from them, and what comes back is read by them. */
import type { TypedColumn } from '../../core/workbook/cell.ts';
import type { Limits } from '../../core/workbook/read.ts';
import { SERIES } from '../../announcement/data/series.ts';
import type { Scope } from '../../announcement/names.ts';

export const ANNEX_SHEET = '评审计划';
/** As many as a notice lists. */
export const MOST_COMMITTEES = 500;
/** Title, heads and remarks around the rows. */
const AROUND = 40;

export const ANNEX_LIMITS: Limits = {
  bytes: 5 * 2 ** 20,
  unpacked: 32 * 2 ** 20,
  rows: MOST_COMMITTEES + AROUND,
  columns: 50,
  characters: 1_000,
};

/** A row that has so many of the heads is that of the heads: a title stands above it in any annex. */
export const HEADS_AT_LEAST = 3;

/** Where a title is valid, as the column has it. */
export const SCOPES_CALLED: Readonly<Record<string, Scope>> = { 全省有效: 'PROVINCE', 基层有效: 'GRASSROOTS' };
const YES_OR_NO = ['是', '否'] as const;

export const ANNEX_COLUMNS = [
  {
    name: 'number',
    head: '序号',
    required: false,
    width: 8,
    most: 4,
    note: '附件1的序号；本市自行组建的评委会不填。',
    example: '1',
    takes: 'whole number',
  },
  {
    name: 'name',
    head: '评委会名称',
    required: true,
    width: 50,
    most: 100,
    note: '全称。系列、专业、层级、有效范围等从名称读取，读不出的在后面各列填写。',
    example: '甘肃省质量监督工程专业高级职称评审委员会',
  },
  { name: 'founder', head: '组建单位', required: true, width: 24, most: 60, note: '不要合并单元格，逐行填写。', example: '省市场监管局' },
  {
    name: 'meets',
    head: '评审时间',
    required: false,
    width: 14,
    most: 20,
    note: '某月上旬、中旬或下旬；通知未列的不填。',
    example: '11月上旬',
  },
  {
    name: 'telephone',
    head: '咨询电话',
    required: true,
    width: 18,
    most: 60,
    note: '带区号的固定电话。',
    example: '0931-8533360',
    takes: 'whole number',
  },
  {
    name: 'series',
    head: '系列',
    required: false,
    width: 18,
    most: 20,
    note: '名称中看不出系列的填写。',
    example: '工程',
    options: SERIES.map(({ name }) => name),
    ending: '系列',
  },
  { name: 'specialty', head: '专业', required: false, width: 18, most: 60, note: '名称中看不出专业的填写。', example: '质量监督工程' },
  {
    name: 'levels',
    head: '层级',
    required: false,
    width: 18,
    most: 30,
    note: '名称中看不出层级的填写：高级、正高级、副高级、中级、初级、助理级、员级；多个的用顿号分隔。',
    example: '正高级、副高级',
  },
  {
    name: 'scope',
    head: '有效范围',
    required: false,
    width: 12,
    most: 10,
    note: '不填的，名称有“县以下基层”的为基层有效，其余为全省有效。',
    example: '全省有效',
    options: Object.keys(SCOPES_CALLED),
  },
  {
    name: 'ownStaffOnly',
    head: '仅评本单位',
    required: false,
    width: 12,
    most: 5,
    note: '是否只评审组建单位自己的人员；不填的，企业、科研院所的评委会为是。',
    example: '否',
    options: YES_OR_NO,
  },
  {
    name: 'year',
    head: '年度',
    required: false,
    width: 8,
    most: 4,
    note: '评审时间所在的年份；不填即为通知的年度。',
    example: '2025',
    takes: 'whole number',
  },
] as const satisfies readonly TypedColumn[];

/** The field that a column fills. */
export type AnnexField = (typeof ANNEX_COLUMNS)[number]['name'];
