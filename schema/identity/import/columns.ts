/** The columns of the workbook in which a unit names its people, as data: the template is made from them, and what comes back is read by them. */
import type { Limits } from '../../core/workbook/read.ts';
import type { TypedColumn } from '../../core/workbook/cell.ts';
import { PERSON_KIND_NAMES, PERSON_KINDS, type PersonKind } from '../channels.ts';
import type { IdentityKind } from '../numbers.ts';

export const PEOPLE_SHEET = '人员';
export const MOST_PEOPLE = 5_000;

/** The largest workbook that is taken: the fullest honest one has a tenth of it. */
export const LARGEST = 10 * 2 ** 20;

/** What an upload may be. */
export const PEOPLE_LIMITS: Limits = { bytes: LARGEST, unpacked: 32 * 2 ** 20, rows: MOST_PEOPLE + 1, columns: 50, characters: 1_000 };

/** Kinds of documents by their names. The first is meant where none is chosen. */
export const DOCUMENTS: Readonly<Record<string, IdentityKind>> = {
  居民身份证: 'RESIDENT_ID',
  护照: 'PASSPORT',
  港澳居民来往内地通行证: 'HK_MACAU_PERMIT',
  台湾居民来往大陆通行证: 'TAIWAN_PERMIT',
  外国人永久居留身份证: 'PERMANENT_RESIDENCE',
};
export const DOCUMENT_LABELS = Object.keys(DOCUMENTS);

/** Kinds of people by their names: which of them may apply is said by the notice of the unit’s city, and of each row when it is judged (P4, P5). */
export const PEOPLE: Readonly<Record<string, PersonKind>> = Object.fromEntries(
  PERSON_KINDS.map((kind) => [PERSON_KIND_NAMES[kind].zh, kind]),
);
export const PERSON_KIND_LABELS = Object.keys(PEOPLE);

const YES_OR_NO = ['是', '否'] as const;

export const PERSON_COLUMNS = [
  { name: 'name', head: '姓名', required: true, width: 14, most: 40, note: '与身份证件一致。', example: '张三' },
  {
    name: 'identityKind',
    head: '证件类型',
    required: false,
    width: 24,
    most: 20,
    note: '从下拉列表中选择；不填即为居民身份证。',
    example: '居民身份证',
    options: DOCUMENT_LABELS,
  },
  {
    name: 'identityNumber',
    head: '证件号码',
    required: true,
    width: 24,
    most: 40,
    note: '须为文本格式（本列已设为文本）。以数值格式输入或从其他表格粘贴的号码超过15位的部分会变成0，无法恢复。',
    example: '11010519491231002X',
    asText: {
      zh: '身份证号须以文本格式填写；Excel已将其转为数字，末尾数位可能丢失，请将单元格设为文本后重新输入',
      en: 'must be text: Excel has made a number of it, and its last digits may be lost; format the cell as text and type it again',
    },
  },
  {
    name: 'bornOn',
    head: '出生日期',
    required: false,
    width: 14,
    most: 20,
    note: '仅持居民身份证以外证件的人员填写，格式为YYYY-MM-DD。',
    example: '1988-03-15',
    takes: 'day',
    asText: { zh: '格式应为YYYY-MM-DD，如1988-03-15', en: 'must be written YYYY-MM-DD, as in 1988-03-15' },
  },
  {
    name: 'personKind',
    head: '人员类别',
    required: true,
    width: 24,
    most: 20,
    note: '从下拉列表中选择；能否申报以本市通知为准。',
    example: '事业单位在编在岗人员',
    options: PERSON_KIND_LABELS,
  },
  {
    name: 'workplace',
    head: '实际工作单位',
    required: false,
    width: 30,
    most: 100,
    note: '仅人事代理机构为代理人员填写：其实际工作的单位全称。',
    example: '嘉峪关市某某有限公司',
  },
  {
    name: 'localHousehold',
    head: '本市户籍',
    required: false,
    width: 10,
    most: 5,
    note: '仅灵活就业人员填写：是或否。',
    example: '是',
    options: YES_OR_NO,
  },
  { name: 'email', head: '电子邮箱', required: true, width: 28, most: 254, note: '用于接收通知。', example: 'zhangsan@example.cn' },
  {
    name: 'telephone',
    head: '联系电话',
    required: true,
    width: 18,
    most: 64,
    note: '手机号码，或带区号的固定电话。',
    example: '13800000000',
    takes: 'whole number',
  },
  {
    name: 'account',
    head: '登录名',
    required: false,
    width: 18,
    most: 64,
    note: '2至64位字母、数字或 . _ @ : -，以字母或数字开头；不填则由系统生成。',
    example: 'zhang-san',
  },
] as const satisfies readonly TypedColumn[];

/** The field that a column fills. */
export type PersonField = (typeof PERSON_COLUMNS)[number]['name'];
