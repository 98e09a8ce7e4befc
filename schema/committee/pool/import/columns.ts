/** The columns of the workbook in which an office names its experts, as data: the template is made from them, and what comes back is read by them (E3). */
import type { TypedColumn } from '../../../core/workbook/cell.ts';
import type { Limits } from '../../../core/workbook/model.ts';
import { LEVEL_NAMES, LEVELS, type Level } from '../../../announcement/data/series.ts';
import { LARGEST, PERSON_COLUMNS } from '../../../identity/import/columns.ts';
import { CONDITION_NAMES, type ExpertCondition } from '../model.ts';

export const EXPERT_SHEET = '评审专家';
export const MOST_EXPERTS = 1_000;

export const EXPERT_LIMITS: Limits = { bytes: LARGEST, unpacked: 32 * 2 ** 20, rows: MOST_EXPERTS + 1, columns: 50, characters: 1_000 };

/** Levels by their names. */
export const LEVELS_CALLED: Readonly<Record<string, Level>> = Object.fromEntries(LEVELS.map((level) => [LEVEL_NAMES[level], level]));
const YES_OR_NO = ['是', '否'] as const;

/** The columns of a person that an expert has as well. */
const OF_PERSON = ['name', 'identityKind', 'identityNumber', 'bornOn', 'email', 'telephone', 'account'] as const;
const personColumns = PERSON_COLUMNS.filter(
  (column): column is Extract<(typeof PERSON_COLUMNS)[number], { name: (typeof OF_PERSON)[number] }> =>
    OF_PERSON.some((name) => name === column.name),
);

const day = (name: 'titledOn' | 'termFrom' | 'termUntil', head: string, note: string, example: string) =>
  ({
    name,
    head,
    required: true,
    width: 14,
    most: 20,
    note: `${note}格式为YYYY-MM-DD。`,
    example,
    takes: 'day',
    asText: { zh: `格式应为YYYY-MM-DD，如${example}`, en: `must be written YYYY-MM-DD, as in ${example}` },
  }) as const;

const ground = <Name extends ExpertCondition>(name: Name, example: string) =>
  ({
    name,
    head: `依据：${CONDITION_NAMES[name].zh}`,
    required: true,
    width: 28,
    most: 200,
    note: `认定其${CONDITION_NAMES[name].zh}的依据。`,
    example,
  }) as const;

export const EXPERT_COLUMNS = [
  ...personColumns,
  { name: 'unit', head: '工作单位', required: true, width: 30, most: 100, note: '现工作单位全称。', example: '嘉峪关市某某学校' },
  {
    name: 'isOutside',
    head: '外单位（市外）专家',
    required: true,
    width: 12,
    most: 5,
    note: '不属评委会组建部门所在城市或系统的填“是”。',
    example: '否',
    options: YES_OR_NO,
  },
  {
    name: 'specialties',
    head: '专业',
    required: true,
    width: 24,
    most: 200,
    note: '多个的用顿号分隔，最多5个。',
    example: '中学语文、小学语文',
  },
  { name: 'title', head: '职称名称', required: true, width: 18, most: 60, note: '现任职称的名称。', example: '正高级教师' },
  {
    name: 'titleLevel',
    head: '职称层级',
    required: true,
    width: 12,
    most: 10,
    note: '从下拉列表中选择。',
    example: '正高级',
    options: LEVELS.map((level) => LEVEL_NAMES[level]),
  },
  day('titledOn', '取得时间', '现任职称的取得时间，', '2018-12-30'),
  day('termFrom', '聘期自', '聘期第一日，', '2024-09-01'),
  day('termUntil', '聘期至', '聘期最后一日（含），聘期以规定年限为限，', '2027-08-31'),
  ground('LAWFUL', '所在单位证明，无违法违纪记录'),
  ground('ETHICAL', '历年考核合格'),
  ground('TITLED', '职称证书编号'),
  ground('PRACTISING', '在岗任教'),
  ground('CAPABLE', '身体健康，本人同意'),
] as const satisfies readonly TypedColumn[];

/** The field that a column fills. */
export type ExpertField = (typeof EXPERT_COLUMNS)[number]['name'];
