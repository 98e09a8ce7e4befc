/** Certificates, review forms and their bundles in the graph, for those whose they are and their unit (R3, R4). */
import { builder } from '../../builder.ts';
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
  description: '证书状态。Whether a certificate counts. Rule R4.',
  values: named(CERTIFICATE_STATE_NAMES),
});
const CheckedAsEnum = builder.enumType('CheckedAs', {
  description: '以何身份查验。As what somebody checked a certificate. Rule R4.',
  values: named(CHECKED_AS_NAMES),
});

const CheckType = builder.objectRef<Check>('CertificateCheck').implement({
  description: '一次查验：何时、何类机构；不显示何人。When it was checked, and as what; never by whom. Rule R4.',
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: '时刻，到分。To the minute.' }),
    as: t.expose('as', { type: CheckedAsEnum, description: '以何身份。' }),
  }),
});

export const certificateRef = builder.objectRef<Certificate>('Certificate');

export const CertificateType = builder.node(certificateRef, {
  description: '电子职称证书；持证人、其单位、发文机关、市人社局、监督可见。An electronic certificate. Rules R3, R4.',
  id: { resolve: ({ number }) => placeOf(number) },
  sight: (one, { actor }) => seesCertificate(actor, one),
  loadWithoutCache: (id, context) => certificateOf(context, id),
  fields: (t) => ({
    number: t.exposeString('number', { description: '证书编号。' }),
    holder: t.exposeString('holder', { description: '持证人。' }),
    series: t.field({ type: SeriesType, nullable: true, description: '系列。', resolve: ({ series }) => seriesOf(series) }),
    specialty: t.exposeString('specialty', { description: '专业。' }),
    level: t.expose('level', { type: LevelEnum, description: '层级。' }),
    title: t.exposeString('title', { description: '职务名称。' }),
    scope: t.field({
      type: ScopeEnum,
      nullable: true,
      description: '适用范围。',
      resolve: ({ scope }) => (scope === 'PROVINCE' || scope === 'GRASSROOTS' ? scope : null),
    }),
    committeeName: t.exposeString('committeeName', { description: '评审委员会。' }),
    documentNumber: t.exposeString('approvedBy', { description: '批准文号。The number of the document that has conferred the title.' }),
    correctedBy: t.string({
      nullable: true,
      description: '更正文号；未更正的为空。The number of the document that has put it right.',
      resolve: ({ documentNumber, approvedBy }) => (documentNumber === approvedBy ? null : documentNumber),
    }),
    from: t.expose('from', { type: 'Day', description: '资格起算日。From which day the title counts.' }),
    issuedAt: t.expose('issuedAt', { type: 'Instant', description: '颁发时刻。' }),
    state: t.expose('state', { type: StateEnum, description: '状态。' }),
    endedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: '撤销或换发的时刻；有效的为空。',
      resolve: ({ ended }) => ended?.at ?? null,
    }),
    endedBecause: t.string({
      nullable: true,
      description: '撤销或换发的理由；有效的为空。',
      resolve: ({ ended }) => ended?.reason ?? null,
    }),
    replacedBy: t.field({
      type: certificateRef,
      nullable: true,
      price: ITEM,
      description: '换发的新证书；没有的为空。The one that stands in its place.',
      resolve: ({ replacedBy }, _, context) => (replacedBy === null ? null : certificateOf(context, replacedBy)),
    }),
    document: t.field({
      type: DocumentType,
      nullable: true,
      price: ITEM,
      description: '资格文件。The document that has conferred it, or put it right.',
      resolve: ({ document }, _, context) => documentOf(context, document),
    }),
    code: t.exposeString('code', {
      description: '二维码内容：Ed25519签名的JWS，可以 receiptKeys 离线验证。What its QR code says. Rule R4.',
    }),
    credential: t.string({
      nullable: true,
      price: REQUEST,
      description: 'W3C可验证凭证2.0（vc+jwt），供电子钱包使用；仅持证人。A Verifiable Credential for wallets; its holder’s. Rule R4.',
      resolve: (one, _, { actor, notary }) => (isAccountOf(actor, one.account) ? notary.sign(credentialOf(one), 'vc+jwt') : null),
    }),
    paper: t.field({
      type: DownloadType,
      nullable: true,
      price: SIGNED,
      description: '证书（PDF），十分钟内有效；正在生成的为空。The certificate as a PDF; null while it is being made.',
      resolve: (one, _, context) =>
        one.paper && downloadOf(context, certificateKeyOf(one), { fileName: `职称证书-${one.holder}.pdf`, contentType: 'application/pdf' }),
    }),
    sha256: t.string({ nullable: true, description: '证书文件的摘要（SHA-256）。', resolve: ({ paper }) => paper?.sha256 ?? null }),
    checks: t.pages({
      type: CheckType,
      ...pricedPage(),
      description:
        '被查验的记录，新的在前；仅持证人，其他人见到的是空列表。For its holder alone. One table request. Rule R4. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
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
  description: '职称评审表，归入个人人事档案；本人、其单位、市人社局、监督可见。The review form of the personal file. Rule R3.',
  id: { resolve: ({ application }) => application },
  sight: (one, { actor }) => seesForm(actor, one),
  loadWithoutCache: (id, context) => formOf(context, id),
  fields: (t) => ({
    applicantName: t.exposeString('applicantName', { description: '姓名。' }),
    unitName: t.exposeString('unitName', { description: '申报单位。' }),
    cycle: t.exposeString('cycle', { description: '年度。' }),
    at: t.expose('at', { type: 'Instant', description: '生成时刻。' }),
    isPrinted: t.boolean({ description: '是否已生成PDF。', resolve: ({ paper }) => paper !== null }),
    sha256: t.string({ nullable: true, description: '文件摘要（SHA-256）；未生成的为空。', resolve: ({ paper }) => paper?.sha256 ?? null }),
    voidSince: t.expose('voidSince', {
      type: 'Instant',
      nullable: true,
      description: '职称被撤销、评审表失效的时刻；有效的为空。Since when its title is withdrawn; null while it counts. Rule R4.',
    }),
    downloadedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: '单位首次下载的时刻；未下载的为空。When the unit first downloaded it.',
      resolve: ({ downloaded }) => downloaded?.at ?? null,
    }),
    certificate: t.field({
      type: CertificateType,
      nullable: true,
      price: ITEM,
      description: '电子证书；外机关颁发的为空。The certificate; null where another authority gives it.',
      resolve: ({ certificate }, _, context) => (certificate === null ? null : certificateOf(context, certificate)),
    }),
    application: t.field({
      type: ApplicationType,
      nullable: true,
      price: ITEM,
      description: '申报。',
      resolve: ({ application }, _, context) => applicationIn(context, application),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description:
        '生成、下载的记录；本单位、市人社局、监督可见，其他人见到的是空列表。One table request. Rules R3, V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      resolve: (one, args, context) =>
        isInside(context.actor, 'UNIT_OFFICER', one.unit, one)
          ? historyOf(context, { kind: 'FORM', id: one.application }, args)
          : connectionOf([], [], pageOf(args).after, null),
    }),
  }),
});

