/** Checks of tables filled by hand in the graph: upload, progress, differences as data, the marked workbook (D5). */
import * as z from 'zod';
import { builder } from '../../builder.ts';
import { gathered } from '../../core/pieces.ts';
import { pricedPage, SIGNED } from '../../core/price.ts';
import { isAccountOf, type Actor } from '../../core/actor.ts';
import { theirs } from '../../core/allowed.ts';
import type { Context } from '../../core/context.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { refuseIf, type Bilingual } from '../../core/refusal.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { DownloadType, downloadOf } from '../../graph/download.ts';
import { named } from '../../graph/named.ts';
import { seriesOf } from '../../announcement/data/series.ts';
import { bureauOf } from '../../announcement/cities.ts';
import { LevelEnum } from '../../announcement/graph/enums.ts';
import { SeriesType } from '../../announcement/graph/types.ts';
import { isInsideOf } from '../../identity/actions/known.ts';
import { FormType } from '../../identity/graph/import.ts';
import { OrganisationType } from '../../identity/graph/types.ts';
import { WORKBOOK_TYPE } from '../../identity/import/model.ts';
import { formOfCheck } from '../check/actions/ask.ts';
import {
  DIFFERENCE_KINDS,
  differenceShape,
  MOST_TOLD,
  type CHECK_STATES,
  type Difference,
  type DifferenceKind,
  type TableCheck,
} from '../check/model.ts';
import { checkRefusals } from '../check/refusals.ts';
import { KINDS, sentenceOf } from '../check/sentences.ts';
import { listChecks, loadCheck } from '../check/store.ts';
import { titleOf } from '../model.ts';
import { seesTables } from '../sight.ts';
import { whyNotAskCheck } from '../workbooks/rules.ts';

const StateEnum = builder.enumType('TableCheckState', {
  description: '核对任务状态。',
  values: {
    WAITING: { description: '待上传、待核对' },
    QUEUED: { description: '排队中' },
    RUNNING: { description: '核对中' },
    DONE: { description: '已完成' },
    REFUSED: { description: '文件无法作为汇总表读取，原因见 refusal' },
    FAILED: { description: '失败，将自动重试' },
  } satisfies Record<(typeof CHECK_STATES)[number], object>,
});

const KIND_NAMES = Object.fromEntries(Object.entries(KINDS).map(([kind, { name }]) => [kind, name])) as Record<DifferenceKind, Bilingual>;
const KindEnum = builder.enumType('DifferenceKind', {
  description: '差异类别。In which way a table differs. Rules D4, D5.',
  values: named(KIND_NAMES),
});

const DifferenceType = builder.objectRef<Difference>('TableDifference').implement({
  description: '一处差异；证件号码已脱敏。One difference; identity numbers are masked in it. Rule D5.',
  fields: (t) => ({
    kind: t.expose('kind', { type: KindEnum, description: '类别。' }),
    row: t.exposeInt('row', { nullable: true, description: '行号；缺少的行、栏为空。As Excel numbers it.' }),
    cell: t.string({ nullable: true, description: '单元格，如D12。', resolve: ({ place }) => place }),
    heading: t.exposeString('heading', { description: '栏目。' }),
    expected: t.exposeString('expected', { description: '应为（系统）。' }),
    found: t.exposeString('found', { description: '现为（表内）。' }),
    zh: t.string({ description: '说明及改法。', resolve: (one) => sentenceOf(one).zh }),
    en: t.string({ description: 'What differs, and what to do.', resolve: (one) => sentenceOf(one).en }),
  }),
});

const CountType = builder.objectRef<{ kind: DifferenceKind; count: number }>('DifferenceCount').implement({
  description: '某类差异的处数。',
  fields: (t) => ({
    kind: t.expose('kind', { type: KindEnum, description: '类别。' }),
    count: t.exposeInt('count', { description: '处数。' }),
  }),
});

const RefusalType = builder.objectRef<NonNullable<TableCheck['refusal']>>('TableCheckRefusal').implement({
  description: '文件不能核对的原因。Why the file cannot be checked.',
  fields: (t) => ({
    code: t.exposeString('code', { description: '原因代码。' }),
    zh: t.exposeString('zh', { description: '原因及改法。' }),
    en: t.exposeString('en', { description: 'Why, and what to do.' }),
  }),
});

