/** What a case is made of in the graph: proposals, decisions, appeals, who reported, what was stated (V2, V5). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
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
  description: manual('问题类别。', 'The kind of matter of a case. Rules V2, V3.'),
  values: named(MATTER_NAMES),
});
export const AgainstEnum = builder.enumType('CaseAgainst', {
  description: manual('所针对的对象。', 'What a case is against. Rule V5.'),
  values: named(AGAINST_NAMES),
});
export const OutcomeEnum = builder.enumType('CaseOutcome', {
  description: manual('核查结论。', 'The outcome of the inquiry. Rule V2.'),
  values: named(OUTCOME_NAMES),
});
export const WayEnum = builder.enumType('CaseWay', {
  description: manual('来源。', 'How the case came. Rule V5.'),
  values: named(WAY_NAMES),
});
export const CaseStateEnum = builder.enumType('CaseState', {
  description: manual('案件状态。', 'The state of a case. Rules V2, V5.'),
  values: named(CASE_STATE_NAMES),
});
const EffectKindEnum = builder.enumType('CaseEffectKind', {
  description: manual('处理。', 'What a decision does. Rule V2.'),
  values: {
    CANCEL: { description: manual('取消申报资格。', 'An application is cancelled.') },
    REVOKE: { description: manual('撤销职称。', 'A title is revoked.') },
    IMPOSE: { description: manual('作出处理措施。', 'A measure is imposed.') },
  } as const,
});

const EffectType = builder.objectRef<Effect & { number: number }>('CaseEffect').implement({
  description: manual('一项处理。', 'A thing that a decision does. Rule V2.'),
  fields: (t) => ({
    number: t.exposeInt('number', { description: manual('序号。', 'The number in the sequence.') }),
    does: t.expose('does', { type: EffectKindEnum, description: manual('处理。', 'What it does.') }),
    says: t.expose('says', { type: BilingualType, description: manual('处理内容。', 'What it says.') }),
    burdens: t.expose('burdens', {
      type: SubjectType,
      description: manual('被处理的人员或单位。', 'The person or organisation that it burdens.'),
    }),
  }),
});

const numbered = (one: Case, only: (effect: Effect) => boolean) =>
  (one.proposal?.effects ?? []).map((effect, index) => ({ ...effect, number: index + 1 })).filter(only);

export const ProposalType = builder.objectRef<{ one: Case }>('CaseProposal').implement({
  description: manual('拟处理意见。', 'The proposal of what is to be decided. Rule V2.'),
  fields: (t) => ({
    outcome: t.field({
      type: OutcomeEnum,
      nullable: true,
      description: manual('结论。', 'The outcome.'),
      resolve: ({ one }) => one.proposal?.outcome ?? null,
    }),
    text: t.string({ description: manual('认定理由。', 'The reasons found.'), resolve: ({ one }) => one.proposal?.text ?? '' }),
    at: t.field({ type: 'Instant', description: manual('时刻。', 'When it happened.'), resolve: ({ one }) => one.proposal?.at ?? 0 }),
    hearingUntil: t.field({
      type: 'Instant',
      nullable: true,
      description: manual(
        '陈述申辩截止；不须陈述申辩的为空。',
        'Until when those whom it would burden may be heard; null where no hearing is needed.',
      ),
      resolve: ({ one }) => one.proposal?.hearingUntil ?? null,
    }),
    effects: t.field({
      type: [EffectType],
      description: manual('各项处理；被处理的只见对其的。', 'The things that it decides; those whom it burdens see only theirs.'),
      resolve: ({ one }, _, context) => numbered(one, ({ burdens }) => readsAll(context, one) || isConcerned(context.actor, burdens)),
    }),
  }),
});

export const DecisionOfCaseType = builder.objectRef<NonNullable<Case['decision']>>('CaseDecision').implement({
  description: manual('处理决定。', 'The decision. Rule V2.'),
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: manual('时刻。', 'When it happened.') }),
    document: t.exposeString('document', {
      nullable: true,
      description: manual('文号；没有处理的为空。', 'The document number; null where it decides nothing against anybody.'),
    }),
    text: t.exposeString('text', { description: manual('决定意见。', 'The text of the decision.') }),
  }),
});

export const AppealType = builder.objectRef<NonNullable<Case['appeal']>>('CaseAppeal').implement({
  description: manual('申诉。', 'An appeal. Rule V2.'),
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: manual('提出时刻。', 'When it was made.') }),
    text: t.exposeString('text', { description: manual('申诉理由。', 'The grounds of appeal.') }),
    others: t.expose('more', {
      type: [StatementType],
      description: manual(
        '其他被处理的人员、单位的申诉，一并答复。',
        'The appeals of other people and organisations that the decision burdens, answered together.',
      ),
    }),
    dueAt: t.expose('dueAt', { type: 'Instant', description: manual('答复期限。', 'When the answer is due.') }),
    answer: t.expose('answer', {
      type: AppealAnswerType,
      nullable: true,
      description: manual('答复；未答复的为空。', 'The answer; null until it is given.'),
    }),
  }),
});

const AppealAnswerType = builder.objectRef<NonNullable<NonNullable<Case['appeal']>['answer']>>('CaseAppealAnswer').implement({
  description: manual('申诉答复。', 'The answer to an appeal. Rule V2.'),
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: manual('时刻。', 'When it happened.') }),
    document: t.exposeString('document', { description: manual('文号。', 'The document number.') }),
    text: t.exposeString('text', { description: manual('意见。', 'The opinion.') }),
    reversed: t.exposeIntList('reversed', {
      description: manual(
        '撤销的处理的序号；维持的为空列表。',
        'The numbers of the things that are reversed; an empty list where the decision stands.',
      ),
    }),
  }),
});

export const ReporterType = builder.objectRef<NonNullable<Case['reporter']>>('CaseReporter').implement({
  description: manual('实名举报人。', 'The person who reported by name. Rule V5.'),
  fields: (t) => ({
    name: t.exposeString('name', { description: manual('姓名。', 'The name.') }),
    telephone: t.string({
      description: manual('联系电话（隐去中段）。', 'The telephone number, its middle hidden.'),
      resolve: ({ telephone }) => telephone.masked,
    }),
  }),
});

export const HeardType = builder.objectRef<Heard>('CaseHeard').implement({
  description: manual('决定前的陈述申辩。', 'A statement made before the decision. Rule V2.'),
  fields: (t) => ({
    name: t.exposeString('name', { description: manual('陈述人。', 'The person who stated it.') }),
    text: t.exposeString('text', { description: manual('内容。', 'The content.') }),
    at: t.expose('at', { type: 'Instant', description: manual('时刻。', 'When it happened.') }),
  }),
});
