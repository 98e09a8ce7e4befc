/** Statistics in the graph: whole for the bureau and supervisors, without small numbers for everybody once they are published (R5, V7). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { ITEM, pricedPage, REQUEST, SIGNED } from '../../core/price.ts';
import type { Bilingual } from '../../core/refusal.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import { downloadOf, DownloadType } from '../../graph/download.ts';
import { AuditEntryType, historyOf } from '../../graph/history.ts';
import { named } from '../../graph/named.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { knownCycle } from '../../announcement/cycles.ts';
import { oversees } from '../../announcement/sight.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { reportRefusals } from '../refusals.ts';
import { DIMENSION_NAMES, MEASURE_NAMES, MEASURES, type Dimension, type Measure, type Shown } from '../statistics/counts.ts';
import { asOf, CONTENT_TYPES, fileNameOf, REPORT_STATE_NAMES, type Format, type YearReport } from '../statistics/model.ts';
import { actionsOnReport } from '../statistics/offers.ts';
import { lastOf, type Both } from '../statistics/rows.ts';
import { countsIn, listReports, loadPublished, loadReport, reportIn, shownIn } from '../statistics/store.ts';
import { seesReport } from '../sight.ts';
import { yearReportRef } from './refs.ts';

const StateEnum = builder.enumType('YearReportState', {
  description: manual('年度统计任务状态。', 'The state of a job of statistics.'),
  values: named(REPORT_STATE_NAMES),
});
const DimensionEnum = builder.enumType('YearReportDimension', {
  description: manual(
    '统计口径；系统不记录性别，故没有该项。',
    'By what is counted; the system does not record sex, so it is not among these. Rule R5.',
  ),
  values: named(DIMENSION_NAMES),
});
const MeasureEnum = builder.enumType('YearReportMeasure', {
  description: manual(
    '统计指标，均为至少提交过一次的申报的件数。',
    'What is counted: always applications submitted at least once. Rule R5.',
  ),
  values: named(MEASURE_NAMES),
});
const FormatEnum = builder.enumType('YearReportFormat', {
  description: manual('文件格式。', 'The format of a file.'),
  values: {
    XLSX: { description: manual('Excel工作簿。', 'An Excel workbook.') },
    CSV: { description: manual('CSV（UTF-8，含BOM）。', 'CSV in UTF-8, with a byte order mark (BOM).') },
    PDF: { description: manual('含图表的PDF。', 'A PDF with charts.') },
  } satisfies Record<Format, object>,
});

type Numbered = { measure: Measure; count: number | null; last: number | null };
const NumberType = builder.objectRef<Numbered>('YearReportNumber').implement({
  description: manual('一项指标的本年数和上年数。', 'A measure with the number of this year and that of last year.'),
  fields: (t) => ({
    measure: t.expose('measure', { type: MeasureEnum, description: manual('指标。', 'The measure.') }),
    count: t.exposeInt('count', {
      nullable: true,
      description: manual(
        '本年数；公开的统计中小于5的、可由此推算出的为空。',
        'The number of this year; in public statistics null where it is below 5 or would tell such a number.',
      ),
    }),
    last: t.exposeInt('last', {
      nullable: true,
      description: manual(
        '上年数；没有上年度的、不予公布的为空。',
        'The number of last year; null where there is no last year, or where it is not published.',
      ),
    }),
  }),
});

type RowShown = { value: string; name: Bilingual; numbers: Numbered[] };
const RowType = builder.objectRef<RowShown>('YearReportRow').implement({
  description: manual('统计表的一行。', 'A row of a table of statistics.'),
  fields: (t) => ({
    value: t.exposeString('value', { description: manual('代码；不详的为空文本。', 'The code; an empty text where it is not known.') }),
    name: t.expose('name', { type: BilingualType, description: manual('名称。', 'The name.') }),
    numbers: t.field({
      type: [NumberType],
      rows: MEASURES.length,
      description: manual('各项指标。', 'The measures.'),
      resolve: ({ numbers }) => numbers,
    }),
  }),
});
type TableShown = { dimension: Dimension; rows: RowShown[] };
const TableType = builder.objectRef<TableShown>('YearReportTable').implement({
  description: manual('按一种口径的统计表。', 'A table of statistics by one dimension. Rule R5.'),
  fields: (t) => ({
    dimension: t.expose('dimension', { type: DimensionEnum, description: manual('口径。', 'The dimension.') }),
    rows: t.field({ type: [RowType], rows: 10, description: manual('各行。', 'The rows.'), resolve: ({ rows }) => rows }),
  }),
});
type CountsShown = { total: Numbered[]; tables: TableShown[] };
const CountsType = builder.objectRef<CountsShown>('YearReportCounts').implement({
  description: manual('统计数：合计和各统计表。', 'The counts: the totals and the tables. Rule R5.'),
  fields: (t) => ({
    total: t.field({
      type: [NumberType],
      rows: MEASURES.length,
      description: manual('合计。', 'The totals.'),
      resolve: ({ total }) => total,
    }),
    tables: t.field({ type: [TableType], rows: 6, description: manual('各统计表。', 'The tables.'), resolve: ({ tables }) => tables }),
  }),
});

/** Numbers with last year's beside them. A row of this year that last year did not have had nobody. */
function asShown(both: Both): CountsShown {
  const numbered = (numbers: Shown['total'], before: Shown['total'] | null): Numbered[] =>
    MEASURES.map((measure) => ({
      measure,
      count: numbers[measure] ?? null,
      last: both.last ? (before ? (before[measure] ?? null) : 0) : null,
    }));
  return {
    total: numbered(both.own.total, both.last?.total ?? null),
    tables: both.own.tables.map(({ dimension, rows }) => ({
      dimension,
      rows: rows.map(({ value, name, numbers }) => ({ value, name, numbers: numbered(numbers, lastOf(both, dimension, value)) })),
    })),
  };
}

