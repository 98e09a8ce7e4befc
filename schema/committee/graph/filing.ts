/** Filed committees in the graph: for what they are on file, and all that keeps one from sitting (E1, E2). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { pageOn } from '../../core/listed.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { ITEM, pricedPage, REQUEST } from '../../core/price.ts';
import { dayOf } from '../../core/time.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { AuditEntryType, historyOf } from '../../graph/history.ts';
import { RefusalType } from '../../graph/refusal.ts';
import { committeeOfficeOf } from '../../announcement/cities.ts';
import { seriesOf } from '../../announcement/data/series.ts';
import { CommitteeType } from '../../announcement/graph/committees.ts';
import { CITY_DESCRIPTION, ScopeEnum } from '../../announcement/graph/enums.ts';
import { SeriesType } from '../../announcement/graph/types.ts';
import { loadInForce } from '../../announcement/store.ts';
import { found, OrganisationType } from '../../identity/graph/types.ts';
import { organisationIn } from '../../identity/store.ts';
import { obstaclesOn } from '../filing/actions.ts';
import type { Filing } from '../filing/model.ts';
import { filingIn } from '../filing/store.ts';
import { EXPERTS, FILED_COMMITTEES } from '../listed.ts';
import { actionsOnCommittee } from '../offers.ts';
import { expertIn } from '../pool/store.ts';
import { isOfOffice, knowsChairs } from '../sight.ts';
import { TierEnum } from './enums.ts';
import { ExpertType } from './experts.ts';
import { filingRef } from './refs.ts';

const PeriodType = builder.objectRef<Filing['past'][number]>('CommitteeFilingPeriod').implement({
  description: manual('此前的备案。', 'A former filing. Rule E1.'),
  fields: (t) => ({
    document: t.exposeString('document', { description: manual('备案文号。', 'The document number of the filing.') }),
    validFrom: t.expose('validFrom', { type: 'Day', description: manual('有效期首日。', 'The first day of validity.') }),
    validUntil: t.expose('validUntil', { type: 'Day', description: manual('有效期末日（含）。', 'The last day of validity, included.') }),
    seats: t.exposeInt('seats', { description: manual('组成人数。', 'The number of members.') }),
    seatsApproval: t.exposeString('seatsApproval', {
      nullable: true,
      description: manual(
        '另定人数的省级核准文号；没有的为空。',
        'The number of the province’s approval of another number of members; null where there is none.',
      ),
    }),
  }),
});

export const FilingType = builder.node(filingRef, {
  description: manual(
    '已在市人社局备案的评委会：只评一个系列或专业、一个层级。公开；专家和主任委员名单不公开。',
    'A committee on file with the bureau: it reviews one series or specialty, of one level. Public; the names of the experts and of the chair are not. Rules E1, E2.',
  ),
  id: { resolve: ({ id }) => id },
  sight: () => true,
  loadWithoutCache: (id, context) => filingIn(context, id),
  fields: (t) => ({
    code: t.exposeString('committee', { description: manual('通知中的代码。', 'The code in the notices.') }),
    name: t.exposeString('name', { description: manual('名称。', 'The name.') }),
    tier: t.expose('tier', { type: TierEnum, description: manual('层级。', 'The level.') }),
    series: t.field({
      type: SeriesType,
      nullable: true,
      description: manual('系列；按专业组建的为空。', 'The series; null where the committee is for a specialty.'),
      resolve: ({ series }) => (series ? seriesOf(series) : null),
    }),
    specialty: t.exposeString('specialty', {
      nullable: true,
      description: manual('专业；按系列组建的为空。', 'The specialty; null where the committee is for a series.'),
    }),
    scope: t.expose('scope', {
      nullable: true,
      type: ScopeEnum,
      description: manual('有效范围。', 'The scope in which its titles are valid.'),
    }),
    document: t.exposeString('document', { description: manual('备案文号。', 'The document number of the filing.') }),
    validFrom: t.expose('validFrom', { type: 'Day', description: manual('有效期首日。', 'The first day of validity.') }),
    validUntil: t.expose('validUntil', { type: 'Day', description: manual('有效期末日（含）。', 'The last day of validity, included.') }),
    seats: t.exposeInt('seats', { nullable: true, description: manual('组成人数。', 'The number of members.') }),
    seatsApproval: t.exposeString('seatsApproval', {
      nullable: true,
      description: manual(
        '另定人数的省级核准文号；没有的为空。',
        'The number of the province’s approval of another number of members; null where there is none. Rule E2.',
      ),
    }),
    past: t.expose('past', { type: [PeriodType], description: manual('此前的备案，先后为序。', 'The former filings, oldest first.') }),
    version: t.exposeInt('version', { description: manual('版本。', 'The version. Rule A4.') }),
    office: t.field({
      type: OrganisationType,
      price: ITEM,
      description: manual('办事机构；登录的人可见。', 'The office; seen by those who log in.'),
      nullable: true,
      resolve: ({ id }, _, context) => organisationIn(context, id),
    }),
    obstacles: t.field({
      type: [RefusalType],
      price: REQUEST,
      args: {
        day: t.arg({
          type: 'Day',
          required: false,
          description: manual('开会日；不填即今日。', 'The day of the meeting; today where left out.'),
        }),
      },
      description: manual(
        '该日不能开会的全部原因；能开会的为空列表。',
        'Every reason why it cannot meet on that day; an empty list where it can. Rules E1, E2, E3, E8, P9.',
      ),
      resolve: async (filing, { day }, context) =>
        (await obstaclesOn(context, filing, day ?? dayOf(context.now))).map((refusal) => ({ refusal })),
    }),
    chair: t.field({
      type: ExpertType,
      nullable: true,
      price: ITEM,
      description: manual(
        '主任委员；办事机构、市人社局、纪检监察可见。',
        'The chair; seen by the office, the bureau and supervisors. Rule E8.',
      ),
      resolve: (filing, _, context) =>
        filing.chair !== null && knowsChairs(context.actor, filing)
          ? expertIn(context, { committee: filing.id, account: filing.chair })
          : null,
    }),
    viceChairs: t.field({
      type: [ExpertType],
      price: 5 * ITEM,
      description: manual('副主任委员；可见范围同主任委员（`chair`）。', 'The vice-chairs; seen by the same as `chair`.'),
      resolve: async (filing, _, context) => {
        if (!knowsChairs(context.actor, filing)) return [];
        const all = await Promise.all(filing.viceChairs.map((account) => expertIn(context, { committee: filing.id, account })));
        return all.filter((one) => one !== null);
      },
    }),
    experts: t.pages({
      type: ExpertType,
      ...pricedPage(),
      description: manual(
        '专家库；办事机构、市人社局、纪检监察可见，其他人见到的是空列表。读表一次。',
        'The pool of experts; for the office, the bureau and supervisors, an empty list for others. One table request. Rule E3. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
      resolve: async (filing, args, context) => {
        if (!isOfOffice(context.actor, filing.id, filing)) return connectionOf([], [], pageOf(args).after, null);
        return pageOn(EXPERTS.open(context, { committee: filing.id }), args);
      },
    }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: manual(
        '您现在可对该评委会办理的事项及不能办理的原因，与办理时的判断依据相同。',
        'What you may do with this committee now, and why not the rest; from the same rules that the mutations ask. Rules E1, E3, E6, E8.',
      ),
      resolve: (filing, _, { actor }) => actionsOnCommittee(actor, filing),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: manual(
        '办理记录；办事机构、市人社局、纪检监察可见，其他人见到的是空列表。读表一次。',
        'The history; for the office, the bureau and supervisors, an empty list for others. One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
      resolve: (filing, args, context) =>
        isOfOffice(context.actor, filing.id, filing)
          ? historyOf(context, { kind: 'COMMITTEE', id: filing.id }, args)
          : connectionOf([], [], pageOf(args).after, null),
    }),
  }),
});

builder.objectField(CommitteeType, 'filing', (t) =>
  t.field({
    type: FilingType,
    nullable: true,
    price: ITEM,
    description: manual(
      '本市备案；未备案的为空，不能开会。',
      'How it is on file in the city; null where it is not on file, and then it cannot meet. Rule E1.',
    ),
    resolve: async ({ id, cycle }, _, context) => filingIn(context, committeeOfficeOf((await loadInForce(context, cycle)).city, id)),
  }),
);

builder.queryField('filedCommittees', (t) =>
  t.pages({
    type: FilingType,
    args: { city: t.arg.string({ required: false, description: CITY_DESCRIPTION }) },
    ...pricedPage(),
    authScopes: { public: true },
    description: manual(
      '本市已备案的评委会。公开。读表一次。',
      'The committees on file in the city. Public. One table request. Rule E1. Errors: CITY_NEEDED, CYCLE_NONE, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: (_, args, context) => pageOn(FILED_COMMITTEES.open(context, args), args),
  }),
);

/** The committee that a mutation has just written, read anew. */
export const filingAgain = async (context: Parameters<typeof filingIn>[0], id: string): Promise<Filing> =>
  found(await filingIn(context, id));
