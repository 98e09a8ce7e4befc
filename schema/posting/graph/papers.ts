/** The papers of a posting in the graph: its result report, and the files that belong to it. A roster's are the same. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { SIGNED } from '../../core/price.ts';
import { downloadOf, DownloadType } from '../../graph/download.ts';
import { attachmentKeyOf, type Attachment, type Posting } from '../model.ts';
import { AttachmentKindEnum } from './enums.ts';

/** With where it lies, and what it is called when it is saved. */
type Report = NonNullable<Posting['report']> & { key: string; fileName: string };

export const ReportType = builder.objectRef<Report>('PostingReport').implement({
  description: manual('公示结果报告（PDF）。', 'The result report of a posting (PDF). Rules U5, R1.'),
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: manual('出具时刻。', 'When it was issued.') }),
    sha256: t.exposeString('sha256', { description: manual('文件摘要（SHA-256）。', 'The SHA-256 of the file.') }),
    size: t.exposeInt('size', { description: manual('文件大小（字节）。', 'The size of the file in bytes.') }),
    download: t.field({
      type: DownloadType,
      price: SIGNED,
      description: manual('下载地址，十分钟内有效。', 'The download address, valid for ten minutes.'),
      resolve: ({ key, fileName }, _, context) => downloadOf(context, key, { fileName, contentType: 'application/pdf' }),
    }),
  }),
});

export const AttachmentType = builder.objectRef<Attachment & { of: string }>('PostingAttachment').implement({
  description: manual(
    '公示附件：现场照片、职工大会记录扫描件。',
    'An attachment of a posting: a photograph of the display, or a scan of the record of the all-staff meeting.',
  ),
  fields: (t) => ({
    number: t.exposeInt('number', { description: manual('编号。', 'The number.') }),
    kind: t.field({
      type: AttachmentKindEnum,
      description: manual('类别。', 'The kind.'),
      // Evidence lies with cases alone.
      resolve: ({ kind }) => kind as Exclude<Attachment['kind'], 'EVIDENCE'>,
    }),
    size: t.exposeInt('size', { description: manual('大小（字节）。', 'The size in bytes.') }),
    sha256: t.exposeString('sha256', { description: manual('文件摘要（SHA-256）。', 'The SHA-256 of the file.') }),
    addedAt: t.expose('addedAt', { type: 'Instant', description: manual('核验时刻。', 'When it was checked.') }),
    download: t.field({
      type: DownloadType,
      price: SIGNED,
      description: manual('下载地址，十分钟内有效。', 'The download address, valid for ten minutes.'),
      resolve: (one, _, context) => {
        const { number, contentType, of } = one;
        return downloadOf(context, attachmentKeyOf(of, one), { fileName: `公示附件${number}`, contentType });
      },
    }),
  }),
});
