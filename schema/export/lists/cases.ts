/** Cases as a file (V5, V7). */
import {
  AGAINST_NAMES,
  CASE_STATE_NAMES,
  MATTER_NAMES,
  OUTCOME_NAMES,
  WAY_NAMES,
  type Case,
  type CaseState,
} from '../../supervision/cases/model.ts';
import { isLate } from '../../supervision/cases/rules.ts';
import { DESK_NAMES, type Desk } from '../../supervision/desks.ts';
import { casesIn } from '../../supervision/overview/actions.ts';
import { at, called, lines, listBy, yes, type Column } from './column.ts';

const COLUMNS: readonly Column<Case>[] = [
  { title: '编号', width: 18, of: ({ id }) => id },
  { title: '办理方', width: 12, of: ({ desk }) => called(DESK_NAMES[desk]) },
  { title: '来源', width: 14, of: ({ way }) => called(WAY_NAMES[way]) },
  { title: '问题类别', width: 24, of: ({ matter }) => called(MATTER_NAMES[matter]) },
  { title: '对象', width: 12, of: ({ against }) => called(AGAINST_NAMES[against]) },
  { title: '举报所称', width: 30, of: ({ named }) => named },
  { title: '所涉人员、单位', width: 30, of: ({ subjects }) => lines(subjects.map(({ name }) => name)) },
  { title: '状态', width: 20, of: ({ state }) => called(CASE_STATE_NAMES[state]) },
  { title: '收到时间', width: 22, of: (one) => at(one.at) },
  { title: '现环节期限', width: 22, of: ({ dueAt }) => at(dueAt) },
  { title: '是否逾期', width: 10, of: (one, now) => yes(isLate(one, now)) },
  { title: '延期次数', width: 10, isNumber: true, of: ({ extensions }) => extensions.length },
  { title: '承办人', width: 16, of: ({ assignee }) => assignee ?? '' },
  { title: '核查情况', width: 50, of: ({ findings }) => lines(findings.map(({ text }) => text)) },
  { title: '结论', width: 20, of: ({ decision, proposal }) => (decision && proposal ? called(OUTCOME_NAMES[proposal.outcome]) : '') },
  { title: '决定文号', width: 24, of: ({ decision }) => decision?.document ?? '' },
  { title: '决定时间', width: 22, of: ({ decision }) => at(decision?.at) },
  { title: '申诉时间', width: 22, of: ({ appeal }) => at(appeal?.at) },
  { title: '申诉答复文号', width: 24, of: ({ appeal }) => appeal?.answer?.document ?? '' },
];

export const CASE_LIST = listBy(COLUMNS, async function* (context, place, filter: { desk: Desk | null; state: CaseState | null }) {
  for await (const one of casesIn(context, place))
    if ((filter.desk ?? one.desk) === one.desk && (filter.state ?? one.state) === one.state) yield one;
});
