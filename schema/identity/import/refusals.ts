/** Refusals about imports of accounts. */
import { declareRefusals } from '../../core/refusal.ts';

export const importRefusals = declareRefusals({
  IMPORT_UNKNOWN: {
    rule: 'P10',
    zh: '没有该导入任务，或不是由您发起。',
    en: 'There is no such import, or it was not you who began it.',
  },
  IMPORT_NOT_UPLOADED: {
    rule: null,
    zh: '尚未上传工作簿，或上传表单已过期。',
    en: 'The workbook has not been uploaded, or its form has expired.',
  },
  IMPORT_FILE_CHANGED: {
    rule: null,
    zh: '工作簿在检查后已被替换，或逾期未导入已清除，请重新上传、检查。',
    en: 'The workbook was replaced after it was checked, or has gone because it was not run in time; upload it and have it checked again.',
  },
  IMPORT_EMPTY: { rule: null, zh: '工作簿中没有人员。', en: 'There is nobody in the workbook.' },
  IMPORT_UNCHECKED: { rule: null, zh: '请先检查，再导入。', en: 'Have it checked first.' },
  IMPORT_BEGUN: { rule: null, zh: '已开始导入，不能再检查。', en: 'The import has begun and is not checked again.' },
  IMPORT_HAS_PROBLEMS: {
    rule: 'P2',
    zh: '有{wrong}行不符合要求：请更正后重新上传检查，或选择只导入其余各行。',
    en: '{wrong} rows are not right: correct them and upload again, or choose to import the others only.',
  },
});
