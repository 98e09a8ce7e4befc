/** Returns, refusals and the way of an application, in the graph (D1, D2, D7, C12). */
import { builder } from '../../builder.ts';
import { counted } from '../../core/counted.ts';
import { ITEM, REQUEST } from '../../core/price.ts';
import type { Bilingual } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import { committeesFor, departmentOf, routeOf } from '../../announcement/routing.ts';
import { CommitteeType } from '../../announcement/graph/committees.ts';
import { NoticeVersionType } from '../../announcement/graph/version.ts';
import type { Committee } from '../../announcement/model.ts';
import { loadVersion } from '../../announcement/store.ts';
import { loadCalendar } from '../../calendar/store.ts';
import type { Calendar } from '../../calendar/model.ts';
import { cutOffOf, toldCutOff } from '../../calendar/cut-off.ts';
import { OrganisationType } from '../../identity/graph/types.ts';
import { organisationIn } from '../../identity/store.ts';
import type { Organisation } from '../../identity/model.ts';
import { sectionsToJudge } from '../form/series.ts';
import type { Application, Judgement, JUDGEMENTS, Return } from '../model.ts';
import { returnsLeft, settled } from '../returns.ts';
import { sectionsToSave } from '../rules/submitting.ts';
import { loadReturns } from '../store.ts';
import { CHOICE_ENUMS, ReviewerEnum, SectionNameEnum } from './enums.ts';
import { applicationRef } from './types.ts';

const JudgementEnum = builder.enumType('SectionJudgement', {
  description: '对一栏的判断。What is said of a section. Rule D1.',
  values: {
    FINE: { description: '无误。Fine.' },
    MEND: { description: '需修改（须说明理由）。To be mended, with the reason.' },
    NOT_APPLICABLE: { description: '不适用（须说明理由）。Not applicable, with the reason.' },
  } satisfies Record<(typeof JUDGEMENTS)[number], object>,
});

/** The judgement of one section, as a reviewer gives it. */
export const JudgementInput = builder.inputType('JudgementInput', {
  description: '对一栏的判断；退回时每栏一项。Rule D1.',
  fields: (t) => ({
    section: t.field({ type: SectionNameEnum, required: true, description: '栏。' }),
    judgement: t.field({ type: JudgementEnum, required: true, description: '判断。' }),
    reason: t.string({ required: true, defaultValue: '', description: '理由，最多300字；需修改和不适用的必填。' }),
  }),
});

const JudgementType = builder.objectRef<Judgement>('Judgement').implement({
  description: '对一栏的判断。',
  fields: (t) => ({
    section: t.expose('section', { type: SectionNameEnum, description: '栏。' }),
    judgement: t.expose('judgement', { type: JudgementEnum, description: '判断。' }),
    reason: t.exposeString('reason', { description: '理由；未说明的为空串。' }),
  }),
});

const ReturnRecordType = builder.objectRef<Return>('ReturnRecord').implement({
  description: '一次退回：对每一栏的完整意见。A return with its complete feedback. Rule D1.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: '第几次退回（各方合计）。' }),
    reviewer: t.expose('reviewer', { type: ReviewerEnum, description: '退回方。' }),
    at: t.expose('at', { type: 'Instant', description: '退回时刻。' }),
    text: t.exposeString('text', { description: '总的意见。' }),
    submission: t.exposeInt('submission', { description: '所审的是第几次提交。' }),
    judgements: t.field({ type: [JudgementType], description: '逐栏判断。', resolve: ({ judgements }) => judgements }),
  }),
});

const RefusalRecordType = builder.objectRef<NonNullable<Application['refused']>>('RefusalRecord').implement({
  description: '不予通过。A refusal for good.',
  fields: (t) => ({
    reviewer: t.expose('reviewer', { type: ReviewerEnum, description: '审核方。' }),
    at: t.expose('at', { type: 'Instant', description: '时刻。' }),
    text: t.exposeString('text', { description: '理由。' }),
  }),
});

export const OpinionType = builder.objectRef<{ at: number; text: string }>('Opinion').implement({
  description: '一项意见。An opinion, with its instant.',
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: '时刻。' }),
    text: t.exposeString('text', { description: '内容。' }),
  }),
});

const ReturnsLeftType = builder.objectRef<{ left: number; most: number }>('ReturnsLeft').implement({
  description: '审核部门还可退回几次。How many returns the authorities have left. Rule D2.',
  fields: (t) => ({
    left: t.exposeInt('left', { description: '剩余次数。' }),
    most: t.exposeInt('most', { description: '总次数。' }),
    text: t.field({
      type: BilingualType,
      description: '“还可退回2次（共3次）”。',
      resolve: ({ left, most }) => ({ zh: `还可退回${left}次（共${most}次）`, en: `${left} of ${counted(most, 'return')} left` }),
    }),
  }),
});

type Way = {
  department: string;
  committee: Committee | null;
  committeeName: string | null;
  choices: readonly Committee[];
  because: Bilingual[];
  cutOff: Instant | null;
};

