/** Title documents in the graph: for everybody once they are issued, before that for their issuers and whom they burden (R3, R4). */
import { builder } from '../../../builder.ts';
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
import { peopleIn, standingAs } from '../../documents/actions/people.ts';
import { seesDocument } from '../../documents/rules.ts';
import { documentOf, listCiting, loadHearings } from '../../documents/store.ts';
import { isOfIssuer } from '../../issuers/rules.ts';
import { LineType, RosterType } from '../rosters.ts';
import { CorrectionType, HearingType, KindEnum, StateEnum, UnprintableType, WithdrawalType } from './parts.ts';
import { rosterOf } from '../../roster/store.ts';

export const documentRef = builder.objectRef<TitleDocument>('TitleDocument');

const isInside = ({ actor }: Context, document: TitleDocument): boolean => isOfIssuer(actor, document.issuer) || oversees(actor, document);

export const DocumentType = builder.node(documentRef, {
  description: '职称资格文件：授予、更正、撤销。印发后公开。A title document; public once it is issued. Rules R3, R4, V7.',
  id: { resolve: ({ id }) => id },
  sight: (one, { actor }) => seesDocument(actor, one, oversees(actor, one)),
  loadWithoutCache: (id, context) => documentOf(context, id),
  fields: (t) => ({
    kind: t.expose('kind', { type: KindEnum, description: '种类。' }),
    state: t.expose('state', { type: StateEnum, description: '状态。' }),
    version: t.exposeInt('version', { description: '版本；办理时须带上。Rule A4.' }),
    cycle: t.exposeString('cycle', { description: '年度。' }),
    number: t.exposeString('number', { nullable: true, description: '文号；印发前为空。Its number; null before it is issued. Rule R3.' }),
    issuerName: t.exposeString('issuerName', { description: '发文机关。Who issues it.' }),
    jointName: t.string({
      nullable: true,
      description: '联合印发的机关；单独印发的为空。With whom it is issued jointly.',
      resolve: ({ joint }) => joint?.name ?? null,
    }),
    isConfirmed: t.boolean({
      nullable: true,
      description: '联合印发的机关是否已会签；单独印发的为空。Whether that has signed it.',
      resolve: ({ joint }) => joint && joint.confirmed !== null,
    }),
    committeeName: t.exposeString('committeeName', { description: '评委会。The committee.' }),
    people: t.exposeInt('people', { description: '人数。How many it is about.' }),
    addressed: t.exposeString('addressed', { description: '主送机关。Whom it is for.' }),
    more: t.exposeStringList('more', { description: '另外写明的事项。What else it says.' }),
    because: t.exposeString('because', { nullable: true, description: '更正的缘由；不是更正的为空。What led to a correction.' }),
    basis: t.exposeStringList('basis', { description: '撤销的依据；不是撤销的为空列表。By which rules titles are withdrawn.' }),
    from: t.expose('from', { type: 'Day', description: '资格起算日。From which day the titles count.' }),
    draftedAt: t.field({ type: 'Instant', description: '拟稿时刻。', resolve: ({ drafted }) => drafted.at }),
    checkedAt: t.field({ type: 'Instant', nullable: true, description: '核稿时刻。', resolve: ({ checked }) => checked?.at ?? null }),
    issuedAt: t.field({ type: 'Instant', nullable: true, description: '印发时刻。', resolve: ({ issued }) => issued?.at ?? null }),
    returnedBecause: t.string({
      nullable: true,
      description: '退回修改的理由；未退回的为空。Why it was given back.',
      resolve: ({ returned }) => returned?.reason ?? null,
    }),
    carriedOut: t.exposeInt('done', {
      description: '印发后已办到第几人：载入职称档案、颁发证书，或更正、撤销。For how many what it says was carried out.',
    }),
    corrections: t.field({
      type: [CorrectionType],
      description: '更正的内容。What it puts right.',
      resolve: ({ corrections }) => corrections,
    }),
    withdrawals: t.field({
      type: [WithdrawalType],
      description:
        '撤销职称的人员；印发前本人只见到自己。Whose titles it withdraws; before it is issued each sees themselves alone. Rule R4.',
      resolve: (one, _, context) =>
        one.state === 'ISSUED' || isInside(context, one)
          ? one.withdrawals
          : one.withdrawals.filter(({ applicant }) => isAccountOf(context.actor, applicant)),
    }),
    heardUntil: t.expose('heardUntil', {
      type: 'Instant',
      nullable: true,
      description: '陈述、申辩的期限；不是撤销的为空。Until when those it burdens may state their case. Rule R4.',
    }),
    hearings: t.field({
      type: [HearingType],
      price: REQUEST,
      description: '陈述、申辩意见；发文机关、市人社局、监督和本人可见。For its issuers, those who oversee, and whoever said it. Rule R4.',
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
      description: '所依据的名单；无权查看的为空。The roster behind it.',
      resolve: ({ roster }, _, context) => rosterOf(context, roster),
    }),
    lines: t.pages({
      type: LineType,
      ...pricedPage(3),
      description:
        '花名册：经其后的更正。印发前，仅发文机关、市人社局、监督可见。The roster, as later corrections have put it right. Three table requests. Rule R3. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      resolve: async (one, args, context) => {
        const page = pageOf(args);
        const may = one.kind === 'CONFERRAL' && (one.state === 'ISSUED' || isInside(context, one));
        const people = may ? await peopleIn(context.table, one) : [];
        const standing = may ? await standingAs(context.table, one, new Map(people.map((line) => [line.application, line]))) : new Map();
        return connectionIn([...standing.values()], ({ application }) => application, page);
      },
    }),
    cites: t.field({
      type: documentRef,
      nullable: true,
      price: ITEM,
      description: '所更正或者撤销的文件。The document that it puts right, or withdraws from.',
      resolve: ({ cites }, _, context) => (cites === null ? null : documentOf(context, cites)),
    }),
    citedBy: t.pages({
      type: documentRef,
      ...pricedPage(),
      description:
        '更正、撤销它的文件；已印发的公开。The documents that put it right or withdraw from it. One table request. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
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
      description: '没有字库可以打印的字符；校样未出的为空。Null as long as there is no proof. Rule R3.',
      resolve: (one, _, context) => (isInside(context, one) ? (one.proof?.unprintable ?? null) : null),
    }),
    proof: t.field({
      type: DownloadType,
      nullable: true,
      price: SIGNED,
      description: '校样（PDF），十分钟内有效；发文机关可见。The proof, for its issuers.',
      resolve: (one, _, context) =>
        one.proof && isInside(context, one)
          ? downloadOf(context, proofKeyOf(one), { fileName: `校样-${one.committeeName}.pdf`, contentType: 'application/pdf' })
          : null,
    }),
    paper: t.field({
      type: DownloadType,
      nullable: true,
      price: SIGNED,
      description: '印发的文件（PDF），十分钟内有效；未印发的为空。The issued paper. Rule R3.',
      resolve: (one, _, context) =>
        one.paper && downloadOf(context, documentKeyOf(one), { fileName: `${one.number ?? ''}.pdf`, contentType: 'application/pdf' }),
    }),
    sha256: t.string({ nullable: true, description: '印发文件的摘要（SHA-256）。', resolve: ({ paper }) => paper?.sha256 ?? null }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      price: REQUEST,
      description: '您现在可办理的事项及不能办理的原因。From the same rules that the mutations ask. Rules R3, R4.',
      resolve: async (one, _, { actor, now, table }) => {
        const heard = one.heardUntil === null ? 0 : (await loadHearings(table, one.id)).length;
        return actionsOnDocument(actor, one, { now, heard });
      },
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description:
        '办理记录；发文机关、市人社局、监督可见，其他人见到的是空列表。One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      resolve: (one, args, context) =>
        isInside(context, one)
          ? historyOf(context, { kind: 'DOCUMENT', id: one.id }, args)
          : connectionOf([], [], pageOf(args).after, null),
    }),
  }),
});
