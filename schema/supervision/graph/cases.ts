/** Cases in the graph: all of it for the desk that sees to them and for supervisors, what burdens them for those whom they burden, its course for whoever has the code (V2, V5). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { connectionOf, pageOf, sifted } from '../../core/page.ts';
import { ITEM, pricedPage, REQUEST } from '../../core/price.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { AuditEntryType, historyOf } from '../../graph/history.ts';
import { personOf } from '../../core/actor.ts';
import { cityAsked } from '../../announcement/cycles.ts';
import { oversees } from '../../announcement/sight.ts';
import { AccountType } from '../../identity/graph/types.ts';
import { accountIn } from '../../identity/store.ts';
import { termsIn } from '../cases/actions/terms.ts';
import { actionsOnCase } from '../cases/offers.ts';
import { isBurdened, isLate, ownAppeal, readsAll } from '../cases/rules.ts';
import { caseOf, listAssigned, listCases, loadHeard } from '../cases/store.ts';
import { supervisionRefusals } from '../refusals.ts';
import { isConcerned } from '../sight.ts';
import {
  AgainstEnum,
  AppealType,
  CaseStateEnum,
  DecisionOfCaseType,
  HeardType,
  MatterEnum,
  ProposalType,
  ReporterType,
  WayEnum,
} from './case-parts.ts';
import { caseRef, DeskEnum, StatementType, SubjectType } from './refs.ts';

export const CaseType = builder.node(caseRef, {
  description: manual('核查案件：举报或依职权立案。', 'A case: a report, or what an office took up of its own accord. Rules V2, V5.'),
  id: { resolve: ({ id }) => id },
  sight: (one, context) => readsAll(context, one) || isBurdened(context.actor, one),
  loadWithoutCache: (id, context) => caseOf(context, id),
  fields: (t) => ({
    number: t.exposeString('id', { description: manual('编号。', 'The number of the case.') }),
    version: t.exposeInt('version', {
      description: manual('版本；办理时须带上。', 'The version; to be given with every action. Rule A4.'),
    }),
    caseState: t.expose('state', { type: CaseStateEnum, description: manual('状态。', 'The state.') }),
    desk: t.expose('desk', { type: DeskEnum, description: manual('办理方。', 'The office that handles it.') }),
    matter: t.expose('matter', { type: MatterEnum, description: manual('问题类别。', 'The kind of matter.') }),
    against: t.expose('against', { type: AgainstEnum, description: manual('所针对的对象。', 'What it is against.') }),
    way: t.field({
      type: WayEnum,
      nullable: true,
      description: manual('来源；被处理的不可见，为空。', 'How it came; null to those whom it burdens.'),
      resolve: (one, _, context) => (readsAll(context, one) ? one.way : null),
    }),
    named: t.string({
      nullable: true,
      description: manual(
        '举报中写明的人员或单位；被处理的不可见，为空。',
        'The person or organisation named in the report; null to those whom it burdens.',
      ),
      resolve: (one, _, context) => (readsAll(context, one) ? one.named : null),
    }),
    text: t.string({
      nullable: true,
      description: manual('举报内容；被处理的不可见，为空。', 'The text of the report; null to those whom it burdens.'),
      resolve: (one, _, context) => (readsAll(context, one) ? one.text : null),
    }),
    reporter: t.field({
      type: ReporterType,
      nullable: true,
      description: manual(
        '实名举报人；匿名的、被处理的为空。',
        'The person who reported by name; null for an anonymous report, and to those whom it burdens. Rule V5.',
      ),
      resolve: (one, _, context) => (readsAll(context, one) ? one.reporter : null),
    }),
    receivedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: manual(
        '收到时刻；匿名的只保存日期；被处理的不可见，为空。',
        'When it was received, of an anonymous report only the day; null to those whom it burdens.',
      ),
      resolve: (one, _, context) => (readsAll(context, one) ? one.at : null),
    }),
    dueAt: t.expose('dueAt', {
      type: 'Instant',
      description: manual(
        '现环节的期限；已决定的为申诉截止。',
        'When its present step is due; once it is decided, until when an appeal may be made.',
      ),
    }),
    isLate: t.boolean({ description: manual('是否逾期。', 'Whether it is overdue.'), resolve: (one, _, { now }) => isLate(one, now) }),
    subjects: t.field({
      type: [SubjectType],
      description: manual(
        '所涉人员和单位；被处理的只见自己。',
        'The people and organisations concerned; those whom it burdens see only themselves.',
      ),
      resolve: (one, _, context) => one.subjects.filter((subject) => readsAll(context, one) || isConcerned(context.actor, subject)),
    }),
    assignee: t.field({
      type: AccountType,
      nullable: true,
      price: ITEM,
      description: manual('承办人；被处理的不可见，为空。', 'The person who deals with it; null to those whom it burdens.'),
      resolve: (one, _, context) => (one.assignee !== null && readsAll(context, one) ? accountIn(context, one.assignee) : null),
    }),
    triage: t.field({
      type: StatementType,
      nullable: true,
      description: manual(
        '受理或不予受理的意见；被处理的不可见，为空。',
        'The statement on its acceptance or refusal; null to those whom it burdens.',
      ),
      resolve: (one, _, context) => (readsAll(context, one) ? one.triage : null),
    }),
    findings: t.field({
      type: [StatementType],
      description: manual(
        '核查情况；被处理的见到的是空列表，认定理由见拟处理意见。',
        'What was found; those whom it burdens see an empty list, and find the reasons in the proposal.',
      ),
      resolve: (one, _, context) => (readsAll(context, one) ? one.findings : []),
    }),
    proposal: t.field({
      type: ProposalType,
      nullable: true,
      description: manual('拟处理意见；未拟的为空。', 'The proposal of what is to be decided; null where there is none.'),
      resolve: (one) => (one.proposal ? { one } : null),
    }),
    heard: t.field({
      type: [HeardType],
      price: REQUEST,
      rows: 5,
      description: manual(
        '陈述申辩；被处理的只见自己的。读表一次。',
        'The statements made; those whom it burdens see only their own. One table request.',
      ),
      resolve: async (one, _, context) => {
        const all = await loadHeard(context.table, one);
        const own = context.actor.kind === 'person' ? context.actor.account : '';
        return readsAll(context, one) ? all : all.filter(({ account }) => account === own);
      },
    }),
    ruling: t.expose('decision', {
      type: DecisionOfCaseType,
      nullable: true,
      description: manual('处理决定；未决定的为空。', 'The decision; null until there is one.'),
    }),
    effectsDone: t.int({
      nullable: true,
      description: manual(
        '已办结的处理项数：已执行的，以及执行前即经申诉撤销、不再执行的；被处理的不可见，为空。',
        'How many of the things decided are settled: carried out, or reversed on appeal before they took effect; null to those whom it burdens.',
      ),
      resolve: (one, _, context) => (readsAll(context, one) ? one.done : null),
    }),
    appeal: t.field({
      type: AppealType,
      nullable: true,
      description: manual(
        '申诉；没有的、被处理的自己没有提出的为空；被处理的只见自己的及对其的答复。',
        'The appeal; null where there is none, or to a person or organisation that has not appealed; those whom it burdens see their own appeal only, and what the answer says of them.',
      ),
      resolve: (one, _, context) => (readsAll(context, one) ? one.appeal : ownAppeal(context.actor, one)),
    }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      price: 2 * REQUEST,
      description: manual(
        '您现在可办理的事项及不能办理的原因，依据与办理时相同的规则。读表两次。',
        'What you can do with it now, and why not what you cannot, by the same rules that the mutations apply. Two table requests. Rules V2, V5, P7.',
      ),
      resolve: async (one, _, context) => {
        const { appealable } = await termsIn(context, one.city);
        const heard = one.state === 'PROPOSED' ? await loadHeard(context.table, one) : [];
        const { actor, now } = context;
        return actionsOnCase({ actor, one, now, heard, appealableUntil: appealable(one.decision?.at ?? now) });
      },
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: manual(
        '办理记录；被处理的见到的是空列表。读表一次。',
        'The history; those whom it burdens see an empty list. One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
      resolve: async (one, args, context) =>
        readsAll(context, one) ? historyOf(context, { kind: 'CASE', id: one.id }, args) : connectionOf([], [], null, null),
    }),
  }),
});

builder.queryFields((t) => ({
  cases: t.pages({
    type: CaseType,
    args: {
      city: t.arg.string({
        required: false,
        description: manual('城市；不填为本市。', 'The city; the viewer’s own where it is left out.'),
      }),
      desk: t.arg({
        type: DeskEnum,
        required: true,
        defaultValue: 'BUREAU',
        description: manual('办理方。', 'The office that handles it.'),
      }),
      state: t.arg({
        type: CaseStateEnum,
        required: false,
        description: manual('状态；不填为全部。', 'The state; all where it is left out.'),
      }),
    },
    ...pricedPage(),
    authScopes: { role: ['BUREAU_OFFICER', 'SUPERVISOR'] },
    description: manual(
      '案件，同一状态期限近的在前：办理方，纪检监察可见全部；针对本人的不列。读表一次。',
      'The cases, the nearest deadline first within a state: for the handling office, and all of them for the supervisors; cases against the viewer are not listed. One table request. Rules V5, V7, P7. Errors: OVERSEEN_ELSEWHERE, CITY_NEEDED, CYCLE_NONE, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: async (_, { city: asked, desk, state, ...args }, context) => {
      const city = await cityAsked(context, { city: asked, as: ['BUREAU_OFFICER', 'SUPERVISOR'] });
      if (!oversees(context.actor, { city })) throw supervisionRefusals.OVERSEEN_ELSEWHERE();
      const page = pageOf(args);
      const { rows, cursors, next } = await sifted(
        (paging) => listCases(context.table, { city, desk, ...(state && { state }) }, paging),
        (one) => readsAll(context, one),
        page,
      );
      return connectionOf(rows, cursors, page.after, next);
    },
  }),
  myCases: t.pages({
    type: CaseType,
    args: {
      state: t.arg({
        type: CaseStateEnum,
        required: false,
        description: manual('状态；不填为全部。', 'The state; all where it is left out.'),
      }),
    },
    ...pricedPage(),
    authScopes: { role: ['BUREAU_OFFICER', 'SUPERVISOR'] },
    description: manual(
      '由本人承办的案件。读表一次。',
      'The cases that the viewer deals with. One table request. Rule V5. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: async (_, { state, ...args }, context) => {
      const page = pageOf(args);
      const { account } = personOf(context.actor);
      const { rows, cursors, next } = await sifted(
        (paging) => listAssigned(context.table, { account, ...(state && { state }) }, paging),
        (one) => readsAll(context, one),
        page,
      );
      return connectionOf(rows, cursors, page.after, next);
    },
  }),
}));
