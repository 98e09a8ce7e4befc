/** Committees, their experts and their meetings (E). */
import { named, type Named } from './named.ts';

export const COMMITTEE_ACTIONS = {
  renew: named('重新备案', 'renew the filing'),
  nameChairs: named('确定主任委员、副主任委员', 'name the chair and vice-chairs'),
  acceptPledge: named('签署承诺书', 'accept the pledge'),
  askPostponement: named('申请延期', 'ask to postpone'),
  consentPostponement: named('同意延期', 'consent to the postponement'),
  declinePostponement: named('不同意延期', 'decline the postponement'),
} satisfies Record<string, Named>;

export const EVALUATION_ACTIONS = {
  assign: named('分配评阅任务', 'assign readers'),
  submitOpinion: named('提交评阅意见', 'submit an opinion'),
  requestRecusal: named('申请回避', 'ask that somebody keep away'),
  askRecusal: named('申请回避', 'ask that somebody keep away'),
  answerRecusal: named('答复回避申请', 'answer the request for recusal'),
  recuse: named('专家回避', 'have an expert keep away'),
  openVote: named('开启投票', 'open the vote'),
  closeVote: named('结束投票并计票', 'close the vote and count'),
  voidVote: named('投票作废', 'void the vote'),
  decide: named('作出评审结论', 'decide on the candidate'),

  checkIn: named('签到', 'check in'),
  admit: named('代为签到', 'check a member in'),
  wrongCode: named('签到码有误', 'a wrong code at checking in'),
  leave: named('离会', 'leave'),
  lead: named('主持会议', 'take the lead'),
  note: named('记录答辩情况', 'note how a defence went'),
  sealMinutes: named('确认会议记录', 'confirm the minutes'),
  noteMinutes: named('补充更正会议记录', 'add a correction to the minutes'),
  announce: named('宣布结果', 'announce the results'),
} satisfies Record<string, Named>;
