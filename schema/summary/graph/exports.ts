/** How exports are asked for, watched and fetched. */
import { builder } from '../../builder.ts';
import { pricedPage } from '../../core/price.ts';
import { KEY_DESCRIPTION, once } from '../../core/once.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { refuseIf } from '../../core/refusal.ts';
import { LevelEnum } from '../../announcement/graph/enums.ts';
import { knownCycle } from '../../announcement/cycles.ts';
import { OrganisationType } from '../../identity/graph/types.ts';
import { seesTables } from '../sight.ts';
import { requestExport } from '../workbooks/actions/ask.ts';
import { exportRefusals } from '../workbooks/rules.ts';
import { listExports, loadExport } from '../workbooks/store.ts';
import { ExportType } from './export-type.ts';

builder.queryField('summaryTableExports', (t) =>
  t.connection(
    {
      type: ExportType,
      args: { department: t.arg.globalID({ required: true, for: [OrganisationType], description: '部门。' }) },
      ...pricedPage(),
      authScopes: { role: ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER', 'SUPERVISOR'] },
      description: '某部门的导出任务，最新的在前。Department officers, bureau, supervisors. One table request. Errors: EXPORT_UNKNOWN.',
      resolve: async (_, { department, ...paging }, context) => {
        refuseIf(seesTables(context.actor, department.id) ? null : exportRefusals.EXPORT_UNKNOWN());
        const page = pageOf(paging);
        const { jobs, cursors, next } = await listExports(context.table, department.id, page);
        return connectionOf(jobs, cursors, page.after, next);
      },
    },
    { description: '导出任务列表。' },
    { description: '导出任务列表的一行。' },
  ),
);

builder.mutationField('exportSummaryTable', (t) =>
  t.fieldWithInput({
    type: ExportType,
    input: {
      series: t.input.string({ required: true, description: '系列代码。' }),
      level: t.input.field({ type: LevelEnum, required: true, description: '层级。' }),
      cycle: t.input.string({ required: false, description: '年度；默认当前。' }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] },
    description:
      '导出某系列某层级的汇总表（附件2）：该系列的主管部门或市人社局。Starts a job; watch it by `node`. Rules D3, D4. ' +
      'Errors: SERIES_UNKNOWN, ROLE_REQUIRED, CYCLE_UNKNOWN.',
    resolve: async (_, { input: { key, series, level, cycle } }, context) => {
      const input = { series, level, cycle: knownCycle(cycle, context.now) };
      const { answer, result } = await once(context, { key, mutation: 'exportSummaryTable', body: input }, (own) =>
        requestExport(own, input),
      );
      const loaded = result ?? (await loadExport(context.table, answer.job));
      if (!loaded) throw exportRefusals.EXPORT_UNKNOWN();
      return loaded;
    },
  }),
);
