/** How exports are asked for, watched and fetched. */
import { builder } from '../builder.ts';
import type { Context } from '../core/context.ts';
import { KEY_DESCRIPTION, once } from '../core/once.ts';
import { connectionOf, pageOf } from '../core/page.ts';
import { refuseIf } from '../core/refusal.ts';
import { MINUTE, SECOND } from '../core/time.ts';
import { seriesOf } from '../calendar/data/series.ts';
import { LevelEnum } from '../calendar/graph/enums.ts';
import { SeriesType } from '../calendar/graph/types.ts';
import { knownCycle } from '../calendar/store.ts';
import { bureauOf } from '../calendar/data/index.ts';
import { DownloadType } from '../application/graph/proofs.ts';
import { OrganisationType } from '../identity/graph/types.ts';
import { requestExport } from './actions.ts';
import { fileKeyOf, type ExportJob, type JOB_STATES } from './model.ts';
import { exportRefusals, whyNotSeeExport } from './rules.ts';
import { listExports, loadExport } from './store.ts';
import { titleOf } from './summary-table.ts';

/** How long a download URL is good for. */
const URL_LIFE = 10 * MINUTE;

const JobStateEnum = builder.enumType('ExportState', {
  description: '导出任务状态。',
  values: {
    QUEUED: { description: '排队中' },
    RUNNING: { description: '生成中' },
    DONE: { description: '已完成，可下载' },
    FAILED: { description: '失败，将自动重试' },
  } satisfies Record<(typeof JOB_STATES)[number], object>,
});

const exportRef = builder.objectRef<ExportJob>('SummaryTableExport');
const ExportType = builder.node(exportRef, {
  description: '汇总表（附件2）导出任务。An export of the summary table. Rules D3, D4.',
  id: { resolve: ({ id }) => id },
  loadWithoutCache: async (id, context) => {
    const job = await loadExport(context.table, id);
    return job && !whyNotSeeExport(context.actor, job.department, bureauOf()) ? job : null;
  },
  fields: (t) => ({
    state: t.expose('state', { type: JobStateEnum, description: '状态。' }),
    done: t.exposeInt('done', { description: '已写入行数。' }),
    total: t.exposeInt('total', { nullable: true, description: '总行数；统计前为空。' }),
    percent: t.int({
      description: '进度（%）。Progress in whole per cent.',
      resolve: ({ state, done, total }) => (state === 'DONE' ? 100 : total ? Math.floor((100 * done) / total) : 0),
    }),
    cycle: t.exposeString('cycle', { description: '年度。' }),
    series: t.field({ type: SeriesType, nullable: true, description: '系列。', resolve: ({ series }) => seriesOf(series) }),
    level: t.expose('level', { type: LevelEnum, description: '层级。' }),
    requestedAt: t.expose('requestedAt', { type: 'Instant', description: '申请时刻。' }),
    finishedAt: t.expose('finishedAt', { type: 'Instant', nullable: true, description: '完成时刻。' }),
    size: t.exposeInt('size', { nullable: true, description: '文件大小（字节）。' }),
    download: t.field({
      type: DownloadType,
      nullable: true,
      description: '下载地址，十分钟内有效；未完成的为空。Good for ten minutes; absent until it is done.',
      resolve: (job, _, context) => downloadOf(job, context),
    }),
  }),
});

async function downloadOf(job: ExportJob, { files, now }: Context) {
  if (job.state !== 'DONE') return null;
  const fileName = `${titleOf(job)}.xlsx`;
  const url = await files.signedUrl(fileKeyOf(job), { fileName, now, seconds: URL_LIFE / SECOND });
  return { url, expiresAt: now + URL_LIFE };
}

builder.queryField('summaryTableExports', (t) =>
  t.connection(
    {
      type: ExportType,
      args: { department: t.arg.globalID({ required: true, for: [OrganisationType], description: '部门。' }) },
      complexity: ({ first }) => ({ field: 5, multiplier: first ?? 25 }),
      authScopes: { role: ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER', 'SUPERVISOR'] },
      description: '某部门的导出任务，最新的在前。Department officers, bureau, supervisors. One table request. Errors: EXPORT_UNKNOWN.',
      resolve: async (_, { department, ...paging }, context) => {
        refuseIf(whyNotSeeExport(context.actor, department.id, bureauOf()));
        const page = pageOf(paging);
        const { jobs, cursors, next } = await listExports(context.table, department.id, page);
        return connectionOf(jobs, (__, index) => cursors[index] ?? '', page.after, next);
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
