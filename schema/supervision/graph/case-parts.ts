/** What a case is made of in the graph: proposals, decisions, appeals, who reported, what was stated (V2, V5). */
import { builder } from '../../builder.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import { named } from '../../graph/named.ts';
import {
  AGAINST_NAMES,
  CASE_STATE_NAMES,
  MATTER_NAMES,
  OUTCOME_NAMES,
  WAY_NAMES,
  type Case,
  type Effect,
  type Heard,
} from '../cases/model.ts';
import { readsAll } from '../cases/rules.ts';
import { isConcerned } from '../sight.ts';
import { StatementType, SubjectType } from './refs.ts';

export const MatterEnum = builder.enumType('CaseMatter', {
  description: '问题类别。What a case is about. Rules V2, V3.',
  values: named(MATTER_NAMES),
});
export const AgainstEnum = builder.enumType('CaseAgainst', {
  description: '所针对的对象。What it is against. Rule V5.',
  values: named(AGAINST_NAMES),
});
export const OutcomeEnum = builder.enumType('CaseOutcome', {
  description: '核查结论。What was found. Rule V2.',
  values: named(OUTCOME_NAMES),
});
export const WayEnum = builder.enumType('CaseWay', { description: '来源。How it came. Rule V5.', values: named(WAY_NAMES) });
export const CaseStateEnum = builder.enumType('CaseState', {
  description: '案件状态。How a case stands. Rules V2, V5.',
  values: named(CASE_STATE_NAMES),
});
const EffectKindEnum = builder.enumType('CaseEffectKind', {
  description: '处理。What a decision does. Rule V2.',
  values: {
    CANCEL: { description: '取消申报资格。An application is cancelled.' },
    REVOKE: { description: '撤销职称。A title is revoked.' },
    IMPOSE: { description: '作出处理措施。A measure is imposed.' },
  } as const,
});

const EffectType = builder.objectRef<Effect & { number: number }>('CaseEffect').implement({
  description: '一项处理。One thing that a decision does. Rule V2.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: '序号。' }),
    does: t.expose('does', { type: EffectKindEnum, description: '处理。' }),
    says: t.expose('says', { type: BilingualType, description: '处理内容。' }),
    burdens: t.expose('burdens', { type: SubjectType, description: '被处理的人员或单位。' }),
  }),
});

const numbered = (one: Case, only: (effect: Effect) => boolean) =>
  (one.proposal?.effects ?? []).map((effect, index) => ({ ...effect, number: index + 1 })).filter(only);

export const ProposalType = builder.objectRef<{ one: Case }>('CaseProposal').implement({
  description: '拟处理意见。What is proposed to be decided. Rule V2.',
  fields: (t) => ({
    outcome: t.field({ type: OutcomeEnum, nullable: true, description: '结论。', resolve: ({ one }) => one.proposal?.outcome ?? null }),
    text: t.string({ description: '认定理由。', resolve: ({ one }) => one.proposal?.text ?? '' }),
    at: t.field({ type: 'Instant', description: '时刻。', resolve: ({ one }) => one.proposal?.at ?? 0 }),
    hearingUntil: t.field({
      type: 'Instant',
      nullable: true,
      description: '陈述申辩截止；不须陈述申辩的为空。Until when those whom it would burden are heard.',
      resolve: ({ one }) => one.proposal?.hearingUntil ?? null,
    }),
    effects: t.field({
      type: [EffectType],
      description: '各项处理；被处理的只见对其的。To those whom it burdens, what is theirs.',
      resolve: ({ one }, _, context) => numbered(one, ({ burdens }) => readsAll(context, one) || isConcerned(context.actor, burdens)),
    }),
  }),
});

export const DecisionOfCaseType = builder.objectRef<NonNullable<Case['decision']>>('CaseDecision').implement({
  description: '处理决定。The decision. Rule V2.',
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: '时刻。' }),
    document: t.exposeString('document', { nullable: true, description: '文号；没有处理的为空。' }),
    text: t.exposeString('text', { description: '决定意见。' }),
  }),
});

export const AppealType = builder.objectRef<NonNullable<Case['appeal']>>('CaseAppeal').implement({
  description: '申诉。An appeal. Rule V2.',
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: '提出时刻。' }),
    text: t.exposeString('text', { description: '申诉理由。' }),
    others: t.expose('more', {
      type: [StatementType],
      description: '其他被处理的人员、单位的申诉，一并答复。The appeals of others whom the decision burdens: one answer is given to all.',
    }),
    dueAt: t.expose('dueAt', { type: 'Instant', description: '答复期限。' }),
    answer: t.expose('answer', { type: AppealAnswerType, nullable: true, description: '答复；未答复的为空。' }),
  }),
});

const AppealAnswerType = builder.objectRef<NonNullable<NonNullable<Case['appeal']>['answer']>>('CaseAppealAnswer').implement({
  description: '申诉答复。The answer to an appeal. Rule V2.',
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: '时刻。' }),
    document: t.exposeString('document', { description: '文号。' }),
    text: t.exposeString('text', { description: '意见。' }),
    reversed: t.exposeIntList('reversed', { description: '撤销的处理的序号；维持的为空列表。Which effects are reversed.' }),
  }),
});

export const ReporterType = builder.objectRef<NonNullable<Case['reporter']>>('CaseReporter').implement({
  description: '实名举报人。Who reported by name. Rule V5.',
  fields: (t) => ({
    name: t.exposeString('name', { description: '姓名。' }),
    telephone: t.string({ description: '联系电话（隐去中段）。', resolve: ({ telephone }) => telephone.masked }),
  }),
});

export const HeardType = builder.objectRef<Heard>('CaseHeard').implement({
  description: '陈述申辩。What was stated before it was decided. Rule V2.',
  fields: (t) => ({
    name: t.exposeString('name', { description: '陈述人。' }),
    text: t.exposeString('text', { description: '内容。' }),
    at: t.expose('at', { type: 'Instant', description: '时刻。' }),
  }),
});
