/** Lists as files in the graph: asked for with a list's own filters, made as a job, fetched by whoever has asked (V7). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { personOf } from '../../core/actor.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { OFFICERS } from '../../core/listed.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { pricedPage, REMEMBERED, SIGNED } from '../../core/price.ts';
import { noteReading } from '../../core/reading.ts';
import { DownloadType, downloadOf } from '../../graph/download.ts';
import { named } from '../../graph/named.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { found } from '../../identity/graph/types.ts';
import { askList, placeOf } from '../actions/ask.ts';
import { LIST_NAMES } from '../kinds.ts';
import { listOf } from '../lists/index.ts';
import { CONTENT_TYPES, fileKeyOf, fileNameOf, LIST_STATE_NAMES, type ListExport, type ListFormat } from '../model.ts';
import { seesListExport } from '../sight.ts';
import { listExportIn, listOwn, loadListExport } from '../store.ts';
import { ListInput, wantedIn } from './wanted/index.ts';

const ListEnum = builder.enumType('ExportedList', { description: manual('清单。', 'A list. Rule V7.'), values: named(LIST_NAMES) });
const StateEnum = builder.enumType('ListExportState', {
  description: manual('清单导出任务的状态。', 'The states of the export of a list.'),
  values: named(LIST_STATE_NAMES),
});
const FormatEnum = builder.enumType('ListFormat', {
  description: manual('文件格式。', 'The format of a file.'),
  values: {
    XLSX: { description: manual('Excel工作簿。', 'An Excel workbook.') },
    CSV: {
      description: manual(
        'CSV（UTF-8，含BOM），以等号等开头的内容已作处理，不会被当作公式。',
        'CSV (UTF-8 with a BOM); cells that begin with an equals sign or the like are treated so that none is taken for a formula.',
      ),
    },
  } satisfies Record<ListFormat, object>,
});

const listExportRef = builder.objectRef<ListExport>('ListExport');
export const ListExportType = builder.node(listExportRef, {
  description: manual(
    '清单导出任务：内容与申请人在清单中可见的相同，仅申请人可见，一个月后删除。',
    'The export of a list to a file: it holds what the person who asked for it sees in the list, is seen by that person only, and is deleted after a month. Rule V7.',
  ),
  id: { resolve: ({ id }) => id },
  sight: (one, { actor }) => seesListExport(actor, one),
  loadWithoutCache: (id, context) => listExportIn(context, id),
  fields: (t) => ({
    list: t.field({ type: ListEnum, description: manual('哪一清单。', 'Which list.'), resolve: ({ wanted }) => wanted.list }),
    cycle: t.exposeString('cycle', { description: manual('年度。', 'The cycle.') }),
    format: t.expose('format', { type: FormatEnum, description: manual('格式。', 'The format.') }),
    listExportState: t.expose('state', { type: StateEnum, description: manual('状态。', 'The state.') }),
    rowCount: t.exposeInt('rows', {
      description: manual('已写入的行数；完成后为总行数。', 'The rows written so far; once it is done, all rows.'),
    }),
    size: t.exposeInt('size', {
      nullable: true,
      description: manual('文件大小（字节）；未完成的为空。', 'The size of the file in bytes; null until it is done.'),
    }),
    requestedAt: t.expose('requestedAt', { type: 'Instant', description: manual('申请时刻。', 'When it was asked for.') }),
    finishedAt: t.expose('finishedAt', {
      type: 'Instant',
      nullable: true,
      description: manual('完成时刻；未完成的为空。', 'When it was done; null until then.'),
    }),
    download: t.field({
      type: DownloadType,
      nullable: true,
      price: REMEMBERED + SIGNED,
      description: manual(
        '下载地址，十分钟内有效；未完成的为空；每人每日首次取得记入办理记录。',
        'The download, good for ten minutes; null until it is done. The first time a person asks for it on a day is entered in the history. Rule V1.',
      ),
      resolve: async (one, _, context) => {
        if (one.state !== 'DONE') return null;
        await listOf(one.wanted).open(context, one); // whoever may not ask for the list any more has no file of it either
        await noteReading(context, { kind: 'LIST_EXPORT', id: one.id }, 'download');
        return downloadOf(context, fileKeyOf(one), { fileName: fileNameOf(one), contentType: CONTENT_TYPES[one.format] });
      },
    }),
  }),
});

builder.mutationField('exportList', (t) =>
  t.fieldWithInput({
    type: ListExportType,
    input: {
      list: t.input.field({
        type: ListInput,
        required: true,
        description: manual('清单及筛选条件。', 'Which list, and which of its rows.'),
      }),
      city: t.input.string({ required: false, description: manual('城市；不填为本市。', 'The city; your own city where left out.') }),
      cycle: t.input.string({ required: false, description: CYCLE_DESCRIPTION }),
      format: t.input.field({ type: FormatEnum, required: true, defaultValue: 'XLSX', description: manual('格式。', 'The format.') }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: OFFICERS },
    description: manual(
      '导出清单，生成文件：各单位、部门、评委会办事机构的经办人、市人社局、纪检监察，以可查询该清单的为限；筛选条件、可见范围与查询时相同，无权查询的按该查询的理由不予办理。任务逐行生成，进度见 `rowCount`。',
      'Exports a list as a file: for the officers of units, departments and committees, the bureau and the supervisors, as far as they may ask for the list. It is narrowed and seen as the query is, and refused as the query is. A job makes it row by row; `rowCount` shows how far it has come. Rule V7. Errors: OVERSEEN_ELSEWHERE, ROLE_REQUIRED, ORGANISATION_UNKNOWN, TABLE_UNKNOWN, COMMITTEE_UNKNOWN, ROSTER_UNKNOWN, DOCUMENT_UNKNOWN, IMPORT_UNKNOWN, YEAR_REPORT_UNKNOWN, ARCHIVE_UNKNOWN, SERIES_UNKNOWN, STATE_NEEDED, INPUT_INVALID, CYCLE_UNKNOWN, CYCLE_ELSEWHERE, CITY_NEEDED, CYCLE_NONE.',
    ),
    resolve: async (_, { input: { key, list, city, cycle: asked, format } }, context) => {
      const wanted = wantedIn(list);
      const body = { ...(await placeOf(context, wanted, { city, cycle: asked })), wanted, format };
      return answered(context, { key, mutation: 'exportList', body }, askList, async (answer) =>
        found(await loadListExport(context.table, answer.export)),
      );
    },
  }),
);

builder.queryField('listExports', (t) =>
  t.pages({
    type: ListExportType,
    ...pricedPage(),
    authScopes: { role: OFFICERS },
    description: manual(
      '本人申请的清单导出任务，新的在前。读表一次。',
      'The exports you asked for, the newest first. One table request. Rule V7. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: async (_, args, context) => {
      const page = pageOf(args);
      const { rows, cursors, next } = await listOwn(context.table, personOf(context.actor).account, page);
      return connectionOf(rows, cursors, page.after, next);
    },
  }),
);
