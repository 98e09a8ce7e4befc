/** An export in the graph: its progress, and where it is fetched. */
import { builder } from '../../builder.ts';
import { REMEMBERED, SIGNED } from '../../core/price.ts';
import { noteReading } from '../../core/reading.ts';
import { DownloadType, downloadOf } from '../../graph/download.ts';
import { seriesOf } from '../../announcement/data/series.ts';
import { LevelEnum } from '../../announcement/graph/enums.ts';
import { SeriesType } from '../../announcement/graph/types.ts';
import { WORKBOOK_TYPE } from '../../identity/import/model.ts';
import { titleOf } from '../model.ts';
import { seesTables } from '../sight.ts';
import type { ExportJob, JOB_STATES } from '../workbooks/model.ts';
import { loadExport } from '../workbooks/store.ts';

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
export const ExportType = builder.node(exportRef, {
  description: '汇总表（附件2）导出任务。An export of the summary table. Rules D3, D4.',
  id: { resolve: ({ id }) => id },
  sight: (one, { actor }) => seesTables(actor, one),
  loadWithoutCache: (id, { table }) => loadExport(table, id),
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
      price: REMEMBERED + SIGNED,
      nullable: true,
      description:
        '下载地址，十分钟内有效；未完成的为空；每人每日首次取得记入办理记录。Good for ten minutes; absent until it is done. That somebody has asked for it stands in the history, once a day. Rules D4, V1.',
      resolve: async (job, _, context) => {
        if (job.state !== 'DONE' || job.file === null) return null;
        await noteReading(context, { kind: 'EXPORT', id: job.id }, 'download');
        return downloadOf(context, job.file, { fileName: `${titleOf(job)}.xlsx`, contentType: WORKBOOK_TYPE });
      },
    }),
  }),
});
