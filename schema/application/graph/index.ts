/** How an application is asked, begun, filled in and submitted. */
import { builder } from '../../builder.ts';
import { personOf } from '../../core/actor.ts';
import { history, type AuditEntry } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { KEY_DESCRIPTION, once } from '../../core/once.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { LevelEnum } from '../../calendar/graph/enums.ts';
import { SeriesType } from '../../calendar/graph/types.ts';
import { seriesOf } from '../../calendar/data/series.ts';
import { currentCycle, loadCalendar } from '../../calendar/store.ts';
import { bureauOf } from '../../identity/actions.ts';
import { OrganisationType } from '../../identity/graph.ts';
import { loadOrganisation } from '../../identity/store.ts';
import { begin, saveSection, submit, type SubmitAnswer } from '../actions.ts';
import type { Application, ApplicationFile, Submission } from '../model.ts';
import { applicationRefusals } from '../refusals.ts';
import { standingOf, submissionWindow, whyNotRead } from '../rules.ts';
import type { SectionName } from '../sections.ts';
import { applicationId, loadApplication, loadFile, loadSubmissions } from '../store.ts';
import { ReviewerEnum, StateEnum, VacancyEnum } from './enums.ts';
import { SectionContentInput } from './inputs.ts';
import { FormType } from './sections.ts';

const SubmissionType = builder.objectRef<Submission | SubmitAnswer>('Submission').implement({
  description: '一次提交。One submission, as it counted. Rule A5.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: '第几次提交。' }),
    at: t.expose('at', { type: 'Instant', description: '到达时刻，以此判断是否逾期。The instant it arrived, by which it was judged.' }),
    hash: t.exposeString('hash', { description: '内容摘要（SHA-256）。Over every section’s version and content.' }),
  }),
});

const ReturnType = builder.objectRef<NonNullable<Application['returned']>>('Return').implement({
  description: '退回及其意见。',
  fields: (t) => ({
    reviewer: t.expose('reviewer', { type: ReviewerEnum, description: '退回方。' }),
    at: t.expose('at', { type: 'Instant', description: '退回时刻。' }),
    text: t.exposeString('text', { description: '修改意见。' }),
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

const ApprovalType = builder.objectRef<NonNullable<Application['approval']>>('Approval').implement({
  description: '部门审核。',
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: '审核时刻。' }),
    text: t.exposeString('text', { description: '审核意见。' }),
    remark: t.exposeString('remark', { description: '备注。' }),
  }),
});

const AuditEntryType = builder.objectRef<AuditEntry>('AuditEntry').implement({
  description: '办理记录。One entry of the history; each carries the hash of the one before. Rule V1.',
  fields: (t) => ({
    version: t.exposeInt('version', { description: '形成的版本。' }),
    at: t.expose('at', { type: 'Instant', description: '时刻。' }),
    by: t.exposeString('by', { description: '办理人账号。' }),
    action: t.exposeString('action', { description: '事项。' }),
    reason: t.exposeString('reason', { nullable: true, description: '事由或意见。' }),
    hash: t.exposeString('hash', { description: '本条摘要。' }),
    previous: t.exposeString('previous', { description: '上一条摘要。' }),
  }),
});

export const applicationRef = builder.objectRef<Application>('Application');
export const ApplicationType = builder.node(applicationRef, {
  description: '职称申报。One person’s application in a cycle. Rules A1, A2.',
  id: { resolve: ({ id }) => id },
  loadWithoutCache: async (id, context) => (id.includes('#') ? null : readable(context, await loadApplication(context.table, id))),
  fields: (t) => ({
    cycle: t.exposeString('cycle', { description: '评审年度。' }),
    applicantName: t.exposeString('applicantName', { description: '申报人姓名。' }),
    unitName: t.exposeString('unitName', { description: '工作单位。' }),
    unit: t.field({
      type: OrganisationType,
      description: '工作单位（对象）。One table request.',
      nullable: true,
      complexity: 5,
      resolve: ({ unit }, _, { table }) => loadOrganisation(table, unit),
    }),
    state: t.field({
      type: StateEnum,
      description: '状态；逾期未提交的草稿为 LAPSED。Rule C6.',
      resolve: async (head, _, context) => standingOf(head, await loadCalendar(context, head.cycle), context.now),
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
      description: '申报人最迟提交时刻；不待申报人办理的为空。Until when the applicant may send it. Rules C2, C6.',
      resolve: async (head, _, context) => {
        if (head.state !== 'DRAFT' && head.state !== 'RETURNED') return null;
        return submissionWindow(await loadCalendar(context, head.cycle), head, context.now).closesAt;
      },
    }),
    returned: t.expose('returned', { type: ReturnType, nullable: true, description: '退回意见；未退回的为空。' }),
    recommendation: t.expose('recommendation', { type: RecommendationType, nullable: true, description: '单位推荐。' }),
    approval: t.expose('approval', { type: ApprovalType, nullable: true, description: '部门审核。' }),
    form: t.field({
      type: FormType,
      complexity: 5,
      description: '申报表。One table request.',
      resolve: async (head, _, { table }) => sectionsOf(head) ?? (await loadFile(table, head.id))?.sections ?? {},
    }),
    submissions: t.field({
      type: [SubmissionType],
      complexity: 5,
      description: '各次提交。One table request.',
      resolve: ({ id }, _, { table }) => loadSubmissions(table, id),
    }),
    history: t.connection(
      {
        type: AuditEntryType,
        complexity: ({ first }) => ({ field: 5, multiplier: first ?? 25 }),
        description: '办理记录，先后为序。One table request. Rule V1.',
        resolve: async ({ id }, args, { table }) => {
          const page = pageOf(args);
          const { entries, cursors, next } = await history(table, { kind: 'APPLICATION', id }, page);
          return connectionOf(entries, (_, index) => cursors[index] ?? '', page.after, next);
        },
      },
      { description: '办理记录列表。' },
      { description: '办理记录列表的一行。' },
    ),
  }),
});

