/** Refusals about committees: their filing, their yearly notice, their pool. */
import { declareRefusals } from '../core/refusal.ts';

export const committeeRefusals = declareRefusals({
  COMMITTEE_UNKNOWN: {
    rule: 'E1',
    zh: '没有该评委会，或该评委会未在本市备案。',
    en: 'There is no such committee, or it has not been filed in this city.',
  },
  COMMITTEE_NOT_LISTED: {
    rule: 'E1',
    zh: '本市现行通知未列该评委会，不能备案。',
    en: 'The notice in force lists no such committee; it cannot be filed.',
  },
  COMMITTEE_OF_PROVINCE: {
    rule: 'E1',
    zh: '{name}列入全省评审计划，由省级核准备案，不在本市备案。',
    en: '{name} is one of the province’s plan and is filed there, not in the city.',
  },
  COMMITTEE_FILED: { rule: 'E1', zh: '该评委会已备案；换届或变更请办理重新备案。', en: 'It has been filed already; renew the filing.' },
  COMMITTEE_MIXED: {
    rule: 'E1',
    zh: '通知所列该评委会为{levels}，不评{tier}。一个评委会只评一个层级。',
    en: 'By the notice this committee is for {levels}, not for {tier} titles; a committee is of one level.',
  },
  FILING_TOO_LONG: {
    rule: 'E1',
    zh: '备案有效期不得超过{years}年：自{from}起，至迟到{until}。',
    en: 'A filing holds for {years:year|years} at most: from {from} until {until} at the latest.',
  },
  // Why a committee cannot sit: told all at once (CANNOT_SIT).
  FILING_NOT_YET: { rule: 'E1', zh: '备案自{from}起有效', en: 'its filing begins on {from}' },
  FILING_EXPIRED: { rule: 'E1', zh: '备案已于{until}期满', en: 'its filing ended on {until}' },
  SEATS_EVEN: { rule: 'E2', zh: '组成人数{seats}人，须为单数', en: 'its seats are {seats}, and must be odd' },
  SEATS_TOO_FEW: {
    rule: 'E2',
    zh: '组成人数{seats}人，{kind}不得少于{least}人，且无省级核准文件',
    en: 'its seats are {seats}, the least for {kind} is {least}, and the province has not approved fewer',
  },
  CHAIR_MISSING: { rule: 'E8', zh: '尚未确定主任委员', en: 'it has no chair' },
  CHAIR_ENDED: {
    rule: 'E3',
    zh: '{who}不在专家库或聘期不含该日',
    en: '{who} is not in the pool, or not called on that day',
  },
  OFFICE_TOO_SMALL: {
    rule: 'P9',
    zh: '办事机构经办人{officers}人，不得少于{least}人',
    en: 'its office has {officers:officer|officers}, and must have {least}',
  },
  LEADERS_TOO_MANY: {
    rule: 'E4',
    zh: '主任委员、副主任委员共{leaders}人，须少于组成人数{seats}人的一半，其余组成人员随机抽取产生。',
    en: '{leaders:leader|leaders} for {seats:seat|seats}: they must be fewer than half, for the other members are drawn.',
  },
  CANNOT_SIT: { rule: 'E1', zh: '{name}不能开会：{because}。', en: '{name} cannot sit: {because}.' },

  EXPERT_UNKNOWN: { rule: 'E3', zh: '该评委会的专家库中没有此人。', en: 'There is no such expert in the pool of this committee.' },
  EXPERT_TAKEN: { rule: 'E3', zh: '该人员已在本评委会专家库中。', en: 'They are in the pool of this committee already.' },
  EXPERT_REMOVED: { rule: 'E3', zh: '该专家已移出专家库。', en: 'They have been removed from the pool.' },
  TERM_TOO_LONG: {
    rule: 'E3',
    zh: '聘期不得超过{years}年：自{from}起，至迟到{until}。',
    en: 'A term is {years:year|years} at most: from {from} until {until} at the latest.',
  },
  TITLED_IN_FUTURE: {
    rule: 'E3',
    zh: '职称取得时间{day}晚于今日。',
    en: 'The day on which they got their title, {day}, is still to come.',
  },
  TITLE_TOO_LOW: {
    rule: 'E3',
    zh: '现任职称为{level}，低于评委会的评审层级。',
    en: 'Their title is {level}, below the level that the committee decides on.',
  },
  OWN_EXPERT: {
    rule: 'P7',
    zh: '您本人的专家信息须由其他经办人办理。',
    en: 'What is kept of you as an expert another officer keeps.',
  },
  CHAIR_IN_POOL: {
    rule: 'E8',
    zh: '此人是主任委员或副主任委员，请先改定人选再移出专家库。',
    en: 'They are the chair or a vice-chair; name another before they leave the pool.',
  },
  PLEDGE_NEEDED: {
    rule: 'E3',
    zh: '请先签署评审专家承诺书（第{version}版），再查阅评审材料。',
    en: 'Accept the experts’ pledge (version {version}) before you read anything.',
  },
  PLEDGE_OTHER: {
    rule: 'E3',
    zh: '现行承诺书为第{version}版，请以现行文本签署。',
    en: 'The pledge in force is version {version}; accept that one.',
  },

  YEARLY_UNKNOWN: { rule: 'E6', zh: '该评委会本年度尚无评审通知。', en: 'The committee has no notice for this cycle.' },
  YEARLY_NOT_IN_STATE: {
    rule: 'E6',
    zh: '评审通知当前状态为“{state}”，不能办理此事项。',
    en: 'The committee’s notice is {state}; this cannot be done with it.',
  },
  YEARLY_UNCHANGED: {
    rule: 'C8',
    zh: '所提时间与现行安排相同。',
    en: 'What is asked for is what the notice says already.',
  },
  LEVELS_FOREIGN: {
    rule: 'E1',
    zh: '该评委会备案层级为{tier}，评审通知的层级须在其内。',
    en: 'The committee is filed for {tier} titles; the levels of its notice are among them.',
  },
  POSTPONEMENT_WAITS: { rule: 'E6', zh: '延期申请尚待市人社局答复。', en: 'A postponement waits for the bureau’s answer.' },
  POSTPONEMENT_NONE: { rule: 'E6', zh: '没有待答复的延期申请。', en: 'No postponement waits for an answer.' },
  // What of a plan cannot be met: told when it is made (C11).
  MEETS_OUTSIDE: {
    rule: 'C3',
    zh: '会议时间{meetsFrom}至{meetsUntil}不在答辩评审阶段（{from}至{until}）之内。',
    en: 'It would meet from {meetsFrom} to {meetsUntil}; evaluation is from {from} to {until}.',
  },
  RESULTS_TOO_LATE: {
    rule: 'R1',
    zh: '评审结果自{on}起公示，公示期满已过{due}；至迟应于{last}开始公示。',
    en: 'Results posted from {on} on are not over by {due}; the last safe day is {last}.',
  },
  CLOSES_IN_PAST: { rule: 'E6', zh: '受理截止日{on}已过。', en: 'The last day of taking in, {on}, is over.' },
});
