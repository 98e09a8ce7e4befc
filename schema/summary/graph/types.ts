/** Summary tables in the graph: what departments send to the bureau, and how far each of them is (D3, D4). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { ITEM, pricedPage, REMEMBERED, SIGNED } from '../../core/price.ts';
import { pageOn } from '../../core/listed.ts';
import { noteReading } from '../../core/reading.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { WORKBOOK_TYPE } from '../../core/workbook/model.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { DownloadType, downloadOf } from '../../graph/download.ts';
import { named } from '../../graph/named.ts';
import { seriesOf } from '../../announcement/data/series.ts';
import { LevelEnum, CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { SeriesType } from '../../announcement/graph/types.ts';
import { loadCycles } from '../../announcement/store.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { OrganisationType } from '../../identity/graph/types.ts';
import { organisationIn } from '../../identity/store.ts';
import { SUMMARY_TABLES } from '../listed.ts';
import { blankTable, countListed, countWaiting, type ListedTable } from '../lists.ts';
import { tableNamed, titleOf, type REOPENINGS, type TableVersion } from '../model.ts';
import { actionsOnTable, isLate, sendingWindow, TABLE_STATE_NAMES } from '../rules.ts';
import { seesTables } from '../sight.ts';
import { intakeIn, listVersions, loadTable } from '../store.ts';

export const TableStateEnum = builder.enumType('SummaryTableState', {
  description: manual(
    '汇总表状态；未报送的，审核通过的申报列入其中，报送后不再增补。',
    'The state of a summary table; until it is sent, approved applications are entered in it, and nothing is added afterwards. Rule D3.',
  ),
  values: named(TABLE_STATE_NAMES),
});

const ReopeningEnum = builder.enumType('SummaryTableReopening', {
  description: manual('报送后重新打开的方式。', 'How a summary table that was sent was opened again.'),
  values: {
    RECALLED: { description: manual('部门撤回。', 'Recalled by the department.') },
    SENT_BACK: { description: manual('市人社局退回。', 'Sent back by the bureau.') },
  } satisfies Record<(typeof REOPENINGS)[number], object>,
});

type OwnVersion = TableVersion & { title: string; table: string };

const VersionType = builder.objectRef<OwnVersion>('SummaryTableVersion').implement({
  description: manual(
    '汇总表的一个版本：生成后内容不变。',
    'A version of a summary table: its content never changes once it is made. Rules D3, D4.',
  ),
  fields: (t) => ({
    number: t.exposeInt('number', { description: manual('第几版。', 'Which version it is: the first, the second and so on.') }),
    rows: t.exposeInt('rows', { description: manual('行数（人数）。', 'The number of rows, that is, of people.') }),
    hash: t.exposeString('hash', {
      description: manual(
        '各行内容的摘要：每行一个JSON数组并换行，全部取SHA-256。',
        'The hash of the rows: each is a JSON array on a line of its own, and SHA-256 is taken of them all.',
      ),
    }),
    sha256: t.string({ description: manual('文件的SHA-256。', 'The SHA-256 of the file.'), resolve: ({ file }) => file.sha256 }),
    size: t.int({ description: manual('文件大小（字节）。', 'The size of the file in bytes.'), resolve: ({ file }) => file.size }),
    preparedAt: t.field({
      type: 'Instant',
      description: manual('生成时刻。', 'When it was made.'),
      resolve: ({ prepared }) => prepared.at,
    }),
    preparedBy: t.string({
      description: manual(
        '生成人（账号）；更正版同所更正的版本。',
        'The account of the person who prepared it; of a corrected version, the person who prepared what it corrects.',
      ),
      resolve: ({ prepared }) => prepared.by,
    }),
    corrects: t.exposeInt('corrects', {
      nullable: true,
      description: manual(
        '更正版所更正的版本号，其他版本为空；接收后表内内容有更正的，系统自动生成更正版，不另报送、不另接收。',
        'For a corrected version, the number of the version it corrects; null for others. Where content of the table is corrected after the bureau received it, the system makes a corrected version by itself, which is neither sent nor received again. Rule D4.',
      ),
    }),
    sentAt: t.field({
      type: 'Instant',
      nullable: true,
      description: manual('报送时刻。', 'When it was sent.'),
      resolve: ({ sent }) => sent?.at ?? null,
    }),
    sentBy: t.string({
      nullable: true,
      description: manual('报送人（账号）。', 'The account of the person who sent it.'),
      resolve: ({ sent }) => sent?.by ?? null,
    }),
    receivedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: manual('接收时刻。', 'When it was received.'),
      resolve: ({ received }) => received?.at ?? null,
    }),
    receivedBy: t.string({
      nullable: true,
      description: manual('接收人（账号）。', 'The account of the person who received it.'),
      resolve: ({ received }) => received?.by ?? null,
    }),
    reopened: t.field({
      type: ReopeningEnum,
      nullable: true,
      description: manual(
        '报送后被撤回或退回的方式；没有的为空。',
        'How it was opened again after it was sent, by a recall or by being sent back; null where it was not.',
      ),
      resolve: ({ reopened }) => reopened?.how ?? null,
    }),
    reopenedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: manual('撤回或退回时刻；没有的为空。', 'When it was recalled or sent back; null where it was not.'),
      resolve: ({ reopened }) => reopened?.at ?? null,
    }),
    reason: t.string({
      nullable: true,
      description: manual('撤回或退回的理由；没有的为空。', 'Why it was recalled or sent back; null where it was not.'),
      resolve: ({ reopened }) => reopened?.reason ?? null,
    }),
    download: t.field({
      type: DownloadType,
      price: REMEMBERED + SIGNED,
      description: manual(
        '下载地址，十分钟内有效；报送的即为报送时的文件，从未报送的三十日后不再保存；每人每日首次取得记入办理记录。',
        'The download address, valid for ten minutes; what was sent is the very file, what never was is kept for thirty days only. The first time a person gets it on a day is entered in the history. Rules D4, V1.',
      ),
      resolve: async ({ title, table, number, corrects, file }, _, context) => {
        await noteReading(context, { kind: 'TABLE', id: table }, 'download');
        const marked = corrects === null ? '' : `（更正第${corrects}版）`;
        return downloadOf(context, file.key, { fileName: `${title}第${number}版${marked}.xlsx`, contentType: WORKBOOK_TYPE });
      },
    }),
  }),
});

export const tableRef = builder.objectRef<ListedTable>('SummaryTable');
export const TableType = builder.node(tableRef, {
  description: manual(
    '报送市人社局的汇总表（附件2），每个部门、系列、层级一份。',
    'The summary table (Annex 2) that is sent to the bureau, for each department, series and level. Rules D3, D4.',
  ),
  id: { resolve: ({ id }) => id },
  sight: (one, { actor }) => seesTables(actor, one),
  loadWithoutCache: async (id, context) => {
    const name = tableNamed(id);
    if (!name) return null;
    const found = (await loadTable(context.table, id))?.table;
    if (found) return found;
    const isKnown = (await loadCycles(context)).some(({ cycle }) => cycle === name.cycle);
    return isKnown ? blankTable((await loadCalendar(context, name.cycle)).announcement, id) : null;
  },
  fields: (t) => ({
    version: t.exposeInt('version', {
      description: manual(
        '版本；办理各事项时须带上，尚无人列入的为0。',
        'The version, to be given with every action; 0 where nobody stands in it yet. Rule A4.',
      ),
    }),
    cycle: t.exposeString('cycle', { description: manual('年度。', 'The year.') }),
    department: t.field({
      type: OrganisationType,
      nullable: true,
      price: ITEM,
      description: manual(
        '报送部门；未指定部门的系列为市人社局。',
        'The department that sends it; for a series without a department, the bureau.',
      ),
      resolve: ({ department }, _, context) => organisationIn(context, department),
    }),
    series: t.field({
      type: SeriesType,
      nullable: true,
      description: manual('系列。', 'The series.'),
      resolve: ({ series }) => seriesOf(series),
    }),
    level: t.expose('level', { nullable: true, type: LevelEnum, description: manual('层级。', 'The level.') }),
    title: t.string({ description: manual('表名。', 'The title of the table.'), resolve: titleOf }),
    summaryTableState: t.expose('state', { type: TableStateEnum, description: manual('状态。', 'The state.') }),
    current: t.field({
      type: VersionType,
      nullable: true,
      description: manual(
        '当前版本：已生成、已报送、已接收或更正后的；没有的为空。',
        'The current version: prepared, sent, received or corrected; null where there is none.',
      ),
      resolve: (table) => table.current && { ...table.current, title: titleOf(table), table: table.id },
    }),
    isLate: t.boolean({
      description: manual(
        '是否逾期未报送：表内人员不再受理。',
        'Whether the window closed before it was sent: the people in it are not accepted any more. Rule D3.',
      ),
      resolve: async (table, _, context) => isLate(table, await loadCalendar(context, table.cycle), context.now),
    }),
    closesAt: t.field({
      nullable: true,
      type: 'Instant',
      description: manual(
        '报送截止时刻，到时即止；表内人员审核截止时间不同的（如考核认定），以其中最迟的为准。',
        'The instant at which sending closes; where the review of the people in the table closes at different times, as for direct recognition, the latest counts. Rules C1, D3.',
      ),
      resolve: async (table, _, context) => sendingWindow(await loadCalendar(context, table.cycle), table, context.now).closesAt,
    }),
    listed: t.int({
      price: REMEMBERED,
      description: manual(
        '现列入表内的件数，不随复审进展变化；撤回的除外。须读取各行，每次读2000行。',
        'How many stand in the table, however far the re-review has come; those who withdrew do not count. Its rows are read, 2,000 a request.',
      ),
      resolve: ({ id }, _, context) => countListed(context, id),
    }),
    waiting: t.int({
      price: ITEM,
      description: manual(
        '已推荐、仍待部门审核的件数：不及时审核即不能列入。',
        'How many are recommended and wait for the department’s review: those not reviewed in time will be missing.',
      ),
      resolve: (table, _, context) => table.waiting ?? countWaiting(context, table),
    }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: manual(
        '您现在可对该表办理的事项及不能办理的原因，依据与办理时相同的规则。整个列表合并为一次批量读取。',
        'What you can do with the table now, and why not what you cannot, by the same rules that the mutations apply. One batch for all that a list asks for. Rules D3, D4.',
      ),
      resolve: async (table, _, context) => {
        const calendar = await loadCalendar(context, table.cycle);
        return actionsOnTable(context.actor, table, await intakeIn(context, table.id), calendar, context.now);
      },
    }),
    versions: t.pages({
      type: VersionType,
      ...pricedPage(),
      description: manual(
        '历次版本，最新的在前。读表一次。',
        'All versions, newest first. One table request. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
      resolve: async (table, args, context) => {
        const page = pageOf(args);
        const { versions, cursors, next } = await listVersions(context.table, table.id, page);
        const title = titleOf(table);
        return connectionOf(
          versions.map((one) => ({ ...one, title, table: table.id })),
          cursors,
          page.after,
          next,
        );
      },
    }),
  }),
});

builder.queryField('summaryTables', (t) =>
  t.pages({
    type: TableType,
    args: {
      department: t.arg.globalID({
        required: false,
        for: [OrganisationType],
        description: manual(
          '部门；不填的，部门经办人为本部门，市人社局、纪检监察为全市。',
          'The department; where it is left out, that of a department officer, and the whole city for the bureau and supervisors.',
        ),
      }),
      cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }),
    },
    ...pricedPage(8),
    authScopes: { role: SUMMARY_TABLES.readers },
    description: manual(
      '一个部门或全市的汇总表一览，含尚未生成的：部门经办人、市人社局、纪检监察人员。部门的读表两次；全市的每个部门另加一次。',
      'The summary tables of a department or of the city, with those not prepared yet: for department officers, the bureau and the supervisors. Two table requests for a department; for the city one more for each department. Rule D3. Errors: TABLE_UNKNOWN, CYCLE_UNKNOWN, PAGE_TOO_LARGE.',
    ),
    resolve: (_, { department, cycle, ...paging }, context) =>
      pageOn(SUMMARY_TABLES.open(context, { department: department?.id, cycle }), paging),
  }),
);
