/** The titles of a person in the graph; seen by whoever knows the person. */
import { builder } from '../../builder.ts';
import { SeriesType } from '../../announcement/graph/types.ts';
import { manual } from '../../core/manual.ts';
import { ITEM, pricedPage, REQUEST } from '../../core/price.ts';
import { personOf } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { vouchFor } from '../../core/sight.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { DownloadType, downloadOf } from '../../graph/download.ts';
import { AuditEntryType, historyOf } from '../../graph/history.ts';
import { named } from '../../graph/named.ts';
import { LEVEL_NAMES, seriesNamed, seriesOf } from '../../announcement/data/series.ts';
import { bureauOf } from '../../announcement/cities.ts';
import { LevelEnum, ScopeEnum } from '../../announcement/graph/enums.ts';
import type { Account } from '../model.ts';
import { accountIn, personIn } from '../store.ts';
import { holderOf } from '../titles/actions/known.ts';
import { SOURCE_NAMES, TITLE_STATE_NAMES, titlePlace, titleScanKeyOf, type Title } from '../titles/model.ts';
import { actionsOnTitle } from '../titles/offers.ts';
import { titleIn } from '../titles/store.ts';
import { accountRef, AccountType, seesAccount, ViewerType } from './types.ts';

const TitleSourceEnum = builder.enumType('PersonTitleSource', {
  description: manual('职称记录的来源。', 'The source of a title on record. Rule R3.'),
  values: named(SOURCE_NAMES),
});
const TitleStateEnum = builder.enumType('PersonTitleState', {
  description: manual(
    '职称记录的状态；只有“有效”的作为申报依据。',
    'The state of a title on record; only a valid one counts for an application. Rule R3.',
  ),
  values: named(TITLE_STATE_NAMES),
});

/** Whose a title is by now: of an account that was merged into another one, that one's (P11). */
async function accountOf(context: Context, { account }: Pick<Title, 'account'>): Promise<Account | null> {
  const own = await accountIn(context, account);
  const into = own?.closed?.into ?? null;
  return into === null ? own : accountIn(context, into);
}

