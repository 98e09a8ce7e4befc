/** What is told of an application before anybody reviews it. */
import { declareNotices } from '../core/notice.ts';

export const applicationNotices = declareNotices({
  TO_REVIEW: {
    rule: 'C14',
    class: 'WORK',
    asks: 'Application',
    required: false,
    zh: { title: '有申报待审核', text: '{unit}{applicant}的申报{how}。截止时间：{closes}。{more}' },
    en: { title: 'An application has come to you', text: 'The application of {applicant} ({unit}) {how} by {closes}.{more}' },
  },
  GONE_ALONG: {
    rule: 'P13',
    required: true,
    zh: { title: '申报已随人转入新单位', text: '{applicant}调入{to}，其申报由{from}随人转入，由{to}重新审核、公示；原公示停止。' },
    en: {
      title: 'The application has gone along to the new unit',
      text: '{applicant} has moved to {to}; the application goes along from {from} and is reviewed and posted there anew. Its posting has been stopped.',
    },
  },
  STAYS_BEHIND: {
    rule: 'P13',
    required: true,
    zh: {
      title: '申报未随人转入外市单位',
      text: '{applicant}调入外市的{to}，其在{from}的申报不能转入外市：经本人、{from}、{to}一致同意，可由{from}办结；否则由本人撤回，按调入地的通知另行申报。',
    },
    en: {
      title: 'The application stays: the new unit is in another city',
      text: '{applicant} has moved to {to}, in another city; the application with {from} cannot go along. With the consent of the person and both units {from} may finish it; else the person withdraws it and applies anew under the notice there.',
    },
  },
  WITHDRAWN_ALONG: {
    rule: 'P13',
    required: false,
    zh: {
      title: '已撤回的申报随人转入新单位',
      text: '{applicant}调入{to}，其已撤回的申报由{from}随人转入；撤回期内恢复的，由{to}审核、公示。',
    },
    en: {
      title: 'What was withdrawn has gone along to the new unit',
      text: '{applicant} has moved to {to}; the application that was withdrawn goes along from {from}. Restored in time, it is reviewed and posted there.',
    },
  },
  COME_ALONG: {
    rule: 'P13',
    class: 'WORK',
    asks: 'Application',
    required: false,
    zh: { title: '调入人员的申报已转入，请审核', text: '{applicant}的申报已由{from}随人转入本单位，请重新审核、公示。' },
    en: {
      title: 'An application has come along with a new colleague',
      text: 'The application of {applicant} has come along from {from}; please review and post it anew.',
    },
  },
  FINISHING_OPEN: {
    rule: 'P13',
    class: 'WORK',
    asks: null,
    required: false,
    zh: {
      title: '原单位办结申报的意见有变化',
      text: '就{applicant}的申报是否由{unit}办结，{party}表示{said}；须本人和两个单位均同意，{unit}方可继续办理，否则申报随人转入调入单位。',
    },
    en: {
      title: 'Somebody has spoken on who finishes an application',
      text: 'Whether {unit} finishes the application of {applicant}: {party} {said}. It takes the person and both units; otherwise it goes along.',
    },
  },
  FINISHING_AGREED: {
    rule: 'P13',
    class: 'WORK',
    asks: null,
    required: false,
    zh: { title: '一致同意由原单位办结申报', text: '{applicant}本人和两个单位已一致同意，其申报由{unit}办结。' },
    en: {
      title: 'The old unit finishes the application',
      text: '{applicant} and both units have agreed that {unit} finishes the application.',
    },
  },
  WITHDRAWN: {
    rule: 'A8',
    class: 'WORK',
    asks: null,
    required: false,
    zh: { title: '申报人已撤回申报', text: '{applicant}已撤回申报，不再审核、公示。理由：{reason}' },
    en: {
      title: 'An application was withdrawn',
      text: '{applicant} has withdrawn the application: it is neither reviewed nor posted any more. Reason: {reason}',
    },
  },
  WITHDRAWAL_ASKED: {
    rule: 'A8',
    class: 'WORK',
    asks: 'Application',
    required: false,
    zh: { title: '申报人申请撤回，请答复', text: '{unit}{applicant}申请撤回已推荐的申报，请答复是否同意。理由：{reason}' },
    en: {
      title: 'An applicant asks to withdraw',
      text: '{applicant} of {unit} asks to withdraw what has been recommended; please answer. Reason: {reason}',
    },
  },
});
