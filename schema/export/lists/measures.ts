/** Measures as a file: the ladder, and the blacklist (V2, V3, V7). */
import { CAPACITY_NAMES } from '../../core/bars.ts';
import { DESK_NAMES } from '../../supervision/desks.ts';
import { MEASURE_NAMES, type MeasureKind } from '../../supervision/measures/kinds.ts';
import { MEASURE_STATE_NAMES, type Measure } from '../../supervision/measures/model.ts';
import { isOverdue, stateOf } from '../../supervision/measures/rules.ts';
import { measuresIn } from '../../supervision/overview/actions.ts';
import { at, called, ends, lines, listBy, yes, type Column } from './column.ts';

const COLUMNS: readonly Column<Measure>[] = [
  { title: '措施', width: 16, of: ({ kind }) => called(MEASURE_NAMES[kind]) },
  { title: '对象', width: 30, of: ({ subject }) => subject.name },
  { title: '办理方', width: 12, of: ({ desk }) => called(DESK_NAMES[desk]) },
  { title: '事由', width: 50, of: ({ ground }) => ground },
  { title: '文号', width: 24, of: ({ document }) => document ?? '' },
  { title: '决定机关', width: 24, of: ({ elsewhere }) => elsewhere?.authority ?? '' },
  { title: '所依据的案件', width: 18, of: (one) => one.case ?? '' },
  { title: '不得从事', width: 24, of: ({ capacities }) => lines(capacities.map((one) => called(CAPACITY_NAMES[one]))) },
  { title: '起', width: 22, of: ({ from }) => at(from) },
  { title: '止', width: 22, of: ({ until }) => ends(until) },
  { title: '状态', width: 12, of: (one, now) => called(MEASURE_STATE_NAMES[stateOf(one, now)]) },
  { title: '整改期限', width: 22, of: ({ answerBy }) => ends(answerBy) },
  { title: '整改逾期', width: 10, of: (one, now) => yes(isOverdue(one, now)) },
  {
    title: '整改报告',
    width: 40,
    of: ({ answers }) =>
      lines(
        answers.map(({ text, verdict }) =>
          verdict ? `${text}（${verdict.isEnough ? '通过' : '未通过'}：${verdict.text}）` : `${text}（待审核）`,
        ),
      ),
  },
  { title: '异议', width: 40, of: ({ contest }) => contest?.text ?? '' },
  {
    title: '异议答复',
    width: 40,
    of: ({ contest }) => (contest?.verdict ? `${contest.verdict.isUpheld ? '异议成立' : '异议不成立'}：${contest.verdict.text}` : ''),
  },
  { title: '解除时间', width: 22, of: ({ lifted }) => at(lifted?.at) },
  { title: '解除理由', width: 40, of: ({ lifted }) => lifted?.text ?? '' },
];

export const MEASURE_LIST = listBy(COLUMNS, async function* (context, place, { kind }: { kind: MeasureKind | null }) {
  for await (const one of measuresIn(context, place)) if ((kind ?? one.kind) === one.kind) yield one;
});
