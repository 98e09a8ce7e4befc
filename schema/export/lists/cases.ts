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
import { burdenedBy, isLate } from '../../supervision/cases/rules.ts';
import { DESK_NAMES, type Desk } from '../../supervision/desks.ts';
import { casesIn } from '../../supervision/overview/actions.ts';
import { at, called, ends, lines, listBy, peopleNames, yes, type Column } from './column.ts';

type Row = Case & { assigneeName: string };

/** Whom it is against, and whom else its proposal burdens: each once. */
function concerned({ subjects, proposal }: Case): string[] {
  const all = [...subjects, ...burdenedBy(proposal)];
  return [...new Map(all.map((one) => [`${one.of} ${one.id}`, one.name])).values()];
}

const COLUMNS: readonly Column<Row>[] = [
  { title: '编号', width: 18, of: ({ id }) => id },
  { title: '办理方', width: 12, of: ({ desk }) => called(DESK_NAMES[desk]) },
  { title: '来源', width: 14, of: ({ way }) => called(WAY_NAMES[way]) },
  { title: '问题类别', width: 24, of: ({ matter }) => called(MATTER_NAMES[matter]) },
  { title: '对象', width: 12, of: ({ against }) => called(AGAINST_NAMES[against]) },
  { title: '举报所称', width: 30, of: ({ named }) => named },
  { title: '所涉人员、单位', width: 30, of: (one) => lines(concerned(one)) },
  { title: '状态', width: 20, of: ({ state }) => called(CASE_STATE_NAMES[state]) },
  { title: '收到时间', width: 22, of: (one) => at(one.at) },
  { title: '现环节期限', width: 22, of: ({ state, dueAt }) => (state === 'CLOSED' || state === 'DECLINED' ? '' : ends(dueAt)) },
  { title: '是否逾期', width: 10, of: (one, now) => yes(isLate(one, now)) },
  { title: '延期次数', width: 10, isNumber: true, of: ({ extensions }) => extensions.length },
  { title: '承办人', width: 16, of: ({ assigneeName }) => assigneeName },
  { title: '核查情况', width: 50, of: ({ findings }) => lines(findings.map(({ text }) => text)) },
  { title: '结论', width: 20, of: ({ decision, proposal }) => (decision && proposal ? called(OUTCOME_NAMES[proposal.outcome]) : '') },
  { title: '决定文号', width: 24, of: ({ decision }) => decision?.document ?? '' },
  { title: '决定时间', width: 22, of: ({ decision }) => at(decision?.at) },
  { title: '申诉时间', width: 22, of: ({ appeal }) => at(appeal?.at) },
  { title: '申诉答复文号', width: 24, of: ({ appeal }) => appeal?.answer?.document ?? '' },
];

export const CASE_LIST = listBy(
  COLUMNS,
  async function* (context, place, filter: { desk: Desk | null; state: CaseState | null }): AsyncGenerator<Row> {
    const nameOf = peopleNames(context);
    for await (const one of casesIn(context, place))
      if ((filter.desk ?? one.desk) === one.desk && (filter.state ?? one.state) === one.state)
        yield { ...one, assigneeName: one.assignee === null ? '' : await nameOf(one.assignee) };
  },
);
