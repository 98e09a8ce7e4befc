/** What is told about draws: to both parties, the office, and whoever is drawn (E4). */
import { declareNotices } from '../../core/notice.ts';

export const drawNotices = declareNotices({
  PARTY_COMMITTED: {
    rule: 'E4',
    class: 'WORK',
    asks: 'CommitteeDraw',
    required: false,
    zh: {
      title: '请提交随机数摘要',
      text: '{name}第{attempt}次抽取，另一方已提交随机数摘要，请提交本方摘要；双方摘要齐备后，办事机构封存专家名单。',
    },
    en: {
      title: 'Commit to the draw',
      text: 'For attempt {attempt} of the draw of {name} the other party has committed; commit as well. The office freezes the pool when both have.',
    },
  },
  DRAW_COMMITTED: {
    rule: 'E4',
    class: 'WORK',
    asks: 'CommitteeDraw',
    required: false,
    zh: { title: '可以封存专家名单', text: '{name}第{attempt}次抽取的双方摘要已齐，请核对专家库，确定名额和排除人员后封存名单。' },
    en: {
      title: 'The pool may be frozen',
      text: 'For attempt {attempt} of the draw of {name} both have committed. Look over the pool, set quotas and exclusions, and freeze it.',
    },
  },
  POOL_FROZEN: {
    rule: 'E4',
    class: 'WORK',
    asks: 'CommitteeDraw',
    required: true,
    zh: {
      title: '请公开随机数',
      text: '{name}第{attempt}次抽取的专家名单已封存，请于{revealBy}前公开随机数。逾期未公开或者与摘要不符的，本次抽取未成，责任方记录在案。',
    },
    en: {
      title: 'Tell the secret',
      text: 'The pool of {name} is frozen for attempt {attempt}. Tell your secret by {revealBy}. Whoever does not, or tells another, fails the attempt and is named.',
    },
  },
  DRAW_OVERDUE: {
    rule: 'E4',
    class: 'WORK',
    asks: 'CommitteeDraw',
    required: true,
    zh: {
      title: '逾期未公开随机数，抽取未成',
      text: '{name}第{attempt}次抽取公开随机数的时限（{revealBy}）已届满，随机数未公开齐全，本次抽取未成，责任方记录在案。双方须重新提交摘要。',
    },
    en: {
      title: 'A secret was not told in time',
      text: 'The time for telling the secrets ({revealBy}) is over, and attempt {attempt} of the draw of {name} has failed for want of one; who was silent is on record. Both commit anew.',
    },
  },
  DRAWN: {
    rule: 'E4',
    required: false,
    zh: { title: '评审专家已抽取', text: '{name}评审专家已抽取{seats}人，请通知到会；推辞或者不能到会的，依次递补。' },
    en: {
      title: 'The members have been drawn',
      text: '{seats:member|members} of {name} have been drawn. Invite them; substitutes follow in their order.',
    },
  },
  DRAW_FAILED: {
    rule: 'E4',
    required: true,
    zh: { title: '抽取未成', text: '{name}第{attempt}次抽取未成：{faults}。双方须重新提交摘要，本次情况记录在案。' },
    en: {
      title: 'A draw has failed',
      text: 'Attempt {attempt} of the draw of {name} has failed: {faults}. Both commit anew; what happened stays on record.',
    },
  },
  MEMBER_DRAWN: {
    rule: 'E4',
    required: true,
    zh: {
      title: '您被抽取为评审专家',
      text: '您被抽取为{name}本年度评审专家，会议时间{from}至{until}，地点{place}。请对此保密；不能到会的，请及时告知办事机构。',
    },
    en: {
      title: 'You have been drawn as a member',
      text: 'You have been drawn as a member of {name} for this year. It meets from {from} to {until} at {place}. Keep this to yourself; if you cannot come, tell the office soon.',
    },
  },
  MEMBER_LEFT: {
    rule: 'E4',
    required: true,
    zh: { title: '您不再担任本年度评审专家', text: '{name}办事机构已记录您不再担任本年度评审专家：{ground}。{reason}' },
    en: {
      title: 'You do not serve this year',
      text: 'The office of {name} has recorded that you do not serve this year: {ground}. {reason}',
    },
  },
});
