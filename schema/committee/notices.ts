/** What is told about committees: to their offices, the bureau and their experts. */
import { declareNotices } from '../core/notice.ts';

export const committeeNotices = declareNotices({
  COMMITTEE_FILED: {
    rule: 'E1',
    required: false,
    zh: {
      title: '评委会已核准备案',
      text: '{name}已依据{document}核准备案，有效期自{from}至{until}，组成人数{seats}人。请办事机构组建专家库并按期下发年度评审通知。',
    },
    en: {
      title: 'A committee was filed',
      text: 'By {document}, {name} has been filed from {from} until {until} with {seats:seat|seats}. Its office builds the pool of experts and announces the year in time.',
    },
  },
  CHAIR_NAMED: {
    rule: 'E8',
    required: true,
    zh: {
      title: '您已被确定为评委会负责人',
      text: '市人社局确定您为{name}{place}；此后封存专家名单的年度，您均为组成人员。请对此保密；不能担任的，请及时告知市人社局。',
    },
    en: {
      title: 'You lead a committee',
      text: 'The bureau has named you {place} of {name}; you are a member in each year of which the pool is frozen from now on. Keep this to yourself; if you cannot serve, tell the bureau soon.',
    },
  },
  EXPERT_ADDED: {
    rule: 'E3',
    required: false,
    zh: {
      title: '您已受聘为评审专家',
      text: '您已受聘为{name}评审专家，聘期自{from}至{until}。专家身份不对外公开；查阅评审材料前请签署承诺书。信息有误或不能受聘的，请与办事机构联系。',
    },
    en: {
      title: 'You are called as an expert',
      text: 'You are called as an expert of {name} from {from} until {until}. That you are one is not public; accept the pledge before you read anything. If something is wrong, or you cannot serve, tell the office.',
    },
  },
  EXPERT_CHANGED: {
    rule: 'E3',
    required: false,
    zh: {
      title: '您的评审专家信息已变更',
      text: '{name}办事机构变更了您的专家信息：聘期自{from}至{until}。信息有误的，请与办事机构联系。',
    },
    en: {
      title: 'What is kept of you as an expert was changed',
      text: 'The office of {name} has changed what is kept of you as an expert: your term is from {from} until {until}. If something is wrong, tell the office.',
    },
  },
  EXPERT_REMOVED: {
    rule: 'E3',
    required: true,
    zh: { title: '您已移出评审专家库', text: '{name}已将您移出评审专家库，事由：{reason}。有异议的，请向市人社局反映。' },
    en: {
      title: 'You have been removed from a pool',
      text: '{name} has removed you from its pool of experts. Reason: {reason}. If you contest it, turn to the bureau.',
    },
  },
  YEARLY_FILED: {
    rule: 'E6',
    class: 'WORK',
    asks: 'CommitteeYear',
    required: false,
    zh: { title: '评委会报备年度评审通知', text: '{name}报备{year}年度评审通知{late}，请备案核查。' },
    en: { title: 'A committee has filed its notice of the year', text: '{name} has filed its notice of {year}{late}.' },
  },
  POSTPONEMENT_ASKED: {
    rule: 'E6',
    class: 'WORK',
    asks: 'CommitteeYear',
    required: false,
    zh: { title: '评委会申请延期开会', text: '{name}申请将评审会议由{was}改为{to}，事由：{reason}。请决定是否同意。' },
    en: {
      title: 'A committee asks to postpone',
      text: '{name} asks to move its meeting from {was} to {to}. Reason: {reason}. Consent or decline.',
    },
  },
  POSTPONEMENT_ANSWERED: {
    rule: 'E6',
    required: false,
    zh: { title: '延期申请已答复', text: '市人社局{answer}{name}延期开会的申请（{to}）：{opinion}' },
    en: { title: 'The postponement was answered', text: 'The bureau has {answer} what {name} asked for ({to}): {opinion}' },
  },
});
