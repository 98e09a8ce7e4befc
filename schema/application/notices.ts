/** What is told of an application before anybody reviews it. */
import { declareNotices } from '../core/notice.ts';

export const applicationNotices = declareNotices({
  WITHDRAWAL_ASKED: {
    rule: 'A8',
    class: 'WORK',
    required: false,
    zh: { title: '申报人申请撤回，请答复', text: '{unit}{applicant}申请撤回已推荐的申报，请答复是否同意。理由：{reason}' },
    en: {
      title: 'An applicant asks to withdraw',
      text: '{applicant} of {unit} asks to withdraw what has been recommended; please answer. Reason: {reason}',
    },
  },
});
