/** Refusals about what is filed and counted at the end of a year. */
import { declareRefusals } from '../core/refusal.ts';

export const reportRefusals = declareRefusals({
  SUMMARY_UNKNOWN: { rule: 'R5', zh: '没有该工作总结，或您无权查看。', en: 'There is no such work summary, or you may not see it.' },
  SUMMARY_NOT_IN_STATE: {
    rule: 'R5',
    zh: '该工作总结现为“{state}”，不能办理此事项；已报送的须由市人社局退回后重新报送。',
    en: 'The work summary is {state}; this cannot be done. What is filed is given back by the bureau before it is filed again.',
  },
  SUMMARY_UNRETURNED: {
    rule: 'R5',
    zh: '该工作总结已退回，待评委会办事机构重新报送。',
    en: 'The work summary was given back already, and its office is to file it again.',
  },
  YEAR_REPORT_UNKNOWN: { rule: 'R5', zh: '没有该年度统计，或您无权查看。', en: 'There are no such statistics, or you may not see them.' },
  YEAR_REPORT_UNFINISHED: {
    rule: 'R5',
    zh: '该年度统计尚未生成完毕，不能公布。',
    en: 'The statistics are not finished yet, and cannot be published.',
  },
  YEAR_REPORT_PUBLISHED: { rule: 'R5', zh: '该年度统计已经公布。', en: 'These statistics are published already.' },
  YEAR_REPORT_OLDER: {
    rule: 'R5',
    zh: '已公布了比它更新的年度统计，不能公布旧的。',
    en: 'Newer statistics of the cycle are published; older ones are not.',
  },
});
