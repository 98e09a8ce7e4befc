/** Measures in the graph: for whomever they are against, and those who oversee; public criticism for everybody (V2, V3). */
import { builder } from '../../builder.ts';
import { connectionOf, pageOf, sifted } from '../../core/page.ts';
import { ITEM, pricedPage } from '../../core/price.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { AuditEntryType, historyOf } from '../../graph/history.ts';
import { named } from '../../graph/named.ts';
import { cityAsked } from '../../announcement/cycles.ts';
import { oversees } from '../../announcement/sight.ts';
import { accountRef, AccountType, organisationRef } from '../../identity/graph/types.ts';
import { accountIn } from '../../identity/store.ts';
import { supervisionRefusals } from '../refusals.ts';
import { MEASURE_STATE_NAMES, type Measure } from '../measures/model.ts';
import { actionsOnMeasure } from '../measures/offers.ts';
import { isOverdue, isPublished, stateOf } from '../measures/rules.ts';
import { listAgainst, listMeasures, measureIn } from '../measures/store.ts';
import { isConcerned, seesMeasure } from '../sight.ts';
import { CapacityEnum, DeskEnum, MeasureKindEnum, measureRef, StatementType, SubjectType } from './refs.ts';

const StateEnum = builder.enumType('MeasureState', {
  description: '处理措施的状态。How a measure stands.',
  values: named(MEASURE_STATE_NAMES),
});

const ElsewhereType = builder.objectRef<NonNullable<Measure['elsewhere']>>('ListingElsewhere').implement({
  description: '其他机关的决定。A decision of another authority that was taken over.',
  fields: (t) => ({
    authority: t.exposeString('authority', { description: '决定机关。' }),
    decidedOn: t.expose('decidedOn', { type: 'Day', description: '决定日期。' }),
  }),
});

const OrderAnswerType = builder.objectRef<Measure['answers'][number]>('OrderAnswer').implement({
  description: '整改报告及审核。An answer to an order to correct, and whether it was enough. Rule V3.',
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: '报送时刻。' }),
    text: t.exposeString('text', { description: '整改情况。' }),
    isEnough: t.boolean({
      nullable: true,
      description: '是否通过；待审核的为空。Null until it is judged.',
      resolve: ({ verdict }) => verdict?.isEnough ?? null,
    }),
    verdict: t.expose('verdict', { type: StatementType, nullable: true, description: '审核意见。' }),
  }),
});

const ContestType = builder.objectRef<NonNullable<Measure['contest']>>('MeasureContest').implement({
  description: '对处理措施的异议。What was said against a measure. Rule V2.',
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: '提出时刻。' }),
    text: t.exposeString('text', { description: '异议。' }),
    isUpheld: t.boolean({ nullable: true, description: '是否成立；待答复的为空。', resolve: ({ verdict }) => verdict?.isUpheld ?? null }),
    verdict: t.expose('verdict', { type: StatementType, nullable: true, description: '答复意见。' }),
  }),
});

export const MeasureType = builder.node(measureRef, {
  description: '处理措施：阶梯处理的一步，或黑名单的一条。A step of the ladder, or an entry of the blacklist. Rules V2, V3.',
  id: { resolve: ({ id }) => id },
  sight: (one, { actor, now }) => seesMeasure(actor, { ...one, isPublic: isPublished(one, now) }),
  loadWithoutCache: (id, context) => measureIn(context, id),
  fields: (t) => ({
    version: t.exposeInt('version', { description: '版本；办理时须带上。Rule A4.' }),
    kind: t.expose('kind', { type: MeasureKindEnum, description: '措施。' }),
    state: t.field({ type: StateEnum, description: '状态；期满由时刻决定，不待办理。', resolve: (one, _, { now }) => stateOf(one, now) }),
    subject: t.expose('subject', { type: SubjectType, description: '所针对的人员或单位。' }),
    desk: t.expose('desk', { type: DeskEnum, description: '办理方。' }),
    ground: t.exposeString('ground', { description: '事由。' }),
    document: t.exposeString('document', { nullable: true, description: '文号；没有的为空。' }),
    elsewhere: t.expose('elsewhere', { type: ElsewhereType, nullable: true, description: '转记其他机关决定的；本市作出的为空。' }),
    caseNumber: t.exposeString('case', { nullable: true, description: '所依据的案件编号；未经案件的为空。' }),
    closes: t.expose('capacities', {
      type: [CapacityEnum],
      description: '其间不得从事的事项；不限制的为空列表。What is closed meanwhile.',
    }),
    from: t.expose('from', { type: 'Instant', description: '起。' }),
    until: t.expose('until', {
      type: 'Instant',
      nullable: true,
      description: '止：自该时刻起不再限制；没有的为空。The first instant at which it closes nothing more.',
    }),
    turnTo: t.exposeString('turnTo', {
      nullable: true,
      description: '其间该单位的申报人向何处咨询办理。To whom its applicants turn meanwhile.',
    }),
    spares: t.field({
      type: [AccountType],
      rows: 5,
      price: 5 * ITEM,
      description: '其间代为办理的人员；无权查看的为空列表。Who acts for the organisation meanwhile; none to those who may not see it.',
      resolve: async (one, _, context) => {
        if (!isConcerned(context.actor, one.subject) && !oversees(context.actor, one)) return [];
        const found = await Promise.all(one.spares.map((account) => accountIn(context, account)));
        return found.filter((account) => account !== null);
      },
    }),
    answerBy: t.expose('answerBy', { type: 'Instant', nullable: true, description: '整改报告期限；不要求的为空。' }),
    isOverdue: t.boolean({ description: '整改是否逾期。', resolve: (one, _, { now }) => isOverdue(one, now) }),
    answers: t.expose('answers', { type: [OrderAnswerType], description: '整改报告，先后为序。' }),
    contest: t.expose('contest', { type: ContestType, nullable: true, description: '异议；没有的为空。' }),
    imposedAt: t.field({ type: 'Instant', description: '作出时刻。', resolve: ({ imposed }) => imposed.at }),
    lifted: t.expose('lifted', { type: StatementType, nullable: true, description: '解除；未解除的为空。' }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: '您现在可办理的事项及不能办理的原因。From the same rules that the mutations ask. Rules V2, V3.',
      resolve: (one, _, { actor, now }) => actionsOnMeasure(actor, one, now),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description:
        '办理记录：所针对的人员、单位，市人社局、纪检监察；其他人见到的是空列表。One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      resolve: async (one, args, context) =>
        seesMeasure(context.actor, { ...one, isPublic: false })
          ? historyOf(context, { kind: 'MEASURE', id: one.id }, args)
          : connectionOf([], [], null, null),
    }),
  }),
});

