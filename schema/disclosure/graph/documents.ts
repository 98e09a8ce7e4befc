/** Public documents in the graph: for anybody, without a login (V7). */
import { builder } from '../../builder.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { ITEM, pricedPage, REQUEST } from '../../core/price.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { AuditEntryType, historyOf } from '../../graph/history.ts';
import { named } from '../../graph/named.ts';
import { seriesOf } from '../../announcement/data/series.ts';
import { LevelEnum } from '../../announcement/graph/enums.ts';
import { SeriesType } from '../../announcement/graph/types.ts';
import { documentIn } from '../lists.ts';
import { PUBLICATION_KIND_NAMES, PUBLICATION_STATE_NAMES, type Publication } from '../model.ts';
import { actionsOnPublication } from '../offers.ts';
import { lastDayOf, stateAt } from '../rules.ts';
import { readsHistory, readsText } from '../sight.ts';
import { ArticleType, articlesOf, fileOf, FileType, PRICED_ARTICLES, VersionType, versionsOf } from './versions.ts';

export const documentRef = builder.objectRef<Publication>('PublicDocument');

export const KindEnum = builder.enumType('PublicDocumentKind', {
  description: '公开文件的类别。What kind of public document. Rule V7.',
  values: named(PUBLICATION_KIND_NAMES),
});

export const StateEnum = builder.enumType('PublicDocumentState', {
  description: '公开文件的效力。How a public document stands, by the calendar. Rule V7.',
  values: named(PUBLICATION_STATE_NAMES),
});

const RepealType = builder.objectRef<NonNullable<Publication['repealed']>>('PublicDocumentRepeal').implement({
  description: '废止。That a document is repealed. Rule V7.',
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: '办理时刻。' }),
    on: t.expose('on', { type: 'Day', description: '自该日0时起不再有效。From 0:00 of that day on it is not in force.' }),
    reason: t.exposeString('reason', { description: '理由。' }),
    number: t.exposeString('number', { nullable: true, description: '据以废止的文号；没有的为空。By which document, as it is cited.' }),
    by: t.field({
      type: documentRef,
      nullable: true,
      price: ITEM,
      description: '据以废止的文件；未公开于此的为空。The same where it lies here.',
      resolve: ({ document }, _, context) => (document === null ? null : documentIn(context, document)),
    }),
  }),
});

const WithdrawalType = builder.objectRef<NonNullable<Publication['withdrawn']>>('PublicDocumentWithdrawal').implement({
  description: '误发撤下。That a document was published by mistake, and taken off. Rule V7.',
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: '时刻。' }),
    reason: t.exposeString('reason', { description: '理由。' }),
  }),
});

