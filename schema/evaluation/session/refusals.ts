/** Refusals about meetings of committees. */
import { declareRefusals } from '../../core/refusal.ts';

export const sessionRefusals = declareRefusals({
  SESSION_UNKNOWN: { rule: 'E8', zh: '没有该评审会议，或您不参加。', en: 'There is no such meeting, or you have no part in it.' },
  SESSION_OPEN: { rule: 'E8', zh: '该评委会正在开会，不能同时另开会议。', en: 'The committee is meeting; it holds one meeting at a time.' },
  SESSION_NOT_IN_STATE: {
    rule: 'E8',
    zh: '评审会议当前状态为“{state}”，不能办理此事项。',
    en: 'The meeting is {state}; this cannot be done.',
  },
  YEAR_UNPUBLISHED: { rule: 'E6', zh: '年度评审通知尚未公布，不能开会。', en: 'The notice of the year has not been published.' },
  NOT_MEETING_DAY: {
    rule: 'E6',
    zh: '今日不在公布的会议时间（{from}至{until}）内；变动会议时间须经市人社局同意。',
    en: 'Today is none of the days of the meeting ({from} to {until}); it is moved with the bureau’s consent.',
  },
  NOBODY_READ: { rule: 'E7', zh: '没有评阅完毕、可以提交会议的评审对象。', en: 'No candidate has been read yet.' },
  CODE_WRONG: {
    rule: 'E8',
    zh: '签到码不正确或已过期，请按会场屏幕当前显示的签到码输入。',
    en: 'The code is wrong or over; type what the screen in the room shows now.',
  },
  CODE_LOCKED: {
    rule: 'E8',
    zh: '签到码连续输错{most}次，请由办事机构核对身份后签到。',
    en: 'The code was wrong {most} times; let the office check you in.',
  },
  MEMBER_ENDED: {
    rule: 'E3',
    zh: '不是现任组成人员，或聘期已满。',
    en: 'They are no member any more, or their term is over.',
  },
  VOTERS_AWAITED: {
    rule: 'E9',
    zh: '会场内尚有{waiting}名专家未领取选票，{until}前不能结束投票。',
    en: '{waiting:member|members} in the room without a token yet: the vote is not closed before {until}.',
  },
  LEADERS_NO_MEMBERS: {
    rule: 'E8',
    zh: '现任主任委员、副主任委员均不是本年度组成人员，不能开会；请市人社局从组成人员中确定。',
    en: 'Neither the chair nor a vice-chair is a member this year; the bureau names one of the members.',
  },
  CONFIRMERS_ONLY: {
    rule: 'E11',
    zh: '会议记录由主持过会议的，或到会的主任委员、副主任委员确认。',
    en: 'The minutes are confirmed by whoever led, or by a chair or vice-chair who was there.',
  },
  RECUSAL_UNORDERED: {
    rule: 'E5',
    zh: '对{of}的回避申请已予支持，尚未作出回避决定，请先办理，再开启投票。',
    en: 'That {of} keep away was granted and has not been ordered; order it before the vote.',
  },
  WITHDRAWAL_UNANSWERED: {
    rule: 'A8',
    zh: '申报人已申请撤回，请先答复，再开启投票。',
    en: 'The applicant has asked to withdraw; answer that before the vote.',
  },
  RECUSAL_UNANSWERED: {
    rule: 'E5',
    zh: '申报人提出的回避申请尚未答复，请先答复，再开启投票。',
    en: 'The applicant has asked that somebody keep away; answer that before the vote.',
  },
  ALREADY_PRESENT: { rule: 'E8', zh: '已经签到。', en: 'They have checked in already.' },
  NOT_PRESENT: { rule: 'E8', zh: '未签到或已离会。', en: 'They are not in the room.' },
  NO_LEADER: {
    rule: 'E8',
    zh: '没有主任委员或副主任委员主持，不能表决。',
    en: 'Neither the chair nor a vice-chair leads; there is no vote.',
  },
  LEADER_RECUSED: {
    rule: 'E5',
    zh: '主持人对该评审对象应当回避，请由其他主任委员、副主任委员主持。',
    en: 'Whoever leads keeps away from this candidate; another chair or vice-chair leads its vote.',
  },
  LEADERS_ONLY: { rule: 'E8', zh: '由主任委员或者副主任委员主持。', en: 'The chair or a vice-chair leads.' },
  QUEUE_UNKNOWN: { rule: 'E7', zh: '该评审对象不在本次会议的答辩名单中。', en: 'They are not in the queue of this meeting.' },
  QUEUE_NOT_CALLED: { rule: 'E7', zh: '该评审对象尚未叫到。', en: 'They have not been called.' },
  NOT_HEARD: { rule: 'E7', zh: '该评审对象尚未答辩，不能表决。', en: 'They have not been heard; there is no vote yet.' },
  NOT_READ: {
    rule: 'E7',
    zh: '该评审对象当前状态为“{state}”，不能表决。',
    en: 'The candidate {state}; it is not voted on now.',
  },
  NO_QUORUM: {
    rule: 'E8',
    zh: '出席{present}人，组成人员{members}人（均不含回避的），不足三分之二，不能表决。',
    en: 'Present {present}, members {members}, recused ones in neither: less than two thirds; there is no vote.',
  },
  VOTES_TOO_MANY: { rule: 'E9', zh: '一次最多开启{most}件投票。', en: 'At most {most:vote|votes} are opened at once.' },
  SECOND_BALLOT_NONE: {
    rule: 'E9',
    zh: '评委会规则不允许第二轮投票，或第一轮已通过、已宣布。',
    en: 'The rules allow no second ballot, or the first has passed or was announced.',
  },
  NOT_ELECTOR: {
    rule: 'E9',
    zh: '您不参加这次投票：投票开始时未到会，或应当回避。',
    en: 'You do not take part in this vote: you were not present when it was opened, or you keep away.',
  },
  TOKEN_TAKEN: {
    rule: 'E9',
    zh: '您已领取这次投票的选票，每人限领一次。',
    en: 'You have taken your token for this vote; it is given once.',
  },
  VOTE_NOT_OPEN: { rule: 'E9', zh: '这次投票没有开启或已经结束。', en: 'This vote is not open.' },
  CASTING_PAUSE: {
    rule: 'E10',
    zh: '最后一张选票领取后须留{seconds}秒投票，请于{until}后结束投票。',
    en: 'A vote stays open {seconds:second|seconds} after the last token was taken; close it after {until}.',
  },
  VOTES_OPEN: { rule: 'E9', zh: '还有{open}件投票没有结束。', en: 'Votes that are still open: {open}.' },
  MINUTES_OTHER: {
    rule: 'E11',
    zh: '会议记录已有变化，请核对当前的会议记录再确认。',
    en: 'The minutes are others than you have seen; look at them as they are now.',
  },
  MINUTES_UNSEALED: {
    rule: 'E11',
    zh: '会议记录尚未经主持人确认封存，不能宣布结果。',
    en: 'The minutes have not been confirmed and sealed; nothing is announced.',
  },
});
