/** The workbook that a bureau fills in with what committees elsewhere have decided. */
import type { Template } from '../../../core/workbook/template.ts';
import { MOST_RESULTS, RESULT_COLUMNS, RESULT_SHEET } from './columns.ts';

export const RESULT_TEMPLATE: Template = {
  sheet: RESULT_SHEET,
  columns: RESULT_COLUMNS,
  most: MOST_RESULTS,
  note: `在“${RESULT_SHEET}”工作表中每名申报人填写一行，一次最多${MOST_RESULTS}人，可以来自不同文件；不要更改工作表名称和表头，不要合并单元格，不要使用公式。`,
};
