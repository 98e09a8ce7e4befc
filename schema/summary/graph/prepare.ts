/** Preparing a summary table, and the export that is built for it. */
import { builder } from '../../builder.ts';
import { REQUEST } from '../../core/price.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { LevelEnum } from '../../announcement/graph/enums.ts';
import { knownCycle } from '../../announcement/cycles.ts';
import { summaryRefusals } from '../refusals.ts';
import { loadTable } from '../store.ts';
import { prepareTable } from '../workbooks/actions/ask.ts';
import { loadExport } from '../workbooks/store.ts';
import { ExportType } from './export-type.ts';
import { tableRef, TableType } from './types.ts';

builder.objectField(tableRef, 'preparation', (t) =>
  t.field({
    type: ExportType,
    nullable: true,
    price: REQUEST,
    description: '正在生成的导出任务；没有的为空。The export that is being built for it. One table request.',
    resolve: ({ preparing }, _, context) => (preparing ? loadExport(context.table, preparing.job) : null),
  }),
);

builder.mutationField('prepareSummaryTable', (t) =>
  t.fieldWithInput({
    type: TableType,
    input: {
      series: t.input.string({ required: true, description: '系列代码。' }),
      level: t.input.field({ type: LevelEnum, required: true, description: '层级。' }),
      cycle: t.input.string({ required: false, description: '年度；默认当前。' }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] },
    description:
      '生成待报送的汇总表：该系列的主管部门；未指定部门的系列由市人社局。Starts a job, shown as `preparation`; what comes of it is the next version. Rules D3, D4. ' +
      'Errors: SERIES_UNKNOWN, ROLE_REQUIRED, CYCLE_UNKNOWN, TABLE_EMPTY, TABLE_NOT_IN_STATE, WINDOW_NOT_OPEN, WINDOW_CLOSED, BUSY.',
    resolve: (_, { input: { key, series, level, cycle } }, context) => {
      const body = { series, level, cycle: knownCycle(cycle, context.now) };
      return answered(context, { key, mutation: 'prepareSummaryTable', body }, prepareTable, async ({ table }) => {
        const found = await loadTable(context.table, table);
        if (!found) throw summaryRefusals.TABLE_UNKNOWN();
        return found.table;
      });
    },
  }),
);
