/** What is told of rosters and re-checks. */
import { declareNotices } from '../core/notice.ts';

export const resultNotices = declareNotices({
  PASSED_POSTED: {
    rule: 'R1',
    required: true,
    zh: {
      title: '您的评审结果已公示',
      text: '{committee}已将评审通过人员名单公示（{place}及本系统），至{until}止。公示无异议后印发资格文件。',
    },
    en: {
      title: 'Your result is posted',
      text: 'The roster of those whom {committee} has passed is posted ({place}, and here) until {until}. The document is issued after that.',
    },
  },
  NOT_PASSED_POSTED: {
    rule: 'R2',
    required: true,
    zh: {
      title: '评审结果已公示，可申请复核',
      text: '{committee}的评审结果已公示，至{until}止。您对评审程序或计票有异议的，可在此之前申请复核，逾期不再受理。',
    },
    en: {
      title: 'The results are posted: you may ask for a re-check',
      text: 'The results of {committee} are posted until {until}. If you doubt the procedure or the counts, ask for a re-check before that; afterwards none is taken.',
    },
  },
  ROSTER_POSTED: {
    rule: 'R1',
    class: 'WORK',
    asks: null,
    required: false,
    zh: { title: '评审结果已公示', text: '{committee}第{number}批评审通过人员{people}人开始公示，至{until}止。{late}' },
    en: {
      title: 'Results are posted',
      text: 'Roster {number} of {committee} ({people:person|people}) is posted until {until}. {late}',
    },
  },
  ROSTER_CLEARED: {
    rule: 'R3',
    class: 'WORK',
    asks: null,
    required: false,
    zh: {
      title: '评审结果公示期满，可印发资格文件',
      text: '{committee}第{number}批评审通过人员{people}人公示期满，没有未办结的异议，结果报告已出具，可以拟发资格文件。文件、证书应于{due}前办结。',
    },
    en: {
      title: 'Results are over without open objection: issue the document',
      text: 'The posting of roster {number} of {committee} ({people:person|people}) is over and its report is made; the title document may be drafted. Documents and certificates are due by {due}.',
    },
  },
  STRUCK: {
    rule: 'R2',
    required: true,
    zh: {
      title: '公示异议查实，您已从评审通过名单中除去',
      text: '对您评审结果公示的异议（编号{number}）经{committee}办事机构核查属实，您已从评审通过人员名单中除去。核查意见：{text}。对核查结论不服的，可向市人社局书面申诉，或依法申请行政复议、提起行政诉讼。',
    },
    en: {
      title: 'You were removed from the roster',
      text: 'The office of {committee} has found that an objection to you (case {number}) is right; you stand on the roster of those who passed no more. Finding: {text}. You may appeal to the personnel bureau in writing, have it reviewed, or go to court.',
    },
  },
  STRUCK_TOLD: {
    rule: 'R2',
    class: 'WORK',
    asks: null,
    required: false,
    zh: {
      title: '有人从评审通过名单中除去',
      text: '{committee}办事机构核查认定对{applicant}评审结果公示的异议（编号{number}）属实，已将其从评审通过人员名单中除去。核查意见：{text}',
    },
    en: {
      title: 'Somebody was removed from a roster',
      text: 'The office of {committee} has found an objection to {applicant} right (case {number}); they stand on the roster no more. Finding: {text}',
    },
  },
  STRUCK_OF_UNIT: {
    rule: 'R2',
    class: 'WORK',
    asks: null,
    required: false,
    zh: {
      title: '本单位人员已从评审通过名单中除去',
      text: '对{applicant}评审结果公示的异议（编号{number}）经{committee}办事机构核查属实，已从评审通过人员名单中除去；所占岗位空额已退回。核查意见：{text}',
    },
    en: {
      title: 'Somebody of your unit was removed from a roster',
      text: 'The office of {committee} has found that an objection to {applicant} (case {number}) is right; they stand on its roster no more, and the vacancy is given back. Finding: {text}',
    },
  },
  RECHECK_ASKED: {
    rule: 'R2',
    class: 'WORK',
    asks: 'Recheck',
    required: true,
    zh: {
      title: '收到复核申请',
      text: '{applicant}对{committee}的评审结果申请复核：{reason}。请由未经办过该件的人员核对程序和计票，于{due}前答复。',
    },
    en: {
      title: 'A re-check is asked for',
      text: '{applicant} asks for a re-check of the result of {committee}: {reason}. Somebody who had no hand in it checks procedure and counts, and answers by {due}.',
    },
  },
  RECHECK_ANSWERED: {
    rule: 'R2',
    required: true,
    zh: { title: '您的复核申请已答复', text: '您对{committee}评审结果的复核申请：{outcome}。复核意见：{text}' },
    en: { title: 'Your re-check was answered', text: 'The re-check of your result by {committee}: {outcome}. {text}' },
  },
  VOTE_ANEW: {
    rule: 'R2',
    class: 'WORK',
    asks: 'Application',
    required: true,
    zh: {
      title: '复核决定重新表决',
      text: '{applicant}的评审结果经复核，决定由评委会重新表决。请安排会议，并在评审期限内办结。复核意见：{text}',
    },
    en: {
      title: 'A re-check has ordered a new vote',
      text: 'The re-check of the result of {applicant} has ordered that the committee votes anew. Hold a meeting for it within the time of the evaluation. {text}',
    },
  },
});
