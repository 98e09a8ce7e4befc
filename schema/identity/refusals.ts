/** Refusals about accounts, organisations and standing. */
import { declareRefusals } from '../core/refusal.ts';

export const identityRefusals = declareRefusals({
  NUMBER_UNKEPT: {
    rule: 'R6',
    zh: '该号码未随归档数据导入本系统，只能显示隐去部分数字的号码。',
    en: 'This number was not brought along when the year was read in from its archive; only the masked one is here.',
  },
  IDENTITY_TAKEN: {
    rule: 'P2',
    zh: '该证件号码已开通账号{holder}：一人一号，{instead}。',
    en: 'An account exists for this identity number{holder}: one person, one account; {instead}.',
  },
  ACCOUNT_TAKEN: {
    rule: 'P2',
    zh: '登录名“{account}”已被使用{alike}。',
    en: 'The account name “{account}” is taken{alike}.',
  },
  LOOKUPS_EXHAUSTED: {
    rule: 'P2',
    zh: '您今日{what}已达上限（每日{most}），请于{until}后继续办理。',
    en: 'Today’s limit of {what} is reached ({most} a day); go on after {until} (Beijing time).',
  },
  BIRTH_IMPLAUSIBLE: {
    rule: 'P2',
    zh: '出生日期（{birth}）不合理：{why}。请核对证件号码和出生日期。',
    en: 'The birth date ({birth}) is {why}; check the number and the date.',
  },
  UNIT_TAKEN: {
    rule: 'P2',
    zh: '该统一社会信用代码已开通单位账号{holder}。',
    en: 'A unit account exists for this credit code{holder}.',
  },
  DEPARTMENT_ID_TAKEN: {
    rule: 'P9',
    zh: '代码“{id}”已被使用或保留，请改用其他代码，例如在前面加上本市名称的拼音。',
    en: 'The id “{id}” is taken or reserved; choose another, with the name of the city before it for instance.',
  },
  ORGANISATION_UNKNOWN: {
    rule: 'P10',
    zh: '没有该单位或部门，或不在您的管理范围内。',
    en: 'There is no such organisation, or it is not in your charge.',
  },
  PERSON_UNKNOWN: {
    rule: 'P10',
    zh: '没有该人员，或不在您的管理范围内。',
    en: 'There is no such person, or the person is not in your charge.',
  },
  TWICE_IN_REQUEST: {
    rule: 'P2',
    zh: '同一请求中有重复的证件号码或登录名。',
    en: 'The same identity number or account name stands twice in the request.',
  },
  OFFICER_BARRED: {
    rule: 'V2',
    zh: '该人员因{name}（{document}）不得办理职称工作，不能任命为经办人。',
    en: 'By {name} ({document}) this person may not act as an officer, and cannot be appointed.',
  },
  PERSON_BARRED: {
    rule: 'P4',
    zh: '{person}不能申报职称。',
    en: 'Titles are not open to this kind of person: {person}.',
  },
  CHANNEL_CLOSED: {
    rule: 'P5',
    zh: '{person}不能通过{unit}申报；申报渠道为：{channels}。',
    en: 'Not the channel for {person}: {unit}. They apply through: {channels}.',
  },
  EMPLOYER_MISSING: {
    rule: 'P8',
    zh: '通过档案托管人才服务机构申报的，须填写实际工作单位（灵活就业人员除外）。',
    en: 'Whoever applies through a custodian names where they work, unless they are a flexible worker.',
  },
  OWN_RECORD: {
    rule: 'P7',
    zh: '不得办理本人的姓名证件更正、申报身份、处分记录和调动，请由其他经办人办理。',
    en: 'Nobody keeps their own name, number, standing, penalties or transfer; another officer does.',
  },
  RECORDED_ABOVE: {
    rule: 'P4',
    zh: '该记录由上级登记，只能由其或市人社局解除。',
    en: 'It was recorded by an authority above; only that one or the bureau may lift it.',
  },
  ALREADY_APPLICANT: {
    rule: 'P2',
    zh: '该人员已通过“{unit}”申报；调动单位应办理转移。',
    en: 'The person applies through “{unit}” already; a move to another unit is a transfer.',
  },
  ALREADY_OFFICER: { rule: 'P10', zh: '该人员已是本单位（部门）的经办人。', en: 'The person is an officer of it already.' },
  NOT_OFFICER: { rule: 'P10', zh: '该人员不是本单位（部门）的经办人。', en: 'The person is no officer of it.' },
  LAST_OFFICER: {
    rule: 'P9',
    zh: '这是最后一名经办人，请先增加经办人再免去。',
    en: 'This is the last officer; name another one first.',
  },
  TRANSFER_NOWHERE: { rule: 'P2', zh: '该人员已在此单位。', en: 'The person is with this unit already.' },
  TRANSFER_UNDER_WAY: {
    rule: 'P2',
    zh: '已办理调出，待调入单位接收。',
    en: 'The person has been released to this unit, which has to take them in.',
  },
  NOT_RELEASED: {
    rule: 'P2',
    zh: '原单位尚未办理调出到本单位，不能接收。',
    en: 'The other unit has not released the person to this one.',
  },
  SERIES_OF_UNIT: {
    rule: 'P6',
    zh: '自主评审的系列中有不存在的系列代码。',
    en: 'One of the series that the unit reviews itself is not known.',
  },
  EXCLUSION_UNKNOWN: { rule: 'P4', zh: '没有该项处分或名单记录，或已解除。', en: 'There is no such exclusion, or it has been lifted.' },
  PURPOSE_CLOSED: {
    rule: 'P10',
    zh: '您不能以“{purpose}”为由查看该人员的完整证件号码（可用的事由：{open}）。',
    en: 'You may not see this person’s whole number for the purpose of {purpose} (open to you: {open}).',
  },
  NOTHING_CORRECTED: {
    rule: 'P11',
    zh: '没有要更正的内容：所填与现有登记相同。',
    en: 'There is nothing to put right: what was typed is what there is.',
  },
  DOCUMENT_NEEDED: {
    rule: 'P11',
    zh: '更正证件号码、类型或出生日期，或单位名称、统一社会信用代码的，须填写依据文号。',
    en: 'A number, its kind or a birth date, and the name or code of a unit, are changed by a document: name it.',
  },
  OFFICE_AS_FILED: {
    rule: 'P11',
    zh: '评委会办事机构只更正联系人和联系电话，其余以备案为准。',
    en: 'Of a committee’s office the contact and the telephone are put right; all else is as it was filed.',
  },
  NOTHING_TO_UNDO: { rule: 'P11', zh: '没有可以撤销的更正。', en: 'There is no correction to be undone.' },
  CORRECTED_TOO_OFTEN: {
    rule: 'P11',
    zh: '已更正{most}次，不能再更正，请报市人社局核查。',
    en: 'It has been corrected {most:time|times} and cannot be again; ask the bureau to look into it.',
  },
  ACCOUNT_IN_USE: {
    rule: 'P11',
    zh: '只有误开且未办理任何事项的账号可以关闭：{because}。',
    en: 'Only an account that was opened by mistake and has done nothing can be closed: {because}.',
  },
  ACCOUNTS_DIFFER: {
    rule: 'P11',
    zh: '两个账号的{what}不同，不是同一人的不得合并；其中一个登记有误的，请先更正再合并。',
    en: 'Of the two accounts these differ: {what}. Only accounts of one person are merged; where one of them is a slip, put that right first.',
  },
  ACCOUNT_CLOSED: {
    rule: 'P11',
    status: 403,
    zh: '该登录身份的账号已关闭，不能再使用。如有疑问，请向用人单位或市人社局反映。',
    en: 'The account of this login is closed and cannot be used any more. If that is not right, turn to your unit or the bureau.',
  },
  ACCOUNT_MERGED: {
    rule: 'P11',
    status: 403,
    zh: '该登录身份的账号已并入登录名“{into}”的账号，请以该登录名登录。如有疑问，请向用人单位或市人社局反映。',
    en: 'The account of this login was merged into that of the login “{into}”; log in by that one. If that is not right, turn to your unit or the bureau.',
  },
  ACCOUNT_OPEN: { rule: 'P11', zh: '该账号未关闭。', en: 'The account is not closed.' },
  ACCOUNT_SAME: { rule: 'P11', zh: '不能将账号并入其自身。', en: 'An account cannot be merged into itself.' },
});
