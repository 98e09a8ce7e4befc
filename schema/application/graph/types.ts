/** An application and what happened to it, in the graph. */
import { builder } from '../../builder.ts';
import { ITEM, pricedPage, REQUEST } from '../../core/price.ts';
import type { Context } from '../../core/context.ts';
import { AuditEntryType, historyOf } from '../../graph/history.ts';
import { seriesOf } from '../../announcement/data/series.ts';
import { LevelEnum, YearsCountedEnum } from '../../announcement/graph/enums.ts';
import { SeriesType } from '../../announcement/graph/types.ts';
import type { YearsCounted } from '../../announcement/names.ts';
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

const UnchangedType = builder.objectRef<Unchanged>('Unchanged').implement({
  description: '要求修改而没有改动的一栏及理由。A section that was to be mended and was left as it was, and why. Rule D9.',
  fields: (t) => ({
    section: t.expose('section', { type: SectionNameEnum, description: '栏。' }),
    reason: t.exposeString('reason', { description: '理由。' }),
  }),
});

export const submissionRef = builder.objectRef<Submission>('Submission');
export const SubmissionType = submissionRef.implement({
  description: '一次提交。One submission, as it counted. Rule A5.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: '第几次提交。' }),
    at: t.expose('at', { type: 'Instant', description: '到达时刻，以此判断是否逾期。The instant it arrived, by which it was judged.' }),
    hash: t.exposeString('hash', { description: '内容摘要（SHA-256）。Over every section’s version and content, and every proof.' }),
    receipt: t.exposeString('receipt', {
      description: '签名回执（JWS，Ed25519），任何人可用 `verifyReceipt` 验证。The signed receipt. Rule A5.',
    }),
    unchanged: t.field({
      type: [UnchangedType],
      description: '退回时要求修改而没有改动的各栏及申报人的理由。Rule D9.',
      resolve: ({ unchanged }) => unchanged,
    }),
  }),
});

const ReturnType = builder.objectRef<NonNullable<Application['returned']>>('Return').implement({
  description: '退回及其意见。',
  fields: (t) => ({
    reviewer: t.expose('reviewer', { type: ReviewerEnum, description: '退回方。' }),
    at: t.expose('at', { type: 'Instant', description: '退回时刻。' }),
    text: t.exposeString('text', { description: '修改意见。' }),
    mend: t.field({
      type: [SectionNameEnum],
      description: '要求修改的栏目：重新提交前须修改，或逐栏说明不改的理由。Rule D9.',
      resolve: ({ mend }) => mend,
    }),
  }),
});

const RecommendationType = builder.objectRef<NonNullable<Application['recommendation']>>('Recommendation').implement({
  description: '单位推荐。',
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: '推荐时刻。' }),
    text: t.exposeString('text', { description: '推荐意见。' }),
    vacancy: t.expose('vacancy', { type: VacancyEnum, description: '空岗情况。' }),
  }),
});

const WithdrawalType = builder.objectRef<{ at: number; reason: string }>('Withdrawal').implement({
  description: '撤回或撤回申请。A withdrawal, or the wish for one. Rule A8.',
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: '时刻。' }),
    reason: t.exposeString('reason', { description: '事由。' }),
  }),
});

type Years = { specialty: number | null; presentTitle: number | null; asOf: string; counted: YearsCounted };

const YearsType = builder.objectRef<Years>('ComputedYears').implement({
  description: '按日期计算的年限。Years counted from dates, as the notice says. Rules A2, A10.',
  fields: (t) => ({
    specialty: t.exposeInt('specialty', { nullable: true, description: '专业工作年限；未填专业工作经历的为空。' }),
    presentTitle: t.exposeInt('presentTitle', { nullable: true, description: '取得现任职务年限；没有职称或未填的为空。' }),
    asOf: t.expose('asOf', { type: 'Day', description: '计算截止日。' }),
    counted: t.expose('counted', { type: YearsCountedEnum, description: '计算办法。How they are counted.' }),
  }),
});

const ApprovalType = builder.objectRef<NonNullable<Application['approval']>>('Approval').implement({
  description: '部门审核。',
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: '审核时刻。' }),
    text: t.exposeString('text', { description: '审核意见。' }),
    remark: t.exposeString('remark', { description: '备注。' }),
  }),
});

