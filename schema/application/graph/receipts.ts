/** Receipts, verified by anybody (A5). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { REQUEST, SIGNED } from '../../core/price.ts';
import { parseInstant } from '../../core/time.ts';
import type { PublicKey } from '../../core/ports.ts';
import { RECEIPT_KINDS, type RECEIPT_PHASES, type Statement } from '../receipts.ts';

const ReceiptKindEnum = builder.enumType('ReceiptKind', {
  description: manual('回执类别。', 'The kinds of receipt.'),
  values: {
    SUBMISSION: { description: manual('提交成功。', 'Submitted.') },
    REFUSAL: { description: manual('逾期被拒。', 'Refused as late.') },
  } satisfies Record<(typeof RECEIPT_KINDS)[number], object>,
});

const ReceiptPhaseEnum = builder.enumType('ReceiptPhase', {
  description: manual('据以判断的阶段。', 'The phase by which it was judged.'),
  values: {
    APPLICATION: { description: manual('个人申报。', 'Personal application.') },
    RESUBMISSION: { description: manual('退回修改重报。', 'Sending again after a return.') },
  } satisfies Record<(typeof RECEIPT_PHASES)[number], object>,
});

const StatementType = builder.objectRef<Statement>('Receipt').implement({
  description: manual('回执所载内容，签名有效。', 'What a receipt states; its signature is good. Rule A5.'),
  fields: (t) => ({
    kind: t.expose('kind', { type: ReceiptKindEnum, description: manual('类别。', 'The kind.') }),
    application: t.globalID({
      description: manual('申报。', 'The application.'),
      resolve: ({ application }) => ({ type: 'Application', id: application }),
    }),
    at: t.field({ type: 'Instant', description: manual('到达时刻。', 'When it arrived.'), resolve: ({ at }) => parseInstant(at) ?? 0 }),
    hash: t.exposeString('hash', {
      description: manual('当时申报表和佐证材料的内容摘要（SHA-256）。', 'The hash of the form and the proofs at the time (SHA-256).'),
    }),
    phase: t.expose('phase', { type: ReceiptPhaseEnum, description: manual('据以判断的阶段。', 'The phase by which it was judged.') }),
    closesAt: t.field({
      type: 'Instant',
      description: manual('该阶段截止时刻。', 'When that phase closes.'),
      resolve: ({ closesAt }) => parseInstant(closesAt) ?? 0,
    }),
    document: t.exposeString('document', { description: manual('通知文号。', 'The document number of the notice.') }),
    amendments: t.exposeInt('amendments', {
      description: manual('当时已生效的调整次数。', 'How many amendments were in force at the time.'),
    }),
    version: t.exposeInt('version', {
      description: manual('所依据的通知版本。', 'The version of the notice by which it was judged. Rule A5.'),
    }),
    policy: t.exposeString('policy', {
      description: manual('该版本的SHA-256，即 `Cycle.notice` 的 `hash`。', 'The SHA-256 of that version: the `hash` of `Cycle.notice`.'),
    }),
    number: t.int({
      nullable: true,
      description: manual(
        '第几次提交；逾期被拒的为空。',
        'Which submission it was, counted from the first; null where it was refused as late.',
      ),
      resolve: ({ number }) => number ?? null,
    }),
    code: t.string({
      nullable: true,
      description: manual('被拒的原因代码；提交成功的为空。', 'The code of the refusal; null where it was submitted.'),
      resolve: ({ code }) => code ?? null,
    }),
  }),
});

const PublicKeyType = builder.objectRef<PublicKey>('ReceiptKey').implement({
  description: manual(
    '验证回执的公钥（JWK，Ed25519），在任何地方均可据以验证。',
    'A public key (JWK, Ed25519) with which receipts can be verified anywhere.',
  ),
  fields: (t) => ({
    kid: t.exposeString('kid', {
      description: manual('编号，与回执头部的kid相同。', 'Its id, the same as kid in the header of the receipt.'),
    }),
    kty: t.exposeString('kty', { description: manual('密钥类型，为OKP。', 'The type of key: OKP.') }),
    crv: t.exposeString('crv', { description: manual('曲线，为Ed25519。', 'The curve: Ed25519.') }),
    x: t.exposeString('x', { description: manual('公钥（base64url）。', 'The public key (base64url).') }),
  }),
});

builder.queryFields((t) => ({
  verifyReceipt: t.field({
    type: StatementType,
    nullable: true,
    args: { receipt: t.arg.string({ required: true, description: manual('回执全文（JWS）。', 'The whole receipt (JWS).') }) },
    price: SIGNED,
    authScopes: { public: true },
    description: manual(
      '验证回执：签名有效的答其内容，否则为空。任何人可查询。',
      'Verifies a receipt: what it states where its signature is good, null otherwise. Anybody may ask. Rule A5.',
    ),
    resolve: async (_, { receipt }, { notary }) => {
      const stated = (await notary.verify(receipt)) as Statement | null;
      return stated && RECEIPT_KINDS.includes(stated.kind) ? stated : null;
    },
  }),
  receiptKeys: t.field({
    type: [PublicKeyType],
    price: REQUEST,
    authScopes: { public: true },
    description: manual(
      '验证回执的全部公钥，任何人可查询，不依赖本系统即可据以验证；最新的在前，随归档导入的原系统公钥在后，其kid可能与本系统的相同，须逐一验证。',
      'All public keys with which receipts are verified; anybody may ask, and receipts can be verified with them without this system. The newest come first; keys of other systems that came with imported archives come last, and where keys share a kid each is tried. Rules A5, R6.',
    ),
    resolve: async (_, __, { notary }) => [...(await notary.publicKeys())],
  }),
}));
