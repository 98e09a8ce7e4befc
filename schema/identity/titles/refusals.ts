/** Refusals about the titles of a person. */
import { declareRefusals } from '../../core/refusal.ts';

export const titleRefusals = declareRefusals({
  TITLE_UNKNOWN: { rule: 'P10', zh: '没有该职称记录，或您无权查看。', en: 'There is no such title on record, or you may not see it.' },
  TITLE_TWICE: {
    rule: 'R3',
    zh: '文号“{document}”的职称已在档案中（{name}，{state}），不能重复登记。',
    en: 'The title of the document “{document}” is on record already ({name}, {state}); it is not recorded twice.',
  },
  TITLES_FULL: {
    rule: 'R3',
    zh: '职称记录至多{most}条、待核验的至多{waiting}条，不能再登记；请先撤回误登记的，或请单位核验。',
    en: 'A person has at most {most:title|titles} on record and {waiting} waiting to be checked; withdraw what was recorded by mistake, or have the unit check.',
  },
  TITLE_WITHOUT_UNIT: {
    rule: 'R3',
    zh: '尚未登记申报单位，没有单位可以核验，不能登记职称；请先由用人单位开通申报。',
    en: 'The person applies through no unit that could check it; a unit has to take them in first.',
  },
  TITLE_NOT_IN_STATE: {
    rule: 'R3',
    zh: '该职称记录现为“{state}”，不能办理此事项（须为：{from}）。',
    en: 'The title is {state}; this can only be done when it is {from}.',
  },
  TITLE_CONFERRED: {
    rule: 'R3',
    zh: '该职称由本系统依据职称资格文件载入，单位不予核验；有误的由发文机关更正。',
    en: 'The title was entered from a title document and is nobody’s to check; its issuer puts it right.',
  },
  TITLE_RECORDED_BY_YOU: {
    rule: 'P7',
    zh: '该职称由您登记，须由其他经办人核验。',
    en: 'You have recorded the title yourself; another officer checks it.',
  },
  TITLE_REASON_MISSING: { rule: 'R3', zh: '核验不通过的须说明理由。', en: 'Whoever rejects a title says why.' },
});
