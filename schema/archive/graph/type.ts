/** An archive in the graph: for the bureau and those who supervise it (R6, V7). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
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
  description: manual('归档状态。', 'The states of an archive. Rule R6.'),
  values: named(ARCHIVE_STATE_NAMES),
});

const PartType = builder.objectRef<ArchivePart & { archive: Archive }>('ArchivePart').implement({
  description: manual(
    '归档文件的一个分卷；按序号连接，即为一个zip文件。',
    'A part of the archive: joined in the order of their numbers the parts are one zip file. Rule R6.',
  ),
  fields: (t) => ({
    number: t.exposeInt('number', { description: manual('序号，自1起。', 'Its number among the parts, from 1.') }),
    size: t.float({ description: manual('字节数。', 'The size in bytes.'), resolve: ({ size }) => size }),
    sha256: t.exposeString('sha256', { description: manual('分卷的SHA-256，十六进制。', 'The SHA-256 of the part, hexadecimal.') }),
    download: t.field({
      type: DownloadType,
      nullable: true,
      price: REMEMBERED + SIGNED,
      description: manual(
        '下载地址；销毁或放弃后为空；每人每日首次取得记入办理记录。',
        'The download; null once the archive is destroyed or given up. The first time a person asks for it on a day is entered in the history. Rules R6, V1.',
      ),
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
  description: manual('销毁的提出或确认。', 'The proposal to destroy an archive, or its confirmation. Rule R6.'),
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: manual('时刻。', 'When it was done.') }),
    by: t.exposeString('by', { description: manual('经办人账号。', 'The account of the officer.') }),
    reason: t.string({
      nullable: true,
      description: manual('理由；确认时为空。', 'The reason; null for a confirmation.'),
      resolve: ({ reason }) => reason ?? null,
    }),
    document: t.string({
      nullable: true,
      description: manual('批准文号；确认时为空。', 'The number of the document that approves it; null for a confirmation.'),
      resolve: ({ document }) => document ?? null,
    }),
  }),
});

export const ArchiveType = builder.node(builder.objectRef<Archive>('Archive'), {
  description: manual(
    '一个评审年度的归档：市人社局、纪检监察可见。',
    'The archive of a cycle: seen by the bureau and supervisors. Rules R6, V7.',
  ),
  id: { resolve: ({ id }) => id },
  sight: (one, { actor }) => seesArchive(actor, one),
  loadWithoutCache: (id, context) => archiveOf(context, id),
  fields: (t) => ({
    version: t.exposeInt('version', { description: manual('版本。', 'The version.') }),
    cycle: t.exposeString('cycle', { description: manual('评审年度代码。', 'The id of the cycle.') }),
    document: t.exposeString('document', { description: manual('通知文号。', 'The document number of the notice.') }),
    archiveState: t.expose('state', { type: ArchiveStateEnum, description: manual('状态。', 'The state.') }),
    done: t.exposeInt('done', { description: manual('已归档的事项数。', 'How many items have been archived so far.') }),
    total: t.exposeInt('total', {
      nullable: true,
      description: manual('事项总数；未清点前为空。', 'How many items there are in all; null until they are counted.'),
    }),
    bytes: t.float({ description: manual('现有的字节数。', 'The size so far, in bytes.'), resolve: ({ size }) => size }),
    entries: t.exposeInt('entries', { description: manual('zip中现有的文件数。', 'The files in the zip so far.') }),
    recipient: t.string({
      nullable: true,
      description: manual(
        '证件号码的接收方公钥指纹（RFC 7638，SHA-256十六进制）；为空则不含证件号码。',
        'The thumbprint of the key of the recipient of the identity numbers (RFC 7638, SHA-256, hexadecimal); null where the numbers are left out.',
      ),
      resolve: ({ recipient }) => recipient && thumbprintOf(recipient),
    }),
    manifest: t.string({
      nullable: true,
      description: manual('清单manifest.json的SHA-256；完成前为空。', 'The SHA-256 of manifest.json; null until it is done.'),
      resolve: ({ manifest }) => manifest?.sha256 ?? null,
    }),
    contentHash: t.string({
      nullable: true,
      description: manual(
        '内容的SHA-256：归档所存未有变化的，无论何时由谁归档均相同；证件号码、公钥和证书查验记录不计入；完成前为空。',
        'The SHA-256 of the content: the same at any time and by any officer, as long as nothing that is archived has changed; identity numbers, keys and checks of certificates do not count. Null until it is done.',
      ),
      resolve: ({ manifest }) => manifest?.content ?? null,
    }),
    volumes: t.pages({
      type: PartType,
      ...pricedPage(0),
      description: manual('各分卷，按序。', 'The parts, in order. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.'),
      resolve: (archive, args) =>
        connectionIn(
          archive.parts.map((part) => ({ ...part, archive })),
          ({ number }) => String(number),
          pageOf(args),
        ),
    }),
    requestedBy: t.exposeString('requestedBy', {
      description: manual('提出归档的经办人账号。', 'The account of the officer who asked for it.'),
    }),
    requestedAt: t.expose('requestedAt', { type: 'Instant', description: manual('提出时刻。', 'When it was asked for.') }),
    failedAt: t.expose('failedAt', {
      type: 'Instant',
      nullable: true,
      description: manual(
        '下一步骤自何时起失败；未失败时为空。',
        'Since when its next step has failed; null while it does not fail. Rule R6.',
      ),
    }),
    finishedAt: t.expose('finishedAt', { type: 'Instant', nullable: true, description: manual('完成时刻。', 'When it was done.') }),
    keepUntil: t.expose('keepUntil', {
      type: 'Instant',
      nullable: true,
      description: manual('至少保管至的时刻，即保管期满的时刻。', 'Until when it is kept at least. Rule R6.'),
    }),
    isDue: t.boolean({
      description: manual('是否保管期满、可提出销毁。', 'Whether it has been kept long enough and may be proposed for destruction.'),
      resolve: (one, _, { now }) => isDue(one, now),
    }),
    proposed: t.field({
      type: OfficerType,
      nullable: true,
      description: manual('销毁的提出。', 'The proposal to destroy it.'),
      resolve: ({ proposed }) => proposed,
    }),
    confirmed: t.field({
      type: OfficerType,
      nullable: true,
      description: manual('销毁的确认。', 'The confirmation that it be destroyed.'),
      resolve: ({ confirmed }) => confirmed,
    }),
    destroyedAt: t.expose('destroyedAt', {
      type: 'Instant',
      nullable: true,
      description: manual(
        '销毁时刻；放弃的归档为清除时刻。',
        'When it was destroyed; for an archive that was given up, when what there was of it was cleared.',
      ),
    }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: manual('此刻能办的事，不能办的说明原因。', 'What may be done with it now, and why not the rest.'),
      resolve: (one, _, { actor, now }) => actionsOnArchive(actor, one, now),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: manual(
        '办理记录：由谁提出、如何进行、由谁销毁。读表一次。',
        'The history: who asked for it, how it went on, who destroyed it. One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
      resolve: ({ id }, args, context) => historyOf(context, { kind: 'ARCHIVE', id }, args),
    }),
  }),
});