export const YearReportType = builder.node(yearReportRef, {
  description: manual(
    '年度统计任务及其结果，反映某一时刻的情况；市人社局、纪检监察可见。',
    'A job of the year’s statistics and its result, as of an instant; for the bureau and supervisors. Rule R5.',
  ),
  id: { resolve: ({ id }) => id },
  sight: (one, { actor }) => seesReport(actor, one),
  loadWithoutCache: (id, context) => reportIn(context, id),
  fields: (t) => ({
    version: t.exposeInt('version', { description: manual('版本；公布时须带上。', 'The version; to be given when publishing. Rule A4.') }),
    cycle: t.exposeString('cycle', { description: manual('年度。', 'The year.') }),
    lastCycle: t.string({
      nullable: true,
      description: manual('并列的上年度；没有的为空。', 'The cycle of the year before, set beside it; null where there is none.'),
      resolve: ({ last }) => last?.cycle ?? null,
    }),
    yearReportState: t.expose('state', { type: StateEnum, description: manual('状态。', 'The state.') }),
    percent: t.int({
      description: manual('进度（%），整数。', 'The progress in whole per cent.'),
      resolve: ({ state, done, total }) => (state === 'DONE' ? 100 : Math.min(99, Math.floor((100 * done) / total))),
    }),
    applications: t.exposeInt('applications', {
      description: manual('已统计的申报件数。', 'How many applications have been counted so far.'),
    }),
    requestedAt: t.expose('requestedAt', {
      type: 'Instant',
      description: manual('申请统计的时刻。', 'When the statistics were asked for.'),
    }),
    asOf: t.field({
      type: 'Instant',
      description: manual(
        '数据截至时刻：完成统计的那次开始的时刻。',
        'The instant as of which it is counted: when the run that finished it began.',
      ),
      resolve: asOf,
    }),
    finishedAt: t.expose('finishedAt', { type: 'Instant', nullable: true, description: manual('完成时刻。', 'When it was done.') }),
    publishedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: manual('公布时刻；未公布的为空。', 'When it was published; null where it was not.'),
      resolve: ({ published }) => published?.at ?? null,
    }),
    figures: t.field({
      type: CountsType,
      nullable: true,
      price: REQUEST,
      description: manual('全部统计数，不作任何隐去；未完成的为空。', 'All counts, with nothing left out; null until it is done.'),
      resolve: async ({ id, state }, _, context) => {
        const counts = state === 'DONE' ? await countsIn(context, id) : null;
        return counts && asShown(counts);
      },
    }),
    file: t.field({
      type: DownloadType,
      nullable: true,
      price: SIGNED,
      args: { format: t.arg({ type: FormatEnum, required: true, defaultValue: 'XLSX', description: manual('格式。', 'The format.') }) },
      description: manual(
        '全部统计数的文件，十分钟内有效；未完成的为空。',
        'The file with all counts, valid for ten minutes; null until it is done.',
      ),
      resolve: (one, { format }, context) => fileOf(context, one, 'whole', format),
    }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      price: REQUEST,
      description: manual(
        '您现在可办理的事项及不能办理的原因，依据与办理时相同的规则。',
        'What you can do with it now, and why not what you cannot, by the same rules that the mutations apply. Rule R5.',
      ),
      resolve: async (one, _, { actor, table }) => actionsOnReport(actor, one, await loadPublished(table, one.cycle)),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: manual('办理记录。读表一次。', 'The history. One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.'),
      resolve: ({ id }, args, context) => historyOf(context, { kind: 'YEAR_REPORT', id }, args),
    }),
  }),
});

