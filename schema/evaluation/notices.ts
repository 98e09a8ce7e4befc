/** What is told of candidates and their results. */
import { declareNotices } from '../core/notice.ts';

export const evaluationNotices = declareNotices({
  RECUSED_MEMBER: {
    rule: 'E5',
    required: false,
    zh: { title: '有专家回避', text: '一名评审专家对一名评审对象回避，事由：{reason}。{left}' },
    en: { title: 'A member keeps away', text: 'A member keeps away from a candidate. Reason: {reason}. {left}' },
  },
  RECUSAL_REQUESTED: {
    rule: 'E5',
    class: 'WORK',
    asks: 'Candidate',
    required: false,
    zh: { title: '申报人申请回避', text: '{applicant}申请{of}回避：{reason}。请核实后答复；属实的，请作出回避决定。' },
    en: {
      title: 'An applicant asks for a recusal',
      text: '{applicant} asks that {of} keep away: {reason}. Look into it, order it if it is so, and answer.',
    },
  },
  RECUSAL_ANSWERED: {
    rule: 'E5',
    required: true,
    zh: { title: '回避申请已答复', text: '您申请{of}回避，{answer}。意见：{opinion}' },
    en: { title: 'Your request was answered', text: 'What you asked of {of} {answer}. Opinion: {opinion}' },
  },
  TO_READ: {
    rule: 'E7',
    class: 'WORK',
    asks: 'Expert',
    required: false,
    zh: {
      title: '有评审对象待您评阅',
      text: '{committee}本次分配您评阅{count}件申报材料，请在会议前（{meetsFrom}）逐件提交评价意见；与评审对象有利害关系的，请先申明回避。',
    },
    en: {
      title: 'Applications wait for you to read',
      text: '{committee} has now assigned you {count:application|applications}; give your opinion on each before the meeting ({meetsFrom}). If you have to do with a candidate, say so first.',
    },
  },
  MINUTES_WAIT: {
    rule: 'E11',
    class: 'WORK',
    asks: null,
    required: false,
    zh: { title: '会议记录待确认', text: '{name}的评审会议已结束，会议记录待核对确认，确认封存后方可宣布结果。' },
    en: {
      title: 'Minutes wait to be confirmed',
      text: 'The meeting of {name} is over. Read its minutes and confirm them; no result is announced before.',
    },
  },
  MINUTES_SEALED: {
    rule: 'E11',
    class: 'WORK',
    asks: null,
    required: false,
    zh: { title: '会议记录已封存，可宣布结果', text: '{name}的评审会议记录已确认封存，可以宣布评审结果。' },
    en: {
      title: 'The minutes are sealed: announce the results',
      text: 'The minutes of {name} were confirmed and sealed. Announce the results.',
    },
  },
  RECUSAL_ORDERED: {
    rule: 'E5',
    required: false,
    zh: { title: '您须对一名评审对象回避', text: '{name}决定您对一名评审对象回避，不再查阅、评阅和表决；已分配的评阅任务同时取消。' },
    en: {
      title: 'You keep away from a candidate',
      text: '{name} has ordered that you keep away from a candidate: you neither read nor vote, and what you were given to read of it is gone.',
    },
  },
  DECIDED_ELSEWHERE: {
    rule: 'E12',
    required: false,
    zh: { title: '评审对象已有评审结果', text: '{applicant}的申报，市人社局已依据{document}录入评审结果，不再由本评委会评审。' },
    en: {
      title: 'A candidate was decided elsewhere',
      text: 'The bureau has entered the result of {applicant} by {document}; the committee decides on it no more.',
    },
  },
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