export const checkRef = builder.objectRef<TableCheck>('TableCheck');
export const CheckType = builder.node(checkRef, {
  description:
    '手工填写的汇总表与系统逐格核对；已报送的与报送的版本核对。A table filled by hand, checked cell by cell: against the version that was sent, or the system as it is. Rules D4, D5.',
  id: { resolve: ({ id }) => id },
  sight: (one, { actor }) => seesTables(actor, one),
  loadWithoutCache: (id, { table }) => loadCheck(table, id),
  fields: (t) => ({
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: '您现在可对该核对办理的事项及不能办理的原因。From the same rules that the mutations ask. Rule D5.',
      resolve: (one, _, { actor }) =>
        theirs([
          {
            action: 'checkTable',
            title: { zh: '核对', en: 'check it' },
            why: whyNotAskCheck(actor, one, bureauOf(one.city)),
            closesAt: null,
          },
        ]),
    }),
    state: t.expose('state', { type: StateEnum, description: '状态。' }),
    cycle: t.exposeString('cycle', { description: '年度。' }),
    series: t.field({ type: SeriesType, nullable: true, description: '系列。', resolve: ({ series }) => seriesOf(series) }),
    level: t.expose('level', { type: LevelEnum, description: '层级。' }),
    requestedAt: t.expose('requestedAt', { type: 'Instant', description: '发起时刻。' }),
    finishedAt: t.expose('finishedAt', { type: 'Instant', nullable: true, description: '完成时刻。' }),
    upload: t.field({
      type: FormType,
      nullable: true,
      price: SIGNED,
      description: '上传表单；仅发起人、核对之前。For who began it, until it is checked.',
      resolve: (one, _, context) => (isOwn(context.actor, one) && one.state === 'WAITING' ? formOfCheck(context, one) : null),
    }),
    done: t.exposeInt('done', { description: '已核对的人员行数。' }),
    total: t.exposeInt('total', { nullable: true, description: '表内人员行数；统计前为空。' }),
    percent: t.int({
      description: '进度（%）。Progress in whole per cent.',
      resolve: ({ state, done, total }) => (state === 'DONE' ? 100 : total ? Math.floor((100 * done) / total) : 0),
    }),
    against: t.exposeInt('against', { nullable: true, description: '核对所据的报送版本；未报送的为空，以系统现有内容为准。' }),
    differenceCount: t.int({
      nullable: true,
      description: '差异总数；完成前为空，为零即完全一致。How many in all; none means that it equals the system.',
      resolve: ({ state, counts }) => (state === 'DONE' ? Object.values(counts).reduce((sum, count) => sum + count, 0) : null),
    }),
    counts: t.field({
      type: [CountType],
      description: '各类差异的处数；为零的不列。How many of each kind.',
      resolve: ({ counts }) => DIFFERENCE_KINDS.flatMap((kind) => ({ kind, count: counts[kind] ?? 0 })).filter(({ count }) => count > 0),
    }),
    refusal: t.expose('refusal', { type: RefusalType, nullable: true, description: '文件不能核对的原因。' }),
    marked: t.field({
      type: DownloadType,
      price: SIGNED,
      nullable: true,
      description:
        '标出差异的工作簿：不一致的单元格着色，另附差异清单；三十日内可下载。The same table with what differs coloured, and a list.',
      resolve: (one, _, context) => {
        if (one.marked === null) return null;
        return downloadOf(context, one.marked, { fileName: `${titleOf(one)}核对结果.xlsx`, contentType: WORKBOOK_TYPE });
      },
    }),
    differences: t.pages({
      type: DifferenceType,
      args: { kind: t.arg({ type: KindEnum, required: false, description: '只列某一类。' }) },
      ...pricedPage(10), // read from the object store, and all of it
      description: `差异，按表内次序，至多列${MOST_TOLD}处。In the order of the sheet, the first ${MOST_TOLD}. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.`,
      resolve: async (one, { kind, ...args }, context) => {
        const page = pageOf(args);
        const all = (await differencesIn(context, one)).map((each, index) => ({ ...each, index }));
        const listed = all.filter((each) => each.index > Number(page.after ?? -1) && (!kind || each.kind === kind));
        const shown = listed.slice(0, page.limit);
        return connectionOf(shown, ({ index }) => String(index), page.after, listed.length > shown.length ? 'more' : null);
      },
    }),
  }),
});

builder.queryField('tableChecks', (t) =>
  t.pages({
    type: CheckType,
    args: { department: t.arg.globalID({ required: true, for: [OrganisationType], description: '部门。' }) },
    ...pricedPage(),
    authScopes: { role: ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER', 'SUPERVISOR'] },
    description: '某部门的核对任务，最新的在前。Department officers, bureau, supervisors. One table request. Errors: CHECK_UNKNOWN.',
    resolve: async (_, { department, ...paging }, context) => {
      refuseIf((await isInsideOf(context, 'DEPARTMENT_OFFICER', department.id)) ? null : checkRefusals.CHECK_UNKNOWN());
      const page = pageOf(paging);
      const { checks, cursors, next } = await listChecks(context.table, department.id, page);
      return connectionOf(checks, cursors, page.after, next);
    },
  }),
);

/** The report as it was written; empty once it has expired. */
async function differencesIn({ files }: Context, { report }: TableCheck): Promise<Difference[]> {
  const found = report === null ? null : await files.head(report);
  const body = report !== null && found ? await files.read(report, found.tag) : null;
  if (!body) return [];
  return z.array(differenceShape).parse(JSON.parse(Buffer.from(await gathered(body)).toString('utf8')));
}

function isOwn(actor: Actor, { requestedBy }: TableCheck): boolean {
  return isAccountOf(actor, requestedBy);
}
