/** Why a ballot is not taken, or not signed. None of them depends on what was voted. */
import { declareRefusals } from '../../core/refusal.ts';

export const ballotRefusals = declareRefusals({
  BALLOT_MALFORMED: {
    rule: 'E10',
    zh: '选票格式不正确：须严格按照说明的格式和长度提交。',
    en: 'This is no ballot: it has to have exactly the form and the length that are documented.',
  },
  BALLOT_IDENTIFIES: {
    rule: 'E10',
    zh: '投票不得附带登录凭证或Cookie，本次请求未予受理。请去掉后重新提交同一张选票。',
    en: 'A ballot comes without a token of login and without cookies; nothing was taken. Send the same ballot without them.',
  },
  BALLOT_NOT_SIGNED: {
    rule: 'E9',
    zh: '选票未经本次投票的有效签名。',
    en: 'The ballot does not bear a valid signature for this vote.',
  },
  BLINDED_MALFORMED: {
    rule: 'E10',
    zh: '盲化消息格式不正确：须为256字节，且小于模数。',
    en: 'This is no blinded message: it has 256 bytes and is less than the modulus.',
  },
  TOKEN_USED: {
    rule: 'E9',
    zh: '该票已投，一票只能投一次。',
    en: 'This token has been used for another ballot: a token is good for one.',
  },
  VOTE_UNKNOWN: { rule: 'E9', zh: '没有这次投票，或投票尚未开始。', en: 'There is no such vote, or it has not been opened.' },
  VOTE_CLOSED: { rule: 'E9', zh: '投票已经结束。', en: 'The vote is closed.' },
});
