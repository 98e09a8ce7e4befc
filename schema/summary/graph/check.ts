/** Checks of tables filled by hand in the graph: upload, progress, differences as data, the marked workbook (D5). */
import * as z from 'zod';
import { BilingualType } from '../../graph/bilingual.ts';
import { manual } from '../../core/manual.ts';
import { builder } from '../../builder.ts';
import { gathered } from '../../core/pieces.ts';
import { pricedPage, SIGNED } from '../../core/price.ts';
import { isAccountOf, type Actor } from '../../core/actor.ts';
import { theirs } from '../../core/allowed.ts';
import type { Context } from '../../core/context.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { refuseIf, type Bilingual } from '../../core/refusal.ts';
import { WORKBOOK_TYPE } from '../../core/workbook/model.ts';
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
  description: manual('核对任务状态。', 'The state of a check.'),
  values: {
    WAITING: { description: manual('待上传、待核对。', 'Waiting for the upload or the check.') },
    QUEUED: { description: manual('排队中。', 'Queued.') },
    RUNNING: { description: manual('核对中。', 'Being checked.') },
    DONE: { description: manual('已完成。', 'Done.') },
    REFUSED: {
      description: manual(
        '文件无法作为汇总表读取，原因见 `refusal`。',
        'The file cannot be read as a summary table; the reason is in `refusal`.',
      ),
    },
    FAILED: { description: manual('失败，将自动重试。', 'Failed; it is tried again automatically.') },
  } satisfies Record<(typeof CHECK_STATES)[number], object>,
});

const KIND_NAMES = Object.fromEntries(Object.entries(KINDS).map(([kind, { name }]) => [kind, name])) as Record<DifferenceKind, Bilingual>;
const KindEnum = builder.enumType('DifferenceKind', {
  description: manual('差异类别。', 'The kind of a difference of a table. Rules D4, D5.'),
  values: named(KIND_NAMES),
});

const DifferenceType = builder.objectRef<Difference>('TableDifference').implement({
  description: manual('一处差异；证件号码已脱敏。', 'A difference; identity numbers in it are masked. Rule D5.'),
  fields: (t) => ({
    kind: t.expose('kind', { type: KindEnum, description: manual('类别。', 'The kind.') }),
    row: t.exposeInt('row', {
      nullable: true,
      description: manual(
        '行号，同工作簿所编；缺少的行、栏为空。',
        'The number of the row, as the workbook numbers it; null where a row or column is missing.',
      ),
    }),
    cell: t.string({ nullable: true, description: manual('单元格，如D12。', 'The cell, such as D12.'), resolve: ({ place }) => place }),
    heading: t.exposeString('heading', { description: manual('栏目。', 'The heading of the column.') }),
    expected: t.exposeString('expected', { description: manual('应为（系统所载）。', 'What it should be, by the system.') }),
    found: t.exposeString('found', { description: manual('现为（表内所载）。', 'What was found in the table.') }),
    text: t.field({ type: BilingualType, description: manual('说明及改法。', 'What differs, and how to mend it.'), resolve: sentenceOf }),
  }),
});

const CountType = builder.objectRef<{ kind: DifferenceKind; count: number }>('DifferenceCount').implement({
  description: manual('某类差异的处数。', 'The number of differences of a kind.'),
  fields: (t) => ({
    kind: t.expose('kind', { type: KindEnum, description: manual('类别。', 'The kind.') }),
    count: t.exposeInt('count', { description: manual('处数。', 'How many there are.') }),
  }),
});

const RefusalType = builder.objectRef<NonNullable<TableCheck['refusal']>>('TableCheckRefusal').implement({
  description: manual('文件不能核对的原因。', 'Why the file cannot be checked.'),
  fields: (t) => ({
    code: t.exposeString('code', { description: manual('原因代码。', 'The code of the reason.') }),
    text: t.field({
      type: BilingualType,
      description: manual('原因及改法。', 'Why, and how to mend it.'),
      resolve: ({ zh, en }) => ({ zh, en }),
    }),
  }),
});

