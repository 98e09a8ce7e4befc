/** Inspections as a file: a line for each outcome, or for the inspection where there is none yet (V4, V7). */
import { pages } from '../../core/page.ts';
import {
  INSPECTION_KIND_NAMES,
  INSPECTION_RESULT_NAMES,
  INSPECTION_STATE_NAMES,
  type Inspection,
  type Outcome,
} from '../../supervision/inspections/model.ts';
import { listOutcomes } from '../../supervision/inspections/store.ts';
import { inspectionsIn } from '../../supervision/overview/actions.ts';
import { seesOutcome } from '../../supervision/sight.ts';
import { at, called, listBy, peopleNames, type Column } from './column.ts';

type Row = { one: Inspection; outcome: Outcome | null; by: string };

const COLUMNS: readonly Column<Row>[] = [
  { title: '检查', width: 30, of: ({ one }) => one.title },
  { title: '方式', width: 12, of: ({ one }) => called(INSPECTION_KIND_NAMES[one.kind]) },
  { title: '参加单位', width: 30, of: ({ one }) => one.with ?? '' },
  { title: '状态', width: 24, of: ({ one }) => called(INSPECTION_STATE_NAMES[one.state]) },
  { title: '安排时间', width: 22, of: ({ one }) => at(one.planned.at) },
  { title: '范围件数', width: 10, isNumber: true, of: ({ one }) => one.frozen?.size ?? '' },
  { title: '抽取件数', width: 10, isNumber: true, of: ({ one }) => one.drawn?.size ?? '' },
  { title: '抽取名单摘要', width: 40, of: ({ one }) => one.drawn?.hash ?? '' },
  { title: '被查对象', width: 40, of: ({ outcome }) => outcome?.about?.name ?? outcome?.subject ?? '' },
  { title: '结果', width: 24, of: ({ outcome }) => (outcome ? called(INSPECTION_RESULT_NAMES[outcome.result]) : '') },
  { title: '情况', width: 50, of: ({ outcome }) => outcome?.text ?? '' },
  { title: '检查人', width: 16, of: ({ by }) => by },
  { title: '检查时间', width: 22, of: ({ outcome }) => at(outcome?.at) },
  { title: '案件编号', width: 18, of: ({ outcome }) => outcome?.case ?? '' },
  { title: '办结意见', width: 50, of: ({ one }) => one.closed?.text ?? '' },
];

export const INSPECTION_LIST = listBy(COLUMNS, async function* (context, place): AsyncGenerator<Row> {
  const nameOf = peopleNames(context);
  for await (const one of inspectionsIn(context, place)) {
    let looked = 0;
    for await (const { rows } of pages((after) => listOutcomes(context.table, one.id, { limit: 100, after }))) {
      const seen = rows.filter((outcome) => seesOutcome(context.actor, one, outcome));
      looked += seen.length;
      const names = await Promise.all(seen.map(({ by }) => nameOf(by)));
      yield* seen.map((outcome, index) => ({ one, outcome, by: names[index] ?? '' }));
    }
    if (looked === 0) yield { one, outcome: null, by: '' };
  }
});
