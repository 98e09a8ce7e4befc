/** What is told of work summaries. */
import { declareNotices } from '../core/notice.ts';

export const reportNotices = declareNotices({
  SUMMARY_FILED: {
    rule: 'R5',
    class: 'WORK',
    asks: null,
    required: false,
    zh: {
      title: '评委会已报送年度工作总结',
      text: '{committee}已报送{year}年度工作总结（第{edition}次报送）{late}，附已印发文件{documents}件。',
    },
    en: {
      title: 'A committee has filed its work summary',
      text: '{committee} has filed its work summary of {year} (filing {edition}){late}, with {documents:document|documents} issued.',
    },
  },
  SUMMARY_RETURNED: {
    rule: 'R5',
    class: 'WORK',
    asks: 'WorkSummary',
    required: true,
    zh: {
      title: '年度工作总结被退回',
      text: '市人社局退回了{committee}{year}年度工作总结，请修改后重新报送。退回理由：{reason}',
    },
    en: {
      title: 'The work summary was given back',
      text: 'The bureau has given back the work summary of {committee} for {year}; mend it and file it again. Reason: {reason}',
    },
  },
});
