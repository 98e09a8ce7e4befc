/** Filed committees in the graph: for what they are on file, and all that keeps one from sitting (E1, E2). */
import { builder } from '../../builder.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { ITEM, pricedPage, REQUEST } from '../../core/price.ts';
import { vouchFor } from '../../core/sight.ts';
import { dayOf } from '../../core/time.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { AuditEntryType, historyOf } from '../../graph/history.ts';
import { RefusalType } from '../../graph/refusal.ts';
import { committeeOfficeOf } from '../../announcement/cities.ts';
import { cityAsked } from '../../announcement/cycles.ts';
import { seriesOf } from '../../announcement/data/series.ts';
import { CommitteeType } from '../../announcement/graph/committees.ts';
import { CITY_DESCRIPTION, ScopeEnum } from '../../announcement/graph/enums.ts';
import { SeriesType } from '../../announcement/graph/types.ts';
import { loadInForce } from '../../announcement/store.ts';
import { found, OrganisationType } from '../../identity/graph/types.ts';
import { organisationIn } from '../../identity/store.ts';
import { obstaclesOn } from '../filing/actions.ts';
import type { Filing } from '../filing/model.ts';
import { filingIn, listFilings } from '../filing/store.ts';
import { actionsOnCommittee } from '../offers.ts';
import { listPool } from '../pool/store.ts';
import { expertIn } from '../pool/store.ts';
import { isOfOffice, knowsChairs } from '../sight.ts';
import { TierEnum } from './enums.ts';
import { ExpertType } from './experts.ts';
import { filingRef } from './refs.ts';

const PeriodType = builder.objectRef<Filing['past'][number]>('CommitteeFilingPeriod').implement({
  description: '此前的备案。How it was filed before. Rule E1.',
  fields: (t) => ({
    document: t.exposeString('document', { description: '备案文号。' }),
    validFrom: t.expose('validFrom', { type: 'Day', description: '有效期首日。' }),
    validUntil: t.expose('validUntil', { type: 'Day', description: '有效期末日（含）。' }),
    seats: t.exposeInt('seats', { description: '组成人数。' }),
    seatsApproval: t.exposeString('seatsApproval', { nullable: true, description: '另定人数的省级核准文号。' }),
  }),
});

export const FilingType = builder.node(filingRef, {
  description:
    '已备案的评委会：只评一个系列或专业、一个层级。公开；专家和主任委员名单不公开。A committee on file with the bureau. Public, but for its experts. Rules E1, E2.',
  id: { resolve: ({ id }) => id },
  sight: () => true,
  loadWithoutCache: (id, context) => filingIn(context, id),
  fields: (t) => ({
    committee: t.exposeString('committee', { description: '通知中的代码。What notices call it.' }),
    name: t.exposeString('name', { description: '名称。' }),
    tier: t.expose('tier', { type: TierEnum, description: '层级。' }),
    series: t.field({
      type: SeriesType,
      nullable: true,
      description: '系列；按专业组建的无。Null where it is for a specialty.',
      resolve: ({ series }) => (series ? seriesOf(series) : null),
    }),
    specialty: t.exposeString('specialty', { nullable: true, description: '专业；按系列组建的无。' }),
    scope: t.expose('scope', { type: ScopeEnum, description: '有效范围。' }),
    document: t.exposeString('document', { description: '备案文号。' }),
    validFrom: t.expose('validFrom', { type: 'Day', description: '有效期首日。' }),
    validUntil: t.expose('validUntil', { type: 'Day', description: '有效期末日（含）。' }),
    seats: t.exposeInt('seats', { description: '组成人数。' }),
    seatsApproval: t.exposeString('seatsApproval', { nullable: true, description: '另定人数的省级核准文号。Rule E2.' }),
    past: t.expose('past', { type: [PeriodType], description: '此前的备案，先后为序。' }),
    version: t.exposeInt('version', { description: '版本。Rule A4.' }),
    office: t.field({
      type: OrganisationType,
      price: ITEM,
      description: '办事机构。Its office; visible to those who log in.',
      nullable: true,
      resolve: ({ id }, _, context) => organisationIn(context, id),
    }),
    obstacles: t.field({
      type: [RefusalType],
      price: REQUEST,
      args: {
        day: t.arg({ type: 'Day', required: false, description: '开会日；不填即今日。The day of the meeting; today unless given.' }),
      },
      description:
        '该日不能开会的全部原因；能开会的为空。Everything for which it cannot sit on a day; nothing where it can. Rules E1, E2, E3, E8, P9.',
      resolve: async (filing, { day }, context) =>
        (await obstaclesOn(context, filing, day ?? dayOf(context.now))).map((refusal) => ({ refusal })),
    }),
    chair: t.field({
      type: ExpertType,
      nullable: true,
      price: ITEM,
      description: '主任委员；办事机构、市人社局、监督可见。For its office, the bureau, supervisors. Rule E8.',
      resolve: (filing, _, context) =>
        filing.chair !== null && knowsChairs(context.actor, filing)
          ? expertIn(context, { committee: filing.id, account: filing.chair })
          : null,
    }),
    viceChairs: t.field({
      type: [ExpertType],
      price: 5 * ITEM,
      description: '副主任委员；可见范围同主任委员。As `chair`.',
      resolve: async (filing, _, context) => {
        if (!knowsChairs(context.actor, filing)) return [];
        const all = await Promise.all(filing.viceChairs.map((account) => expertIn(context, { committee: filing.id, account })));
        return all.filter((one) => one !== null);
      },
    }),
    experts: t.pages({
      type: ExpertType,
      ...pricedPage(),
      description:
        '专家库；办事机构、市人社局、监督可见，其他人见到的是空列表。Its pool, for its office, the bureau, supervisors; for others none. One table request. Rule E3. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      resolve: async (filing, args, context) => {
        const page = pageOf(args);
        if (!isOfOffice(context.actor, filing.id, filing)) return connectionOf([], [], page.after, null);
        const { rows, cursors, next } = await listPool(context.table, filing.id, page);
        return connectionOf(vouchFor(context, rows), cursors, page.after, next);
      },
    }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: '您现在可对该评委会办理的事项及不能办理的原因。From the same rules that the mutations ask. Rules E1, E3, E6, E8.',
      resolve: (filing, _, { actor }) => actionsOnCommittee(actor, filing),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description:
        '办理记录；办事机构、市人社局、监督可见，其他人见到的是空列表。For its office, the bureau, supervisors. One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
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
    description: '本市备案；未备案的无，不能开会。How it is on file in the city; null where it is not, and it cannot sit. Rule E1.',
    resolve: async ({ id, cycle }, _, context) => filingIn(context, committeeOfficeOf((await loadInForce(context, cycle)).city, id)),
  }),
);

builder.queryField('filedCommittees', (t) =>
  t.pages({
    type: FilingType,
    args: { city: t.arg.string({ required: false, description: CITY_DESCRIPTION }) },
    ...pricedPage(),
    authScopes: { public: true },
    description: '本市已备案的评委会。Public. One table request. Rule E1. Errors: CITY_NEEDED, CYCLE_NONE, PAGE_TOO_LARGE, CURSOR_INVALID.',
    resolve: async (_, { city, ...args }, context) => {
      const page = pageOf(args);
      const { rows, cursors, next } = await listFilings(context.table, await cityAsked(context, { city }), page);
      return connectionOf(rows, cursors, page.after, next);
    },
  }),
);

/** The committee that a mutation has just written, read anew. */
export const filingAgain = async (context: Parameters<typeof filingIn>[0], id: string): Promise<Filing> =>
  found(await filingIn(context, id));
