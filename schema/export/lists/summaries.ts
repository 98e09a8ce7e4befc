/** The summary tables of a department or a city as a file, with those that nobody has prepared yet (D3). */
import type { Context } from '../../core/context.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { countListed, type ListedTable } from '../../summary/lists.ts';
import { SUMMARY_TABLES } from '../../summary/listed.ts';
import { titleOf } from '../../summary/model.ts';
import { isLate, sendingWindow, TABLE_STATE_NAMES } from '../../summary/rules.ts';
import { seesTables } from '../../summary/sight.ts';
import { at, called, ends, levelNamed, listFrom, organisationNames, seriesNamed, yes, type Column } from './column.ts';

type Line = ListedTable & { departmentName: string; listed: number; late: boolean; closesAt: number };

const COLUMNS: readonly Column<Line>[] = [
  { title: '表名', width: 50, of: titleOf },
  { title: '部门', width: 30, of: ({ departmentName }) => departmentName },
  { title: '系列', width: 16, of: ({ series }) => seriesNamed(series) },
  { title: '层级', width: 10, of: ({ level }) => levelNamed(level) },
  { title: '状态', width: 18, of: ({ state }) => called(TABLE_STATE_NAMES[state]) },
  { title: '列入件数', width: 10, isNumber: true, of: ({ listed }) => listed },
  { title: '待部门审核件数', width: 12, isNumber: true, of: ({ waiting }) => waiting ?? 0 },
  { title: '现版本', width: 10, isNumber: true, of: ({ current }) => current?.number ?? '' },
  { title: '生成时间', width: 22, of: ({ current }) => at(current?.prepared.at) },
  { title: '报送时间', width: 22, of: ({ current }) => at(current?.sent?.at) },
  { title: '接收时间', width: 22, of: ({ current }) => at(current?.received?.at) },
  { title: '报送截止', width: 22, of: ({ closesAt }) => ends(closesAt) },
  { title: '是否逾期未报送', width: 12, of: ({ late }) => yes(late) },
  { title: '编号', width: 40, of: ({ id }) => id },
];

export const SUMMARY_TABLE_LIST = listFrom(COLUMNS, SUMMARY_TABLES, {
  sees: ({ actor }, one) => seesTables(actor, one),
  of: async (context: Context, one): Promise<Line> => {
    const calendar = await loadCalendar(context, one.cycle);
    return {
      ...one,
      departmentName: await organisationNames(context)(one.department),
      listed: await countListed(context, one.id),
      late: isLate(one, calendar, context.now),
      closesAt: sendingWindow(calendar, one, context.now).closesAt,
    };
  },
});
