/** Refusals about rosters and re-checks. */
import { declareRefusals } from '../core/refusal.ts';

export const resultRefusals = declareRefusals({
  ROSTER_UNKNOWN: { rule: 'R1', zh: '没有该评审结果公示，或您无权查看。', en: 'There is no such roster, or you may not see it.' },
  ROSTER_NOT_IN_STATE: {
    rule: 'R1',
    zh: '该评审结果公示现为“{state}”，不能办理此事项。',
    en: 'The roster is {state}; this cannot be done.',
  },
  NOTHING_TO_POST: {
    rule: 'R1',
    zh: '没有待公示的评审结果：各次评审会议均尚未宣布结果，或结果已公示。',
    en: 'There are no results to post: no meeting has announced any that is not posted yet.',
  },
  RESULTS_UNANNOUNCED: {
    rule: 'R1',
    zh: '评审会议的结果尚未全部宣布，不能公示。',
    en: 'The results of this meeting have not all been announced; they are not posted yet.',
  },
  RESULTS_POSTED: { rule: 'R1', zh: '该评审会议的结果已经公示。', en: 'The results of this meeting are posted already.' },
  RESULT_PERIOD: {
    rule: 'R1',
    zh: '评审结果公示期须为{least}至{most}个工作日。',
    en: 'Results are posted for {least} to {most:working day|working days}.',
  },
  MEETINGS_TOO_MANY: {
    rule: 'R1',
    zh: '一次公示至多{most}次评审会议的结果，请分批公示。',
    en: 'The results of at most {most:meeting|meetings} are posted at once; post the others afterwards.',
  },
  ROSTER_TOO_LARGE: {
    rule: 'R1',
    zh: '一次公示至多{most}人，请按会议分批公示。',
    en: 'A roster has at most {most:person|people}; post the meetings one after the other.',
  },
  ANEW_UNKNOWN: {
    rule: 'R1',
    zh: '没有该申报，或不是本评委会评审会议评审的。',
    en: 'There is no such application, or no meeting of this committee has decided on it.',
  },
  ANEW_COUNT: { rule: 'R1', zh: '补充公示每次1至{most}人。', en: 'Between one and {most:person|people} are posted anew at once.' },
  ANEW_NOT_PASSED: {
    rule: 'R1',
    zh: '{name}的申报现为“{state}”，不能补充公示。',
    en: 'The application of {name} is {state}; it is not posted anew.',
  },
  ANEW_UNPOSTED: {
    rule: 'R1',
    zh: '{name}的评审会议结果尚未公示，请随其他结果一并发布结果公示。',
    en: 'The results of the meeting on {name} are not posted yet: post this one together with the others of its meeting.',
  },
  ANEW_STANDS: { rule: 'R1', zh: '{name}已在公示名单中。', en: '{name} stands on a roster already.' },
  NOT_ON_ROSTER: { rule: 'R2', zh: '该公示名单中没有此人。', en: 'They do not stand on this roster.' },
  RECHECK_UNKNOWN: { rule: 'R2', zh: '没有该复核申请，或您无权查看。', en: 'There is no such re-check, or you may not see it.' },
  RECHECK_CLOSED: {
    rule: 'R2',
    zh: '复核须在评审结果公示期内申请；{when}',
    en: 'A re-check is asked for while the results are posted; {when}',
  },
  RECHECK_ELSEWHERE: {
    rule: 'R2',
    zh: '该结果不是本市评委会评审的，复核请向作出结果的评委会申请。',
    en: 'This was not decided by a committee of the city: ask the committee that decided it.',
  },
  RECHECK_ASKED: { rule: 'R2', zh: '对本次评审结果已申请过复核。', en: 'A re-check of this result has been asked for already.' },
  RECHECK_ANSWERED: { rule: 'R2', zh: '该复核申请已经答复。', en: 'This re-check has been answered.' },
  RECHECK_SAME_HANDS: {
    rule: 'R2',
    zh: '您经办过该件的评审会议（{as}），复核须由其他人员办理；办事机构没有其他人员的，由市人社局办理。',
    en: 'You had a hand in the meeting on this candidate ({as}); somebody else answers the re-check: of the office, or else the bureau.',
  },
});
