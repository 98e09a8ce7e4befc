/** What applicants and officers are told in the course of the review. */
import { declareNotices } from '../core/notice.ts';

export const reviewNotices = declareNotices({
  ACCEPTED: {
    rule: 'U1',
    required: false,
    zh: { title: '单位已接收您的申报', text: '您的申报经单位审核接收，将在单位公示。意见：{opinion}' },
    en: {
      title: 'Your unit has accepted your application',
      text: 'Your unit has accepted your application and will post it. Opinion: {opinion}',
    },
  },
  RETURNED: {
    rule: 'D1',
    required: true,
    zh: { title: '您的申报被退回修改', text: '{reviewer}退回您的申报，请按各栏意见修改，于{closes}前重新提交。{shown}意见：{opinion}' },
    en: {
      title: 'Your application was returned',
      text: '{reviewer} has returned your application. Mend it as each section says and send it again by {closes}. {shown} Opinion: {opinion}',
    },
  },
  REFUSED: {
    rule: 'D2',
    required: true,
    zh: { title: '您的申报未通过审核', text: '{reviewer}不予通过您的申报。理由：{opinion}' },
    en: { title: 'Your application was refused', text: '{reviewer} has refused your application. Reason: {opinion}' },
  },
  RECOMMENDED: {
    rule: 'U5',
    required: false,
    zh: { title: '单位已推荐您的申报', text: '单位已推荐您的申报，现由{department}审核。意见：{opinion}' },
    en: {
      title: 'Your unit has recommended you',
      text: 'Your unit has recommended you. {department} reviews your application now. Opinion: {opinion}',
    },
  },
  APPROVED: {
    rule: 'D3',
    required: false,
    zh: { title: '审核通过', text: '您的申报已通过{department}审核，列入汇总表；汇总表按时报送后参加集中复审。' },
    en: {
      title: 'Your application was approved',
      text: '{department} has approved it. It stands in the summary table and is re-reviewed once that is sent in time.',
    },
  },
  PASSED: {
    rule: 'D7',
    required: false,
    zh: { title: '集中复审通过', text: '您的申报已通过集中复审，将提交会议审议。' },
    en: { title: 'The re-review has passed your application', text: 'It goes to the meeting now.' },
  },
  FORWARDED: {
    rule: 'D7',
    required: true,
    zh: { title: '您的申报已提交评委会', text: '您的申报已提交{committee}。' },
    en: { title: 'Your application went to its committee', text: 'Your application was sent to {committee}.' },
  },
  OWN_REVIEW: {
    rule: 'P6',
    required: false,
    zh: { title: '自主评审单位已推荐，报备', text: '{unit}推荐{applicant}，由{committee}自主评审，报市人社局备案。' },
    en: {
      title: 'A unit that reviews by itself has recommended',
      text: '{unit} has recommended {applicant}; {committee} decides. For the file.',
    },
  },
  WITHDRAWAL_ANSWERED: {
    rule: 'A8',
    required: true,
    zh: { title: '撤回申请的答复', text: '{answerer}{answer}您撤回申报。意见：{opinion}' },
    en: { title: 'Your withdrawal was answered', text: '{answerer} {answer} to your withdrawal. Opinion: {opinion}' },
  },
  REROUTED: {
    rule: 'C12',
    required: false,
    zh: { title: '您的申报改由其他评委会评审', text: '您的申报改由{committee}评审。事由：{opinion}' },
    en: { title: 'Another committee reviews your application', text: '{committee} reviews your application now. Reason: {opinion}' },
  },
  VACANCIES_PROPOSED: {
    rule: 'U8',
    class: 'WORK',
    asks: 'Organisation',
    required: false,
    zh: { title: '有空岗申报待核准', text: '{unit}申报{series}系列{level}空岗{total}个，请核准。说明：{reason}' },
    en: {
      title: 'Vacancies are proposed',
      text: '{unit} proposes {total:vacancy|vacancies} of {series}, {level}; please approve or decline. Reason: {reason}',
    },
  },
  VACANCIES_APPROVED: {
    rule: 'U8',
    class: 'WORK',
    asks: null,
    required: false,
    zh: { title: '空岗已核准', text: '{unit}的{series}系列{level}空岗核准为{total}个，文号：{words}。' },
    en: { title: 'Vacancies were approved', text: 'Approved for {unit} by {words}: {total:vacancy|vacancies} of {series}, {level}.' },
  },
  VACANCIES_DECLINED: {
    rule: 'U8',
    class: 'WORK',
    asks: null,
    required: false,
    zh: { title: '空岗申报未获核准', text: '{unit}申报的{series}系列{level}空岗{total}个未获核准。理由：{words}' },
    en: {
      title: 'Vacancies were not approved',
      text: 'Declined: {total:vacancy|vacancies} of {series}, {level} that {unit} proposed. Reason: {words}',
    },
  },
  OUTCOME: {
    rule: 'C14',
    class: 'WORK',
    asks: null,
    required: false,
    zh: { title: '本单位申报的审核结果', text: '{applicant}的申报：{state}。意见：{opinion}' },
    en: { title: 'What was decided on applications of your unit', text: 'The application of {applicant} is {state}. Opinion: {opinion}' },
  },
  ORIGINALS_INSPECTED: {
    rule: 'D6',
    required: true,
    zh: { title: '原件核查结果', text: '您的申报材料原件核查结果：{outcome}。说明：{opinion}' },
    en: { title: 'Your originals were inspected', text: 'The inspection of your originals: {outcome}. Remark: {opinion}' },
  },
  ORIGINALS_FAULTY: {
    rule: 'D6',
    class: 'WORK',
    asks: null,
    required: true,
    zh: {
      title: '原件核查发现问题',
      text: '{unit}{applicant}的申报材料原件核查结果：{outcome}。经再次核查一致前不得审核通过。说明：{opinion}',
    },
    en: {
      title: 'An inspection of originals found fault',
      text: 'The originals of {applicant} ({unit}): {outcome}. Nothing is approved before they are inspected again and found as scanned. Remark: {opinion}',
    },
  },
  ORIGINALS_CALLED: {
    rule: 'D6',
    required: true,
    zh: { title: '请提供申报材料原件', text: '审核部门要求于{due}前提供原件核查。事由：{opinion}' },
    en: { title: 'Your originals are called in', text: 'Bring the originals by {due}. Reason: {opinion}' },
  },
});
