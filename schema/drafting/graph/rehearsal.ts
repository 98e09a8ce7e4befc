/** Rehearsals of a draft in the graph: asking for one, its progress, what it found, its workbook (C8). */
import { builder } from '../../builder.ts';
import { pricedPage, REQUEST, SIGNED } from '../../core/price.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import { DownloadType, downloadOf } from '../../graph/download.ts';
import { named } from '../../graph/named.ts';
import { APPLICATION_SHARDS } from '../../application/store.ts';
import { WORKBOOK_TYPE } from '../../identity/import/model.ts';
import { rehearseAnnouncement } from '../rehearsal/actions/ask.ts';
import { pageOfLines } from '../rehearsal/actions/lines.ts';
import { LINE_KIND_NAMES, type Line, type Rehearsal, type REHEARSAL_STATES } from '../rehearsal/model.ts';
import { rehearsalRefusals } from '../rehearsal/refusals.ts';
import { listRehearsals, loadRehearsal, rehearsalIn } from '../rehearsal/store.ts';
import { seesDraft } from '../sight.ts';
import { draftIn } from '../store.ts';
import { draftRef, DraftType } from './types.ts';

const StateEnum = builder.enumType('RehearsalState', {
  description: '试算任务状态。In which state a rehearsal is.',
  values: {
    QUEUED: { description: '排队中。Waiting.' },
    RUNNING: { description: '试算中。At work.' },
    DONE: { description: '已完成，可下载。Done; it can be downloaded.' },
    FAILED: { description: '失败，将自动重试。Failed; it is tried again by itself.' },
  } satisfies Record<(typeof REHEARSAL_STATES)[number], object>,
});

const KindEnum = builder.enumType('RehearsalLineKind', {
  description: '有何不同。In what an application would be treated otherwise.',
  values: named(LINE_KIND_NAMES),
});

const LineType = builder.objectRef<Line>('RehearsalLine').implement({
  description: '一件申报在一个方面的不同；不含任何个人信息。One application in one respect; nothing of its person stands in it. Rule C8.',
  fields: (t) => ({
    application: t.globalID({ description: '申报。', resolve: ({ application }) => ({ type: 'Application', id: application }) }),
    kind: t.expose('kind', { type: KindEnum, description: '类别。' }),
    rule: t.exposeString('rule', { description: '规则编号。By which rule.' }),
    was: t.expose('was', { type: BilingualType, description: '按原通知。By the notice under which it was submitted.' }),
    would: t.expose('would', { type: BilingualType, description: '按草稿。By the draft.' }),
  }),
});

const CountType = builder.objectRef<Rehearsal['counts'][number]>('RehearsalCount').implement({
  description: '某类别、某规则的条数。How many lines of a kind, by a rule.',
  fields: (t) => ({
    kind: t.expose('kind', { type: KindEnum, description: '类别。' }),
    rule: t.exposeString('rule', { description: '规则编号。' }),
    count: t.exposeInt('count', { description: '条数。' }),
  }),
});

