/** What the bureau and the departments are told of summary tables. The steps of a table are steps of the review with a date: they cannot be turned off. */
import { declareNotices } from '../core/notice.ts';

export const summaryNotices = declareNotices({
  TO_SEND: {
    rule: 'C14',
    class: 'WORK',
    asks: 'SummaryTable',
    required: false,
    zh: { title: '审核通过，汇总表待报送', text: '{applicant}（{unit}）审核通过，列入《{title}》，请按时报送。报送截止时间：{closes}。' },
    en: {
      title: 'Approved, and to be sent in its table',
      text: '{applicant} ({unit}) was approved and stands in {title}; send it by {closes}.',
    },
  },
  TABLE_SENT: {
    rule: 'D3',
    class: 'WORK',
    asks: 'SummaryTable',
    required: true,
    zh: { title: '汇总表已报送', text: '{department}报送了《{title}》第{number}版，共{rows}人，请接收。' },
    en: { title: 'A summary table was sent', text: '{department} sent {title}, version {number}, {rows} people. Please receive it.' },
  },
  TABLE_RECALLED: {
    rule: 'D3',
    class: 'WORK',
    asks: null,
    required: true,
    zh: { title: '汇总表已撤回', text: '{department}撤回了《{title}》第{number}版。理由：{reason}' },
    en: { title: 'A summary table was recalled', text: '{department} recalled {title}, version {number}. Reason: {reason}' },
  },
  TABLE_RECEIVED: {
    rule: 'D3',
    class: 'WORK',
    asks: null,
    required: true,
    zh: { title: '汇总表已接收', text: '市人社局接收了《{title}》第{number}版，共{rows}人。' },
    en: { title: 'The summary table was received', text: 'The bureau received {title}, version {number}, {rows} people.' },
  },
  TABLE_CORRECTED: {
    rule: 'D4',
    class: 'WORK',
    asks: null,
    required: true,
    zh: {
      title: '汇总表有更正',
      text: '《{title}》第{corrects}版接收后，表内内容有更正（复审修改、撤回或姓名、证件号码、单位名称更正），已生成更正版第{number}版，共{rows}人，请以更正版为准。',
    },
    en: {
      title: 'The summary table was corrected',
      text: 'What stands in {title} has changed since version {corrects} was received (mended in the re-review, withdrawn, or a name or number put right); version {number}, {rows} people, corrects it.',
    },
  },
  TABLE_SENT_BACK: {
    rule: 'D3',
    class: 'WORK',
    asks: 'SummaryTable',
    required: true,
    zh: { title: '汇总表被退回', text: '市人社局退回了《{title}》第{number}版，请在截止前重新报送。理由：{reason}' },
    en: {
      title: 'The summary table was sent back',
      text: 'The bureau sent back {title}, version {number}; send it again in time. Reason: {reason}',
    },
  },
});
