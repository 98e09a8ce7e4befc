/** Certificates, review forms and their bundles in the graph, for those whose they are and their unit (R3, R4). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { isAccountOf } from '../../core/actor.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { ITEM, pricedPage, REQUEST, SIGNED } from '../../core/price.ts';
import { downloadOf, DownloadType } from '../../graph/download.ts';
import { AuditEntryType, historyOf } from '../../graph/history.ts';
import { named } from '../../graph/named.ts';
import { seriesOf } from '../../announcement/data/series.ts';
import { LevelEnum, ScopeEnum } from '../../announcement/graph/enums.ts';
import { SeriesType } from '../../announcement/graph/types.ts';
import { ApplicationType } from '../../application/graph/types.ts';
import { applicationIn } from '../../application/store.ts';
import { isInside } from '../../announcement/sight.ts';
import { DocumentType } from '../../result/graph/documents/type.ts';
import { documentOf } from '../../result/documents/store.ts';
import type { Bundle } from '../bundle/model.ts';
import { bundleOf } from '../bundle/store.ts';
import {
  CERTIFICATE_STATE_NAMES,
  certificateKeyOf,
  CHECKED_AS_NAMES,
  type Certificate,
  type Check,
  type ReviewFormRecord,
} from '../model.ts';
import { placeOf } from '../number.ts';
import { seesCertificate, seesForm } from '../rules.ts';
import { credentialOf } from '../statement.ts';
import { certificateOf, formOf, listChecks } from '../store.ts';

const StateEnum = builder.enumType('CertificateState', {
  description: manual('证书状态，即证书是否有效。', 'The states of a certificate: whether it counts. Rule R4.'),
  values: named(CERTIFICATE_STATE_NAMES),
});
const CheckedAsEnum = builder.enumType('CheckedAs', {
  description: manual('以何身份查验证书。', 'In which capacity a certificate was checked. Rule R4.'),
  values: named(CHECKED_AS_NAMES),
});

const CheckType = builder.objectRef<Check>('CertificateCheck').implement({
  description: manual(
    '一次查验：何时、何类机构；不显示何人。',
    'A check of a certificate: when, and by which kind of body; never by whom. Rule R4.',
  ),
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: manual('时刻，到分。', 'When, to the minute.') }),
    as: t.expose('as', { type: CheckedAsEnum, description: manual('以何身份。', 'In which capacity.') }),
  }),
});

export const certificateRef = builder.objectRef<Certificate>('Certificate');

export const CertificateType = builder.node(certificateRef, {
  description: manual(
    '电子职称证书；持证人、其单位、发文机关、市人社局、纪检监察可见。',
    'An electronic certificate; seen by its holder, their unit, the issuing authority, the bureau and supervisors. Rules R3, R4.',
  ),
  id: { resolve: ({ number }) => placeOf(number) },
  sight: (one, { actor }) => seesCertificate(actor, one),
  loadWithoutCache: (id, context) => certificateOf(context, id),
  fields: (t) => ({
    number: t.exposeString('number', { description: manual('证书编号。', 'The number of the certificate.') }),
    holder: t.exposeString('holder', { description: manual('持证人。', 'The holder.') }),
    series: t.field({
      type: SeriesType,
      nullable: true,
      description: manual('系列。', 'The series.'),
      resolve: ({ series }) => seriesOf(series),
    }),
    specialty: t.exposeString('specialty', { nullable: true, description: manual('专业。', 'The specialty.') }),
    level: t.expose('level', { nullable: true, type: LevelEnum, description: manual('层级。', 'The level.') }),
    title: t.exposeString('title', { description: manual('职务名称。', 'The name of the title.') }),
    scope: t.field({
      type: ScopeEnum,
      nullable: true,
      description: manual('适用范围。', 'The scope.'),
      resolve: ({ scope }) => (scope === 'PROVINCE' || scope === 'GRASSROOTS' ? scope : null),
    }),
    committeeName: t.exposeString('committeeName', { description: manual('评审委员会。', 'The committee.') }),
    documentNumber: t.exposeString('approvedBy', {
      nullable: true,
      description: manual('批准文号，即授予职称的文件的文号。', 'The number of the document that conferred the title.'),
    }),
    correctedBy: t.string({
      nullable: true,
      description: manual('更正文号；未更正的为空。', 'The number of the document that corrected it; null where it was not corrected.'),
      resolve: ({ documentNumber, approvedBy }) => (documentNumber === approvedBy ? null : documentNumber),
    }),
    from: t.expose('from', { type: 'Day', description: manual('资格起算日。', 'The day from which the title counts.') }),
    issuedAt: t.expose('issuedAt', { nullable: true, type: 'Instant', description: manual('颁发时刻。', 'When it was issued.') }),
    certificateState: t.expose('state', { type: StateEnum, description: manual('状态。', 'The state.') }),
    endedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: manual('撤销或换发的时刻；有效的为空。', 'When it was revoked or replaced; null while it is valid.'),
      resolve: ({ ended }) => ended?.at ?? null,
    }),
    endedBecause: t.string({
      nullable: true,
      description: manual('撤销或换发的理由；有效的为空。', 'Why it was revoked or replaced; null while it is valid.'),
      resolve: ({ ended }) => ended?.reason ?? null,
    }),
    replacedBy: t.field({
      type: certificateRef,
      nullable: true,
      price: ITEM,
      description: manual('换发的新证书；没有的为空。', 'The new certificate that replaced it; null where there is none.'),
      resolve: ({ replacedBy }, _, context) => (replacedBy === null ? null : certificateOf(context, replacedBy)),
    }),
    titleDocument: t.field({
      type: DocumentType,
      nullable: true,
      price: ITEM,
      description: manual('资格文件，即授予职称或作出更正的文件。', 'The title document that conferred or corrected the title.'),
      resolve: ({ document }, _, context) => documentOf(context, document),
    }),
    code: t.exposeString('code', {
      description: manual(
        '二维码内容：Ed25519签名的JWS，可以 receiptKeys 离线验证。',
        'What its QR code says: a JWS signed with Ed25519, which can be verified offline with receiptKeys. Rule R4.',
      ),
    }),
    credential: t.string({
      nullable: true,
      price: REQUEST,
      description: manual(
        'W3C可验证凭证2.0（vc+jwt），供电子钱包使用；仅持证人。',
        'A W3C Verifiable Credential 2.0 (vc+jwt) for wallets; for its holder only. Rule R4.',
      ),
      resolve: (one, _, { actor, notary }) => (isAccountOf(actor, one.account) ? notary.sign(credentialOf(one), 'vc+jwt') : null),
    }),
    paper: t.field({
      type: DownloadType,
      nullable: true,
      price: SIGNED,
      description: manual(
        '证书（PDF），十分钟内有效；正在生成的为空。',
        'The download of the certificate (PDF), good for ten minutes; null while it is being made.',
      ),
      resolve: (one, _, context) =>
        one.paper && downloadOf(context, certificateKeyOf(one), { fileName: `职称证书-${one.holder}.pdf`, contentType: 'application/pdf' }),
    }),
    sha256: t.string({
      nullable: true,
      description: manual('证书文件的摘要（SHA-256）。', 'The hash of the certificate file (SHA-256).'),
      resolve: ({ paper }) => paper?.sha256 ?? null,
    }),
    checks: t.pages({
      type: CheckType,
      ...pricedPage(),
      description: manual(
        '被查验的记录，新的在前；仅持证人，其他人见到的是空列表。读表一次。',
        'The checks made of it, the newest first; for its holder only, an empty list for others. One table request. Rule R4. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
      resolve: async (one, args, { actor, table }) => {
        const page = pageOf(args);
        if (!isAccountOf(actor, one.account)) return connectionOf<Check>([], () => '', page.after, null);
        const { rows, cursors, next } = await listChecks(table, one.number, page);
        return connectionOf(rows, cursors, page.after, next);
      },
    }),
  }),
});

export const formRef = builder.objectRef<ReviewFormRecord>('ReviewForm');

export const ReviewFormType = builder.node(formRef, {
  description: manual(
    '职称评审表，归入个人人事档案；本人、其单位、市人社局、纪检监察可见。',
    'The review form, kept in the personal file; seen by the person, their unit, the bureau and supervisors. Rule R3.',
  ),
  id: { resolve: ({ application }) => application },
  sight: (one, { actor }) => seesForm(actor, one),
  loadWithoutCache: (id, context) => formOf(context, id),
  fields: (t) => ({
    applicantName: t.exposeString('applicantName', { description: manual('姓名。', 'The name.') }),
    unitName: t.exposeString('unitName', { description: manual('申报单位。', 'The unit applied through.') }),
    cycle: t.exposeString('cycle', { description: manual('年度。', 'The year.') }),
    at: t.expose('at', { type: 'Instant', description: manual('生成时刻。', 'When it was made.') }),
    isPrinted: t.boolean({
      description: manual('是否已生成PDF。', 'Whether the PDF has been made.'),
      resolve: ({ paper }) => paper !== null,
    }),
    sha256: t.string({
      nullable: true,
      description: manual('文件摘要（SHA-256）；未生成的为空。', 'The hash of the file (SHA-256); null until it is made.'),
      resolve: ({ paper }) => paper?.sha256 ?? null,
    }),
    voidSince: t.expose('voidSince', {
      type: 'Instant',
      nullable: true,
      description: manual(
        '职称被撤销、评审表失效的时刻；有效的为空。',
        'Since when the title is revoked and the form void; null while it counts. Rule R4.',
      ),
    }),
    downloadedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: manual('单位首次下载的时刻；未下载的为空。', 'When the unit first downloaded it; null where it has not.'),
      resolve: ({ downloaded }) => downloaded?.at ?? null,
    }),
    certificate: t.field({
      type: CertificateType,
      nullable: true,
      price: ITEM,
      description: manual('电子证书；外机关颁发的为空。', 'The electronic certificate; null where another authority issues it.'),
      resolve: ({ certificate }, _, context) => (certificate === null ? null : certificateOf(context, certificate)),
    }),
    application: t.field({
      type: ApplicationType,
      nullable: true,
      price: ITEM,
      description: manual('申报。', 'The application.'),
      resolve: ({ application }, _, context) => applicationIn(context, application),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: manual(
        '生成、下载的记录；本单位、市人社局、纪检监察可见，其他人见到的是空列表。读表一次。',
        'The record of when it was made and downloaded; for the unit, the bureau and supervisors, an empty list for others. One table request. Rules R3, V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
      resolve: (one, args, context) =>
        isInside(context.actor, 'UNIT_OFFICER', one.unit, one)
          ? historyOf(context, { kind: 'FORM', id: one.application }, args)
          : connectionOf([], [], pageOf(args).after, null),
    }),
  }),
});

const BundleStateEnum = builder.enumType('FormBundleState', {
  description: manual('打包进度。', 'How far a bundle is.'),
  values: named({
    QUEUED: { zh: '排队中', en: 'queued' },
    RUNNING: { zh: '打包中', en: 'being made' },
    DONE: { zh: '已完成', en: 'done' },
    FAILED: { zh: '失败', en: 'failed' },
  }),
});

export const bundleRef = builder.objectRef<Bundle>('FormBundle');

export const BundleType = builder.node(bundleRef, {
  description: manual('评审表打包下载：一个单位的评审表合为一个zip文件。', 'A bundle: review forms of a unit in one zip file. Rule R3.'),
  id: { resolve: ({ id }) => id },
  sight: (one, { actor }) => isInside(actor, 'UNIT_OFFICER', one.unit, one),
  loadWithoutCache: (id, context) => bundleOf(context, id),
  fields: (t) => ({
    formBundleState: t.expose('state', { type: BundleStateEnum, description: manual('状态。', 'The state.') }),
    cycle: t.exposeString('cycle', { description: manual('年度。', 'The year.') }),
    done: t.exposeInt('done', { description: manual('已打包的份数。', 'How many forms are in it so far.') }),
    total: t.exposeInt('total', {
      nullable: true,
      description: manual('总份数；未开始的为空。', 'How many forms there are in all; null before it begins.'),
    }),
    size: t.exposeInt('size', {
      nullable: true,
      description: manual('大小（字节）；未完成的为空。', 'The size in bytes; null until it is done.'),
    }),
    requestedAt: t.expose('requestedAt', { type: 'Instant', description: manual('要求的时刻。', 'When it was asked for.') }),
    downloadedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: manual('首次下载的时刻；未下载的为空。', 'When it was first downloaded; null where it was not.'),
      resolve: ({ taken }) => taken?.at ?? null,
    }),
  }),
});

builder.objectField(ApplicationType, 'reviewForm', (t) =>
  t.field({
    type: ReviewFormType,
    nullable: true,
    price: ITEM,
    description: manual(
      '评审表；取得职称前、无权查看的为空。',
      'The review form; null before a title is conferred, and for those who may not see it. Rule R3.',
    ),
    resolve: ({ id }, _, context) => formOf(context, id),
  }),
);