const rehearsalRef = builder.objectRef<Rehearsal>('AnnouncementRehearsal');
const RehearsalType = builder.node(rehearsalRef, {
  description:
    '通知草稿的试算：以某年度曾提交的申报，按草稿重新判断，列出会被不同对待的及所依规则；申报本身不变。' +
    'The applications of a cycle judged anew under a draft: which would be treated otherwise, and by which rule. It changes none of them. Rule C8.',
  id: { resolve: ({ id }) => id },
  sight: (one, { actor }) => seesDraft(actor, one),
  loadWithoutCache: (id, context) => rehearsalIn(context, id),
  fields: (t) => ({
    state: t.expose('state', { type: StateEnum, description: '状态。' }),
    done: t.int({ description: '已完成的部分数。Parts that are done.', resolve: ({ parts }) => parts.length }),
    total: t.int({ description: '全部部分数。Parts there are.', resolve: () => APPLICATION_SHARDS }),
    percent: t.int({
      description: '进度（%）。Progress in whole per cent.',
      resolve: ({ state, parts }) => (state === 'DONE' ? 100 : Math.floor((99 * parts.length) / APPLICATION_SHARDS)),
    }),
    draft: t.field({
      type: DraftType,
      nullable: true,
      price: REQUEST,
      description: '所试算的草稿，现在的样子。The draft as it stands now.',
      resolve: ({ draft }, _, context) => draftIn(context, draft),
    }),
    draftVersion: t.exposeInt('draftVersion', { description: '所试算的草稿版本。Which version of the draft.' }),
    against: t.exposeString('against', { description: '所用申报的评审年度。The cycle whose applications are judged.' }),
    applications: t.exposeInt('applications', { description: '已判断的申报件数。Applications judged so far.' }),
    affected: t.exposeInt('affected', { description: '其中会被不同对待的件数。How many of them would be treated otherwise.' }),
    counts: t.expose('counts', { type: [CountType], description: '各类别、各规则的条数；为零的不列。So far, where it is not done.' }),
    requestedAt: t.expose('requestedAt', { type: 'Instant', description: '发起时刻。' }),
    requestedBy: t.exposeString('requestedBy', { description: '发起的经办人账号。' }),
    finishedAt: t.expose('finishedAt', { type: 'Instant', nullable: true, description: '完成时刻。' }),
    size: t.exposeInt('size', { nullable: true, description: '文件大小（字节）。' }),
    download: t.field({
      type: DownloadType,
      price: SIGNED,
      nullable: true,
      description:
        '工作簿下载地址，十分钟内有效；未完成的为空；三十日后文件失效。Good for ten minutes; absent until it is done; the file expires after thirty days.',
      resolve: ({ state, file, draft, against }, _, context) => {
        if (state !== 'DONE' || file === null) return null;
        return downloadOf(context, file, { fileName: `通知草稿${draft}试算（${against}）.xlsx`, contentType: WORKBOOK_TYPE });
      },
    }),
    lines: t.pages({
      type: LineType,
      args: { kind: t.arg({ type: KindEnum, required: false, description: '只列某一类。' }) },
      ...pricedPage(10), // read from the object store, part by part
      description:
        '不同之处，逐部分按申报排列；三十日后失效。What was found so far, by part and application; it expires after thirty days. ' +
        'Errors: FORWARD_ONLY, PAGE_TOO_LARGE, CURSOR_INVALID.',
      resolve: async (job, { kind, ...args }, context) => {
        const page = pageOf(args);
        const { lines, cursors, next } = await pageOfLines(context, job, kind ?? null, page);
        return connectionOf(lines, cursors, page.after, next);
      },
    }),
  }),
});

builder.objectField(draftRef, 'rehearsals', (t) =>
  t.pages({
    type: RehearsalType,
    ...pricedPage(),
    description:
      '该草稿的试算，最新的在前。Newest first. One table request. Rule C8. Errors: FORWARD_ONLY, PAGE_TOO_LARGE, CURSOR_INVALID.',
    resolve: async ({ cycle }, args, context) => {
      const page = pageOf(args);
      const { rehearsals, cursors, next } = await listRehearsals(context.table, cycle, page);
      return connectionOf(rehearsals, cursors, page.after, next);
    },
  }),
);

builder.mutationField('rehearseAnnouncement', (t) =>
  t.fieldWithInput({
    type: RehearsalType,
    input: {
      draft: t.input.globalID({ required: true, for: [draftRef], description: '草稿。' }),
      version: t.input.int({ required: true, description: '所见的版本。Rule A4.' }),
      against: t.input.string({ required: true, description: '用哪个评审年度的申报（年度代码），须为本市的。Of the same city.' }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['BUREAU_OFFICER'] },
    description:
      '试算：以某年度的申报按草稿重新判断，预先得知谁会被不同对待：市人社局。Starts a job; watch it by `node`. Rule C8. ' +
      'Errors: DRAFT_UNKNOWN, DRAFT_NOT_IN_STATE, VERSION_STALE, CYCLE_UNKNOWN, REHEARSAL_ELSEWHERE, DRAFT_WRONG.',
    resolve: (_, { input: { key, draft, version, against } }, context) => {
      const body = { draft: draft.id, version, against };
      return answered(context, { key, mutation: 'rehearseAnnouncement', body }, rehearseAnnouncement, async ({ rehearsal }) => {
        const found = await loadRehearsal(context.table, rehearsal);
        if (!found) throw rehearsalRefusals.REHEARSAL_UNKNOWN();
        return found;
      });
    },
  }),
);
