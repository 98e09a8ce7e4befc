/** What is told of titles on record: the person of their own, the unit of what it has to check (R3, C14). */
import { declareNotices } from '../../core/notice.ts';

export const titleNotices = declareNotices({
  TITLE_TO_CHECK: {
    rule: 'R3',
    class: 'WORK',
    asks: 'PersonTitle',
    required: false,
    zh: { title: '有职称记录待核验', text: '{person}登记了职称“{name}”（{document}），请对照扫描件核验。' },
    en: {
      title: 'A title is to be checked',
      text: 'The title “{name}” of {person} ({document}) was recorded; check it against the scan.',
    },
  },
  TITLE_RECORDED: {
    rule: 'R3',
    required: false,
    zh: {
      title: '单位为您登记了职称',
      text: '{by}为您登记了职称“{name}”（{document}），经其他经办人核验后载入职称档案。与实际不符的，请撤回或向用人单位反映。',
    },
    en: {
      title: 'A title of yours was recorded',
      text: '{by} has recorded your title “{name}” ({document}); once another officer has checked it, it is in your record. If it is not right, withdraw it or turn to your unit.',
    },
  },
  TITLE_ACCEPTED: {
    rule: 'R3',
    required: false,
    zh: { title: '您登记的职称已核验', text: '职称“{name}”（{document}）经{by}核验无误，已载入职称档案，逐级申报以档案为准。' },
    en: {
      title: 'Your title was checked',
      text: '{by} has found your title “{name}” ({document}) right; it is in your record, which later applications are judged by.',
    },
  },
  TITLE_REJECTED: {
    rule: 'R3',
    required: false,
    zh: {
      title: '您登记的职称核验未通过',
      text: '职称“{name}”（{document}）经{by}核验未通过，理由：{reason}。填写有误的可更正后重新登记；有异议的，请向用人单位或市人社局反映。',
    },
    en: {
      title: 'Your title was rejected',
      text: '{by} has not found your title “{name}” ({document}) right. Reason: {reason}. Record it anew as it should be; if you contest it, turn to your unit or the bureau.',
    },
  },
  TITLE_RECHECKED: {
    rule: 'R3',
    required: false,
    zh: {
      title: '您的职称记录将重新核验',
      text: '{by}对职称“{name}”（{document}）重新核验，理由：{reason}。核验前该记录不作为申报依据；有异议的，请向用人单位或市人社局反映。',
    },
    en: {
      title: 'A title of yours is checked once more',
      text: '{by} has your title “{name}” ({document}) checked once more. Reason: {reason}. Until then it does not count; if you contest it, turn to your unit or the bureau.',
    },
  },
});
