/** Returns, refusals and the way of an application, in the graph (D1, D2, D7, C12). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
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
  description: manual('对一栏的判断。', 'The judgement on a section. Rule D1.'),
  values: {
    FINE: { description: manual('无误。', 'Fine.') },
    MEND: { description: manual('需修改（须说明理由）。', 'To be mended, with the reason.') },
    NOT_APPLICABLE: { description: manual('不适用（须说明理由）。', 'Not applicable, with the reason.') },
  } satisfies Record<(typeof JUDGEMENTS)[number], object>,
});

/** The judgement of one section, as a reviewer gives it. */
export const JudgementInput = builder.inputType('JudgementInput', {
  description: manual('对一栏的判断；退回时每栏一项。', 'The judgement on a section; a return has one for every section. Rule D1.'),
  fields: (t) => ({
    section: t.field({ type: SectionNameEnum, required: true, description: manual('栏。', 'The section.') }),
    judgement: t.field({ type: JudgementEnum, required: true, description: manual('判断。', 'The judgement.') }),
    reason: t.string({
      required: true,
      defaultValue: '',
      description: manual(
        '理由，最多300字；需修改和不适用的必填。',
        'The reason, at most 300 characters; required where the section is to be mended or not applicable.',
      ),
    }),
  }),
});

const JudgementType = builder.objectRef<Judgement>('Judgement').implement({
  description: manual('对一栏的判断。', 'The judgement on a section.'),
  fields: (t) => ({
    section: t.expose('section', { type: SectionNameEnum, description: manual('栏。', 'The section.') }),
    judgement: t.expose('judgement', { type: JudgementEnum, description: manual('判断。', 'The judgement.') }),
    reason: t.exposeString('reason', {
      description: manual('理由；未说明的为空串。', 'The reason; an empty string where none was given.'),
    }),
  }),
});

const ReturnRecordType = builder.objectRef<Return>('ReturnRecord').implement({
  description: manual('一次退回：对每一栏的完整意见。', 'A return with its complete feedback on every section. Rule D1.'),
  fields: (t) => ({
    number: t.exposeInt('number', {
      description: manual('第几次退回（各方合计）。', 'Which return it is, counted over all reviewing parties.'),
    }),
    reviewer: t.expose('reviewer', { type: ReviewerEnum, description: manual('退回方。', 'The party that returned it.') }),
    at: t.expose('at', { type: 'Instant', description: manual('退回时刻。', 'When it was returned.') }),
    text: t.exposeString('text', { description: manual('总的意见。', 'The overall opinion.') }),
    submission: t.exposeInt('submission', { description: manual('所审的是第几次提交。', 'Which submission was reviewed.') }),
    judgements: t.field({
      type: [JudgementType],
      description: manual('逐栏判断。', 'The judgement on each section.'),
      resolve: ({ judgements }) => judgements,
    }),
  }),
});

const RefusalRecordType = builder.objectRef<NonNullable<Application['refused']>>('RefusalRecord').implement({
  description: manual('不予通过，不再受理。', 'A final refusal.'),
  fields: (t) => ({
    reviewer: t.expose('reviewer', { type: ReviewerEnum, description: manual('审核方。', 'The reviewing party.') }),
    at: t.expose('at', { type: 'Instant', description: manual('时刻。', 'When it happened.') }),
    text: t.exposeString('text', { description: manual('理由。', 'The reason.') }),
  }),
});

export const OpinionType = builder.objectRef<{ at: number; text: string }>('Opinion').implement({
  description: manual('一项意见及其时刻。', 'An opinion, with its instant.'),
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: manual('时刻。', 'When it happened.') }),
    text: t.exposeString('text', { description: manual('内容。', 'The content.') }),
  }),
});

