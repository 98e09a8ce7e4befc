/** Rehearsals of a draft in the graph: asking for one, its progress, what it found, its workbook (C8). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { pricedPage, REQUEST, SIGNED } from '../../core/price.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { WORKBOOK_TYPE } from '../../core/workbook/model.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import { DownloadType, downloadOf } from '../../graph/download.ts';
import { named } from '../../graph/named.ts';
import { APPLICATION_SHARDS } from '../../application/store.ts';
import { rehearseAnnouncement } from '../rehearsal/actions/ask.ts';
import { pageOfLines } from '../rehearsal/actions/lines.ts';
import { LINE_KIND_NAMES, type Line, type Rehearsal, type REHEARSAL_STATES } from '../rehearsal/model.ts';
import { rehearsalRefusals } from '../rehearsal/refusals.ts';
import { listRehearsals, loadRehearsal, rehearsalIn } from '../rehearsal/store.ts';
import { seesDraft } from '../sight.ts';
import { draftIn } from '../store.ts';
import { draftRef, DraftType } from './types.ts';

const StateEnum = builder.enumType('RehearsalState', {
  description: manual('试算任务状态。', 'The states of a rehearsal.'),
  values: {
    QUEUED: { description: manual('排队中。', 'Queued.') },
    RUNNING: { description: manual('试算中。', 'Running.') },
    DONE: { description: manual('已完成，可下载。', 'Done; it can be downloaded.') },
    FAILED: { description: manual('失败，将自动重试。', 'Failed; it is tried again automatically.') },
  } satisfies Record<(typeof REHEARSAL_STATES)[number], object>,
});

const KindEnum = builder.enumType('RehearsalLineKind', {
  description: manual('申报会受到何种不同对待。', 'In what an application would be treated differently.'),
  values: named(LINE_KIND_NAMES),
});

const LineType = builder.objectRef<Line>('RehearsalLine').implement({
  description: manual(
    '一件申报在一个方面的不同；不含任何个人信息。',
    'A difference for an application in one respect; it holds nothing personal. Rule C8.',
  ),
  fields: (t) => ({
    application: t.globalID({
      description: manual('申报。', 'The application.'),
      resolve: ({ application }) => ({ type: 'Application', id: application }),
    }),
    kind: t.expose('kind', { type: KindEnum, description: manual('类别。', 'The kind.') }),
    rule: t.exposeString('rule', { description: manual('规则编号。', 'The id of the rule.') }),
    was: t.expose('was', {
      type: BilingualType,
      description: manual('按提交时所依据的原通知。', 'By the notice under which it was submitted.'),
    }),
    would: t.expose('would', { type: BilingualType, description: manual('按草稿。', 'By the draft.') }),
  }),
});

const CountType = builder.objectRef<Rehearsal['counts'][number]>('RehearsalCount').implement({
  description: manual('某类别、某规则的条数。', 'How many lines there are of a kind, by a rule.'),
  fields: (t) => ({
    kind: t.expose('kind', { type: KindEnum, description: manual('类别。', 'The kind.') }),
    rule: t.exposeString('rule', { description: manual('规则编号。', 'The id of the rule.') }),
    count: t.exposeInt('count', { description: manual('条数。', 'How many lines there are.') }),
  }),
});

const rehearsalRef = builder.objectRef<Rehearsal>('AnnouncementRehearsal');
const RehearsalType = builder.node(rehearsalRef, {
  description: manual(
    '通知草稿的试算：以某年度曾提交的申报，按草稿重新判断，列出会被不同对待的及所依规则；申报本身不变。',
    'A rehearsal of a draft notice: the applications once submitted in a cycle are judged anew under the draft, and those that would be treated otherwise are listed, each with the rule; the applications themselves do not change. Rule C8.',
  ),
  id: { resolve: ({ id }) => id },
  sight: (one, { actor }) => seesDraft(actor, one),
  loadWithoutCache: (id, context) => rehearsalIn(context, id),
  fields: (t) => ({
    rehearsalState: t.expose('state', { type: StateEnum, description: manual('状态。', 'The state.') }),
    done: t.int({ description: manual('已完成的部分数。', 'How many parts are done.'), resolve: ({ parts }) => parts.length }),
    total: t.int({
      nullable: true,
      description: manual('全部部分数。', 'How many parts there are in all.'),
      resolve: () => APPLICATION_SHARDS,
    }),
    percent: t.int({
      description: manual('进度（%），整数。', 'The progress in whole per cent.'),
      resolve: ({ state, parts }) => (state === 'DONE' ? 100 : Math.floor((99 * parts.length) / APPLICATION_SHARDS)),
    }),
    draft: t.field({
      type: DraftType,
      nullable: true,
      price: REQUEST,
      description: manual('所试算的草稿，现在的样子。', 'The draft that is rehearsed, as it stands now.'),
      resolve: ({ draft }, _, context) => draftIn(context, draft),
    }),
    draftVersion: t.exposeInt('draftVersion', { description: manual('所试算的草稿版本。', 'Which version of the draft is rehearsed.') }),
    againstCycle: t.exposeString('against', { description: manual('所用申报的评审年度。', 'The cycle whose applications are used.') }),
    applications: t.exposeInt('applications', {
      description: manual('已判断的申报件数。', 'How many applications have been judged so far.'),
    }),
    affected: t.exposeInt('affected', {
      description: manual('其中会被不同对待的件数。', 'How many of them would be treated differently.'),
    }),
    counts: t.expose('counts', {
      type: [CountType],
      description: manual(
        '各类别、各规则的条数，未完成的为迄今的条数；为零的不列。',
        'How many lines there are of each kind and rule, so far where it is not done; those with none are left out.',
      ),
    }),
    requestedAt: t.expose('requestedAt', { type: 'Instant', description: manual('发起时刻。', 'When it was begun.') }),
    requestedBy: t.exposeString('requestedBy', { description: manual('发起的经办人账号。', 'The account of the officer who began it.') }),
    finishedAt: t.expose('finishedAt', { type: 'Instant', nullable: true, description: manual('完成时刻。', 'When it was done.') }),
    size: t.exposeInt('size', { nullable: true, description: manual('文件大小（字节）。', 'The size of the file in bytes.') }),
    download: t.field({
      type: DownloadType,
      price: SIGNED,
      nullable: true,
      description: manual(
        '工作簿下载地址，十分钟内有效；未完成的为空；三十日后文件失效。',
        'The download of the workbook, good for ten minutes; null until it is done; the file expires after thirty days.',
      ),
      resolve: ({ state, file, draft, against }, _, context) => {
        if (state !== 'DONE' || file === null) return null;
        return downloadOf(context, file, { fileName: `通知草稿${draft}试算（${against}）.xlsx`, contentType: WORKBOOK_TYPE });
      },
    }),
    lines: t.pages({
      type: LineType,
      args: { kind: t.arg({ type: KindEnum, required: false, description: manual('只列某一类。', 'Only those of this kind.') }) },
      ...pricedPage(10), // read from the object store, part by part
      description: manual(
        '目前已得出的不同之处，逐部分按申报排列；三十日后失效。',
        'The differences found so far, by part and application; they expire after thirty days. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
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
    description: manual(
      '该草稿的试算，最新的在前。读表一次。',
      'The rehearsals of the draft, the newest first. One table request. Rule C8. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
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
      draft: t.input.globalID({ required: true, for: [draftRef], description: manual('草稿。', 'The draft.') }),
      version: t.input.int({ required: true, description: manual('所见的版本。', 'The version as seen. Rule A4.') }),
      against: t.input.string({
        required: true,
        description: manual(
          '用哪个评审年度的申报（年度代码），须为本市的。',
          'The cycle whose applications are used (its id); it must be of the same city.',
        ),
      }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['BUREAU_OFFICER'] },
    description: manual(
      '试算：以某年度的申报按草稿重新判断，预先得知谁会被不同对待：市人社局。启动一项任务，以 `node` 查看进度。',
      'A rehearsal: the applications of a cycle are judged anew under the draft, to learn beforehand who would be treated otherwise. For the bureau. Starts a job; watch it by `node`. Rule C8. Errors: DRAFT_UNKNOWN, DRAFT_NOT_IN_STATE, VERSION_STALE, CYCLE_UNKNOWN, REHEARSAL_ELSEWHERE, DRAFT_WRONG.',
    ),
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
