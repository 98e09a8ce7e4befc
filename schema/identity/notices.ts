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
  ACCOUNT_MERGED_IN: {
    rule: 'P11',
    required: true,
    zh: {
      title: '另一账号已并入您的账号',
      text: '{by}依据{document}将登录名“{from}”的账号作为您本人的另一账号并入您的账号，事由：{reason}。该账号不是您的，请向用人单位或市人社局反映。',
    },
    en: {
      title: 'Another account was merged into yours',
      text: 'By {document}, {by} has merged the account of the login “{from}” into yours, as being yours as well. Reason: {reason}. If it is not, turn to your unit or the bureau.',
    },
  },
  ACCOUNT_PARTED: {
    rule: 'P11',
    required: true,
    zh: {
      title: '并入您账号的另一账号已恢复',
      text: '{by}已将登录名“{from}”的账号从您的账号中分出恢复，事由：{reason}。与实际不符的，请向用人单位或市人社局反映。',
    },
    en: {
      title: 'An account was parted from yours',
      text: '{by} has opened the account of the login “{from}” again, which was merged into yours. Reason: {reason}. If that is not right, turn to your unit or the bureau.',
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