const ReturnsLeftType = builder.objectRef<{ left: number; most: number }>('ReturnsLeft').implement({
  description: manual('审核部门还可退回几次。', 'How many returns the reviewing authorities have left. Rule D2.'),
  fields: (t) => ({
    left: t.exposeInt('left', { description: manual('剩余次数。', 'How many are left.') }),
    most: t.exposeInt('most', { description: manual('总次数。', 'How many there are in all.') }),
    text: t.field({
      type: BilingualType,
      description: manual('剩余次数的说明，如“还可退回2次（共3次）”。', 'The returns left in words, such as “2 returns left (of 3)”.'),
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
  description: manual('申报的去向及理由。', 'Where an application goes, and why. Rules C12, D7.'),
  fields: (t) => ({
    department: t.field({
      type: OrganisationType,
      nullable: true,
      price: ITEM,
      description: manual('审核部门。', 'The reviewing department.'),
      resolve: ({ department }, _, context) => organisationIn(context, department),
    }),
    committee: t.expose('committee', {
      type: CommitteeType,
      nullable: true,
      description: manual(
        '评委会；尚未确定的、通知未列的为空。',
        'The committee; null where it is not settled yet or the notice does not list it.',
      ),
    }),
    committeeName: t.exposeString('committeeName', {
      nullable: true,
      description: manual('评委会名称；尚未确定的为空。', 'The name of the committee; null where it is not settled yet.'),
    }),
    choices: t.field({
      type: [CommitteeType],
      description: manual(
        '主管部门可改由的评委会；通知未列的为空列表，由主管部门填写名称。',
        'The committees that the department may choose instead; an empty list where the notice lists none, and the department gives the name.',
      ),
      resolve: ({ choices }) => [...choices],
    }),
    because: t.expose('because', { type: [BilingualType], description: manual('理由，逐步说明。', 'The grounds, step by step.') }),
    cutOff: t.expose('cutOff', {
      type: 'Instant',
      nullable: true,
      description: manual(
        '评委会开会早于复审截止的，内部提前截止时刻；否则为空。',
        'The earlier internal cut-off, where the committee meets before the re-review closes; null otherwise. Rule C12.',
      ),
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
  scope: t.expose('scope', {
    type: CHOICE_ENUMS.Scope,
    nullable: true,
    description: manual('申报的有效范围；提交后确定。', 'The scope applied for; settled on submission.'),
  }),
  promotionType: t.expose('promotionType', {
    type: CHOICE_ENUMS.PromotionType,
    nullable: true,
    description: manual('晋升类型；提交后确定。', 'The promotion type; settled on submission.'),
  }),
  returns: t.field({
    type: [ReturnRecordType],
    price: REQUEST,
    description: manual('各次退回的完整意见。读表一次。', 'Every return with its complete feedback. One table request. Rule D1.'),
    resolve: ({ id, returns }, _, { table }) => (returns.all === 0 ? [] : loadReturns(table, id)),
  }),
  returnsLeft: t.field({
    type: ReturnsLeftType,
    nullable: true,
    description: manual(
      '审核部门还可退回几次；不限次数的为空。',
      'How often the reviewing authorities may still return it; null where there is no limit. Rule D2.',
    ),
    resolve: async (head, _, context) => {
      const { returns } = (await loadCalendar(context, head)).announcement.policy;
      const left = returnsLeft(head.state === 'APPROVED' ? 'RE_REVIEW' : 'DEPARTMENT', head, returns);
      return left === null || returns.most === null ? null : { left, most: returns.most };
    },
  }),
  openSections: t.field({
    type: [SectionNameEnum],
    description: manual(
      '申报人现可修改的栏目：草稿和单位退回的为全部，审核部门退回的只有要求修改的（此后通知对全体申报人另有要求的，为全部），不待申报人修改的、已失效或修改时限已过的为空列表。',
      'The sections the applicant may change now: all of a draft or a return by the unit; of a return by a reviewing authority those to be mended, or all where the notice has since asked more of every applicant; an empty list where the application does not wait for the applicant’s changes, has lapsed or its time for changes is over. Rule D9.',
    ),
    resolve: async (head, _, context) => [...sectionsToSave(head, await loadCalendar(context, head), context.now)],
  }),
  sectionsToJudge: t.field({
    type: [SectionNameEnum],
    description: manual(
      '退回时须逐栏提出意见的栏目：本系列、本类人员的申报表所有的，以及已提交的。',
      'The sections a return has to judge one by one: those the form has for this series and kind of person, and those that were submitted. Rule D1.',
    ),
    resolve: async (head, _, context) => sectionsToJudge((await loadCalendar(context, head)).announcement.standards, head),
  }),
  settledSections: t.field({
    type: [SectionNameEnum],
    description: manual(
      '审核部门已认定无误且未改动、不得再次退回的栏目。',
      'The sections a reviewing authority judged fine and that have not changed since; they may not be returned again. Rule D1.',
    ),
    resolve: (head) => settled('DEPARTMENT', head),
  }),
  refused: t.expose('refused', {
    type: RefusalRecordType,
    nullable: true,
    description: manual('不予通过；没有的为空。', 'The refusal; null where there is none.'),
  }),
  judgedBy: t.field({
    type: NoticeVersionType,
    nullable: true,
    price: REQUEST,
    description: manual(
      '首次提交时所据通知的版本，此后对全体申报人的修改一并适用；未提交的为空。读表一次。',
      'The version of the notice by which the application was judged when first submitted; what was amended for everybody since then applies as well. Null where it was not submitted. One table request. Rule C15.',
    ),
    resolve: ({ cycle, judgedBy }, _, { table }) => (judgedBy === null ? null : loadVersion(table, cycle, judgedBy)),
  }),
  passed: t.expose('passed', {
    type: OpinionType,
    nullable: true,
    description: manual('集中复审通过的意见。', 'The opinion with which it passed the central re-review. Rule D7.'),
  }),
  route: t.field({
    type: RouteType,
    nullable: true,
    price: ITEM,
    description: manual(
      '去向：审核部门、评委会及理由；提交后确定。',
      'Where it goes: the department, the committee and the grounds; settled on submission. Rules C12, D7.',
    ),
    resolve: async (head, _, context) =>
      wayOf(await loadCalendar(context, head), head, await organisationIn(context, head.unit), context.now),
  }),
}));
