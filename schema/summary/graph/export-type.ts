/** An export in the graph: its progress, and where it is fetched. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { REMEMBERED, SIGNED } from '../../core/price.ts';
import { noteReading } from '../../core/reading.ts';
import { WORKBOOK_TYPE } from '../../core/workbook/model.ts';
import { DownloadType, downloadOf } from '../../graph/download.ts';
import { seriesOf } from '../../announcement/data/series.ts';
import { LevelEnum } from '../../announcement/graph/enums.ts';
import { SeriesType } from '../../announcement/graph/types.ts';
import { titleOf } from '../model.ts';
import { seesTables } from '../sight.ts';
import type { ExportJob, JOB_STATES } from '../workbooks/model.ts';
import { loadExport } from '../workbooks/store.ts';

const JobStateEnum = builder.enumType('ExportState', {
  description: manual('导出任务状态。', 'The state of an export.'),
  values: {
    QUEUED: { description: manual('排队中。', 'Queued.') },
    RUNNING: { description: manual('生成中。', 'Being made.') },
    DONE: { description: manual('已完成，可下载。', 'Done; it can be downloaded.') },
    FAILED: { description: manual('失败，将自动重试。', 'Failed; it is tried again automatically.') },
  } satisfies Record<(typeof JOB_STATES)[number], object>,
});

const exportRef = builder.objectRef<ExportJob>('SummaryTableExport');
export const ExportType = builder.node(exportRef, {
  description: manual('汇总表（附件2）导出任务。', 'An export of the summary table (Annex 2). Rules D3, D4.'),
  id: { resolve: ({ id }) => id },
  sight: (one, { actor }) => seesTables(actor, one),
  loadWithoutCache: (id, { table }) => loadExport(table, id),
  fields: (t) => ({
    exportState: t.expose('state', { type: JobStateEnum, description: manual('状态。', 'The state.') }),
    done: t.exposeInt('done', { description: manual('已写入行数。', 'How many rows have been written.') }),
    total: t.exposeInt('total', {
      nullable: true,
      description: manual('总行数；统计前为空。', 'How many rows there are in all; null before they are counted.'),
    }),
    percent: t.int({
      description: manual('进度（%），整数。', 'The progress in whole per cent.'),
      resolve: ({ state, done, total }) => (state === 'DONE' ? 100 : total ? Math.floor((100 * done) / total) : 0),
    }),
    cycle: t.exposeString('cycle', { description: manual('年度。', 'The year.') }),
    series: t.field({
      type: SeriesType,
      nullable: true,
      description: manual('系列。', 'The series.'),
      resolve: ({ series }) => seriesOf(series),
    }),
    level: t.expose('level', { nullable: true, type: LevelEnum, description: manual('层级。', 'The level.') }),
    requestedAt: t.expose('requestedAt', { type: 'Instant', description: manual('申请时刻。', 'When it was asked for.') }),
    finishedAt: t.expose('finishedAt', { type: 'Instant', nullable: true, description: manual('完成时刻。', 'When it was done.') }),
    size: t.exposeInt('size', { nullable: true, description: manual('文件大小（字节）。', 'The size of the file in bytes.') }),
    download: t.field({
      type: DownloadType,
      price: REMEMBERED + SIGNED,
      nullable: true,
      description: manual(
        '下载地址，十分钟内有效；未完成的为空；每人每日首次取得记入办理记录。',
        'The download address, valid for ten minutes; null until it is done. The first time a person gets it on a day is entered in the history. Rules D4, V1.',
      ),
      resolve: async (job, _, context) => {
        if (job.state !== 'DONE' || job.file === null) return null;
        await noteReading(context, { kind: 'EXPORT', id: job.id }, 'download');
        return downloadOf(context, job.file, { fileName: `${titleOf(job)}.xlsx`, contentType: WORKBOOK_TYPE });
      },
    }),
  }),
});
