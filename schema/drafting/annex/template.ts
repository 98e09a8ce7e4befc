/** The workbook in which committees are written where no annex has come as one. */
import type { Template } from '../../core/workbook/template.ts';
import { ANNEX_COLUMNS, ANNEX_SHEET, MOST_COMMITTEES } from './columns.ts';

export const ANNEX_TEMPLATE: Template = {
  sheet: ANNEX_SHEET,
  columns: ANNEX_COLUMNS,
  most: MOST_COMMITTEES,
  note:
    `在“${ANNEX_SHEET}”工作表中每个评委会填写一行，最多${MOST_COMMITTEES}个；表头可以在标题之下，不要更改表头，不要合并表头以下的单元格，不要使用公式。` +
    '省厅下发的附件1表头相同的，可直接上传。',
};
