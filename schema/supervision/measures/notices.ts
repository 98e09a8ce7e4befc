/** What is told of measures: to whomever they are against, and to those whose work or applications they reach (V2, V3). */
import { declareNotices } from '../../core/notice.ts';

export const measureNotices = declareNotices({
  MEASURE_IMPOSED: {
    rule: 'V3',
    required: true,
    zh: {
      title: '对{subject}作出{kind}',
      text: '{by}对{subject}作出{kind}{document}。事由：{ground}。{closes}{answer}{remedy}',
    },
    en: {
      title: '{kind} against {subject}',
      text: '{by} has decided on {kind} against {subject}{document}. Ground: {ground}. {closes}{answer}{remedy}',
    },
  },
  WORK_CLOSED: {
    rule: 'V3',
    required: true,
    zh: {
      title: '{subject}暂不能办理职称工作',
      text: '{subject}因{kind}，自{from}{until}不能办理职称工作。其间申报事项请向{turnTo}咨询办理。',
    },
    en: {
      title: '{subject} cannot act for now',
      text: 'By {kind}, {subject} cannot act from {from}{until}. Meanwhile applicants turn to {turnTo}.',
    },
  },
  SPARE_NAMED: {
    rule: 'V3',
    required: true,
    zh: {
      title: '{subject}暂停期间由您代办',
      text: '{subject}因{kind}，自{from}{until}不能办理职称工作；其间由您代为办理，您的权限不受限制。',
    },
    en: {
      title: 'You act for {subject} meanwhile',
      text: 'By {kind}, {subject} cannot act from {from}{until}; meanwhile you act for it, and nothing is closed to you.',
    },
  },
  WORK_OPEN: {
    rule: 'V3',
    required: true,
    zh: { title: '{subject}已恢复办理', text: '对{subject}的{kind}已解除，该单位恢复办理职称工作。' },
    en: { title: '{subject} acts again', text: '{kind} against {subject} was lifted; it acts again.' },
  },
  MEASURE_LIFTED: {
    rule: 'V2',
    required: true,
    zh: { title: '对{subject}的{kind}已解除', text: '{by}解除对{subject}的{kind}{document}。理由：{reason}。' },
    en: { title: '{kind} against {subject} was lifted', text: '{by} has lifted {kind} against {subject}{document}. Reason: {reason}.' },
  },
  MEASURE_CONTESTED: {
    rule: 'V2',
    class: 'WORK',
    asks: 'Measure',
    required: false,
    zh: { title: '对{kind}提出异议，请复核', text: '{subject}对{kind}提出异议：{text}。请由未经办该措施的人员复核答复。' },
    en: {
      title: 'A measure is contested',
      text: '{subject} contests {kind}: {text}. Please have it answered by somebody who did not impose it.',
    },
  },
  CONTEST_ANSWERED: {
    rule: 'V2',
    required: true,
    zh: { title: '对{kind}的异议已答复', text: '对{subject}的{kind}，异议复核结论：{verdict}。{text}' },
    en: { title: 'What was contested is answered', text: '{kind} against {subject}: {verdict}. {text}' },
  },
  ORDER_ANSWERED: {
    rule: 'V3',
    class: 'WORK',
    asks: 'Measure',
    required: false,
    zh: { title: '{subject}已报送整改报告，请审核', text: '{subject}就责令整改报送：{text}。请审核是否通过。' },
    en: {
      title: '{subject} has answered the order to correct',
      text: '{subject} has answered: {text}. Please judge whether it is enough.',
    },
  },
  ORDER_JUDGED: {
    rule: 'V3',
    required: true,
    zh: { title: '整改审核：{verdict}', text: '对{subject}的整改报告，审核结论：{verdict}。{text}' },
    en: { title: 'The answer to the order to correct: {verdict}', text: 'The answer of {subject}: {verdict}. {text}' },
  },
});
