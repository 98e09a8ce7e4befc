/** How each desk handles what comes to it, as a file (V7). */
import { HOUR } from '../../core/time.ts';
import { overdueOf, STEP_NAMES, type Handling, type Step } from '../../supervision/handling/model.ts';
import { deskNames, handlingIn } from '../../supervision/overview/actions.ts';
import { at, called, ends, listBy, type Column } from './column.ts';

type Row = Handling & { desk: string };

/** In hours, to a tenth. */
const hours = (duration: number | undefined) => (duration === undefined ? '' : Math.round((10 * duration) / HOUR) / 10);

const COLUMNS: readonly Column<Row>[] = [
  { title: '环节', width: 24, of: ({ step }) => called(STEP_NAMES[step]) },
  { title: '单位', width: 30, of: ({ desk }) => desk },
  { title: '收到次数', width: 10, isNumber: true, of: ({ came }) => came },
  { title: '收到件数', width: 10, isNumber: true, of: ({ applications }) => applications },
  { title: '待办', width: 8, isNumber: true, of: ({ waiting }) => waiting },
  { title: '逾期', width: 8, isNumber: true, of: (one, now) => overdueOf(one, now) },
  { title: '待办最早自', width: 22, of: ({ since }) => at(since) },
  { title: '通过', width: 8, isNumber: true, of: ({ onward }) => onward },
  { title: '不予通过', width: 10, isNumber: true, of: ({ refused }) => refused },
  { title: '退回次数', width: 10, isNumber: true, of: ({ returned }) => returned },
  { title: '退回一次的件数', width: 10, isNumber: true, of: ({ returnedTimes }) => returnedTimes[0] },
  { title: '退回两次的件数', width: 10, isNumber: true, of: ({ returnedTimes }) => returnedTimes[1] },
  { title: '退回三次及以上的件数', width: 12, isNumber: true, of: ({ returnedTimes }) => returnedTimes[2] },
  { title: '用时中位数（小时）', width: 12, isNumber: true, of: ({ times }) => hours(times?.median) },
  { title: '用时九成不超过（小时）', width: 12, isNumber: true, of: ({ times }) => hours(times?.nine) },
  { title: '用时最长（小时）', width: 12, isNumber: true, of: ({ times }) => hours(times?.most) },
  { title: '窗口起', width: 22, of: ({ opensAt }) => at(opensAt) },
  { title: '窗口止', width: 22, of: ({ closesAt }) => ends(closesAt) },
  { title: '最后24小时办出', width: 10, isNumber: true, of: ({ lastDay }) => lastDay },
  { title: '窗口后办出', width: 10, isNumber: true, of: ({ late }) => late },
  { title: '统计时间', width: 22, of: ({ asOf }) => at(asOf) },
];

export const HANDLING_LIST = listBy(COLUMNS, async function* (context, place, { step }: { step: Step | null }): AsyncGenerator<Row> {
  const nameOf = await deskNames(context, place.cycle);
  for await (const one of handlingIn(context, place))
    if ((step ?? one.step) === one.step) yield { ...one, desk: one.organisation === null ? '全部合计' : await nameOf(one.organisation) };
});