export const checkRef = builder.objectRef<TableCheck>('TableCheck');
export const CheckType = builder.node(checkRef, {
  description: manual(
    '手工填写的汇总表与系统逐格核对；已报送的与报送的版本核对，未报送的以系统现有内容为准。',
    'A table filled by hand, checked cell by cell: against the version that was sent, or where none was sent, against the system as it is. Rules D4, D5.',
  ),
  id: { resolve: ({ id }) => id },
  sight: (one, { actor }) => seesTables(actor, one),
  loadWithoutCache: (id, { table }) => loadCheck(table, id),
  fields: (t) => ({
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: manual(
        '您现在可对该核对办理的事项及不能办理的原因，依据与办理时相同的规则。',
        'What you can do with the check now, and why not what you cannot, by the same rules that the mutations apply. Rule D5.',
      ),
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
    tableCheckState: t.expose('state', { type: StateEnum, description: manual('状态。', 'The state.') }),
    cycle: t.exposeString('cycle', { description: manual('年度。', 'The year.') }),
    series: t.field({
      type: SeriesType,
      nullable: true,
      description: manual('系列。', 'The series.'),
      resolve: ({ series }) => seriesOf(series),
    }),
    level: t.expose('level', { nullable: true, type: LevelEnum, description: manual('层级。', 'The level.') }),
    requestedAt: t.expose('requestedAt', { type: 'Instant', description: manual('发起时刻。', 'When it was begun.') }),
    finishedAt: t.expose('finishedAt', { type: 'Instant', nullable: true, description: manual('完成时刻。', 'When it was done.') }),
    upload: t.field({
      type: FormType,
      nullable: true,
      price: SIGNED,
      description: manual(
        '上传表单；仅发起人可见，核对之前。',
        'The upload form, for the officer who began the check, until the table is checked.',
      ),
      resolve: (one, _, context) => (isOwn(context.actor, one) && one.state === 'WAITING' ? formOfCheck(context, one) : null),
    }),
    done: t.exposeInt('done', { description: manual('已核对的人员行数。', 'How many rows of people have been checked.') }),
    total: t.exposeInt('total', {
      nullable: true,
      description: manual('表内人员行数；统计前为空。', 'How many rows of people the table has; null before they are counted.'),
    }),
    percent: t.int({
      description: manual('进度（%），整数。', 'The progress in whole per cent.'),
      resolve: ({ state, done, total }) => (state === 'DONE' ? 100 : total ? Math.floor((100 * done) / total) : 0),
    }),
    againstVersion: t.exposeInt('against', {
      nullable: true,
      description: manual(
        '核对所据的报送版本；未报送的为空，以系统现有内容为准。',
        'The sent version it is checked against; null where none was sent, and the system as it is decides.',
      ),
    }),
    differenceCount: t.int({
      nullable: true,
      description: manual(
        '差异总数；完成前为空，为零即完全一致。',
        'How many differences there are in all; null before it is done, none means that the table equals the system.',
      ),
      resolve: ({ state, counts }) => (state === 'DONE' ? Object.values(counts).reduce((sum, count) => sum + count, 0) : null),
    }),
    differenceCounts: t.field({
      type: [CountType],
      description: manual('各类差异的处数；为零的不列。', 'How many differences there are of each kind; kinds with none are not listed.'),
      resolve: ({ counts }) => DIFFERENCE_KINDS.flatMap((kind) => ({ kind, count: counts[kind] ?? 0 })).filter(({ count }) => count > 0),
    }),
    refusal: t.expose('refusal', {
      type: RefusalType,
      nullable: true,
      description: manual('文件不能核对的原因；没有的为空。', 'Why the file cannot be checked; null where there is none.'),
    }),
    marked: t.field({
      type: DownloadType,
      price: SIGNED,
      nullable: true,
      description: manual(
        '标出差异的工作簿：不一致的单元格着色，另附差异清单；三十日内可下载。',
        'The same workbook with the differences marked: the cells that differ are coloured, and a list of them is added; it can be downloaded for thirty days.',
      ),
      resolve: (one, _, context) => {
        if (one.marked === null) return null;
        return downloadOf(context, one.marked, { fileName: `${titleOf(one)}核对结果.xlsx`, contentType: WORKBOOK_TYPE });
      },
    }),
    differences: t.pages({
      type: DifferenceType,
      args: { kind: t.arg({ type: KindEnum, required: false, description: manual('只列某一类。', 'Only those of this kind.') }) },
      ...pricedPage(10), // read from the object store, and all of it
      description: manual(
        `差异，按表内次序，至多列${MOST_TOLD}处。`,
        `The differences, in the order of the sheet; the first ${MOST_TOLD} at most. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.`,
      ),
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
    args: { department: t.arg.globalID({ required: true, for: [OrganisationType], description: manual('部门。', 'The department.') }) },
    ...pricedPage(),
    authScopes: { role: ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER', 'SUPERVISOR'] },
    description: manual(
      '某部门的核对任务，最新的在前：部门经办人、市人社局、纪检监察。读表一次。',
      'The checks of a department, newest first: for department officers, the bureau and supervisors. One table request. Errors: CHECK_UNKNOWN.',
    ),
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