export const DocumentType = builder.node(documentRef, {
  description:
    '公开文件：政策文件、评价标准、办事程序、结果文件；各年度的通知也在其中。A policy, standard, procedure or result that is public; the notice of each year is one of them. Rule V7.',
  id: { resolve: ({ id }) => id },
  sight: () => true,
  loadWithoutCache: (id, context) => documentIn(context, id),
  fields: (t) => ({
    version: t.exposeInt('version', { description: '记录的版本，办理时填写。Of its record, for whoever changes it. Rule A4.' }),
    kind: t.expose('kind', { type: KindEnum, description: '类别。' }),
    title: t.exposeString('title', { description: '标题。' }),
    number: t.exposeString('number', {
      nullable: true,
      description: '文号；没有的、不详的为空。Null where it has none, or none is known.',
    }),
    issuer: t.exposeString('issuer', { description: '发文机关。Who has issued it.' }),
    issuedOn: t.expose('issuedOn', {
      type: 'Day',
      nullable: true,
      description: '印发日期；系统初始录入而所引文件未载明的为空。Null of what came with the system and no text that it comes from dates.',
    }),
    inForceFrom: t.expose('inForceFrom', {
      type: 'Day',
      nullable: true,
      description:
        '施行之日，自0时起；不详的为空，视为已施行。From 0:00 of that day; null where it is not known, and then it is taken to be in force.',
    }),
    inForceUntil: t.field({
      type: 'Day',
      nullable: true,
      description:
        '有效的末日，至24时：有效期届满、废止、被替代中最先的；没有的为空。Its last day, to 24:00, whichever ends it first: its period, a repeal, a document in its place.',
      resolve: lastDayOf,
    }),
    state: t.field({ type: StateEnum, description: '现在的效力。How it stands now.', resolve: (one, _, { now }) => stateAt(one, now) }),
    isInForce: t.boolean({
      description: '现在是否有效。Whether it is in force now.',
      resolve: (one, _, { now }) => stateAt(one, now) === 'IN_FORCE',
    }),
    series: t.field({
      type: [SeriesType],
      description: '所及的职称系列；空列表为所有系列。Of which series it speaks; none: of all.',
      resolve: ({ series }) => series.flatMap((code) => seriesOf(code) ?? []),
    }),
    levels: t.expose('levels', { type: [LevelEnum], description: '所及的层级；空列表为所有层级。Of which levels; none: of all.' }),
    summary: t.string({
      nullable: true,
      description: '摘要；没有的、已撤下的为空。',
      resolve: (one, _, { actor }) => (readsText(actor, one) ? one.summary : null),
    }),
    articles: t.field({
      type: [ArticleType],
      args: { number: t.arg.string({ required: false, description: '条号，只取该条。That article alone.' }) },
      price: REQUEST,
      rows: ({ number }) => (typeof number === 'string' ? 1 : PRICED_ARTICLES),
      description:
        '现行版本的正文，逐条；未录入的为空列表。The present text, article by article; none where it was not typed. One item for each document of a page, in one batch.',
      resolve: async (one, { number }, context) =>
        (await articlesOf(context, one)).filter((article) => (number ?? null) === null || article.number === number),
    }),
    file: t.field({
      type: FileType,
      nullable: true,
      description: '现行版本的文件；没有的为空。Null where it has none.',
      resolve: (one, _, context) => fileOf(context, one, one.file),
    }),
    sourceUrl: t.string({
      nullable: true,
      description: '原文网址（https）；没有的为空。Where it stands on the web of whoever has issued it.',
      resolve: (one, _, { actor }) => (readsText(actor, one) ? one.sourceUrl : null),
    }),
    cycle: t.exposeString('cycle', { nullable: true, description: '年度通知的，其年度；其他的为空。Of the notice of a year, its cycle.' }),
    publishedAt: t.field({ type: 'Instant', description: '公开时刻。', resolve: ({ published }) => published.at }),
    versionNumber: t.exposeInt('versions', { description: '现行的是第几版。Which version holds: the last there is.' }),
    hash: t.exposeString('hash', { description: '现行版本的摘要。Of what it says now; see `versions`.' }),
    versions: t.pages({
      type: VersionType,
      ...pricedPage(2),
      description:
        '历次版本，新的在前，始终可读。All versions, the newest first; they stay readable. One table request; of a notice one for each version. Rules V7, R6. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      resolve: (one, args, context) => versionsOf(context, one, args),
    }),
    replaces: t.field({
      type: documentRef,
      nullable: true,
      price: ITEM,
      description: '所替代的文件；没有的为空。Which one it has replaced.',
      resolve: ({ replaces }, _, context) => (replaces === null ? null : documentIn(context, replaces)),
    }),
    replacedBy: t.field({
      type: documentRef,
      nullable: true,
      price: ITEM,
      description: '替代它的文件；没有的为空。Which one has replaced it, or will.',
      resolve: ({ replaced }, _, context) => replaced && documentIn(context, replaced.by),
    }),
    repealed: t.expose('repealed', {
      type: RepealType,
      nullable: true,
      description: '废止；没有废止的为空。Null where it is not repealed.',
    }),
    withdrawn: t.expose('withdrawn', {
      type: WithdrawalType,
      nullable: true,
      description: '误发撤下；没有的为空。撤下后其内容只有市人社局、纪检监察可见。What it says is then for those who oversee alone.',
    }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: '您现在可办理的事项及不能办理的原因。From the same rules that the mutations ask. Rule V7.',
      resolve: (one, _, { actor }) => (one.cycle === null ? actionsOnPublication(actor, one) : []),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description:
        '办理记录：市人社局、纪检监察；其他人见到的是空列表。For those who oversee; empty for others. One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      resolve: (one, args, context) => {
        if (!readsHistory(context.actor, one)) return connectionOf([], [], pageOf(args).after, null);
        const { cycle, id } = one;
        return historyOf(context, cycle === null ? { kind: 'PUBLICATION', id } : { kind: 'CYCLE', id: cycle }, args);
      },
    }),
  }),
});
