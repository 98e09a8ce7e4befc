/** Refusals about imports of workbooks. Their rule is that of an import of accounts; another kind names its own ground. */
import { declareRefusals } from '../../core/refusal.ts';

export const importRefusals = declareRefusals({
  IMPORT_UNKNOWN: {
    rule: 'P10',
    zh: '没有该导入任务，或不是由您发起。',
    en: 'There is no such import, or it was not you who began it.',
  },
  IMPORT_NOT_UPLOADED: {
    rule: 'P1',
    zh: '尚未上传工作簿；上传表单已过期的，请重新发起导入。',
    en: 'The workbook has not been uploaded; where its form has expired, begin the import again.',
  },
  IMPORT_FILE_CHANGED: {
    rule: 'P1',
    zh: '工作簿在检查后已被替换，或逾期未导入已清除，请重新上传、检查；已导入一部分的，请另行发起导入，已导入的会逐行说明，不会重复导入。',
    en: 'The workbook was replaced after it was checked, or has gone because it was not run in time; upload it and have it checked again. If part of it was run, begin another import: it says of each row that was imported, and imports none twice.',
  },
  IMPORT_EMPTY: { rule: 'P1', zh: '工作簿中没有可导入的行。', en: 'There is no row to import in the workbook.' },
  IMPORT_UNCHECKED: { rule: 'P1', zh: '请先检查，再导入。', en: 'Have it checked first.' },
  IMPORT_BEGUN: {
    rule: 'P1',
    zh: '已开始导入，不能再检查：请继续导入；工作簿已清除的，请另行发起导入。',
    en: 'The import has begun and is not checked again: go on running it, or begin another where its workbook has gone.',
  },
  IMPORT_HAS_PROBLEMS: {
    rule: 'P1',
    zh: '有{wrong}行不符合要求：请更正后重新上传检查，或选择只导入其余各行。',
    en: 'Rows that are not right: {wrong}. Correct them and upload again, or choose to import the others only.',
  },
});
