/** Refusals about candidates and their results. What belongs to draws and ballots is declared with them. */
import { declareRefusals } from '../core/refusal.ts';

export const evaluationRefusals = declareRefusals({
  CANDIDATE_UNKNOWN: { rule: 'E7', zh: '没有该评审对象，或不由您办理。', en: 'There is no such candidate, or it is not yours to handle.' },
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
  RESULT_SAME: { rule: 'E9', zh: '更正后的结果与现有结果相同。', en: 'That is the result that stands.' },
});
