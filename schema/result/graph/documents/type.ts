/** Title documents in the graph: for everybody once they are issued, before that for their issuers and whom they burden (R3, R4). */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
import type { Context } from '../../../core/context.ts';
import { connectionIn, connectionOf, pageOf } from '../../../core/page.ts';
import { ITEM, pricedPage, REQUEST, SIGNED } from '../../../core/price.ts';
import { ALLOWED_PRICE, AllowedType } from '../../../graph/allowed.ts';
import { downloadOf, DownloadType } from '../../../graph/download.ts';
import { AuditEntryType, historyOf } from '../../../graph/history.ts';
import { oversees } from '../../../announcement/sight.ts';
import { isAccountOf } from '../../../core/actor.ts';
import { documentKeyOf, proofKeyOf, type TitleDocument } from '../../documents/model.ts';
import { actionsOnDocument } from '../../documents/offers.ts';
import { seesDocument } from '../../documents/rules.ts';
import { documentOf, listCiting, loadHearings } from '../../documents/store.ts';
import { linesOfDocument } from '../../listed.ts';
import { isOfIssuer } from '../../issuers/rules.ts';
import { LineType, RosterType } from '../rosters.ts';
import { CorrectionType, HearingType, KindEnum, StateEnum, UnprintableType, WithdrawalType } from './parts.ts';
import { rosterOf } from '../../roster/store.ts';

export const documentRef = builder.objectRef<TitleDocument>('TitleDocument');

const isInside = ({ actor }: Context, document: TitleDocument): boolean => isOfIssuer(actor, document.issuer) || oversees(actor, document);