const BundleStateEnum = builder.enumType('FormBundleState', {
  description: '打包进度。How far a bundle is.',
  values: named({
    QUEUED: { zh: '排队中', en: 'queued' },
    RUNNING: { zh: '打包中', en: 'being made' },
    DONE: { zh: '已完成', en: 'done' },
    FAILED: { zh: '失败', en: 'failed' },
  }),
});

export const bundleRef = builder.objectRef<Bundle>('FormBundle');

export const BundleType = builder.node(bundleRef, {
  description: '评审表打包下载。Review forms of a unit in one zip. Rule R3.',
  id: { resolve: ({ id }) => id },
  sight: (one, { actor }) => isInside(actor, 'UNIT_OFFICER', one.unit, one),
  loadWithoutCache: (id, context) => bundleOf(context, id),
  fields: (t) => ({
    state: t.expose('state', { type: BundleStateEnum, description: '状态。' }),
    cycle: t.exposeString('cycle', { description: '年度。' }),
    done: t.exposeInt('done', { description: '已打包的份数。How many are in it.' }),
    total: t.exposeInt('total', { nullable: true, description: '总份数；未开始的为空。Of how many.' }),
    size: t.exposeInt('size', { nullable: true, description: '大小（字节）；未完成的为空。Bytes.' }),
    requestedAt: t.expose('requestedAt', { type: 'Instant', description: '要求的时刻。' }),
    downloadedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: '首次下载的时刻；未下载的为空。When it was first downloaded.',
      resolve: ({ taken }) => taken?.at ?? null,
    }),
  }),
});

builder.objectField(ApplicationType, 'reviewForm', (t) =>
  t.field({
    type: ReviewFormType,
    nullable: true,
    price: ITEM,
    description: '评审表；取得职称前、无权查看的为空。Null before a title is conferred, and for whoever may not see it. Rule R3.',
    resolve: ({ id }, _, context) => formOf(context, id),
  }),
);
