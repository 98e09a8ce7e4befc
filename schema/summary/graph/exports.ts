/** How exports are asked for, watched and fetched, and summary tables prepared. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import type { Role } from '../../core/actor.ts';
import { pricedPage, REQUEST } from '../../core/price.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { refuseIf } from '../../core/refusal.ts';
import { LevelEnum, CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { knownCycle } from '../../announcement/cycles.ts';
import { isInsideOf } from '../../identity/actions/known.ts';
import { OrganisationType } from '../../identity/graph/types.ts';
import { summaryRefusals } from '../refusals.ts';
import { loadTable } from '../store.ts';
import { requestExport, prepareTable } from '../workbooks/actions/ask.ts';
import { exportRefusals } from '../workbooks/rules.ts';
import { listExports, loadExport } from '../workbooks/store.ts';
import { ExportType } from './export-type.ts';
import { tableRef, TableType } from './types.ts';

builder.queryField('summaryTableExports', (t) =>
  t.pages({
    type: ExportType,
    args: { department: t.arg.globalID({ required: true, for: [OrganisationType], description: manual('部门。', 'The department.') }) },
    ...pricedPage(),
    authScopes: { role: ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER', 'SUPERVISOR'] },
    description: manual(
      '某部门的导出任务，最新的在前：部门经办人、市人社局、纪检监察。读表一次。',
      'The exports of a department, newest first: for department officers, the bureau and supervisors. One table request. Errors: EXPORT_UNKNOWN.',
    ),
    resolve: async (_, { department, ...paging }, context) => {
      refuseIf((await isInsideOf(context, 'DEPARTMENT_OFFICER', department.id)) ? null : exportRefusals.EXPORT_UNKNOWN());
      const page = pageOf(paging);
      const { jobs, cursors, next } = await listExports(context.table, department.id, page);
      return connectionOf(jobs, cursors, page.after, next);
    },
  }),
);

builder.objectField(tableRef, 'preparation', (t) =>
  t.field({
    type: ExportType,
    nullable: true,
    price: REQUEST,
    description: manual(
      '正在生成的导出任务；没有的为空。读表一次。',
      'The export that is being built; null where there is none. One table request.',
    ),
    resolve: ({ preparing }, _, context) => (preparing ? loadExport(context.table, preparing.job) : null),
  }),
);

const WRITERS: Role[] = ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER'];

builder.mutationFields((t) => {
  const input = {
    series: t.input.string({ required: true, description: manual('系列代码。', 'The code of the series.') }),
    level: t.input.field({ type: LevelEnum, required: true, description: manual('层级。', 'The level.') }),
    department: t.input.globalID({
      required: false,
      for: [OrganisationType],
      description: manual(
        '哪个部门的汇总表，由多个部门审核的系列需指明；不填为本部门，市人社局为该系列的部门。',
        'The department whose summary table it is, needed where several departments review the series; where it is left out, the officer’s own, for the bureau the department of the series.',
      ),
    }),
    cycle: t.input.string({ required: false, description: CYCLE_DESCRIPTION }),
    key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
  };
  return {
    exportSummaryTable: t.fieldWithInput({
      type: ExportType,
      input,
      authScopes: { role: WRITERS },
      description: manual(
        '导出某系列某层级的汇总表（附件2）：该系列的主管部门或市人社局。启动一项任务，以 `node` 查看进度。',
        'Exports the summary table (Annex 2) of a series and level: for the department of the series, or the bureau. Starts a job; watch it by `node`. Rules D3, D4. Errors: SERIES_UNKNOWN, TABLE_OF_NOBODY, ROLE_REQUIRED, CYCLE_UNKNOWN.',
      ),
      resolve: async (_, { input: { key, series, level, department, cycle } }, context) => {
        const body = { series, level, department: department?.id ?? null, cycle: await knownCycle(context, cycle, { as: WRITERS }) };
        return answered(context, { key, mutation: 'exportSummaryTable', body }, requestExport, async ({ job }) => {
          const found = await loadExport(context.table, job);
          if (!found) throw exportRefusals.EXPORT_UNKNOWN();
          return found;
        });
      },
    }),
    prepareSummaryTable: t.fieldWithInput({
      type: TableType,
      input,
      authScopes: { role: WRITERS },
      description: manual(
        '生成待报送的汇总表：该系列的主管部门；未指定部门的系列由市人社局。启动一项任务，显示为 `preparation`；生成的为下一版本。',
        'Prepares the summary table to be sent: for the department of the series, or the bureau where the series has none. Starts a job, shown as `preparation`; what comes of it is the next version. Rules D3, D4. Errors: SERIES_UNKNOWN, TABLE_OF_NOBODY, ROLE_REQUIRED, CYCLE_UNKNOWN, TABLE_EMPTY, TABLE_NOT_IN_STATE, WINDOW_NOT_OPEN, WINDOW_CLOSED, BUSY.',
      ),
      resolve: async (_, { input: { key, series, level, department, cycle } }, context) => {
        const body = { series, level, department: department?.id ?? null, cycle: await knownCycle(context, cycle, { as: WRITERS }) };
        return answered(context, { key, mutation: 'prepareSummaryTable', body }, prepareTable, async ({ table }) => {
          const found = await loadTable(context.table, table);
          if (!found) throw summaryRefusals.TABLE_UNKNOWN();
          return found.table;
        });
      },
    }),
  };
});