/** A head that came with its sections keeps them for `form`, so that one request serves both (S3). */
const withSections = new WeakMap<Application, ApplicationFile['sections']>();
const sectionsOf = (head: Application) => withSections.get(head);

function headOf(file: ApplicationFile): Application {
  withSections.set(file.head, file.sections);
  return file.head;
}

export function readable(context: Context, head: Application | null): Application | null {
  return head && !whyNotRead(context.actor, head, bureauOf()) ? head : null;
}

builder.queryField('myApplication', (t) =>
  t.field({
    type: ApplicationType,
    nullable: true,
    args: { cycle: t.arg.string({ required: false, description: '年度；默认当前。' }) },
    authScopes: { person: true },
    description: '本人在某年度的申报；没有的为空。Anybody with an account. One table request, form included.',
    resolve: async (_, { cycle }, context) => {
      const file = await loadFile(context.table, applicationId(cycle ?? currentCycle(context.now), personOf(context.actor).account));
      return file && headOf(file);
    },
  }),
);

const SubmitPayload = builder.objectRef<{ application: Application; submission: SubmitAnswer }>('SubmitApplicationPayload').implement({
  description: '提交结果。',
  fields: (t) => ({
    application: t.expose('application', { type: ApplicationType, description: '申报。' }),
    submission: t.expose('submission', { type: SubmissionType, description: '本次提交；重复的键得到第一次的结果。' }),
  }),
});

builder.mutationFields((t) => ({
  beginApplication: t.fieldWithInput({
    type: ApplicationType,
    input: {
      unit: t.input.globalID({ required: true, for: [OrganisationType], description: '通过哪个单位申报。' }),
      cycle: t.input.string({ required: false, description: '年度；默认当前。' }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['APPLICANT'] },
    description: '开始申报：申报人，个人申报阶段内。Rules A1, C2. Errors: WINDOW_NOT_OPEN, WINDOW_CLOSED, APPLICATION_EXISTS.',
    resolve: async (_, { input: { key, unit, cycle } }, context) => {
      const input = { unit: unit.id, cycle: cycle ?? currentCycle(context.now) };
      const { answer, result } = await once(context, { key, mutation: 'beginApplication', body: input }, (own) => begin(own, input));
      return result ? headOf(result) : loaded(context, answer.application);
    },
  }),
  saveSection: t.fieldWithInput({
    type: ApplicationType,
    input: {
      application: t.input.globalID({ required: true, for: [applicationRef], description: '申报。' }),
      version: t.input.int({ required: true, description: '所改的该栏版本；从未保存的为0。Rule A4.' }),
      content: t.input.field({ type: SectionContentInput, required: true, description: '一栏的内容。' }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['APPLICANT'] },
    description:
      '保存一栏：申报人本人。Refused against an old version, with the current one attached. Rules A4, C6. ' +
      'Errors: APPLICATION_UNKNOWN, NOT_EDITABLE, VERSION_STALE, INPUT_INVALID, WINDOW_NOT_OPEN, WINDOW_CLOSED.',
    resolve: async (_, { input: { key, application, version, content } }, context) => {
      const [[name, typed]] = Object.entries(content) as [[SectionName, unknown]];
      const input = { application: application.id, version, name, content: typed };
      const { result } = await once(context, { key, mutation: 'saveSection', body: input }, (own) => saveSection(own, input));
      return result ? headOf(result) : loaded(context, application.id);
    },
  }),
  submitApplication: t.fieldWithInput({
    type: SubmitPayload,
    input: {
      application: t.input.globalID({ required: true, for: [applicationRef], description: '申报。' }),
      version: t.input.int({ required: true, description: '申报的版本。Rule A4.' }),
      key: t.input.string({ required: true, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['APPLICANT'] },
    description:
      '提交申报：申报人本人，以请求到达时刻为准，迟一毫秒即逾期。Rules A5, C1, C6, A7. ' +
      'Errors: APPLICATION_UNKNOWN, NOT_IN_STATE, VERSION_STALE, WINDOW_NOT_OPEN, WINDOW_CLOSED, SECTIONS_MISSING, LEVEL_SKIPPED.',
    resolve: async (_, { input: { key, application, version } }, context) => {
      const input = { application: application.id, version };
      const { answer, result } = await once(context, { key, mutation: 'submitApplication', body: input }, (own) => submit(own, input));
      return { application: result ? headOf(result) : await loaded(context, application.id), submission: answer };
    },
  }),
}));

async function loaded(context: Context, id: string): Promise<Application> {
  const file = await loadFile(context.table, id);
  if (!file) throw applicationRefusals.APPLICATION_UNKNOWN();
  return headOf(file);
}
