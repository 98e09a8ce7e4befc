/**
 * A workbook to be filled in: every cell is text beforehand, since Excel makes a number of whatever looks like one and loses its last
 * digits. What to write, with examples, stands on a sheet of its own: an example among the rows would be uploaded with them. The same
 * columns make the same bytes.
 */
import { gathered } from '../pieces.ts';
import { startOfDay } from '../time.ts';
import type { TypedColumn } from './cell.ts';
import type { Style } from './writing/style.ts';
import { streamWorkbook, type Filled } from './writing/workbook.ts';

/** The sheet's name, its columns, how many rows may be filled in, and what to know of all of them. */
export type Template = { sheet: string; columns: readonly TypedColumn[]; most: number; note: string };

/** The day that the file says it was made on: no clock is read, and a template made again is the same file. */
const MADE = startOfDay('2024-09-11');

const HEAD: Style = { isText: true, bold: true, fill: 'D9E1F2', across: 'center', down: 'center', wrapped: true };
const TEXT: Style = { isText: true };
const NOTE: Style = { isText: true, down: 'top', wrapped: true };

export function makeTemplate(template: Template): Promise<Uint8Array> {
  return gathered(streamWorkbook(MADE, [sheetToFill(template), notesSheet(template)]));
}

function sheetToFill({ sheet, columns, most }: Template): Filled {
  return {
    name: sheet,
    columns: columns.map(({ head, width, options }) => ({ title: head, width, style: TEXT, ...(options && { options }) })),
    head: [{ cells: columns.map(({ head }) => head), style: HEAD, height: 24 }],
    frozen: { rows: 1 },
    toFill: most,
  };
}

function notesSheet({ columns, note: ofAll }: Template): Filled {
  return {
    name: '填写说明',
    columns: [16, 10, 70, 26].map((width) => ({ width, style: NOTE })),
    head: [{ cells: ['项目', '是否必填', '填写要求', '示例'], style: HEAD }],
    frozen: { rows: 1 },
    lines: [
      ...columns.map(({ head, required, note, example, options }) => [
        head,
        required ? '必填' : '选填',
        options ? `${note}可选：${options.join('、')}。` : note,
        example,
      ]),
      ['说明', '', ofAll, ''],
    ],
  };
}