function fileOf(context: Parameters<typeof downloadOf>[0], one: YearReport, of: 'whole' | 'shown', format: Format) {
  const file = one.files?.[of][format];
  return file ? downloadOf(context, file.key, { fileName: fileNameOf(one, of, format), contentType: CONTENT_TYPES[format] }) : null;
}

const PublicType = builder.objectRef<YearReport>('PublicYearReport').implement({
  description: manual(
    '公开的年度统计：小于5的数和可以推算出它的数不予公布。',
    'The year’s statistics as published: numbers below 5, and those that would tell them, are left out. Rules R5, V7.',
  ),
  fields: (t) => ({
    cycle: t.exposeString('cycle', { description: manual('年度。', 'The year.') }),
    asOf: t.field({ type: 'Instant', description: manual('数据截至时刻。', 'The instant as of which it is counted.'), resolve: asOf }),
    publishedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: manual('公布时刻。', 'When it was published.'),
      resolve: ({ published }) => published?.at ?? null,
    }),
    counts: t.field({
      type: CountsType,
      nullable: true,
      price: REQUEST,
      description: manual('统计数。', 'The counts.'),
      resolve: async ({ id }, _, context) => {
        const shown = await shownIn(context, id);
        return shown && asShown(shown);
      },
    }),
    file: t.field({
      type: DownloadType,
      nullable: true,
      price: SIGNED,
      args: { format: t.arg({ type: FormatEnum, required: true, defaultValue: 'PDF', description: manual('格式。', 'The format.') }) },
      description: manual('公开的统计文件，十分钟内有效。', 'The file of the published statistics, valid for ten minutes.'),
      resolve: (one, { format }, context) => fileOf(context, one, 'shown', format),
    }),
  }),
});

const OVERSEERS = ['BUREAU_OFFICER', 'SUPERVISOR'] as const;

builder.queryFields((t) => ({
  yearReports: t.pages({
    type: YearReportType,
    args: { cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }) },
    ...pricedPage(),
    authScopes: { role: [...OVERSEERS] },
    description: manual(
      '某年度的历次统计，新的在前：市人社局、纪检监察。读表一次。',
      'The statistics of a cycle, newest first: for the bureau and supervisors. One table request. Rule R5. Errors: YEAR_REPORT_UNKNOWN, CYCLE_UNKNOWN, CYCLE_NONE, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: async (_, { cycle: asked, ...args }, context) => {
      const cycle = await knownCycle(context, asked, { as: OVERSEERS });
      const { announcement } = await loadCalendar(context, cycle);
      if (!oversees(context.actor, announcement)) throw reportRefusals.YEAR_REPORT_UNKNOWN();
      const page = pageOf(args);
      const { rows, cursors, next } = await listReports(context.table, cycle, page);
      return connectionOf(rows, cursors, page.after, next);
    },
  }),
  publicYearReport: t.field({
    type: PublicType,
    nullable: true,
    price: 2 * REQUEST + ITEM,
    args: { cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }) },
    authScopes: { public: true },
    description: manual(
      '公布的年度统计：任何人，无须登录；未公布的为空。读表两次。',
      'The year’s statistics as published: anybody, without logging in; null where they are not published. Two table requests. Rules R5, V7. Errors: CYCLE_UNKNOWN, CYCLE_NONE.',
    ),
    resolve: async (_, { cycle }, context) => {
      const published = await loadPublished(context.table, await knownCycle(context, cycle));
      return published && loadReport(context.table, published.report);
    },
  }),
}));