export const titleRef = builder.objectRef<Title>('PersonTitle');
export const PersonTitleType = builder.node(titleRef, {
  description: manual('职称档案中的一条职称。', 'A title on a person’s record. Rule R3.'),
  id: { resolve: titlePlace },
  sight: async (title, context) => {
    const account = await accountOf(context, title);
    return account !== null && seesAccount(context, account);
  },
  loadWithoutCache: (id, context) => titleIn(context, id),
  fields: (t) => ({
    account: t.field({
      type: AccountType,
      nullable: true,
      price: ITEM,
      description: manual(
        '本人账号；无权查看该人员的为空。',
        'The account of the person who holds the title; null for those who may not see the person.',
      ),
      resolve: (title, _, context) => accountOf(context, title),
    }),
    personName: t.string({
      price: ITEM,
      description: manual('本人姓名。', 'The name of the person.'),
      resolve: async (title, _, context) => (await accountOf(context, title))?.name ?? '',
    }),
    series: t.field({
      type: SeriesType,
      nullable: true,
      description: manual('系列；不在系列目录内的为空。', 'The series; null where the list of series does not have it.'),
      resolve: ({ series }) => (series === null ? null : seriesOf(series)),
    }),
    seriesName: t.string({
      description: manual(
        '系列名称：目录所载；不在目录内的，证书所载。',
        'The name of the series: as in the list of series, or else as on the certificate.',
      ),
      resolve: ({ series, seriesName }) => (series === null ? (seriesName ?? '') : seriesNamed(series).zh),
    }),
    specialty: t.exposeString('specialty', {
      nullable: true,
      description: manual('专业；证书未载的为空。', 'The specialty; null where the certificate names none.'),
    }),
    level: t.expose('level', { nullable: true, type: LevelEnum, description: manual('层级。', 'The level.') }),
    levelName: t.string({ description: manual('层级名称。', 'The name of the level.'), resolve: ({ level }) => LEVEL_NAMES[level] }),
    name: t.exposeString('name', { description: manual('职务名称，如“高级教师”。', 'The name of the title, such as senior teacher.') }),
    scope: t.expose('scope', { nullable: true, type: ScopeEnum, description: manual('有效范围。', 'The validity scope.') }),
    obtainedOn: t.expose('obtainedOn', { type: 'Day', description: manual('取得时间。', 'The day on which the title was obtained.') }),
    document: t.exposeString('document', { description: manual('文号。', 'The number of the document that confers it.') }),
    issuer: t.exposeString('issuer', { description: manual('发证、发文机关。', 'The authority that issued the certificate or document.') }),
    awardingCommittee: t.exposeString('committeeName', {
      nullable: true,
      description: manual('评审委员会名称；未填的为空。', 'The name of the committee that decided; null where it was not given.'),
    }),
    source: t.expose('source', { type: TitleSourceEnum, description: manual('来源。', 'The source.') }),
    personTitleState: t.expose('state', { type: TitleStateEnum, description: manual('状态。', 'The state.') }),
    stateName: t.string({
      description: manual('状态名称。', 'The name of the state.'),
      resolve: ({ state }) => TITLE_STATE_NAMES[state].zh,
    }),
    recordedAt: t.field({
      type: 'Instant',
      description: manual('登记或载入时刻。', 'When it was recorded or entered.'),
      resolve: ({ recorded }) => recorded.at,
    }),
    validSince: t.field({
      type: 'Instant',
      nullable: true,
      description: manual('核验通过或载入的时刻；没有的为空。', 'When it was checked as right or entered; null where it was neither.'),
      resolve: ({ valid }) => valid?.at ?? null,
    }),
    endedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: manual(
        '核验未通过、撤回、撤销或替换的时刻；没有的为空。',
        'When it was rejected, withdrawn, revoked or replaced; null where it was not.',
      ),
      resolve: ({ ended }) => ended?.at ?? null,
    }),
    endedBecause: t.string({
      nullable: true,
      description: manual('核验未通过、撤销或替换的理由；没有的为空。', 'Why it was rejected, revoked or replaced; null where it was not.'),
      resolve: ({ ended }) => ended?.reason || null,
    }),
    replacedBy: t.field({
      type: titleRef,
      nullable: true,
      price: ITEM,
      description: manual('替换它的职称记录；没有的为空。', 'The title that replaced it; null where there is none.'),
      resolve: ({ replacedBy }, _, context) => (replacedBy === null ? null : titleIn(context, replacedBy)),
    }),
    scan: t.field({
      type: DownloadType,
      nullable: true,
      description: manual(
        '扫描件下载；由本系统载入的没有，为空。',
        'The download of the scan; null for a title that this system conferred, which has none.',
      ),
      resolve: (title, _, context) => {
        const { scan, name } = title;
        return scan && downloadOf(context, titleScanKeyOf(title, scan), { fileName: name, contentType: scan.contentType });
      },
    }),
    version: t.exposeInt('version', { description: manual('版本。', 'The version.') }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      price: REQUEST,
      description: manual(
        '您现在可对该记录办理的事项及不能办理的原因，依据与办理时相同的规则。',
        'What you can do with the title now, and why not what you cannot, by the same rules that the mutations apply. Rules R3, P7.',
      ),
      resolve: async (title, _, context) => {
        const holder = (await personIn(context, title.account)) ?? (await holderOf(context.table, title.account));
        return actionsOnTitle(context.actor, holder, title, bureauOf(holder?.account.city ?? ''));
      },
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: manual(
        '该记录的办理记录：由谁在何时因何登记、核验或更改。读表一次。',
        'The history of the title: who recorded, checked or changed it, when and why. One table request. Rule V1.',
      ),
      resolve: (title, args, context) => historyOf(context, { kind: 'TITLE', id: titlePlace(title) }, args),
    }),
  }),
});

/** What a list of a person's titles costs: the person, who is remembered, and as many titles as people have. */
const LIST = { price: REQUEST, rows: 5 };

/** Whoever has the person sees their titles: nobody is asked for again. */
async function titlesOf(context: Context, account: string): Promise<Title[]> {
  return vouchFor(context, [...((await personIn(context, account))?.titles ?? [])]);
}

builder.objectFields(accountRef, (t) => ({
  titles: t.field({
    type: [PersonTitleType],
    ...LIST,
    description: manual(
      '职称档案：本系统载入的和凭扫描件登记的职称，取得在先的在前，含核验未通过和已撤销的。',
      'The person’s titles, conferred by this system or recorded from scans, the earliest obtained first; rejected and revoked ones included. Rule R3.',
    ),
    resolve: ({ account }, _, context) => titlesOf(context, account),
  }),
}));

builder.objectFields(ViewerType, (t) => ({
  titles: t.field({
    type: [PersonTitleType],
    ...LIST,
    description: manual(
      '本人的职称档案，可据以填写“现任职务”。',
      'The viewer’s own titles, from which the section of the present title can be filled in. Rules R3, A7.',
    ),
    resolve: (_, __, context) => titlesOf(context, personOf(context.actor).account),
  }),
}));
