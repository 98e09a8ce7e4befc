/** The papers of a posting in the graph: its result report, and the files that belong to it. A roster's are the same. */
import { builder } from '../../builder.ts';
import { SIGNED } from '../../core/price.ts';
import { downloadOf, DownloadType } from '../../graph/download.ts';
import { attachmentKeyOf, type Attachment, type Posting } from '../model.ts';
import { AttachmentKindEnum } from './enums.ts';

/** With where it lies, and what it is called when it is saved. */
type Report = NonNullable<Posting['report']> & { key: string; fileName: string };

export const ReportType = builder.objectRef<Report>('PostingReport').implement({
  description: '公示结果报告（PDF）。The result report of a posting. Rules U5, R1.',
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: '出具时刻。' }),
    sha256: t.exposeString('sha256', { description: '文件摘要（SHA-256）。' }),
    size: t.exposeInt('size', { description: '文件大小（字节）。' }),
    download: t.field({
      type: DownloadType,
      price: SIGNED,
      description: '下载地址，十分钟内有效。Good for ten minutes.',
      resolve: ({ key, fileName }, _, context) => downloadOf(context, key, { fileName, contentType: 'application/pdf' }),
    }),
  }),
});

export const AttachmentType = builder.objectRef<Attachment & { of: string }>('PostingAttachment').implement({
  description: '公示附件：现场照片、职工大会记录扫描件。',
  fields: (t) => ({
    number: t.exposeInt('number', { description: '编号。' }),
    kind: t.field({
      type: AttachmentKindEnum,
      description: '类别。',
      // Evidence lies with cases alone.
      resolve: ({ kind }) => kind as Exclude<Attachment['kind'], 'EVIDENCE'>,
    }),
    size: t.exposeInt('size', { description: '大小（字节）。' }),
    sha256: t.exposeString('sha256', { description: '文件摘要（SHA-256）。' }),
    addedAt: t.expose('addedAt', { type: 'Instant', description: '核验时刻。' }),
    download: t.field({
      type: DownloadType,
      price: SIGNED,
      description: '下载地址，十分钟内有效。',
      resolve: (one, _, context) => {
        const { number, contentType, of } = one;
        return downloadOf(context, attachmentKeyOf(of, one), { fileName: `公示附件${number}`, contentType });
      },
    }),
  }),
});
