/** What is told of cases: to the desk, to those whom they burden, and to whoever reported by name as themselves (V2, V5). */
import { declareNotices } from '../../core/notice.ts';

export const caseNotices = declareNotices({
  REPORTED: {
    rule: 'V5',
    class: 'WORK',
    asks: 'Case',
    required: false,
    zh: { title: '收到举报，请受理', text: '收到{way}（编号{number}）：{matter}。请于{due}前决定是否受理。' },
    en: { title: 'A report has come in', text: '{way}, number {number}: {matter}. Please take it up or decline it by {due}.' },
  },
  PASSED_ON: {
    rule: 'V5',
    class: 'WORK',
    asks: 'Case',
    required: false,
    zh: { title: '案件转来办理', text: '案件{number}（{matter}）转由本方办理。理由：{reason}。期限{due}。' },
    en: { title: 'A case was passed on to you', text: 'Case {number} ({matter}) is yours now. Reason: {reason}. It is due by {due}.' },
  },
  PICTURES_CAME: {
    rule: 'V5',
    class: 'WORK',
    asks: null,
    required: false,
    zh: { title: '举报人补充了图片', text: '案件{number}（{matter}）：举报人补充了{count}张图片，见案件材料。' },
    en: {
      title: 'Pictures came with a report',
      text: 'In case {number} ({matter}) whoever reported has sent {count:picture|pictures}: see its files.',
    },
  },
  ASSIGNED: {
    rule: 'V5',
    required: false,
    zh: { title: '案件交您承办', text: '案件{number}（{matter}）交您承办，期限{due}。' },
    en: { title: 'A case is yours to see to', text: 'Case {number} ({matter}) was assigned to you; it is due by {due}.' },
  },
  TO_DECIDE: {
    rule: 'V2',
    class: 'WORK',
    asks: 'Case',
    required: false,
    zh: { title: '案件已拟处理意见，请另一人员决定', text: '案件{number}已拟处理意见：{outcome}。{hearing}请由未拟该意见的人员作出决定。' },
    en: {
      title: 'A decision is proposed: somebody else decides',
      text: 'In case {number} it is proposed: {outcome}. {hearing}Somebody who did not propose it decides.',
    },
  },
  TO_BE_HEARD: {
    rule: 'V2',
    required: true,
    zh: {
      title: '拟对{subject}作出处理，请陈述申辩',
      text: '在案件{number}中，拟认定：{outcome}，并对{subject}作如下处理：{effects}。认定理由：{text}。您可以在{until}前在系统内陈述申辩；逾期视为放弃。',
    },
    en: {
      title: 'A decision against {subject} is proposed: you may state your case',
      text: 'In case {number} it is proposed: {outcome}, with these effects for {subject}: {effects}. Grounds: {text}. You may state your case here until {until}.',
    },
  },
  STATED: {
    rule: 'V2',
    class: 'WORK',
    asks: 'Case',
    required: false,
    zh: { title: '已陈述申辩', text: '案件{number}：{name}已陈述申辩，请在决定前考虑。' },
    en: { title: 'A case was stated', text: 'Case {number}: {name} has stated their case; please consider it before deciding.' },
  },
  DECIDED: {
    rule: 'V2',
    required: true,
    zh: {
      title: '已对{subject}作出处理决定',
      text: '案件{number}的处理决定{document}：{outcome}，对{subject}作如下处理：{effects}。{text} 不服本决定的，可以在{until}前提出申诉，申诉由未经办本案的人员答复；申诉期间不停止执行。',
    },
    en: {
      title: 'A decision against {subject} was made',
      text: 'In case {number} it was decided{document}: {outcome}, with these effects for {subject}: {effects}. {text} You may appeal until {until}; somebody who had no hand in the case answers. The decision holds meanwhile.',
    },
  },
  NOT_BURDENED: {
    rule: 'V2',
    required: true,
    zh: { title: '拟作的处理不再作出', text: '案件{number}中曾拟对{subject}作出的处理，现不作出。{text}' },
    en: { title: 'What was proposed is not decided', text: 'What was proposed against {subject} in case {number} is not decided. {text}' },
  },
  APPEALED: {
    rule: 'V2',
    class: 'WORK',
    asks: 'Case',
    required: false,
    zh: {
      title: '对处理决定提出申诉，请复核',
      text: '{name}对案件{number}的处理决定提出申诉：{text}。请由未经办本案的人员于{due}前答复。',
    },
    en: {
      title: 'A decision is appealed against',
      text: '{name} appeals against the decision of case {number}: {text}. Somebody who had no hand in it answers by {due}.',
    },
  },
  APPEAL_ANSWERED: {
    rule: 'V2',
    required: true,
    zh: { title: '申诉已答复：{verdict}', text: '案件{number}的申诉答复（{document}）：{verdict}。{text}' },
    en: { title: 'The appeal is answered: {verdict}', text: 'The appeal in case {number} is answered ({document}): {verdict}. {text}' },
  },
  REPORTER_TOLD: {
    rule: 'V5',
    required: true,
    zh: { title: '您反映的问题：{state}', text: '您反映的问题（编号{number}）：{state}。{text}' },
    en: { title: 'What you reported: {state}', text: 'What you reported (number {number}): {state}. {text}' },
  },
  APPLICATION_CANCELLED: {
    rule: 'V2',
    required: true,
    zh: { title: '您的申报资格已取消', text: '依据案件{number}的处理决定，您的申报资格已取消。{reason}' },
    en: { title: 'Your application is cancelled', text: 'By the decision of case {number} your application is cancelled. {reason}' },
  },
  CANCELLED_OF_UNIT: {
    rule: 'V2',
    class: 'WORK',
    asks: null,
    required: false,
    zh: { title: '{applicant}的申报资格已取消', text: '依据案件{number}的处理决定，{applicant}的申报资格已取消；占用的岗位空额已退回。' },
    en: {
      title: 'The application of {applicant} is cancelled',
      text: 'By the decision of case {number} the application of {applicant} is cancelled; a vacancy that it took is given back.',
    },
  },
  APPLICATION_REINSTATED: {
    rule: 'V2',
    required: true,
    zh: {
      title: '您的申报已恢复',
      text: '经申诉复核，案件{number}取消您申报资格的处理已撤销，申报已恢复。{reason} 有关环节虽已截止，该申报仍可办理至{until}。',
    },
    en: {
      title: 'Your application is reinstated',
      text: 'After your appeal in case {number} your application is reinstated. {reason} Though windows may have closed meanwhile, it goes on until {until}.',
    },
  },
  REINSTATED_TO_REVIEW: {
    rule: 'V2',
    class: 'WORK',
    asks: 'Application',
    required: true,
    zh: {
      title: '申报经申诉恢复，请审核',
      text: '经申诉复核，{applicant}的申报已恢复。有关环节虽已截止，该申报仍可办理至{until}，请及时审核。',
    },
    en: {
      title: 'An application is reinstated, and waits for review',
      text: 'After an appeal the application of {applicant} is reinstated. Though windows may have closed meanwhile, it is reviewed until {until}.',
    },
  },
  RESULT_REINSTATED: {
    rule: 'V2',
    class: 'WORK',
    asks: 'Application',
    required: true,
    zh: {
      title: '评审结果已恢复，请补充公示',
      text: '经申诉复核，案件{number}对{applicant}取消申报资格的处理已撤销，评审通过的结果恢复；现不在任何公示名单中，请补充公示，公示期满后另行印发文件。',
    },
    en: {
      title: 'A result is given back: post it anew',
      text: 'After the appeal in case {number} {applicant} has passed again, and stands on no roster: post them anew, and issue a document of their own when that is over.',
    },
  },
  TITLE_REVOKED: {
    rule: 'V2',
    required: true,
    zh: { title: '您的职称已撤销', text: '依据案件{number}的处理决定，您的{title}（{document}）已撤销，证书作废。{reason}' },
    en: {
      title: 'Your title is revoked',
      text: 'By the decision of case {number} your title {title} ({document}) is revoked, and its certificate counts no more. {reason}',
    },
  },
  TITLE_REVOKED_OF_UNIT: {
    rule: 'V2',
    class: 'WORK',
    asks: null,
    required: false,
    zh: { title: '{holder}的职称已撤销', text: '依据案件{number}的处理决定，{holder}的{title}（{document}）已撤销。' },
    en: {
      title: 'The title of {holder} is revoked',
      text: 'By the decision of case {number} the title {title} ({document}) of {holder} is revoked.',
    },
  },
  TITLE_REINSTATED: {
    rule: 'V2',
    required: true,
    zh: {
      title: '您的职称已恢复',
      text: '经申诉复核，案件{number}撤销您{title}（{document}）的处理已撤销，职称自始有效；另行签发电子证书。{reason}',
    },
    en: {
      title: 'Your title is given back',
      text: 'After your appeal in case {number} your title {title} ({document}) counts as it did; another certificate is issued. {reason}',
    },
  },
  TITLE_REINSTATED_OF_UNIT: {
    rule: 'V2',
    class: 'WORK',
    asks: null,
    required: false,
    zh: { title: '{holder}的职称已恢复', text: '经申诉复核，{holder}的{title}（{document}）已恢复。' },
    en: { title: 'The title of {holder} is given back', text: 'After an appeal the title {title} ({document}) of {holder} counts again.' },
  },
});
