/** What is told about postings. */
import { declareNotices } from '../core/notice.ts';

export const postingNotices = declareNotices({
  POSTED: {
    rule: 'U2',
    required: false,
    zh: { title: '您的申报已开始单位公示', text: '您的申报自{from}起在{unit}公示，至{until}止（{days}个工作日）。{late}' },
    en: {
      title: 'Your application is posted',
      text: 'Your application is posted in {unit} from {from} until {until}, {days:working day|working days}. {late}',
    },
  },
  SUPPLEMENT_POSTED: {
    rule: 'U7',
    required: true,
    zh: {
      title: '您更正的内容已开始补充公示',
      text: '您退回修改后更正了已公示的内容（{sections}），自{from}起在{unit}补充公示，至{until}止（{days}个工作日）；期满无异议后方可审核通过。{late}',
    },
    en: {
      title: 'What you have mended is posted again',
      text: 'You have mended what had been posted ({sections}). It is posted in {unit} from {from} until {until}, {days:working day|working days}; it can be approved after that, without open objection. {late}',
    },
  },
  TO_DISPLAY: {
    rule: 'U7',
    class: 'WORK',
    asks: 'Posting',
    required: true,
    zh: {
      title: '补充公示已开始，请张贴',
      text: '{applicant}退回修改后更正了已公示的内容（{sections}），自{from}起补充公示，至{until}止（{days}个工作日）。请在原公示地点（{place}）张贴，并受理异议。',
    },
    en: {
      title: 'A supplementary posting has begun',
      text: '{applicant} has mended what had been posted ({sections}). It is posted from {from} until {until}, {days:working day|working days}; hang it where the first hung ({place}), and take objections.',
    },
  },
  SUPPLEMENT_CLEARED: {
    rule: 'U7',
    class: 'WORK',
    asks: 'Application',
    required: false,
    zh: {
      title: '补充公示期满，可以审核',
      text: '{applicant}（{unit}）的补充公示期满无异议，结果报告已出具，可以审核。审核截止时间：{closes}。',
    },
    en: {
      title: 'A supplementary posting is over',
      text: 'The supplementary posting of {applicant} ({unit}) is over without open objection and its report is made; it may be reviewed until {closes}.',
    },
  },
  SUPPLEMENT_OVER: {
    rule: 'U7',
    required: false,
    zh: {
      title: '您的补充公示已期满',
      text: '您更正的内容补充公示期满，没有未办结的异议，结果报告已出具，待审核。审核截止时间：{closes}。',
    },
    en: {
      title: 'Your supplementary posting is over',
      text: 'The supplementary posting of what you have mended is over without open objection and its report is made; it may be reviewed until {closes}.',
    },
  },
  SUPPLEMENT_OBJECTED: {
    rule: 'U7',
    class: 'WORK',
    asks: null,
    required: true,
    zh: {
      title: '补充公示的异议属实',
      text: '对{applicant}（{unit}）补充公示的异议（编号{number}）经单位核查：{finding}。核查意见：{text}',
    },
    en: {
      title: 'An objection to a supplementary posting was right',
      text: 'An objection to the supplementary posting of {applicant} ({unit}), case {number}: {finding}. Finding: {text}',
    },
  },
  SUPPLEMENT_FINDING: {
    rule: 'U7',
    required: true,
    zh: { title: '补充公示的异议属实', text: '对您补充公示的异议（编号{number}）经单位核查：{finding}。核查意见：{text}' },
    en: {
      title: 'An objection to your supplementary posting was right',
      text: 'An objection to your supplementary posting (case {number}): {finding}. Finding: {text}',
    },
  },
  OF_FORM: {
    rule: 'U7',
    class: 'WORK',
    asks: null,
    required: true,
    zh: {
      title: '更正为形式更正，补充公示停止',
      text: '审核部门认定{applicant}退回修改后的更正仅为形式更正，补充公示停止，可撤下。理由：{opinion}',
    },
    en: {
      title: 'The change is one of form: the posting has been stopped',
      text: 'Whoever reviews it has recorded that the change by {applicant} is one of form; the supplementary posting has been stopped and may be taken down. Reason: {opinion}',
    },
  },
  YOURS_OF_FORM: {
    rule: 'U7',
    required: true,
    zh: {
      title: '您的更正为形式更正，补充公示停止',
      text: '审核部门认定您退回修改后的更正仅为形式更正，补充公示停止，不影响审核。理由：{opinion}',
    },
    en: {
      title: 'Your change is one of form: the posting has been stopped',
      text: 'Whoever reviews your application has recorded that your change is one of form; the supplementary posting has been stopped, and the review goes on. Reason: {opinion}',
    },
  },
  OBJECTED: {
    rule: 'U4',
    class: 'WORK',
    asks: 'Objection',
    required: true,
    zh: { title: '收到公示异议', text: '对{applicant}的公示有异议，编号{number}，须于{due}前核查答复。未办结前公示不得结束。' },
    en: {
      title: 'An objection to a posting',
      text: 'An objection to the posting of {applicant}, case {number}, is to be answered by {due}. The posting cannot end before.',
    },
  },
  OBJECTED_AGAIN: {
    rule: 'U4',
    class: 'WORK',
    asks: 'Objection',
    required: false,
    zh: { title: '又收到公示异议', text: '对{applicant}的公示又有异议，编号{number}，须于{due}前核查答复。' },
    en: {
      title: 'Another objection to a posting',
      text: 'Another objection to the posting of {applicant}, case {number}, is to be answered by {due}.',
    },
  },
  OBJECTIONS_PASSED_ON: {
    rule: 'P13',
    class: 'WORK',
    asks: 'Posting',
    required: true,
    zh: {
      title: '调入人员公示期间的异议由本单位办理',
      text: '{applicant}在{from}公示期间有{count}件异议尚未办结，随申报转由本单位核查答复；办结前不得再行公示。',
    },
    en: {
      title: 'Objections have come along with an application',
      text: 'The posting of {applicant} in {from} has {count:open objection|open objections}; what is open has come along with the application and is yours to answer before you post it.',
    },
  },
  ANSWERED: {
    rule: 'U4',
    required: true,
    zh: { title: '您提出的公示异议已核查答复', text: '您提出的公示异议（编号{number}）核查结论：{finding}。核查意见：{text}' },
    en: { title: 'Your objection was answered', text: 'The finding on your objection (case {number}): {finding}. {text}' },
  },
  UPHELD: {
    rule: 'U4',
    required: true,
    zh: { title: '公示异议查实，不予推荐', text: '对您公示的异议（编号{number}）经核查属实，不予推荐。核查意见：{text}' },
    en: {
      title: 'An objection was upheld',
      text: 'The objection to your posting (case {number}) was upheld; you will not be recommended. Finding: {text}',
    },
  },
  TO_MEND: {
    rule: 'U4',
    required: true,
    zh: {
      title: '公示异议属实，请更正',
      text: '对您公示的异议（编号{number}）经核查属实，申报已退回，请更正后重新提交，公示随后继续。{shown}核查意见：{text}',
    },
    en: {
      title: 'An objection is to be mended',
      text: 'The objection to your posting (case {number}) was right. Mend your application and send it again; the posting goes on afterwards. {shown} Finding: {text}',
    },
  },
  CLEARED: {
    rule: 'U5',
    required: false,
    zh: { title: '您的公示已期满', text: '您的公示期满，没有未办结的异议，结果报告已出具，待{unit}于{closes}前推荐。' },
    en: {
      title: 'Your posting is over',
      text: 'Your posting is over without an open objection and its report is made; {unit} may recommend you until {closes}.',
    },
  },
  TO_RECOMMEND: {
    rule: 'U5',
    class: 'WORK',
    asks: 'Application',
    required: false,
    zh: {
      title: '公示期满，可以推荐',
      text: '{applicant}的公示期满，没有未办结的异议，结果报告已出具，可以推荐。推荐截止时间：{closes}。',
    },
    en: {
      title: 'Posted, and to be recommended',
      text: 'The posting of {applicant} is over without an open objection and its report is made; it may be recommended until {closes}.',
    },
  },
});
