/** The workbook that a committee's office fills in to name its experts. */
import type { Template } from '../../../core/workbook/template.ts';
import { EXPERT_COLUMNS, EXPERT_SHEET, MOST_EXPERTS } from './columns.ts';

export const EXPERT_TEMPLATE: Template = {
  sheet: EXPERT_SHEET,
  columns: EXPERT_COLUMNS,
  most: MOST_EXPERTS,
  note: `在“${EXPERT_SHEET}”工作表中每位专家填写一行，一次最多${MOST_EXPERTS}人；不要更改工作表名称和表头，不要合并单元格，不要使用公式。专家名单不公开，请妥善保管本表。`,
};
