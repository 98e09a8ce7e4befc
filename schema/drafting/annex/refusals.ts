/** Refusals about imports of committees. */
import { declareRefusals } from '../../core/refusal.ts';

export const annexRefusals = declareRefusals({
  COMMITTEE_IMPORT_UNKNOWN: {
    rule: 'P10',
    zh: '没有该评委会导入任务，或您无权办理。',
    en: 'There is no such import of committees, or it is not for you.',
  },
  ANNEX_NOT_UPLOADED: {
    rule: 'C12',
    zh: '尚未上传工作簿；上传表单已过期的，请重新发起导入。',
    en: 'The workbook has not been uploaded; where its form has expired, begin the import again.',
  },
  ANNEX_FILE_CHANGED: {
    rule: 'C12',
    zh: '工作簿在检查后已被替换，或逾期已清除，请重新上传、检查。',
    en: 'The workbook was replaced after it was checked, or has gone because it was not run in time; upload it and have it checked again.',
  },
  ANNEX_EMPTY: { rule: 'C12', zh: '工作簿中没有评委会。', en: 'There is no committee in the workbook.' },
  ANNEX_UNCHECKED: { rule: 'C12', zh: '请先检查，再导入。', en: 'Have it checked first.' },
  ANNEX_DONE: {
    rule: 'C12',
    zh: '该任务已导入完毕；再次导入请另行发起。',
    en: 'This import is done; begin another to import again.',
  },
  ANNEX_HAS_PROBLEMS: {
    rule: 'C12',
    zh: '有{wrong}行不符合要求：请更正后重新上传检查，或选择跳过这些行。',
    en: 'Rows that are not right: {wrong}. Correct them and upload again, or choose to skip them.',
  },
  ANNEX_NOTHING_RIGHT: {
    rule: 'C12',
    zh: '没有一行符合要求，无可导入：请更正后重新上传检查。',
    en: 'No row is right, so there is nothing to import; correct them and upload again.',
  },
  ANNEX_TOO_LARGE: {
    rule: 'C8',
    zh: '导入后通知内容过大：所列{rows}行中，该通知最多还能容纳前{fits}行（通知最多{most}个字符，评委会最多{committees}个）。',
    en: 'The document would be too large: of the {rows:row|rows} it holds the first {fits} (at most {most} characters and {committees} committees).',
  },
});
