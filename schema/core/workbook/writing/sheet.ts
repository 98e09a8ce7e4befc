/** A sheet around its lines: what stands above them, how wide and how styled its columns are, what is merged, chosen and printed. */
import { columnName } from '../place.ts';
import { escaped, heightOf, heightOfOne, lineXml, type Value } from './line.ts';
import type { Style, Styles } from './style.ts';

export type Sheet = {
  name: string;
  columns: readonly SheetColumn[];
  /** How cells that are pointed out look. */
  marked?: Style;
  /** Above the lines. */
  head?: readonly HeadLine[];
  /** Ranges such as `A1:T1`. */
  merges?: readonly string[];
  /** So many rows and columns stay in sight. */
  frozen?: { rows: number; columns?: number };
  /** So many lines are to be filled in: what is typed there is styled as its column is. */
  toFill?: number;
  /** Printed across, as wide as one page, with these rows on each. */
  printed?: { paper: keyof typeof PAPER; repeated: readonly [first: number, last: number] };
};

/** `width` in characters, two a Chinese one. `options`: nothing else can be filled in; in Excel 255 characters in all, with their commas. */
export type SheetColumn = { width: number; style?: Style; options?: readonly string[]; title?: string };
export type HeadLine = { cells: readonly Value[]; style?: Style; height?: number };

/** How wide each column is. */
export function widthsIn(columns: readonly SheetColumn[]): number[] {
  return columns.map(({ width }) => width);
}

/** What comes before the lines, as the part of a file. */
export function openingOf({ columns, head = [], frozen, toFill, printed }: Sheet, styles: Styles): string {
  const heads = head.map(({ cells, style = {}, height }, index) => {
    const plain = cells.map(() => styles.numberOf(style));
    const needed = style.wrapped ? heightOf(cells, widthsIn(columns)) : heightOfOne(style);
    return lineXml(index + 1, cells, { plain, marked: [] }, height ?? needed);
  });
  const widths = columns.map(({ width, style = {} }, index) => {
    const looks = toFill === undefined ? '' : ` style="${styles.numberOf(style)}"`;
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"${looks}/>`;
  });
  return [
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    printed ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : '',
    `<sheetViews><sheetView workbookViewId="0">${frozen ? paneXml(frozen) : ''}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/>',
    `<cols>${widths.join('')}</cols>`,
    `<sheetData>${heads.join('')}`,
  ].join('');
}

/** What comes after them. */
export function closingOf({ columns, head = [], merges = [], toFill = 0, printed }: Sheet): string {
  const choices = columns.flatMap(({ options, title = '' }, index) => {
    if (!options || toFill === 0) return [];
    const letter = columnName(index);
    const range = `${letter}${head.length + 1}:${letter}${head.length + toFill}`;
    const says = `errorTitle="${escaped(title)}" error="请从下拉列表中选择。"`;
    return [
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorStyle="stop" ${says} sqref="${range}"><formula1>${escaped(`"${options.join(',')}"`)}</formula1></dataValidation>`,
    ];
  });
  return [
    '</sheetData>',
    merges.length > 0
      ? `<mergeCells count="${merges.length}">${merges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`
      : '',
    choices.length > 0 ? `<dataValidations count="${choices.length}">${choices.join('')}</dataValidations>` : '',
    printed ? `<pageSetup paperSize="${PAPER[printed.paper]}" orientation="landscape" fitToWidth="1" fitToHeight="0"/>` : '',
    '</worksheet>',
  ].join('');
}

/** The numbers that Excel has for them. */
const PAPER = { A3: 8, A4: 9 } as const;

function paneXml({ rows, columns = 0 }: { rows: number; columns?: number }): string {
  const first = `topLeftCell="${columnName(columns)}${rows + 1}"`;
  const pane =
    columns > 0
      ? `xSplit="${columns}" ySplit="${rows}" ${first} activePane="bottomRight"`
      : `ySplit="${rows}" ${first} activePane="bottomLeft"`;
  return `<pane ${pane} state="frozen"/>`;
}
