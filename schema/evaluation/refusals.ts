/** Refusals about candidates and their results. What belongs to draws and ballots is declared with them. */
import { declareRefusals } from '../core/refusal.ts';

export const evaluationRefusals = declareRefusals({
  CANDIDATE_UNKNOWN: { rule: 'E7', zh: '没有该评审对象，或不由您办理。', en: 'There is no such candidate, or it is not yours to handle.' },
  RECUSED: {
    rule: 'E5',
    zh: '您与该评审对象应当回避，不能查阅、评阅和表决。',
    en: 'You keep away from this candidate: you neither read, nor give an opinion, nor vote.',
  },
  RECUSED_ALREADY: { rule: 'E5', zh: '该专家对该评审对象已经回避。', en: 'They keep away from this candidate already.' },
  RECUSAL_LATE: {
    rule: 'E5',
    zh: '该评审对象当前状态为“{state}”，不能再申请或决定回避。',
    en: 'The candidate {state}; recusals are neither asked for nor ordered any more.',
  },
  NO_MEMBER: { rule: 'E4', zh: '此人不是本年度的组成人员。', en: 'They are no member of the committee in this cycle.' },
  REQUEST_UNKNOWN: { rule: 'E5', zh: '没有该回避申请。', en: 'There is no such request.' },
  REQUEST_ANSWERED: { rule: 'E5', zh: '该回避申请已经答复。', en: 'This request has been answered.' },
  EXPERT_NAMED: {
    rule: 'E3',
    zh: '意见将告知申报人，不得写明评审专家的姓名。',
    en: 'The applicant reads the opinion: it names none of the experts.',
  },
  REQUESTS_TOO_MANY: { rule: 'E5', zh: '回避申请最多提出{most}次。', en: 'A recusal can be asked for {most} times at most.' },
  READERS_TOO_FEW: {
    rule: 'E7',
    zh: '{count}名评审对象可评阅的专家不足{least}人：{named}。请递补组成人员后再分配。',
    en: 'Candidates with fewer than {least} free readers: {count} ({named}). Take in substitutes first.',
  },
  READERS_NONE_LEFT: { rule: 'E7', zh: '没有待分配评阅的评审对象。', en: 'No candidate waits for readers.' },
  MEMBERS_UNSET: {
    rule: 'E4',
    zh: '本年度的组成人员尚未抽取。',
    en: 'The members of the year have not been drawn yet.',
  },
  NOT_READER: { rule: 'E7', zh: '该评审对象没有分配给您评阅。', en: 'This candidate was not assigned to you.' },
  OPINION_SUBMITTED: { rule: 'E7', zh: '评价意见已提交，不能更改。', en: 'Your opinion has been submitted and changes no more.' },
  OPINION_NOT_NOW: {
    rule: 'E7',
    zh: '该评审对象当前状态为“{state}”，不能评阅。',
    en: 'The candidate {state}; it is not read now.',
  },
  OPINION_INCOMPLETE: { rule: 'E7', zh: '尚未填写：{missing}。', en: 'Still missing: {missing}.' },
  WITHDRAWAL_LATE: {
    rule: 'A8',
    zh: '该评审对象当前状态为“{state}”，不能再撤回。',
    en: 'The candidate {state}; it is not withdrawn any more.',
  },
  DECIDED_HERE: {
    rule: 'E9',
    zh: '该评审对象{state}，由评审会议决定，不能依据文件录入结果。',
    en: 'The committee votes or has voted on this candidate; its meeting decides, and no document.',
  },
  RESULT_NOBODY: {
    rule: 'E9',
    zh: '{unit}没有已提交评委会、待录入结果的{name}的申报。',
    en: 'No application of {name} of {unit} is with a committee.',
  },
  RESULT_SEVERAL: {
    rule: 'E9',
    zh: '{unit}有多件{name}的申报，请填写申报编号：{numbers}。',
    en: '{unit} has several applications of {name}; give the number of one: {numbers}.',
  },
  COMMITTEE_DECIDES_HERE: {
    rule: 'E12',
    zh: '{committee}已在本市备案，其评审结果由评审会议表决产生；委托评审或经省级同意线下评审的，请填明。',
    en: '{committee} is filed in this city: its results come of its meeting. Say so if the review was entrusted or held offline.',
  },
  CONSENT_WITHOUT_OFFLINE: {
    rule: 'E12',
    zh: '只有线下评审才填写省级同意的文号。',
    en: 'The province’s consent is given for a review held offline only.',
  },
  UNRECOGNISED_NOTED: {
    rule: 'E12',
    zh: '依据{document}的线下评审已记录为不予认可，不能重复录入。',
    en: 'The review held offline by {document} is on record as not recognised already.',
  },
  DECIDED_IN_FUTURE: { rule: 'E9', zh: '评审日期{day}晚于今日。', en: 'The day of the decision, {day}, is still to come.' },
  DECIDED_BEFORE: {
    rule: 'E9',
    zh: '评审日期{day}早于提交评委会之日{since}。',
    en: 'The day of the decision, {day}, is before it went to the committee on {since}.',
  },
  RESULT_NOT_ENTERED: {
    rule: 'E9',
    zh: '只有依据文件录入的结果可以更正；评审会议的结果以封存的会议记录为准。',
    en: 'Only a result entered from a document is corrected so; what a meeting has decided stands in its sealed minutes.',
  },
  RESULT_SAME: { rule: 'E9', zh: '更正后的内容与现有结果相同。', en: 'That is what stands already.' },
});
