/**
 * A workbook to be filled in: every cell is text beforehand, since Excel makes a number of whatever looks like one and loses its last
 * digits. What to write, with examples, stands on a sheet of its own: an example among the rows would be uploaded with them. The same
 * columns make the same bytes.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx, type DataValidation, type WriteSheet } from 'hucre/xlsx';
import { columnName } from './place.ts';
import type { TypedColumn } from './cell.ts';

/** The sheet's name, its columns, how many rows may be filled in, and what to know of all of them. */
export type Template = { sheet: string; columns: readonly TypedColumn[]; most: number; note: string };

/** The day that the file says it was made on: no clock is read, and a template made again is the same file. */
const MADE = new Date('2024-09-11T00:00:00Z');
/** The same in the archive’s list, which knows no zones: by the parts of the day, so that it is one everywhere. */
const PACKED = new Date(2024, 8, 11);

const SHEET = 'xl/worksheets/sheet1.xml';

const FONT = { name: '宋体', size: 11 } as const;
const HEAD = {
  font: { ...FONT, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'D9E1F2' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  numFmt: '@',
} as const;
const TEXT = { font: FONT, numFmt: '@' } as const;
const WRAPPED = { font: FONT, numFmt: '@', alignment: { vertical: 'top', wrapText: true } } as const;

export async function makeTemplate(template: Template): Promise<Uint8Array> {
  const parts = unzipSync(
    await writeXlsx({
      sheets: [sheetToFill(template), notesSheet(template)],
      properties: { created: MADE, modified: MADE, creator: 'zhicheng' },
    }),
  );
  parts[SHEET] = strToU8(formatOfColumns(strFromU8(parts[SHEET] ?? new Uint8Array())));
  return zipSync(parts, { mtime: PACKED });
}

/**
 * Makes the sample row's format the columns' own and takes the row out: five thousand formatted rows would weigh 100 KB, and the
 * library gives a column's format to the cells that it writes only.
 */
function formatOfColumns(xml: string): string {
  const sample = /<row r="2".*?<\/row>/u.exec(xml)?.[0] ?? '';
  const style = / s="(\d+)"/u.exec(sample)?.[1];
  if (style === undefined) throw new Error('the sheet has no sample row');
  return xml
    .replace(sample, '')
    .replace(/<dimension [^>]*\/>/u, '')
    .replaceAll('<col ', `<col style="${style}" `);
}

/** The heads, and the sample of the rows to come. */
function sheetToFill({ sheet, columns, most }: Template): WriteSheet {
  const styled = columns.flatMap((_, index) => [[`0,${index}`, { style: HEAD }] as const, [`1,${index}`, { style: TEXT }] as const]);
  return {
    name: sheet,
    rows: [columns.map(({ head }) => head), columns.map(() => null)],
    cells: new Map<string, { style: object }>(styled),
    columns: columns.map(({ width }) => ({ width })),
    rowDefs: new Map([[0, { height: 24 }]]),
    freezePane: { rows: 1 },
    dataValidations: columns.flatMap((column, index) => choice(column, index, most)),
  };
}

function choice({ head, options }: TypedColumn, index: number, most: number): DataValidation[] {
  if (!options) return [];
  const letter = columnName(index);
  return [
    {
      type: 'list',
      values: [...options],
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'stop',
      errorTitle: head,
      errorMessage: '请从下拉列表中选择。',
      range: `${letter}2:${letter}${most + 1}`,
    },
  ];
}

function notesSheet({ columns, note: ofAll }: Template): WriteSheet {
  const rows = [
    ['项目', '是否必填', '填写要求', '示例'],
    ...columns.map(({ head, required, note, example, options }) => [
      head,
      required ? '必填' : '选填',
      options ? `${note}可选：${options.join('、')}。` : note,
      example,
    ]),
    ['说明', '', ofAll, ''],
  ];
  const cells = rows.flatMap((row, number) =>
    row.map((_, index) => [`${number},${index}`, { style: number === 0 ? HEAD : WRAPPED }] as const),
  );
  return {
    name: '填写说明',
    rows,
    cells: new Map(cells),
    columns: [{ width: 16 }, { width: 10 }, { width: 70 }, { width: 26 }],
    freezePane: { rows: 1 },
  };
}
