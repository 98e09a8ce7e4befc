/** Refusals about applications. */
import { declareRefusals } from '../core/refusal.ts';

export const applicationRefusals = declareRefusals({
  APPLICATION_UNKNOWN: { rule: 'P10', zh: '没有该申报，或您无权查看。', en: 'There is no such application, or you may not see it.' },
  APPLICATION_EXISTS: { rule: 'A1', zh: '您在{cycle}年度已有一份申报。', en: 'You already have an application in the cycle {cycle}.' },
  NOT_IN_STATE: {
    rule: 'U1',
    zh: '申报现为“{state}”，不能办理此事项（须为：{from}）。',
    en: 'The application is {state}; this can only be done when it is {from}.',
  },
  NOT_EDITABLE: {
    rule: 'A4',
    zh: '申报现为“{state}”，不能修改；退回后方可修改。',
    en: 'The application is {state} and cannot be changed unless it is returned.',
  },
  VERSION_STALE: {
    rule: 'A4',
    zh: '所依据的版本与现行第{version}版不符，请以当前内容为准重新办理。',
    en: 'This is at version {version} now, not at the one you name; look at what is there before you act on it.',
  },
  SECTIONS_MISSING: { rule: 'A2', zh: '以下各栏尚未填写：{sections}。', en: 'These sections are not filled in: {sections}.' },
  LEVEL_SKIPPED: {
    rule: 'A7',
    zh: '职称须逐级申报：现任{present}，只能申报上一层级；破格晋升除外。',
    en: 'Titles are applied for level by level: from {present} only the next level is open, except by exceptional promotion (破格晋升).',
  },
  SERIES_UNKNOWN: { rule: 'D4', zh: '没有该系列或该系列没有这一层级。', en: 'There is no such series, or it has no such level.' },
  LEVEL_WITHOUT_SERIES: { rule: 'D4', zh: '按层级筛选须同时指定系列。', en: 'To filter by level, name the series as well.' },
  OWN_APPLICATION: { rule: 'P7', zh: '不得办理本人申报的审核事项。', en: 'Nobody may review his own application.' },
});