export const DocumentType = builder.node(documentRef, {
  description: manual(
    '职称资格文件：授予、更正、撤销。印发后公开。',
    'A title document: it confers, corrects or withdraws titles. It is public once issued. Rules R3, R4, V7.',
  ),
  id: { resolve: ({ id }) => id },
  sight: (one, { actor }) => seesDocument(actor, one, oversees(actor, one)),
  loadWithoutCache: (id, context) => documentOf(context, id),
  fields: (t) => ({
    titleDocumentKind: t.expose('kind', { type: KindEnum, description: manual('种类。', 'The kind.') }),
    titleDocumentState: t.expose('state', { type: StateEnum, description: manual('状态。', 'The state.') }),
    version: t.exposeInt('version', {
      description: manual('版本；办理时须带上。', 'The version; to be given with every action. Rule A4.'),
    }),
    cycle: t.exposeString('cycle', { description: manual('年度。', 'The year.') }),
    documentNumber: t.exposeString('number', {
      nullable: true,
      description: manual('文号；印发前为空。', 'The number of the document; null before it is issued. Rule R3.'),
    }),
    issuerName: t.exposeString('issuerName', { description: manual('发文机关。', 'The issuer.') }),
    jointName: t.string({
      nullable: true,
      description: manual(
        '联合印发的机关；单独印发的为空。',
        'The authority that issues it jointly; null where it is issued by one authority alone.',
      ),
      resolve: ({ joint }) => joint?.name ?? null,
    }),
    isConfirmed: t.boolean({
      nullable: true,
      description: manual(
        '联合印发的机关是否已会签；单独印发的为空。',
        'Whether the authority that issues it jointly has countersigned; null where it is issued by one authority alone.',
      ),
      resolve: ({ joint }) => joint && joint.confirmed !== null,
    }),
    committeeName: t.exposeString('committeeName', { description: manual('评委会。', 'The committee.') }),
    people: t.exposeInt('people', { description: manual('所涉人数。', 'How many people it concerns.') }),
    addressed: t.exposeString('addressed', { description: manual('主送机关。', 'The addressees.') }),
    more: t.exposeStringList('more', { description: manual('另外写明的事项。', 'What else it says.') }),
    because: t.exposeString('because', {
      nullable: true,
      description: manual('更正的缘由；不是更正的为空。', 'What led to the correction; null where it is none.'),
    }),
    basis: t.exposeStringList('basis', {
      description: manual(
        '撤销的依据；不是撤销的为空列表。',
        'The rules on which titles are withdrawn; an empty list where it is no withdrawal.',
      ),
    }),
    from: t.expose('from', { type: 'Day', description: manual('资格起算日。', 'The day from which the titles count.') }),
    draftedAt: t.field({
      type: 'Instant',
      description: manual('拟稿时刻。', 'When it was drafted.'),
      resolve: ({ drafted }) => drafted.at,
    }),
    checkedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: manual('核稿时刻。', 'When it was checked.'),
      resolve: ({ checked }) => checked?.at ?? null,
    }),
    issuedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: manual('印发时刻。', 'When it was issued.'),
      resolve: ({ issued }) => issued?.at ?? null,
    }),
    returnedBecause: t.string({
      nullable: true,
      description: manual('退回修改的理由；未退回的为空。', 'Why it was returned to be drafted anew; null where it was not.'),
      resolve: ({ returned }) => returned?.reason ?? null,
    }),
    carriedOut: t.exposeInt('done', {
      description: manual(
        '印发后已办到第几人：载入职称档案、颁发证书，或更正、撤销。',
        'For how many people it has been carried out since it was issued: titles entered on the record and certificates given, or titles corrected or withdrawn.',
      ),
    }),
    corrected: t.field({
      type: [CorrectionType],
      description: manual('更正的内容。', 'The corrections it makes.'),
      resolve: ({ corrections }) => corrections,
    }),
    withdrawals: t.field({
      type: [WithdrawalType],
      description: manual(
        '撤销职称的人员；印发前本人只见到自己。',
        'The people whose titles it withdraws; before it is issued each of them sees only themselves. Rule R4.',
      ),
      resolve: (one, _, context) =>
        one.state === 'ISSUED' || isInside(context, one)
          ? one.withdrawals
          : one.withdrawals.filter(({ applicant }) => isAccountOf(context.actor, applicant)),
    }),
    heardUntil: t.expose('heardUntil', {
      type: 'Instant',
      nullable: true,
      description: manual(
        '陈述、申辩的期限；不是撤销的为空。',
        'Until when the people concerned may state their case; null where it is no withdrawal. Rule R4.',
      ),
    }),
    hearings: t.field({
      type: [HearingType],
      price: REQUEST,
      description: manual(
        '陈述、申辩意见；发文机关、市人社局、纪检监察和本人可见。',
        'The statements made; for the issuer, the bureau, supervisors and the person who made them. Rule R4.',
      ),
      resolve: async (one, _, context) => {
        const inside = isInside(context, one);
        const all = one.withdrawals.length > 0 ? await loadHearings(context.table, one.id) : [];
        return all
          .filter(({ by }) => inside || isAccountOf(context.actor, by))
          .map((said) => ({ ...said, name: one.withdrawals.find(({ application }) => application === said.application)?.name ?? '' }));
      },
    }),
    roster: t.field({
      type: RosterType,
      nullable: true,
      price: ITEM,
      description: manual('所依据的名单；无权查看的为空。', 'The roster it rests on; null for those who may not see it.'),
      resolve: ({ roster }, _, context) => rosterOf(context, roster),
    }),
    lines: t.pages({
      type: LineType,
      ...pricedPage(3),
      description: manual(
        '花名册，已按其后的更正改正。印发前，仅发文机关、市人社局、纪检监察可见。读表三次。',
        'The roster, as later corrections have put it right. Before it is issued only the issuer, the bureau and supervisors see it. Three table requests. Rule R3. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
      resolve: async (one, args, context) =>
        connectionIn(await linesOfDocument(context, one), ({ application }) => application, pageOf(args)),
    }),
    cites: t.field({
      type: documentRef,
      nullable: true,
      price: ITEM,
      description: manual('所更正或者撤销的文件。', 'The document that it corrects, or withdraws titles from.'),
      resolve: ({ cites }, _, context) => (cites === null ? null : documentOf(context, cites)),
    }),
    citedBy: t.pages({
      type: documentRef,
      ...pricedPage(),
      description: manual(
        '更正、撤销它的文件；已印发的公开。读表一次。',
        'The documents that correct it or withdraw titles from it; those issued are public. One table request. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
      resolve: async ({ id }, args, context) => {
        const page = pageOf(args);
        const { rows, cursors, next } = await listCiting(context.table, id, page);
        const seen = rows
          .map((one, index) => ({ one, cursor: cursors[index] ?? '' }))
          .filter(({ one }) => seesDocument(context.actor, one, oversees(context.actor, one)));
        return connectionOf(
          seen.map(({ one }) => one),
          seen.map(({ cursor }) => cursor),
          page.after,
          next,
        );
      },
    }),
    unprintable: t.field({
      type: [UnprintableType],
      nullable: true,
      description: manual(
        '没有字库可以打印的字符；校样未出的为空。',
        'The characters that no font can print; null until there is a proof. Rule R3.',
      ),
      resolve: (one, _, context) => (isInside(context, one) ? (one.proof?.unprintable ?? null) : null),
    }),
    proof: t.field({
      type: DownloadType,
      nullable: true,
      price: SIGNED,
      description: manual('校样（PDF），十分钟内有效；发文机关可见。', 'The proof (PDF), valid for ten minutes; for the issuer.'),
      resolve: (one, _, context) =>
        one.proof && isInside(context, one)
          ? downloadOf(context, proofKeyOf(one), { fileName: `校样-${one.committeeName}.pdf`, contentType: 'application/pdf' })
          : null,
    }),
    paper: t.field({
      type: DownloadType,
      nullable: true,
      price: SIGNED,
      description: manual(
        '印发的文件（PDF），十分钟内有效；未印发的为空。',
        'The document as issued (PDF), valid for ten minutes; null where it is not issued. Rule R3.',
      ),
      resolve: (one, _, context) =>
        one.paper && downloadOf(context, documentKeyOf(one), { fileName: `${one.number ?? ''}.pdf`, contentType: 'application/pdf' }),
    }),
    sha256: t.string({
      nullable: true,
      description: manual('印发文件的摘要（SHA-256）。', 'The SHA-256 of the document as issued.'),
      resolve: ({ paper }) => paper?.sha256 ?? null,
    }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      price: REQUEST,
      description: manual(
        '您现在可办理的事项及不能办理的原因，依据与办理时相同的规则。',
        'What you can do with it now, and why not what you cannot, by the same rules that the mutations apply. Rules R3, R4.',
      ),
      resolve: async (one, _, { actor, now, table }) => {
        const heard = one.heardUntil === null ? 0 : (await loadHearings(table, one.id)).length;
        return actionsOnDocument(actor, one, { now, heard });
      },
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: manual(
        '办理记录；发文机关、市人社局、纪检监察可见，其他人见到的是空列表。读表一次。',
        'The history; for the issuer, the bureau and supervisors; others see an empty list. One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
      resolve: (one, args, context) =>
        isInside(context, one)
          ? historyOf(context, { kind: 'DOCUMENT', id: one.id }, args)
          : connectionOf([], [], pageOf(args).after, null),
    }),
  }),
});
