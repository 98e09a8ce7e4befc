/** What a person is told of what is recorded about them. */
import { declareNotices } from '../core/notice.ts';

export const identityNotices = declareNotices({
  EXCLUDED: {
    rule: 'P4',
    required: true,
    zh: {
      title: '已登记对您的处分或名单',
      text: '{by}依据{document}登记：{kind}，影响期自{from}至{until}，其间不能申报职称。事由：{reason}。对此有异议的，请向登记单位或其上级反映。',
    },
    en: {
      title: 'A penalty or listing was recorded against you',
      text: 'By {document}, {by} has recorded: {kind}, in effect from {from} to {until}; you may not apply in that time. Reason: {reason}. If you contest it, turn to whoever recorded it, or to the authority above.',
    },
  },
  EXCLUSION_LIFTED: {
    rule: 'P4',
    required: true,
    zh: { title: '对您的处分或名单已解除', text: '依据{document}登记的{kind}已解除，不再影响申报。理由：{reason}' },
    en: {
      title: 'A penalty or listing was lifted',
      text: 'What was recorded by {document} ({kind}) was lifted and bars you no more. Reason: {reason}',
    },
  },
  CORRECTED: {
    rule: 'P11',
    required: false,
    zh: { title: '您的账号信息已更正', text: '{by}更正了您账号的{fields}，事由：{reason}。与实际不符的，请向用人单位或市人社局反映。' },
    en: {
      title: 'Your account’s record was put right',
      text: '{by} has changed of your account: {fields}. Reason: {reason}. If that is not right, turn to your unit or the bureau.',
    },
  },
  CORRECTION_UNDONE: {
    rule: 'P11',
    required: false,
    zh: {
      title: '对您账号信息的更正已撤销',
      text: '{by}撤销了对您账号{fields}的更正，事由：{reason}。与实际不符的，请向用人单位或市人社局反映。',
    },
    en: {
      title: 'A correction of your account’s record was undone',
      text: '{by} has put back of your account: {fields}. Reason: {reason}. If that is not right, turn to your unit or the bureau.',
    },
  },
});
