/** What is said of each kind of difference, and what to do about it (D4, D5). */
import { alikeTold } from '../../core/workbook/layout.ts';
import { fill, say, type Bilingual } from '../../core/refusal.ts';
import { IDENTITY } from '../annex/columns.ts';
import { LEAVES } from './heads.ts';
import { lookAlike } from './look-alikes.ts';
import type { Difference, DifferenceKind } from './model.ts';

/** Each kind by its name, and its sentence. */
export const KINDS: Record<DifferenceKind, { name: Bilingual } & Bilingual> = {
  HEADING: {
    name: { zh: '固定文字被更改', en: 'printed text changed' },
    zh: '{heading}应为“{expected}”，现为“{found}”；本表已有的项目不能删除和更改。',
    en: '{heading} must read “{expected}” and reads “{found}”; what is printed may not be changed.',
  },
  SHEET_ALIKE: {
    name: { zh: '另有工作表未读取', en: 'another sheet not read' },
    zh: alikeTold('{found}', '{expected}').zh + '。',
    en: `Beside what is read ${alikeTold('{found}', '{expected}').en}.`,
  },
  COLUMN_MISSING: {
    name: { zh: '缺少栏目', en: 'column missing' },
    zh: '缺少“{heading}”栏；本表已有的项目不能删除。',
    en: 'The column “{heading}” is missing; no column may be taken out.',
  },
  COLUMN_EXTRA: {
    name: { zh: '多出栏目', en: 'column added' },
    zh: '多出一栏“{found}”，请删除。',
    en: 'There is a column too many, “{found}”; take it out.',
  },
  COLUMN_MOVED: {
    name: { zh: '栏目位置变动', en: 'column moved' },
    zh: '“{heading}”栏应在{expected}列的次序上，现在{found}列；请恢复原次序。',
    en: 'The column “{heading}” belongs to {expected} and stands in {found}; put it back.',
  },
  COLUMN_RENAMED: {
    name: { zh: '栏目名称被更改', en: 'column renamed' },
    zh: '栏目名称应为“{expected}”，现为“{found}”。',
    en: 'The column is named “{expected}”, not “{found}”.',
  },
  COLUMN_HIDDEN: {
    name: { zh: '栏目被隐藏', en: 'column hidden' },
    zh: '“{heading}”栏（{found}列）被隐藏，请取消隐藏。',
    en: 'The column “{heading}” ({found}) is hidden; show it.',
  },
  ROW_HIDDEN: { name: { zh: '行被隐藏', en: 'row hidden' }, zh: '该行被隐藏，请取消隐藏。', en: 'The row is hidden; show it.' },
  MERGED: {
    name: { zh: '合并单元格不符', en: 'merged otherwise' },
    zh: '合并单元格与原表不同：原表{expected}，现为{found}，请改回。',
    en: 'Cells are merged otherwise than in the form: {expected} in the form, {found} here; change them back.',
  },
  DIFFERENT: {
    name: { zh: '内容不一致', en: 'different' },
    zh: '{heading}应为“{expected}”，现为“{found}”；须与系统一致。',
    en: '{heading} is “{expected}” in the system and “{found}” here.',
  },
  DATE_FORMAT: {
    name: { zh: '日期格式不符', en: 'date not as text' },
    zh: '{heading}应为文本“{expected}”，现为“{found}”：日期须以文本格式录入，写作YYYY-MM-DD，不能为日期型、数值或“2021-7-1”等其他写法。',
    en: '{heading} must be the text “{expected}” and is “{found}”: dates are typed as text, YYYY-MM-DD, never as dates, numbers or 2021-7-1.',
  },
  NOT_TEXT: {
    name: { zh: '应为文本', en: 'not text' },
    zh: '{heading}须为文本，Excel已将其转为数值或日期，证件号码的末尾数位可能已丢失；请将单元格设为文本后重新录入“{expected}”。',
    en: '{heading} must be text: Excel has made a number or a date of it, and the last digits of an ID number may be lost. Format the cell as text and type “{expected}” again.',
  },
  FORMULA: {
    name: { zh: '含有公式', en: 'formula' },
    zh: '{heading}是公式，请改为直接填写的内容（可复制后“选择性粘贴—数值”）。',
    en: '{heading} is a formula; type the value itself (or paste it as a value).',
  },
  MISSING_ROW: {
    name: { zh: '缺少人员', en: 'person missing' },
    zh: '系统中审核通过的人员不在表内：{expected}。',
    en: 'Approved in the system and not in the table: {expected}.',
  },
  EXTRA_ROW: {
    name: { zh: '多出人员', en: 'person too many' },
    zh: '表内人员不在系统审核通过的名单中：{found}。',
    en: 'In the table and not among those approved in the system: {found}.',
  },
  TWICE: {
    name: { zh: '人员重复', en: 'person twice' },
    zh: '该证件号码已在第{expected}行填写，请删除重复的行。',
    en: 'The same identity number stands in row {expected}; take one of them out.',
  },
};

const asItIs = (text: string): Bilingual => say(text, text);
const mergedAs = (range: string): Bilingual => (range === '' ? say('不合并', 'not merged') : say(`合并为${range}`, `merged as ${range}`));

/** The sentence of one difference. Where an identity number differs, where the whole one is to be had. */
export function sentenceOf(one: Difference): Bilingual {
  const { heading, expected, found } = one;
  const { zh, en } = KINDS[one.kind];
  const hint = one.kind === 'DIFFERENT' && heading === LEAVES[IDENTITY];
  const alike = one.kind === 'DIFFERENT' ? lookAlike(expected, found) : null;
  // A cell is told as it is to be typed, a day not as people read it (D4).
  const shown = one.kind === 'MERGED' ? mergedAs : asItIs;
  const cells = { heading, expected: shown(expected), found: shown(found) };
  return {
    zh: `${fill(zh, cells, 'zh')}${hint ? '此处号码已脱敏，完整号码见系统导出的汇总表。' : ''}${alike?.zh ?? ''}`,
    en: `${fill(en, cells, 'en')}${hint ? ' Numbers are masked here; the exported table has them whole.' : ''}${alike?.en ?? ''}`,
  };
}
