/** Receipts, verified by anybody (A5). */
import { builder } from '../../builder.ts';
import { REQUEST, SIGNED } from '../../core/price.ts';
import { parseInstant } from '../../core/time.ts';
import type { PublicKey } from '../../core/ports.ts';
import { RECEIPT_KINDS, type RECEIPT_PHASES, type Statement } from '../receipts.ts';

const ReceiptKindEnum = builder.enumType('ReceiptKind', {
  description: '回执类别。What a receipt is of.',
  values: { SUBMISSION: { description: '提交成功' }, REFUSAL: { description: '逾期被拒' } } satisfies Record<
    (typeof RECEIPT_KINDS)[number],
    object
  >,
});

const ReceiptPhaseEnum = builder.enumType('ReceiptPhase', {
  description: '据以判断的阶段。The window by which it was judged.',
  values: { APPLICATION: { description: '个人申报' }, RESUBMISSION: { description: '退回修改重报' } } satisfies Record<
    (typeof RECEIPT_PHASES)[number],
    object
  >,
});

const StatementType = builder.objectRef<Statement>('Receipt').implement({
  description: '回执所载内容，签名有效。What a receipt states; its signature is good. Rule A5.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ReceiptKindEnum, description: '类别。' }),
    application: t.globalID({ description: '申报。', resolve: ({ application }) => ({ type: 'Application', id: application }) }),
    at: t.field({ type: 'Instant', description: '到达时刻。', resolve: ({ at }) => parseInstant(at) ?? 0 }),
    hash: t.exposeString('hash', { description: '当时申报表和佐证材料的内容摘要（SHA-256）。' }),
    phase: t.expose('phase', { type: ReceiptPhaseEnum, description: '据以判断的阶段。' }),
    closesAt: t.field({ type: 'Instant', description: '该阶段截止时刻。', resolve: ({ closesAt }) => parseInstant(closesAt) ?? 0 }),
    document: t.exposeString('document', { description: '通知文号。' }),
    amendments: t.exposeInt('amendments', { description: '当时已生效的调整次数。' }),
    version: t.exposeInt('version', { description: '所依据的通知版本。The version of the notice by which it was judged. Rule A5.' }),
    policy: t.exposeString('policy', {
      description: '该版本的SHA-256，即 Cycle.notice 的 hash。Of that version: the `hash` of `Cycle.notice`.',
    }),
    number: t.int({ nullable: true, description: '第几次提交；逾期被拒的为空。', resolve: ({ number }) => number ?? null }),
    code: t.string({ nullable: true, description: '被拒的原因代码；提交成功的为空。', resolve: ({ code }) => code ?? null }),
  }),
});

const PublicKeyType = builder.objectRef<PublicKey>('ReceiptKey').implement({
  description: '验证回执的公钥（JWK，Ed25519）。A public key with which receipts are verified anywhere.',
  fields: (t) => ({
    kid: t.exposeString('kid', { description: '编号，与回执头部的kid相同。' }),
    kty: t.exposeString('kty', { description: 'OKP。' }),
    crv: t.exposeString('crv', { description: 'Ed25519。' }),
    x: t.exposeString('x', { description: '公钥（base64url）。' }),
  }),
});

builder.queryFields((t) => ({
  verifyReceipt: t.field({
    type: StatementType,
    nullable: true,
    args: { receipt: t.arg.string({ required: true, description: '回执全文（JWS）。' }) },
    price: SIGNED,
    authScopes: { public: true },
    description: '验证回执：签名有效的答其内容，否则为空。Anybody. What it states if it was signed here; null otherwise. Rule A5.',
    resolve: async (_, { receipt }, { notary }) => {
      const stated = (await notary.verify(receipt)) as Statement | null;
      return stated && RECEIPT_KINDS.includes(stated.kind) ? stated : null;
    },
  }),
  receiptKeys: t.field({
    type: [PublicKeyType],
    price: REQUEST,
    authScopes: { public: true },
    description:
      '验证回执的全部公钥，最新的在前；随归档导入的原系统公钥在后，其kid可能与本系统的相同，须逐一验证。Anybody. Receipts can be verified with them without this system. Behind the keys of this system stand those that came with archives from elsewhere: of two that have one kid each is tried. Rules A5, R6.',
    resolve: async (_, __, { notary }) => [...(await notary.publicKeys())],
  }),
}));
