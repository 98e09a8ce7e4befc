/** An application and what happened to it, in the graph. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { ITEM, pricedPage, REQUEST } from '../../core/price.ts';
import type { Context } from '../../core/context.ts';
import { AuditEntryType, historyOf } from '../../graph/history.ts';
import { seriesOf } from '../../announcement/data/series.ts';
import { LevelEnum } from '../../announcement/graph/enums.ts';
import { SeriesType } from '../../announcement/graph/types.ts';
import { soonestClose } from '../../calendar/exceptions.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { OrganisationType } from '../../identity/graph/types.ts';
import { organisationIn } from '../../identity/store.ts';
import { formOf } from '../actions/own.ts';
import { noteSupervision } from '../actions/supervised.ts';
import { presentTitleOf } from '../form/present-title.ts';
import { specialtyYears, yearsSince } from '../form/years.ts';
import type { Application, ApplicationFile, Submission, Unchanged } from '../model.ts';
import { isUnsaid, standingOf, submissionWindow } from '../rules/windows.ts';
import { workplaceOf } from '../rules/workplace.ts';
import { restorableUntil } from '../rules/withdrawing.ts';
import { whyNotRead, seesChanges } from '../sight.ts';
import { applicationIn, loadFile, loadSectionsAt, loadSubmissions } from '../store.ts';
import { ReviewerEnum, SectionNameEnum, StateEnum, VacancyEnum } from './enums.ts';
import { FormType } from './form.ts';
import { YearsType } from './years.ts';

const UnchangedType = builder.objectRef<Unchanged>('Unchanged').implement({
  description: manual(
    '要求修改而没有改动的一栏及理由。',
    'A section that was to be mended and was left as it was, with the reason. Rule D9.',
  ),
  fields: (t) => ({
    section: t.expose('section', { type: SectionNameEnum, description: manual('栏。', 'The section.') }),
    reason: t.exposeString('reason', { description: manual('理由。', 'The reason.') }),
  }),
});

export const submissionRef = builder.objectRef<Submission>('Submission');
export const SubmissionType = submissionRef.implement({
  description: manual('一次提交，以所提交的内容计。', 'A submission, as it counted. Rule A5.'),
  fields: (t) => ({
    number: t.exposeInt('number', { description: manual('第几次提交。', 'Which submission, counted from the first.') }),
    at: t.expose('at', {
      type: 'Instant',
      description: manual('到达时刻，以此判断是否逾期。', 'When it arrived, by which it was judged in time or late.'),
    }),
    hash: t.exposeString('hash', {
      description: manual(
        '内容摘要（SHA-256），含各栏的版本和内容及每件佐证材料。',
        'The hash (SHA-256) over every section’s version and content, and every proof.',
      ),
    }),
    receipt: t.exposeString('receipt', {
      description: manual(
        '签名回执（JWS，Ed25519），任何人可用 `verifyReceipt` 验证。',
        'The signed receipt (JWS, Ed25519); anybody may verify it with `verifyReceipt`. Rule A5.',
      ),
    }),
    unchanged: t.field({
      type: [UnchangedType],
      description: manual(
        '退回时要求修改而没有改动的各栏及申报人的理由。',
        'The sections that were to be mended and were not changed, with the applicant’s reasons. Rule D9.',
      ),
      resolve: ({ unchanged }) => unchanged,
    }),
  }),
});

const ReturnType = builder.objectRef<NonNullable<Application['returned']>>('Return').implement({
  description: manual('退回及其意见。', 'A return with its opinion.'),
  fields: (t) => ({
    reviewer: t.expose('reviewer', { type: ReviewerEnum, description: manual('退回方。', 'The party that returned it.') }),
    at: t.expose('at', { type: 'Instant', description: manual('退回时刻。', 'When it was returned.') }),
    text: t.exposeString('text', { description: manual('修改意见。', 'What is to be mended, in words.') }),
    mend: t.field({
      type: [SectionNameEnum],
      description: manual(
        '要求修改的栏目：重新提交前须修改，或逐栏说明不改的理由。',
        'The sections to be mended: before sending it again each has to be changed, or the reason given why not. Rule D9.',
      ),
      resolve: ({ mend }) => mend,
    }),
  }),
});

const RecommendationType = builder.objectRef<NonNullable<Application['recommendation']>>('Recommendation').implement({
  description: manual('单位推荐。', 'The recommendation by the unit.'),
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: manual('推荐时刻。', 'When it was recommended.') }),
    text: t.exposeString('text', { description: manual('推荐意见。', 'The opinion of the recommendation.') }),
    vacancy: t.expose('vacancy', { type: VacancyEnum, description: manual('空岗情况。', 'Whether there is a vacancy.') }),
  }),
});

const WithdrawalType = builder.objectRef<{ at: number; reason: string }>('Withdrawal').implement({
  description: manual('撤回或撤回申请。', 'A withdrawal, or the request for one. Rule A8.'),
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: manual('时刻。', 'When it happened.') }),
    reason: t.exposeString('reason', { description: manual('事由。', 'The reason.') }),
  }),
});

const ApprovalType = builder.objectRef<NonNullable<Application['approval']>>('Approval').implement({
  description: manual('部门审核。', 'The approval by the department.'),
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: manual('审核时刻。', 'When it was approved.') }),
    text: t.exposeString('text', { description: manual('审核意见。', 'The opinion of the review.') }),
    remark: t.exposeString('remark', { description: manual('备注。', 'The remark.') }),
  }),
});

export const applicationRef = builder.objectRef<Application>('Application');
export const ApplicationType = builder.node(applicationRef, {
  description: manual('一人在一个评审年度的职称申报。', 'An application: that of a person in a cycle. Rules A1, A2.'),
  id: { resolve: ({ id }) => id },
  sight: (head, { actor }) => whyNotRead(actor, head) === null,
  loadWithoutCache: (id, context) => applicationIn(context, id),
  fields: (t) => ({
    cycle: t.exposeString('cycle', { description: manual('评审年度。', 'The cycle.') }),
    applicantName: t.exposeString('applicantName', { description: manual('申报人姓名。', 'The name of the applicant.') }),
    unitName: t.exposeString('unitName', { description: manual('申报单位，即通过其申报的单位。', 'The unit applied through.') }),
    workplace: t.string({
      description: manual(
        '工作单位，如汇总表和公示所列：档案托管人员为其用人单位（括注申报单位），灵活就业人员为托管机构，其他为申报单位。',
        'The workplace as summary tables and postings name it: for a person in custody the employer, with the unit applied through in brackets; for a flexible worker the custodian; otherwise the unit applied through. Rule D10.',
      ),
      resolve: workplaceOf,
    }),
    unit: t.field({
      type: OrganisationType,
      description: manual(
        '申报单位（对象）；无权查看该单位的为空。列表所需的读表一次。',
        'The unit applied through, as an object; null for those who may not see the unit. One table request for all that a list asks for.',
      ),
      nullable: true,
      price: ITEM,
      resolve: ({ unit }, _, context) => organisationIn(context, unit),
    }),
    state: t.field({
      type: StateEnum,
      description: manual('状态；逾期未提交的草稿为 LAPSED。', 'The state; a draft not submitted in time is LAPSED. Rule C6.'),
      resolve: async (head, _, context) => standingOf(head, await loadCalendar(context, head), context.now),
    }),
    since: t.expose('since', { type: 'Instant', description: manual('进入该状态的时刻。', 'When it came into this state.') }),
    version: t.exposeInt('version', {
      description: manual('版本；办理各事项时须带上。', 'The version; give it with every action. Rule A4.'),
    }),
    series: t.field({
      type: SeriesType,
      nullable: true,
      description: manual('申报系列；提交后确定。', 'The series applied for; settled on submission.'),
      resolve: ({ series }) => (series ? seriesOf(series) : null),
    }),
    specialty: t.exposeString('specialty', {
      nullable: true,
      description: manual('申报专业；提交后确定。', 'The specialty applied for; settled on submission.'),
    }),
    level: t.expose('level', {
      type: LevelEnum,
      nullable: true,
      description: manual('申报层级；提交后确定。', 'The level applied for; settled on submission.'),
    }),
    closesAt: t.field({
      type: 'Instant',
      nullable: true,
      description: manual(
        '申报人最迟提交时刻；不待申报人办理的为空。从未提交的草稿，通知对部分申报另行规定时间的，为其中最近的一个。',
        'Until when the applicant may send it; null where it does not wait for the applicant. Of a draft never submitted, where the notice sets other windows for some applications, the soonest of those that may be its own. Rules C2, C6.',
      ),
      resolve: async (head, _, context) => {
        if (head.state !== 'DRAFT' && head.state !== 'RETURNED') return null;
        if (isUnsaid(head)) return soonestClose(await loadCalendar(context, head.cycle), 'APPLICATION', context.now);
        return submissionWindow(await loadCalendar(context, head), head, context.now).closesAt;
      },
    }),
    returned: t.expose('returned', {
      type: ReturnType,
      nullable: true,
      description: manual('退回意见；未退回的为空。', 'The return; null where it was not returned.'),
    }),
    recommendation: t.expose('recommendation', {
      type: RecommendationType,
      nullable: true,
      description: manual('单位推荐。', 'The recommendation by the unit.'),
    }),
    approval: t.expose('approval', {
      type: ApprovalType,
      nullable: true,
      description: manual('部门审核。', 'The approval by the department.'),
    }),
    withdrawalAsked: t.expose('withdrawalAsked', {
      type: WithdrawalType,
      nullable: true,
      description: manual(
        '推荐后申报人提出、待审核方答复的撤回申请；没有的为空。',
        'The applicant’s request to withdraw, made after the recommendation and not answered yet by the reviewing party; null where there is none. Rule A8.',
      ),
    }),
    withdrawn: t.expose('withdrawn', {
      type: WithdrawalType,
      nullable: true,
      description: manual('撤回；未撤回的为空。', 'The withdrawal; null where it was not withdrawn. Rule A8.'),
    }),
    restorableUntil: t.field({
      type: 'Instant',
      nullable: true,
      description: manual(
        '撤回后最迟恢复时刻（另须阶段开放）；未撤回的为空。',
        'Until when it can be restored after a withdrawal, while its phase is open; null where it was not withdrawn. Rule A8.',
      ),
      resolve: async (head, _, context) => restorableUntil(head, await loadCalendar(context, head)),
    }),
    years: t.field({
      type: YearsType,
      price: 2 * REQUEST,
      description: manual(
        '专业工作年限等，由日期计算。读表一次。',
        'The years in the specialty and others, counted from dates. One table request.',
      ),
      resolve: async (head, _, context) => {
        const { policy } = (await loadCalendar(context, head)).announcement;
        const form = formOf(await sectionsSeen(head, context));
        const present = presentTitleOf(form);
        return {
          asOf: policy.seniorityAsOf,
          counted: policy.yearsCounted,
          specialty: form.workHistory ? specialtyYears(form.workHistory, policy) : null,
          presentTitle: present ? yearsSince(present.obtainedOn, policy) : null,
        };
      },
    }),
    form: t.field({
      type: FormType,
      price: 2 * REQUEST,
      description: manual(
        '申报表；退回修改期间，他人看到的是最近一次提交的内容。读表一次。',
        'The form; while it is being mended after a return, others see it as it was last submitted. One table request.',
      ),
      resolve: (head, _, context) => sectionsSeen(head, context),
    }),
    submissions: t.field({
      type: [SubmissionType],
      price: REQUEST,
      description: manual('各次提交。读表一次。', 'The submissions. One table request.'),
      resolve: ({ id }, _, { table }) => loadSubmissions(table, id),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: manual('办理记录，先后为序。读表一次。', 'The history, oldest first. One table request. Rule V1.'),
      resolve: ({ id }, args, context) => historyOf(context, { kind: 'APPLICATION', id }, args),
    }),
  }),
});

/** A head that came with its sections keeps them for `form`, so that one request serves both. */
const withSections = new WeakMap<Application, ApplicationFile['sections']>();
const sectionsOf = (head: Application) => withSections.get(head);

/** The head of a file, with the file's sections behind its `form`. */
export function headOf(file: ApplicationFile): Application {
  withSections.set(file.head, file.sections);
  return file.head;
}

/**
 * The sections as the one who asks may see them: what the applicant is changing is their own until they submit it. Where nothing can
 * be changed, the form as it stands is the one that was submitted.
 */
export async function sectionsSeen(head: Application, context: Context): Promise<ApplicationFile['sections']> {
  const { table, actor } = context;
  await noteSupervision(context, head);
  if (head.submission && !seesChanges(actor, head)) return loadSectionsAt(table, head.id, head.submission.sections);
  return sectionsOf(head) ?? (await loadFile(table, head.id))?.sections ?? {};
}
