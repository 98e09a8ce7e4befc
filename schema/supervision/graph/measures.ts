/** Measures in the graph: for whomever they are against, and those who oversee; public criticism for everybody (V2, V3). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
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
  description: manual('处理措施的状态。', 'The state of a measure.'),
  values: named(MEASURE_STATE_NAMES),
});

const ElsewhereType = builder.objectRef<NonNullable<Measure['elsewhere']>>('ListingElsewhere').implement({
  description: manual('其他机关的决定，转记于此。', 'A decision of another authority, taken over here.'),
  fields: (t) => ({
    authority: t.exposeString('authority', { description: manual('决定机关。', 'The authority that decided.') }),
    decidedOn: t.expose('decidedOn', { type: 'Day', description: manual('决定日期。', 'The day of the decision.') }),
  }),
});

const OrderAnswerType = builder.objectRef<Measure['answers'][number]>('OrderAnswer').implement({
  description: manual('整改报告及审核。', 'The answer to an order to correct, and whether it was enough. Rule V3.'),
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: manual('报送时刻。', 'When it was sent.') }),
    text: t.exposeString('text', { description: manual('整改情况。', 'What has been corrected.') }),
    isEnough: t.boolean({
      nullable: true,
      description: manual('是否通过；待审核的为空。', 'Whether it is enough; null until it is judged.'),
      resolve: ({ verdict }) => verdict?.isEnough ?? null,
    }),
    verdict: t.expose('verdict', { type: StatementType, nullable: true, description: manual('审核意见。', 'The opinion of the review.') }),
  }),
});

const ContestType = builder.objectRef<NonNullable<Measure['contest']>>('MeasureContest').implement({
  description: manual('对处理措施的异议。', 'An objection to a measure. Rule V2.'),
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: manual('提出时刻。', 'When it was made.') }),
    text: t.exposeString('text', { description: manual('异议。', 'The objection.') }),
    isUpheld: t.boolean({
      nullable: true,
      description: manual('是否成立；待答复的为空。', 'Whether it is upheld; null until it is answered.'),
      resolve: ({ verdict }) => verdict?.isUpheld ?? null,
    }),
    verdict: t.expose('verdict', {
      type: StatementType,
      nullable: true,
      description: manual('答复意见；待答复的为空。', 'The statement of the answer; null until it is answered.'),
    }),
  }),
});

export const MeasureType = builder.node(measureRef, {
  description: manual(
    '处理措施：阶梯处理的一步，或黑名单的一条。',
    'A measure: a step of the ladder, or an entry of the blacklist. Rules V2, V3.',
  ),
  id: { resolve: ({ id }) => id },
  sight: (one, { actor, now }) => seesMeasure(actor, { ...one, isPublic: isPublished(one, now) }),
  loadWithoutCache: (id, context) => measureIn(context, id),
  fields: (t) => ({
    version: t.exposeInt('version', {
      description: manual('版本；办理时须带上。', 'The version; to be given with every action. Rule A4.'),
    }),
    measureKind: t.expose('kind', { type: MeasureKindEnum, description: manual('措施。', 'The measure.') }),
    measureState: t.field({
      type: StateEnum,
      description: manual('状态；期满由时刻决定，不待办理。', 'The state; it is over by the instant alone, without anything being done.'),
      resolve: (one, _, { now }) => stateOf(one, now),
    }),
    subject: t.expose('subject', {
      type: SubjectType,
      description: manual('所针对的人员或单位。', 'The person or organisation it is against.'),
    }),
    desk: t.expose('desk', { type: DeskEnum, description: manual('办理方。', 'The office that handles it.') }),
    ground: t.exposeString('ground', { description: manual('事由。', 'The reason.') }),
    basisDocument: t.exposeString('document', {
      nullable: true,
      description: manual('文号；没有的为空。', 'The document number; null where there is none.'),
    }),
    elsewhere: t.expose('elsewhere', {
      type: ElsewhereType,
      nullable: true,
      description: manual(
        '转记其他机关决定的；本市作出的为空。',
        'The decision of another authority that was taken over; null where the city decided.',
      ),
    }),
    caseNumber: t.exposeString('case', {
      nullable: true,
      description: manual('所依据的案件编号；未经案件的为空。', 'The number of the case it rests on; null where there was none.'),
    }),
    closes: t.expose('capacities', {
      type: [CapacityEnum],
      description: manual(
        '其间不得从事的事项；不限制的为空列表。',
        'What may not be done meanwhile; an empty list where nothing is restricted.',
      ),
    }),
    beginsAt: t.expose('from', { type: 'Instant', description: manual('起。', 'From when.') }),
    until: t.expose('until', {
      type: 'Instant',
      nullable: true,
      description: manual(
        '止：自该时刻起不再限制；没有的为空。',
        'The end: from this instant on nothing is restricted any more; null where there is none.',
      ),
    }),
    turnTo: t.exposeString('turnTo', {
      nullable: true,
      description: manual('其间该单位的申报人向何处咨询办理。', 'Where the applicants of the organisation turn meanwhile.'),
    }),
    spares: t.field({
      type: [AccountType],
      rows: 5,
      price: 5 * ITEM,
      description: manual(
        '其间代为办理的人员；无权查看的为空列表。',
        'The people who act for the organisation meanwhile; an empty list for those who may not see them.',
      ),
      resolve: async (one, _, context) => {
        if (!isConcerned(context.actor, one.subject) && !oversees(context.actor, one)) return [];
        const found = await Promise.all(one.spares.map((account) => accountIn(context, account)));
        return found.filter((account) => account !== null);
      },
    }),
    answerBy: t.expose('answerBy', {
      type: 'Instant',
      nullable: true,
      description: manual('整改报告期限；不要求的为空。', 'When the answer to an order to correct is due; null where none is asked for.'),
    }),
    isOverdue: t.boolean({
      description: manual('整改是否逾期。', 'Whether the correction is overdue.'),
      resolve: (one, _, { now }) => isOverdue(one, now),
    }),
    answers: t.expose('answers', {
      type: [OrderAnswerType],
      description: manual('整改报告，先后为序。', 'The answers to an order to correct, in order of time.'),
    }),
    contest: t.expose('contest', {
      type: ContestType,
      nullable: true,
      description: manual('异议；没有的为空。', 'The objection to it; null where there is none.'),
    }),
    imposedAt: t.field({
      type: 'Instant',
      description: manual('作出时刻。', 'When it was imposed.'),
      resolve: ({ imposed }) => imposed.at,
    }),
    lifted: t.expose('lifted', {
      type: StatementType,
      nullable: true,
      description: manual('解除；未解除的为空。', 'Its lifting; null where it was not lifted.'),
    }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: manual(
        '您现在可办理的事项及不能办理的原因，依据与办理时相同的规则。',
        'What you can do with it now, and why not what you cannot, by the same rules that the mutations apply. Rules V2, V3.',
      ),
      resolve: (one, _, { actor, now }) => actionsOnMeasure(actor, one, now),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: manual(
        '办理记录：所针对的人员、单位，市人社局、纪检监察；其他人见到的是空列表。读表一次。',
        'The history: for the person or organisation it is against, the bureau and supervisors; others see an empty list. One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
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
    description: manual(
      '对该人员作出的处理措施，新的在前，含已期满、已解除的：本人、市人社局、纪检监察；其他人见到的是空列表。读表一次。',
      'The measures against the person, newest first, those over or lifted included: for the person, the bureau and supervisors; others see an empty list. One table request. Rules V2, V3. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: ({ account: id, city }, args, context) => against(context, { of: 'ACCOUNT', id }, city, args),
  }),
);

builder.objectField(organisationRef, 'measures', (t) =>
  t.pages({
    type: MeasureType,
    ...pricedPage(),
    description: manual(
      '对该单位作出的处理措施，新的在前，含已期满、已解除的：本单位经办人、市人社局、纪检监察；其他人见到的是空列表。读表一次。',
      'The measures against the organisation, newest first, those over or lifted included: for its officers, the bureau and supervisors; others see an empty list. One table request. Rule V3. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
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
      city: t.arg.string({ required: false, description: manual('城市；不填为本市。', 'The city; your own city where left out.') }),
      kind: t.arg({
        type: MeasureKindEnum,
        required: false,
        description: manual('措施；LISTING 即黑名单；不填为全部。', 'The measure; LISTING is the blacklist; all where it is left out.'),
      }),
    },
    ...pricedPage(),
    authScopes: { role: ['BUREAU_OFFICER', 'SUPERVISOR'] },
    description: manual(
      '本市的处理措施，同一措施新的在前：市人社局、纪检监察；黑名单即 `LISTING`。读表一次。',
      'The measures of the city, newest first within a kind: for the bureau and supervisors; the blacklist is `LISTING`. One table request. Rules V2, V3, V7. Errors: OVERSEEN_ELSEWHERE, CITY_NEEDED, CYCLE_NONE, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
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
    args: {
      city: t.arg.string({ required: true, description: manual('城市（行政区划代码）。', 'The city, by its administrative code.') }),
    },
    ...pricedPage(),
    authScopes: { public: true },
    description: manual(
      '通报批评，新的在前，向社会公开；经申诉撤销的不再公开。读表一次。',
      'Public criticism that stands, newest first, open to the public; what was reversed on appeal is not shown any more. One table request. Rules V3, V7. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
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
