/** Refusals of supervision: cases, measures, spot checks, signals. */
import { declareRefusals } from '../core/refusal.ts';

export const supervisionRefusals = declareRefusals({
  SUBJECT_UNKNOWN: {
    rule: 'V2',
    zh: '没有该人员或单位，或您无权办理。',
    en: 'There is no such person or organisation, or this is not yours to do.',
  },
  CONCERNS_YOU: {
    rule: 'P7',
    zh: '此事项针对您本人或您任职的单位，须由他人办理。',
    en: 'This is about you, or about an organisation in whose name you act; somebody else sees to it.',
  },
  OTHER_HANDS: {
    rule: 'V2',
    zh: '您经办过该事项的前一步，须由其他人员办理。',
    en: 'You had a hand in the step before; somebody else does this one.',
  },
  MEASURE_UNKNOWN: { rule: 'V2', zh: '没有该项处理措施，或您无权办理。', en: 'There is no such measure, or this is not yours to do.' },
  MEASURE_OVER: { rule: 'V2', zh: '该项处理措施已期满或已解除。', en: 'This measure is over, or was lifted.' },
  MEASURE_DOCUMENT: { rule: 'V3', zh: '{name}须注明文号。', en: 'For {name} the number of a document is needed.' },
  MEASURE_END: { rule: 'V3', zh: '{name}须注明截止时刻。', en: 'For {name} an end is needed.' },
  MEASURE_NO_END: { rule: 'V3', zh: '{name}不填截止时刻。', en: '{name} has no end to be typed.' },
  MEASURE_PERIOD: {
    rule: 'V3',
    zh: '{name}的截止时刻须晚于现在，且不晚于{longest}。',
    en: 'The end of {name} is later than now, and not after {longest}.',
  },
  TURN_TO_MISSING: {
    rule: 'V3',
    zh: '{name}期间，须注明该单位的申报人向何处咨询办理。',
    en: 'While {name} holds, its applicants have to know to whom they turn: say it.',
  },
  SPARE_UNKNOWN: {
    rule: 'V3',
    zh: '“{name}”不是该单位的经办人，不能代为办理；请先任命。',
    en: '“{name}” is no officer of that organisation and cannot act for it meanwhile; appoint them first.',
  },
  LADDER_OFFICERS: {
    rule: 'V3',
    zh: '{name}适用于单位和经办人，该人员不是经办人。',
    en: '{name} is for organisations and officers; this person is no officer.',
  },
  BY_CASE_ONLY: {
    rule: 'V2',
    zh: '{name}须经立案核查、告知申辩后，以处理决定作出。',
    en: '{name} takes a case: findings, a hearing, and a decision.',
  },
  ELSEWHERE_LISTING: {
    rule: 'V2',
    zh: '只有其他机关决定的列入黑名单可以转记。',
    en: 'Of another authority’s decisions only a listing is taken over.',
  },
  ELSEWHERE_DAY: { rule: 'V2', zh: '决定日期不能晚于今天。', en: 'It was not decided later than today.' },
  APPEAL_INSTEAD: {
    rule: 'V2',
    zh: '该措施由处理决定作出，请对处理决定提出申诉。',
    en: 'This measure came of a decision; appeal against that.',
  },
  CONTESTED_ALREADY: { rule: 'V2', zh: '已对该项措施提出过异议。', en: 'It was contested already.' },
  CONTEST_NONE: { rule: 'V2', zh: '没有待答复的异议。', en: 'Nothing contested waits for an answer.' },
  ANSWER_WAITS: { rule: 'V3', zh: '上一次整改报告尚待审核。', en: 'The last answer has not been judged yet.' },
  ANSWER_NONE: { rule: 'V3', zh: '没有待审核的整改报告。', en: 'No answer waits to be judged.' },
  CORRECTED_ALREADY: { rule: 'V3', zh: '整改已经通过。', en: 'The order was done with.' },
  CASE_UNKNOWN: { rule: 'V5', zh: '没有该案件，或您无权办理。', en: 'There is no such case, or this is not yours to do.' },
  CASE_NOT_IN_STATE: { rule: 'V5', zh: '该案件现为“{state}”，不能办理此事项。', en: 'The case is {state}; this cannot be done.' },
  CASE_THERE: { rule: 'V5', zh: '该案件已由该方办理。', en: 'The case is with that desk already.' },
  CASE_LATER: { rule: 'V5', zh: '新的期限须晚于原期限{from}。', en: 'The new deadline is later than the one there is, {from}.' },
  ASSIGNEE_UNKNOWN: { rule: 'V5', zh: '承办人须是办理该案件一方的人员。', en: 'Whoever sees to it works at the desk of the case.' },
  ASSIGNEE_CONCERNED: {
    rule: 'P7',
    zh: '该人员是案件所涉人员，或与其同属一个单位，不能承办。',
    en: 'This person is concerned by the case, or comes from an organisation that it concerns.',
  },
  HEARING_RUNS: {
    rule: 'V2',
    zh: '陈述申辩期至{until}止，所涉人员尚未全部陈述，不能作出决定。',
    en: 'Those whom it burdens are heard until {until}, and have not all spoken yet: nothing is decided before.',
  },
  HEARING_PAST: { rule: 'V2', zh: '陈述申辩期已于{until}届满。', en: 'The time to state one’s case ended at {until}.' },
  STATED_ALREADY: { rule: 'V2', zh: '已经陈述申辩过。', en: 'This was stated already.' },
  APPEAL_PAST: { rule: 'V2', zh: '申诉期限已于{until}届满。', en: 'The time to appeal ended at {until}.' },
  EFFECT_UNKNOWN: {
    rule: 'V2',
    zh: '第{number}项处理的对象不存在，或不属于本市。',
    en: 'Effect {number} is about nothing that there is in this city.',
  },
  EFFECT_ELSEWHERE: {
    rule: 'V2',
    zh: '第{number}项处理的对象现为“{state}”，不能这样处理。',
    en: 'What effect {number} is about is {state}; that cannot be done to it.',
  },
  EFFECTS_UNFOUNDED: {
    rule: 'V2',
    zh: '未查实的不作处理；查实的须写明处理。',
    en: 'What is not founded has no effects; what is founded names at least one.',
  },
  EFFECT_NUMBER: { rule: 'V2', zh: '处理决定没有第{number}项。', en: 'The decision has no effect {number}.' },
  DECISION_DOCUMENT: { rule: 'V2', zh: '作出处理的决定须注明文号。', en: 'A decision that burdens somebody has the number of a document.' },
  REPORTS_NONE: { rule: 'V5', zh: '没有这样的举报，或查询码不符。', en: 'There is no such report, or the code is another.' },
  REPORTER_UNNAMED: { rule: 'V5', zh: '该举报没有留下举报人。', en: 'Nobody has given their name with this report.' },
  CITY_UNKNOWN: { rule: 'V5', zh: '没有该城市的职称评审。', en: 'There is no review of that city here.' },
});