const RouteType = builder.objectRef<Way>('Route').implement({
  description: '申报的去向及理由。Where an application goes, and why. Rules C12, D7.',
  fields: (t) => ({
    department: t.field({
      type: OrganisationType,
      nullable: true,
      price: ITEM,
      description: '审核部门。',
      resolve: ({ department }, _, context) => organisationIn(context, department),
    }),
    committee: t.expose('committee', { type: CommitteeType, nullable: true, description: '评委会；尚未确定的、通知未列的为空。' }),
    committeeName: t.exposeString('committeeName', { nullable: true, description: '评委会名称；尚未确定的为空。' }),
    choices: t.field({
      type: [CommitteeType],
      description: '主管部门可改由的评委会；通知未列的为空，由其填写名称。Those the department may choose; none, where it names one.',
      resolve: ({ choices }) => [...choices],
    }),
    because: t.expose('because', { type: [BilingualType], description: '理由，逐步说明。Step by step.' }),
    cutOff: t.expose('cutOff', {
      type: 'Instant',
      nullable: true,
      description: '评委会开会早于复审截止的，内部提前截止时刻；否则为空。The earlier cut-off of committees that meet early. Rule C12.',
    }),
  }),
});

/** The way of what was submitted, with what the department has changed of it. */
function wayOf(calendar: Calendar, head: Application, unit: Organisation | null, now: Instant): Way | null {
  const { series, specialty, level, scope, unitName } = head;
  if (series === null || specialty === null || level === null || scope === null) return null;
  const { announcement } = calendar;
  const to = { series, specialty, level, scope, unitName, unit };
  const rule = routeOf(announcement, to);
  const committee = announcement.committees.find(({ id }) => id === head.committee) ?? null;
  const committeeName = committee?.name ?? head.committeeName;
  const choices = committeesFor(announcement, to);
  const changed = head.rerouted && {
    zh: `审核部门指定${committeeName ?? ''}：${head.rerouted.text}`,
    en: `Whoever reviews it named the committee: ${head.rerouted.text}`,
  };
  const cutOff = cutOffOf(calendar, head.committee, now);
  const because = [...rule.because, ...(changed ? [changed] : []), ...(cutOff === null ? [] : [toldCutOff(cutOff)])];
  return { department: head.department ?? departmentOf(announcement, series, unit), committee, committeeName, choices, because, cutOff };
}

builder.objectFields(applicationRef, (t) => ({
  scope: t.expose('scope', { type: CHOICE_ENUMS.Scope, nullable: true, description: '申报的有效范围；提交后确定。' }),
  promotionType: t.expose('promotionType', { type: CHOICE_ENUMS.PromotionType, nullable: true, description: '晋升类型；提交后确定。' }),
  returns: t.field({
    type: [ReturnRecordType],
    price: REQUEST,
    description: '各次退回的完整意见。Every return with its judgements. One table request. Rule D1.',
    resolve: ({ id, returns }, _, { table }) => (returns.all === 0 ? [] : loadReturns(table, id)),
  }),
  returnsLeft: t.field({
    type: ReturnsLeftType,
    nullable: true,
    description: '审核部门还可退回几次；不限次数的无。How often it may still be returned; none where there is no limit. Rule D2.',
    resolve: async (head, _, context) => {
      const { returns } = (await loadCalendar(context, head)).announcement.policy;
      const left = returnsLeft(head.state === 'APPROVED' ? 'RE_REVIEW' : 'DEPARTMENT', head, returns);
      return left === null || returns.most === null ? null : { left, most: returns.most };
    },
  }),
  openSections: t.field({
    type: [SectionNameEnum],
    description:
      '申报人现可修改的栏目：草稿和单位退回的为全部，审核部门退回的只有要求修改的（此后通知对全体申报人另有要求的，为全部），不待申报人修改的、已失效或修改时限已过的为空列表。The sections that may be changed now. Rule D9.',
    resolve: async (head, _, context) => [...sectionsToSave(head, await loadCalendar(context, head), context.now)],
  }),
  sectionsToJudge: t.field({
    type: [SectionNameEnum],
    description:
      '退回时须逐栏提出意见的栏目：本系列、本类人员的申报表所有的，以及已提交的。The sections a return judges: those the form has, and what was submitted beside. Rule D1.',
    resolve: async (head, _, context) => sectionsToJudge((await loadCalendar(context, head)).announcement.standards, head),
  }),
  settledSections: t.field({
    type: [SectionNameEnum],
    description: '审核部门已认定无误且未改动、不得再次退回的栏目。Rule D1.',
    resolve: (head) => settled('DEPARTMENT', head),
  }),
  refused: t.expose('refused', { type: RefusalRecordType, nullable: true, description: '不予通过；没有的为空。' }),
  judgedBy: t.field({
    type: NoticeVersionType,
    nullable: true,
    price: REQUEST,
    description:
      '首次提交时所据通知的版本，此后对全体申报人的修改一并适用；未提交的为空。The version of the notice it was first judged by; what was amended for ' +
      'everybody since holds as well. One table request. Rule C15.',
    resolve: ({ cycle, judgedBy }, _, { table }) => (judgedBy === null ? null : loadVersion(table, cycle, judgedBy)),
  }),
  passed: t.expose('passed', { type: OpinionType, nullable: true, description: '集中复审通过的意见。Rule D7.' }),
  route: t.field({
    type: RouteType,
    nullable: true,
    price: ITEM,
    description: '去向：审核部门、评委会及理由；提交后确定。Rules C12, D7.',
    resolve: async (head, _, context) =>
      wayOf(await loadCalendar(context, head), head, await organisationIn(context, head.unit), context.now),
  }),
}));
