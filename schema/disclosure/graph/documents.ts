/** Public documents in the graph: for anybody, without a login (V7). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
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
  description: manual('公开文件的类别。', 'The kinds of public document. Rule V7.'),
  values: named(PUBLICATION_KIND_NAMES),
});

export const StateEnum = builder.enumType('PublicDocumentState', {
  description: manual('公开文件的效力，按日期判断。', 'How a public document stands, by the calendar. Rule V7.'),
  values: named(PUBLICATION_STATE_NAMES),
});

const RepealType = builder.objectRef<NonNullable<Publication['repealed']>>('PublicDocumentRepeal').implement({
  description: manual('文件的废止。', 'The repeal of a document. Rule V7.'),
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: manual('办理时刻。', 'When it was done.') }),
    on: t.expose('on', { type: 'Day', description: manual('自该日0时起不再有效。', 'From 0:00 of that day on it is not in force.') }),
    reason: t.exposeString('reason', { description: manual('理由。', 'The reason.') }),
    number: t.exposeString('number', {
      nullable: true,
      description: manual('据以废止的文号；没有的为空。', 'The number of the document that repeals it; null where there is none.'),
    }),
    by: t.field({
      type: documentRef,
      nullable: true,
      price: ITEM,
      description: manual('据以废止的文件；未公开于此的为空。', 'The document that repeals it; null where it is not published here.'),
      resolve: ({ document }, _, context) => (document === null ? null : documentIn(context, document)),
    }),
  }),
});

const WithdrawalType = builder.objectRef<NonNullable<Publication['withdrawn']>>('PublicDocumentWithdrawal').implement({
  description: manual('误发撤下：文件因误公开而撤下。', 'A withdrawal: a document was published by mistake and taken off. Rule V7.'),
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: manual('时刻。', 'When it happened.') }),
    reason: t.exposeString('reason', { description: manual('理由。', 'The reason.') }),
  }),
});

export const DocumentType = builder.node(documentRef, {
  description: manual(
    '公开文件：政策文件、评审标准、办事程序、结果文件；各年度的通知也在其中。',
    'A public document: a policy, standard, procedure or result; the notice of each year is among them. Rule V7.',
  ),
  id: { resolve: ({ id }) => id },
  sight: () => true,
  loadWithoutCache: (id, context) => documentIn(context, id),
  fields: (t) => ({
    version: t.exposeInt('version', {
      description: manual('记录的版本，办理时填写。', 'The version of the record; give it with every action. Rule A4.'),
    }),
    publicDocumentKind: t.expose('kind', { type: KindEnum, description: manual('类别。', 'The kind.') }),
    title: t.exposeString('title', { description: manual('标题。', 'The title.') }),
    documentNumber: t.exposeString('number', {
      nullable: true,
      description: manual('文号；没有的、不详的为空。', 'The document number; null where there is none or it is not known.'),
    }),
    issuer: t.exposeString('issuer', { description: manual('发文机关。', 'The authority that issued it.') }),
    issuedOn: t.expose('issuedOn', {
      type: 'Day',
      nullable: true,
      description: manual(
        '印发日期；系统初始录入而所引文件未载明的为空。',
        'The day of issue; null where the document came with the system and the text cited does not give it.',
      ),
    }),
    inForceFrom: t.expose('inForceFrom', {
      type: 'Day',
      nullable: true,
      description: manual(
        '施行之日，自0时起；不详的为空，视为已施行。',
        'The day it comes into force, from 0:00; null where it is not known, and then it is taken to be in force.',
      ),
    }),
    inForceUntil: t.field({
      type: 'Day',
      nullable: true,
      description: manual(
        '有效的末日，至24时：有效期届满、废止、被替代中最先的；没有的为空。',
        'Its last day, to 24:00: the end of its period, its repeal or its replacement, the earliest of them; null where there is none.',
      ),
      resolve: lastDayOf,
    }),
    publicDocumentState: t.field({
      type: StateEnum,
      description: manual('现在的效力。', 'How it stands now.'),
      resolve: (one, _, { now }) => stateAt(one, now),
    }),
    isInForce: t.boolean({
      description: manual('现在是否有效。', 'Whether it is in force now.'),
      resolve: (one, _, { now }) => stateAt(one, now) === 'IN_FORCE',
    }),
    seriesCovered: t.field({
      type: [SeriesType],
      description: manual('所及的职称系列；空列表为所有系列。', 'The series it concerns; an empty list means all series.'),
      resolve: ({ series }) => series.flatMap((code) => seriesOf(code) ?? []),
    }),
    levels: t.expose('levels', {
      type: [LevelEnum],
      description: manual('所及的层级；空列表为所有层级。', 'The levels it concerns; an empty list means all levels.'),
    }),
    summary: t.string({
      nullable: true,
      description: manual('摘要；没有的、已撤下的为空。', 'The summary; null where there is none or the document was taken off.'),
      resolve: (one, _, { actor }) => (readsText(actor, one) ? one.summary : null),
    }),
    articles: t.field({
      type: [ArticleType],
      args: {
        number: t.arg.string({ required: false, description: manual('条号，只取该条。', 'The number of an article; only that article.') }),
      },
      price: REQUEST,
      rows: ({ number }) => (typeof number === 'string' ? 1 : PRICED_ARTICLES),
      description: manual(
        '现行版本的正文，逐条；未录入的为空列表。一页中每份文件读一项，一批读取。',
        'The text of the present version, article by article; an empty list where it was not entered. One item for each document of a page, in one batch.',
      ),
      resolve: async (one, { number }, context) =>
        (await articlesOf(context, one)).filter((article) => (number ?? null) === null || article.number === number),
    }),
    file: t.field({
      type: FileType,
      nullable: true,
      description: manual('现行版本的文件；没有的为空。', 'The file of the present version; null where there is none.'),
      resolve: (one, _, context) => fileOf(context, one, one.file),
    }),
    sourceUrl: t.string({
      nullable: true,
      description: manual('原文网址（https）；没有的为空。', 'The address of the original on the web (https); null where there is none.'),
      resolve: (one, _, { actor }) => (readsText(actor, one) ? one.sourceUrl : null),
    }),
    ofCycle: t.exposeString('cycle', {
      nullable: true,
      description: manual('年度通知的，其年度；其他的为空。', 'The cycle, for the notice of a year; null for others.'),
    }),
    publishedAt: t.field({
      nullable: true,
      type: 'Instant',
      description: manual('公开时刻。', 'When it was published.'),
      resolve: ({ published }) => published.at,
    }),
    versionNumber: t.exposeInt('versions', {
      description: manual('现行的是第几版，即最后一版。', 'The number of the present version, which is the last.'),
    }),
    hash: t.exposeString('hash', {
      description: manual('现行版本的摘要，见 `versions`。', 'The hash of the present version; see `versions`.'),
    }),
    versions: t.pages({
      type: VersionType,
      ...pricedPage(2),
      description: manual(
        '历次版本，新的在前，始终可读。读表一次，年度通知每版读表一次。',
        'All versions, the newest first; they stay readable. One table request; for the notice of a year one for each version. Rules V7, R6. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
      resolve: (one, args, context) => versionsOf(context, one, args),
    }),
    replaces: t.field({
      type: documentRef,
      nullable: true,
      price: ITEM,
      description: manual('所替代的文件；没有的为空。', 'The document it replaces; null where there is none.'),
      resolve: ({ replaces }, _, context) => (replaces === null ? null : documentIn(context, replaces)),
    }),
    replacedBy: t.field({
      type: documentRef,
      nullable: true,
      price: ITEM,
      description: manual(
        '替代它的文件，含尚未施行的；没有的为空。',
        'The document that has replaced it or will replace it; null where there is none.',
      ),
      resolve: ({ replaced }, _, context) => replaced && documentIn(context, replaced.by),
    }),
    repealed: t.expose('repealed', {
      type: RepealType,
      nullable: true,
      description: manual('废止；没有废止的为空。', 'The repeal; null where it is not repealed.'),
    }),
    withdrawn: t.expose('withdrawn', {
      type: WithdrawalType,
      nullable: true,
      description: manual(
        '误发撤下；没有的为空。撤下后其内容只有市人社局、纪检监察可见。',
        'The withdrawal of what was published by mistake; null where there is none. After it, the content is seen by the bureau and supervisors only.',
      ),
    }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: manual(
        '您现在可办理的事项及不能办理的原因，与办理时的判断依据相同。',
        'What you may do now, and why not the rest; from the same rules that the mutations ask. Rule V7.',
      ),
      resolve: (one, _, { actor }) => (one.cycle === null ? actionsOnPublication(actor, one) : []),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: manual(
        '办理记录：市人社局、纪检监察；其他人见到的是空列表。读表一次。',
        'The history: for the bureau and supervisors, an empty list for others. One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
      resolve: (one, args, context) => {
        if (!readsHistory(context.actor, one)) return connectionOf([], [], pageOf(args).after, null);
        const { cycle, id } = one;
        return historyOf(context, cycle === null ? { kind: 'PUBLICATION', id } : { kind: 'CYCLE', id: cycle }, args);
      },
    }),
  }),
});
