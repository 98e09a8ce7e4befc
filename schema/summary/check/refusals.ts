/** Refusals about checks of summary tables. */
import { declareRefusals } from '../../core/refusal.ts';

export const checkRefusals = declareRefusals({
  CHECK_UNKNOWN: { rule: 'P10', zh: '没有该核对任务，或您无权查看。', en: 'There is no such check, or you may not see it.' },
  CHECK_BEGUN: {
    rule: 'D5',
    zh: '该核对已开始；另一份表请重新发起核对。',
    en: 'This check has begun; begin another one for another table.',
  },
  CHECK_NOT_UPLOADED: {
    rule: 'D5',
    zh: '尚未上传汇总表，或上传表单已过期。',
    en: 'The table has not been uploaded, or its form has expired.',
  },
  CHECK_FILE_CHANGED: {
    rule: 'D5',
    zh: '工作簿在核对前又被替换，请重新发起核对。',
    en: 'The workbook was replaced before it was checked; begin another check.',
  },
  TABLE_HEADS_MISSING: {
    rule: 'D4',
    zh: '在前{searched}行中没有找到汇总表的表头（序号、工作单位、姓名……）{where}。请使用附件2的格式。',
    en: 'The heads of the table were not found in the first {searched} rows{where}. Use the form of Annex 2.',
  },
});
