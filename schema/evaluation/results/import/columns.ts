/** The columns of the workbook in which a bureau enters results, as data: the template is made from them, and what comes back is read by them (E9, E12). */
import type { TypedColumn } from '../../../core/workbook/cell.ts';
import type { Limits } from '../../../core/workbook/model.ts';
import { LARGEST } from '../../../identity/import/columns.ts';

export const RESULT_SHEET = '评审结果';
export const MOST_RESULTS = 2_000;

export const RESULT_LIMITS: Limits = { bytes: LARGEST, unpacked: 32 * 2 ** 20, rows: MOST_RESULTS + 1, columns: 40, characters: 1_000 };

export const PASSED = '通过';
export const OFFLINE = '线下';

const count = (name: 'present' | 'yes' | 'no' | 'abstain', head: string) =>
  ({
    name,
    head,
    required: false,
    width: 8,
    most: 3,
    note: '文件载明票数的填写，四项同填；未载明的均不填。',
    example: '',
    takes: 'whole number',
  }) as const;

export const RESULT_COLUMNS = [
  { name: 'name', head: '姓名', required: true, width: 12, most: 40, note: '申报人姓名。', example: '张三' },
  { name: 'unit', head: '申报单位', required: true, width: 30, most: 100, note: '申报单位全称。', example: '嘉峪关市某某学校' },
  {
    name: 'application',
    head: '申报编号',
    required: false,
    width: 30,
    most: 80,
    note: '同一单位有同名人员申报的，填写其申报编号；其余不填。',
    example: '',
  },
  {
    name: 'result',
    head: '评审结果',
    required: true,
    width: 10,
    most: 10,
    note: '从下拉列表中选择。',
    example: PASSED,
    options: [PASSED, '未通过'],
  },
  {
    name: 'document',
    head: '文号',
    required: true,
    width: 24,
    most: 60,
    note: '公布评审结果的文件文号。',
    example: '甘人社通〔2024〕500号',
  },
  {
    name: 'decidedOn',
    head: '评审日期',
    required: true,
    width: 14,
    most: 20,
    note: '评委会评审的日期，格式为YYYY-MM-DD。',
    example: '2024-11-20',
    takes: 'day',
    asText: { zh: '格式应为YYYY-MM-DD，如2024-11-20', en: 'must be written YYYY-MM-DD, as in 2024-11-20' },
  },
  count('present', '出席人数'),
  count('yes', '同意票'),
  count('no', '不同意票'),
  count('abstain', '弃权票'),
  { name: 'entrusted', head: '委托函文号', required: false, width: 24, most: 60, note: '委托评审的填写。', example: '' },
  {
    name: 'held',
    head: '评审方式',
    required: false,
    width: 10,
    most: 10,
    note: '线下评审的选“线下”；不填的为线上。',
    example: '',
    options: ['线上', OFFLINE],
  },
  {
    name: 'consent',
    head: '同意线下评审的文号',
    required: false,
    width: 24,
    most: 60,
    note: '线下评审经省级同意的填写；没有的，结果不予认可。',
    example: '',
  },
] as const satisfies readonly TypedColumn[];

/** The field that a column fills. */
export type ResultField = (typeof RESULT_COLUMNS)[number]['name'];
