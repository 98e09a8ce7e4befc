/** The workbook that a unit fills in to name its people. */
import type { Template } from '../../core/workbook/template.ts';
import { MOST_PEOPLE, PEOPLE_SHEET, PERSON_COLUMNS } from './columns.ts';

export const PEOPLE_TEMPLATE: Template = {
  sheet: PEOPLE_SHEET,
  columns: PERSON_COLUMNS,
  most: MOST_PEOPLE,
  note: `在“${PEOPLE_SHEET}”工作表中每人填写一行，一次最多${MOST_PEOPLE}人；不要更改工作表名称和表头，不要合并单元格，不要使用公式。`,
};