export const applicationRef = builder.objectRef<Application>('Application');
export const ApplicationType = builder.node(applicationRef, {
  description: '职称申报。One person’s application in a cycle. Rules A1, A2.',
  id: { resolve: ({ id }) => id },
  sight: (head, { actor }) => whyNotRead(actor, head) === null,
  loadWithoutCache: (id, context) => applicationIn(context, id),
  fields: (t) => ({
    cycle: t.exposeString('cycle', { description: '评审年度。' }),
    applicantName: t.exposeString('applicantName', { description: '申报人姓名。' }),
    unitName: t.exposeString('unitName', { description: '申报单位。The unit applied through.' }),
    workplace: t.string({
      description:
        '工作单位，如汇总表和公示所列：档案托管人员为其用人单位（括注申报单位），灵活就业人员为托管机构，其他为申报单位。As tables and postings name it. Rule D10.',
      resolve: workplaceOf,
    }),
    unit: t.field({
      type: OrganisationType,
      description:
        '申报单位（对象）；无权查看该单位的为空。Null for those who may not see the unit. One table request for all that a list asks for.',
      nullable: true,
      price: ITEM,
      resolve: ({ unit }, _, context) => organisationIn(context, unit),
    }),
    state: t.field({
      type: StateEnum,
      description: '状态；逾期未提交的草稿为 LAPSED。Rule C6.',
      resolve: async (head, _, context) => standingOf(head, await loadCalendar(context, head), context.now),
    }),
    since: t.expose('since', { type: 'Instant', description: '进入该状态的时刻。' }),
    version: t.exposeInt('version', { description: '版本；办理各事项时须带上。Give it with every action. Rule A4.' }),
    series: t.field({
      type: SeriesType,
      nullable: true,
      description: '申报系列；提交后确定。',
      resolve: ({ series }) => (series ? seriesOf(series) : null),
    }),
    specialty: t.exposeString('specialty', { nullable: true, description: '申报专业；提交后确定。' }),
    level: t.expose('level', { type: LevelEnum, nullable: true, description: '申报层级；提交后确定。' }),
    closesAt: t.field({
      type: 'Instant',
      nullable: true,
      description:
        '申报人最迟提交时刻；不待申报人办理的为空。从未提交的草稿，通知对部分申报另行规定时间的，为其中最近的一个。Until when the applicant may send it; of a draft never submitted the soonest of the windows that may be its own. Rules C2, C6.',
      resolve: async (head, _, context) => {
        if (head.state !== 'DRAFT' && head.state !== 'RETURNED') return null;
        if (isUnsaid(head)) return soonestClose(await loadCalendar(context, head.cycle), 'APPLICATION', context.now);
        return submissionWindow(await loadCalendar(context, head), head, context.now).closesAt;
      },
    }),
    returned: t.expose('returned', { type: ReturnType, nullable: true, description: '退回意见；未退回的为空。' }),
    recommendation: t.expose('recommendation', { type: RecommendationType, nullable: true, description: '单位推荐。' }),
    approval: t.expose('approval', { type: ApprovalType, nullable: true, description: '部门审核。' }),
    withdrawalAsked: t.expose('withdrawalAsked', {
      type: WithdrawalType,
      nullable: true,
      description: '推荐后申报人提出、待审核方答复的撤回申请。Rule A8.',
    }),
    withdrawn: t.expose('withdrawn', { type: WithdrawalType, nullable: true, description: '撤回；未撤回的为空。Rule A8.' }),
    restorableUntil: t.field({
      type: 'Instant',
      nullable: true,
      description: '撤回后最迟恢复时刻（另须阶段开放）；未撤回的为空。Rule A8.',
      resolve: async (head, _, context) => restorableUntil(head, await loadCalendar(context, head)),
    }),
    years: t.field({
      type: YearsType,
      price: 2 * REQUEST,
      description: '专业工作年限等，由日期计算。One table request.',
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
      description:
        '申报表；退回修改期间，他人看到的是最近一次提交的内容。While it is being changed, others see it as it was last submitted. One table request.',
      resolve: (head, _, context) => sectionsSeen(head, context),
    }),
    submissions: t.field({
      type: [SubmissionType],
      price: REQUEST,
      description: '各次提交。One table request.',
      resolve: ({ id }, _, { table }) => loadSubmissions(table, id),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: '办理记录，先后为序。One table request. Rule V1.',
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
