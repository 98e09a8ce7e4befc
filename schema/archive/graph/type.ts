/** An archive in the graph: for the bureau and those who supervise it (R6, V7). */
import { builder } from '../../builder.ts';
import { connectionIn, pageOf } from '../../core/page.ts';
import { pricedPage, REMEMBERED, SIGNED } from '../../core/price.ts';
import { noteReading } from '../../core/reading.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { downloadOf, DownloadType } from '../../graph/download.ts';
import { AuditEntryType, historyOf } from '../../graph/history.ts';
import { named } from '../../graph/named.ts';
import { ARCHIVE_STATE_NAMES, partKeyOf, thumbprintOf, type Archive, type ArchivePart } from '../model.ts';
import { actionsOnArchive } from '../offers.ts';
import { isDue, isGone, seesArchive } from '../rules.ts';
import { archiveOf } from '../store.ts';

const ArchiveStateEnum = builder.enumType('ArchiveState', {
  description: '归档状态。States of an archive. Rule R6.',
  values: named(ARCHIVE_STATE_NAMES),
});

const PartType = builder.objectRef<ArchivePart & { archive: Archive }>('ArchivePart').implement({
  description: '归档文件的一个分卷；按序号连接，即为一个zip文件。A piece of the archive: joined in their order they are one zip. Rule R6.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: '序号，自1起。Its place among them, from 1.' }),
    size: t.float({ description: '字节数。Bytes.', resolve: ({ size }) => size }),
    sha256: t.exposeString('sha256', { description: '分卷的SHA-256。Of its bytes, hexadecimal.' }),
    download: t.field({
      type: DownloadType,
      nullable: true,
      price: REMEMBERED + SIGNED,
      description:
        '下载地址；销毁或放弃后为空；每人每日首次取得记入办理记录。Where it is fetched; null once it is destroyed, or given up. That somebody has asked for it stands in the history, once a day. Rules R6, V1.',
      resolve: async ({ archive, ...part }, _, context) => {
        if (isGone(archive)) return null;
        await noteReading(context, { kind: 'ARCHIVE', id: archive.id }, 'download');
        return downloadOf(context, partKeyOf(archive, part), {
          fileName: `职称评审归档-${archive.cycle}.zip.${String(part.number).padStart(3, '0')}`,
          contentType: 'application/octet-stream',
        });
      },
    }),
  }),
});

type Officer = { at: number; by: string };
const OfficerType = builder.objectRef<Officer & Partial<{ reason: string; document: string }>>('DestructionSignature').implement({
  description: '销毁的提出或确认。Who has proposed that an archive be destroyed, or confirmed it. Rule R6.',
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: '时刻。When.' }),
    by: t.exposeString('by', { description: '经办人账号。The account of the officer.' }),
    reason: t.string({
      nullable: true,
      description: '理由；确认时为空。Why; null of a confirmation.',
      resolve: ({ reason }) => reason ?? null,
    }),
    document: t.string({
      nullable: true,
      description: '批准文号；确认时为空。The document that orders it; null of a confirmation.',
      resolve: ({ document }) => document ?? null,
    }),
  }),
});

export const ArchiveType = builder.node(builder.objectRef<Archive>('Archive'), {
  description: '一个评审年度的归档：市人社局、监督可见。The archive of a year: for the bureau and those who supervise it. Rules R6, V7.',
  id: { resolve: ({ id }) => id },
  sight: (one, { actor }) => seesArchive(actor, one),
  loadWithoutCache: (id, context) => archiveOf(context, id),
  fields: (t) => ({
    version: t.exposeInt('version', { description: '版本。' }),
    cycle: t.exposeString('cycle', { description: '评审年度代码。The id of the cycle.' }),
    document: t.exposeString('document', { description: '通知文号。The number of the notice.' }),
    state: t.expose('state', { type: ArchiveStateEnum, description: '状态。' }),
    done: t.exposeInt('done', { description: '已归档的事项数。How many things are in it so far.' }),
    total: t.exposeInt('total', { nullable: true, description: '事项总数；未清点前为空。Of how many; null until they are counted.' }),
    size: t.float({ description: '字节数。Bytes so far.', resolve: ({ size }) => size }),
    entries: t.exposeInt('entries', { description: 'zip中的文件数。Entries of the zip so far.' }),
    recipient: t.string({
      nullable: true,
      description:
        '证件号码的接收方公钥指纹（RFC 7638，SHA-256十六进制）；为空则不含证件号码。Thumbprint of the recipient’s key; null where numbers are left out.',
      resolve: ({ recipient }) => recipient && thumbprintOf(recipient),
    }),
    manifest: t.string({
      nullable: true,
      description: '清单manifest.json的SHA-256；完成前为空。SHA-256 of its manifest; null until it is made.',
      resolve: ({ manifest }) => manifest?.sha256 ?? null,
    }),
    content: t.string({
      nullable: true,
      description:
        '内容的SHA-256：归档所存未有变化的，无论何时由谁归档均相同；证件号码、公钥和证书查验记录不计入。Of the content: the same whoever archives the year and whenever, as long as nothing of it has changed; numbers, keys and checks of certificates do not count. Null until it is made.',
      resolve: ({ manifest }) => manifest?.content ?? null,
    }),
    parts: t.pages({
      type: PartType,
      ...pricedPage(0),
      description: '各分卷，按序。Its pieces, in order. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      resolve: (archive, args) =>
        connectionIn(
          archive.parts.map((part) => ({ ...part, archive })),
          ({ number }) => String(number),
          pageOf(args),
        ),
    }),
    requestedBy: t.exposeString('requestedBy', { description: '提出归档的经办人账号。Who asked for it.' }),
    requestedAt: t.expose('requestedAt', { type: 'Instant', description: '提出时刻。When.' }),
    failedAt: t.expose('failedAt', {
      type: 'Instant',
      nullable: true,
      description: '自何时起失败；未失败时为空。Since when the step that comes next has failed; null while it does not. Rule R6.',
    }),
    finishedAt: t.expose('finishedAt', { type: 'Instant', nullable: true, description: '完成时刻。When it was made.' }),
    keepUntil: t.expose('keepUntil', {
      type: 'Instant',
      nullable: true,
      description: '保管期满的时刻。Until when it is kept at least. Rule R6.',
    }),
    isDue: t.boolean({
      description: '是否保管期满、可提出销毁。Whether its years are over.',
      resolve: (one, _, { now }) => isDue(one, now),
    }),
    proposed: t.field({
      type: OfficerType,
      nullable: true,
      description: '销毁的提出。Who has proposed that it be destroyed.',
      resolve: ({ proposed }) => proposed,
    }),
    confirmed: t.field({
      type: OfficerType,
      nullable: true,
      description: '销毁的确认。Who has confirmed it.',
      resolve: ({ confirmed }) => confirmed,
    }),
    destroyedAt: t.expose('destroyedAt', {
      type: 'Instant',
      nullable: true,
      description: '销毁时刻；放弃的归档为清除时刻。When it was destroyed; of one that was given up, when what there was of it went.',
    }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: '此刻能办的事，不能办的说明原因。What may be done with it now, and why not the rest.',
      resolve: (one, _, { actor, now }) => actionsOnArchive(actor, one, now),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description:
        '办理记录。Who asked for it, how it went on, who destroyed it. One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      resolve: ({ id }, args, context) => historyOf(context, { kind: 'ARCHIVE', id }, args),
    }),
  }),
});
