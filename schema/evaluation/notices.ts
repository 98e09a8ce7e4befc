/** What is told of candidates and their results. */
import { declareNotices } from '../core/notice.ts';

export const evaluationNotices = declareNotices({
  DECIDED: {
    rule: 'E11',
    required: true,
    zh: { title: '您的评审结果', text: '{committee}对您的申报评审结果：{result}{tally}。依据：{document}（{decidedOn}）。{next}' },
    en: {
      title: 'The result of your review',
      text: '{committee} has decided on your application: {result}{tally}. By {document} of {decidedOn}. {next}',
    },
  },
  DECISION_CORRECTED: {
    rule: 'E9',
    required: true,
    zh: {
      title: '您的评审结果已更正',
      text: '依据{document}（{decidedOn}），您的评审结果更正为：{result}。事由：{reason}。有异议的，请向市人社局反映。',
    },
    en: {
      title: 'The result of your review was corrected',
      text: 'By {document} of {decidedOn} the result of your review is corrected to: {result}. Reason: {reason}. If you contest it, turn to the bureau.',
    },
  },
  REVIEW_UNRECOGNISED: {
    rule: 'E12',
    required: true,
    zh: {
      title: '一次评审不予认可',
      text: '{committee}于{decidedOn}线下评审您的申报（{document}），未经省级同意，结果不予认可，您的申报仍待评审。',
    },
    en: {
      title: 'A review is not recognised',
      text: 'On {decidedOn} {committee} reviewed your application offline ({document}) without the province’s consent. That is not recognised; your application still waits for its review.',
    },
  },
});
