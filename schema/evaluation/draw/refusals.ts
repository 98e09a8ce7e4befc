/** Refusals of draws (E4). */
import { declareRefusals } from '../../core/refusal.ts';

export const drawRefusals = declareRefusals({
  DRAW_UNKNOWN: { rule: 'E4', zh: '没有该次抽取。', en: 'There is no such draw.' },
  DRAW_NOT_IN_STATE: {
    rule: 'E4',
    zh: '该次抽取当前状态为“{state}”，不能办理此事项。',
    en: 'The state of this draw is “{state}”; this cannot be done with it.',
  },
  DRAW_DONE: {
    rule: 'E4',
    zh: '本年度评审专家已经抽取，不再重新抽取；推辞或者不能到会的依次递补。',
    en: 'The members of the year have been drawn and are not drawn anew; who declines is followed by the next substitute.',
  },
  DRAW_ATTEMPT: {
    rule: 'E4',
    zh: '现应办理第{attempt}次抽取。',
    en: 'It is the turn of attempt {attempt}.',
  },
  COMMITTED_ALREADY: {
    rule: 'E4',
    zh: '{party}本次已提交摘要，提交后不能更改。',
    en: 'For this attempt {party} has committed already; a commitment does not change.',
  },
  COMMITMENT_MALFORMED: {
    rule: 'E4',
    zh: '摘要须为随机数（32至128字节）的SHA-256，写作64位小写十六进制。',
    en: 'A commitment is the SHA-256 of a secret of 32 to 128 bytes, as 64 small hexadecimal digits.',
  },
  COMMITMENT_USED: {
    rule: 'E4',
    zh: '该摘要已在本年度的抽取中提交过，须另取随机数。',
    en: 'This commitment was given in a draw of this cycle before; take another secret.',
  },
  PARTIES_SAME: {
    rule: 'E4',
    zh: '双方的随机数须由不同的人提交。',
    en: 'The two secrets are of two persons.',
  },
  SECRET_MALFORMED: {
    rule: 'E4',
    zh: '随机数须为32至128字节，写作小写十六进制；本次未记录，请核对后重新提交。',
    en: 'A secret has 32 to 128 bytes, as small hexadecimal digits; nothing was recorded, look at it and send it again.',
  },
  SECRET_TOLD: {
    rule: 'E4',
    zh: '{party}已公开随机数，公开后不能更改。',
    en: 'The secret of {party} has been told already; it does not change.',
  },
  REVEAL_OVER: {
    rule: 'E4',
    zh: '公开随机数的时限已于{revealBy}届满，本次抽取未成，须重新提交摘要。',
    en: 'Secrets were to be told by {revealBy}; this attempt has failed, and new commitments are due.',
  },
  YEARLY_UNPUBLISHED: {
    rule: 'E6',
    zh: '年度评审通知尚未公布，会议日期未定，不能封存名单。',
    en: 'The committee’s notice of the year has not been published; without the days of the meeting the pool is not frozen.',
  },
  QUOTAS_UNMET: {
    rule: 'E4',
    zh: '按所列名额要求无法抽取：{told}。请调整名额或者补充专家库后再封存。',
    en: 'The quotas cannot be kept: {told}. Change them, or complete the pool, before it is frozen.',
  },
  UNIT_ON_BOTH_SIDES: {
    rule: 'E4',
    zh: '同一单位的专家有的登记为外单位、有的登记为非外单位，请先更正专家信息：{units}。',
    en: 'Of one unit some experts are recorded as from outside and some are not; put that right first: {units}.',
  },
  EXCLUDED_UNKNOWN: {
    rule: 'E4',
    zh: '拟排除的人员不在专家库中，或已列两次：{experts}。',
    en: 'Who is to be excluded is not in the pool, or is named twice: {experts}.',
  },
  POOL_TOO_LARGE: {
    rule: 'E4',
    zh: '专家名单过大（{size}字节，上限{most}字节），不能封存。',
    en: 'The pool is too large to be frozen ({size} bytes, {most} at most).',
  },
  MEMBER_UNKNOWN: { rule: 'E4', zh: '此人不在本次抽取的评审专家之中。', en: 'They are not among the members who were drawn.' },
  OWN_MEMBERSHIP: {
    rule: 'P7',
    zh: '您本人的推辞或者更换须由其他经办人办理。',
    en: 'That you leave another officer records.',
  },
});
