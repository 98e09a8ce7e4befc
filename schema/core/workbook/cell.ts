/** What a cell gives to the column of a template under which it stands: a value as the column takes it, or what is wrong with how it was typed. */
import { counted } from '../counted.ts';
import { plain, type Column } from './columns.ts';
import type { Cell } from './model.ts';
import { cut } from './refusals.ts';

/** A column of a template. `name` is the field that it fills. */
export type TypedColumn = Column & {
  width: number;
  /** Characters that a value may have at most. */
  most: number;
  /** For the sheet that explains. */
  note: string;
  example: string;
  /** What may be chosen; nothing else is taken. */
  options?: readonly string[];
  /** What may stand behind an option and says nothing: 工程 and 工程系列 are one. */
  ending?: string;
  /** What the column also takes beside text: a whole number that Excel cannot have ruined, or a real day. */
  takes?: 'whole number' | 'day';
  /** What to do where a number stands and text must: beyond fifteen digits it is no longer the number that was typed. */
  asText?: { zh: string; en: string };
};

/** The value, or what is wrong with how it was typed. */
export type Typed = { value: string } | { zh: string; en: string };

/** What a cell gives to its column, or what is wrong with it. */
export function typedIn(cell: Cell | undefined, column: TypedColumn): Typed {
  if (!cell) return typedText('', column);
  switch (cell.kind) {
    case 'text':
      return typedText(cell.text.trim(), column);
    case 'number':
      return typedNumber(cell.text, column);
    case 'date':
      return column.takes === 'day' ? { value: cell.text } : mustBeText(column, '日期', 'a date');
    case 'boolean':
      return mustBeText(column, '逻辑值', 'TRUE or FALSE');
    case 'formula':
      return {
        zh: '是公式，请改为直接填写内容（可复制后“选择性粘贴—数值”）',
        en: 'is a formula; type the value itself (or paste it as a value)',
      };
    case 'error':
      return { zh: `是错误值（${cut(cell.text)}），请改为直接填写内容`, en: `is an error (${cut(cell.text)}); type the value itself` };
    default:
      return cell.kind satisfies never;
  }
}

function typedText(value: string, { required, most, options, ending = '' }: TypedColumn): Typed {
  if (value === '') return required ? { zh: '不能为空', en: 'must not be empty' } : { value };
  if (Array.from(value).length > most) return { zh: `最多${most}个字`, en: `has more than ${counted(most, 'character')}` };
  if (!options) return { value };
  const chosen = options.find((option) => [option, option + ending].some((known) => plain(known) === plain(value)));
  if (chosen !== undefined) return { value: chosen };
  return { zh: `不在可选范围内，应为：${options.join('、')}`, en: `must be one of: ${options.join(', ')}` };
}

/** Excel keeps fifteen digits: a whole number below that is what was typed. */
const RUINED = 1e15;

function typedNumber(text: string, column: TypedColumn): Typed {
  const value = Number(text);
  if (column.takes === 'whole number' && Number.isInteger(value) && value >= 0 && value < RUINED) return typedText(String(value), column);
  return column.asText ?? mustBeText(column, '数值', 'a number');
}

function mustBeText({ asText, takes }: TypedColumn, zh: string, en: string): Typed {
  if (asText && takes === 'day') return asText;
  return {
    zh: `须为文本，现为${zh}；请将单元格设为文本后重新输入`,
    en: `must be text and is ${en}; format the cell as text and type it again`,
  };
}