builder.objectField(accountRef, 'measures', (t) =>
  t.pages({
    type: MeasureType,
    ...pricedPage(),
    description:
      '对该人员作出的处理措施，新的在前，含已期满、已解除的：本人、市人社局、纪检监察；其他人见到的是空列表。One table request. Rules V2, V3. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
    resolve: ({ account: id, city }, args, context) => against(context, { of: 'ACCOUNT', id }, city, args),
  }),
);

builder.objectField(organisationRef, 'measures', (t) =>
  t.pages({
    type: MeasureType,
    ...pricedPage(),
    description:
      '对该单位作出的处理措施，新的在前，含已期满、已解除的：本单位经办人、市人社局、纪检监察；其他人见到的是空列表。One table request. Rule V3. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
    resolve: ({ id, city }, args, context) => against(context, { of: 'ORGANISATION', id }, city, args),
  }),
);

type Args = Parameters<typeof pageOf>[0];

async function against(context: Parameters<typeof measureIn>[0], subject: Parameters<typeof listAgainst>[1], city: string, args: Args) {
  const page = pageOf(args);
  const sees = seesMeasure(context.actor, { subject, city, isPublic: false });
  const { rows, cursors, next } = sees ? await listAgainst(context.table, subject, page) : { rows: [], cursors: [], next: null };
  return connectionOf(rows, cursors, page.after, next);
}

builder.queryFields((t) => ({
  measures: t.pages({
    type: MeasureType,
    args: {
      city: t.arg.string({ required: false, description: '城市；不填为本市。Of one’s own city where none is named.' }),
      kind: t.arg({ type: MeasureKindEnum, required: false, description: '措施；LISTING 即黑名单；不填为全部。' }),
    },
    ...pricedPage(),
    authScopes: { role: ['BUREAU_OFFICER', 'SUPERVISOR'] },
    description:
      '本市的处理措施，同一措施新的在前：市人社局、纪检监察。The measures of a city; the blacklist is `LISTING`. One table request. Rules V2, V3, V7. Errors: OVERSEEN_ELSEWHERE, CITY_NEEDED, CYCLE_NONE, PAGE_TOO_LARGE, CURSOR_INVALID.',
    resolve: async (_, { city: named_, kind, ...args }, context) => {
      const city = await cityAsked(context, { city: named_, as: ['BUREAU_OFFICER', 'SUPERVISOR'] });
      if (!oversees(context.actor, { city })) throw supervisionRefusals.OVERSEEN_ELSEWHERE();
      const page = pageOf(args);
      const { rows, cursors, next } = await listMeasures(context.table, { city, ...(kind && { kind }) }, page);
      return connectionOf(rows, cursors, page.after, next);
    },
  }),
  publicCriticism: t.pages({
    type: MeasureType,
    args: { city: t.arg.string({ required: true, description: '城市（行政区划代码）。' }) },
    ...pricedPage(),
    authScopes: { public: true },
    description:
      '通报批评，新的在前，向社会公开；经申诉撤销的不再公开。Public criticism that stands, newest first. One table request. Rules V3, V7. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
    resolve: async (_, { city, ...args }, context) => {
      const page = pageOf(args);
      const { rows, cursors, next } = await sifted(
        (paging) => listMeasures(context.table, { city, kind: 'CRITICISM' }, paging),
        (one) => isPublished(one, context.now),
        page,
      );
      return connectionOf(rows, cursors, page.after, next);
    },
  }),
}));
