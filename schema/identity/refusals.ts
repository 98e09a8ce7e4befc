/** Refusals about accounts and organisations. */
import { declareRefusals } from '../core/refusal.ts';

export const identityRefusals = declareRefusals({
  IDENTITY_TAKEN: {
    rule: 'P2',
    zh: '该证件号码已开通账号：一人一号，调动单位应办理转移，不得另开账号。',
    en: 'An account exists for this identity number: one person, one account; a move to another unit is a transfer.',
  },
  ACCOUNT_TAKEN: { rule: 'P2', zh: '登录名“{account}”已被使用。', en: 'The account name “{account}” is taken.' },
  BIRTH_IMPLAUSIBLE: {
    rule: 'P2',
    zh: '身份证号中的出生日期（{birth}）不合理：未满16周岁。请核对。',
    en: 'The birth date in the identity number ({birth}) is of somebody under 16; check the number.',
  },
  UNIT_TAKEN: { rule: 'P2', zh: '该统一社会信用代码已开通单位账号。', en: 'A unit account exists for this credit code.' },
  ORGANISATION_UNKNOWN: {
    rule: 'P10',
    zh: '没有该单位或部门，或不在您的管理范围内。',
    en: 'There is no such organisation, or it is not in your charge.',
  },
  TWICE_IN_REQUEST: {
    rule: 'P2',
    zh: '同一请求中有重复的证件号码或登录名。',
    en: 'The same identity number or account name stands twice in the request.',
  },
});
