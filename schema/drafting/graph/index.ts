/** Notices in the graph: drafts, their check, what is published, holidays. */
import { manual } from '../../core/manual.ts';
import { builder } from '../../builder.ts';
import type { Role } from '../../core/actor.ts';
import { pricedPage, REQUEST } from '../../core/price.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { cityAsked } from '../../announcement/cycles.ts';
import { CITY_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { NoticeVersionType } from '../../announcement/graph/version.ts';
import { loadHead, loadVersion } from '../../announcement/store.ts';
import { CycleType } from '../../calendar/graph/types.ts';
import { draftOf } from '../actions/drafts.ts';
import { checkDocument } from '../actions/checking.ts';
import { listDrafts } from '../store.ts';
import './annex/index.ts';
import './annex/moves.ts';
import './holidays.ts';
import './moves.ts';
import './rehearsal.ts';
import { CheckLineType, draftRef, DraftType } from './types.ts';

const READERS: Role[] = ['BUREAU_OFFICER', 'SUPERVISOR'];

builder.queryFields((t) => ({
  announcementDrafts: t.pages({
    type: DraftType,
    args: { city: t.arg.string({ required: false, description: CITY_DESCRIPTION }) },
    ...pricedPage(),
    authScopes: { role: READERS },
    description: manual(
      '本市的通知草稿，最新的年度在前：市人社局、纪检监察。读表一次。',
      'The drafts of notices of the city, the newest cycle first: for the bureau and supervisors. One table request. Rule C8. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: async (_, { city, ...args }, context) => {
      const page = pageOf(args);
      const { drafts, cursors, next } = await listDrafts(context.table, await cityAsked(context, { city, as: READERS }), page);
      return connectionOf(drafts, cursors, page.after, next);
    },
  }),
  announcementShape: t.field({
    type: 'JSON',
    authScopes: { public: true },
    description: manual(
      '通知文件的结构，JSON Schema（2020-12）：可据以生成录入界面。公开。',
      'The shape of a notice as JSON Schema (2020-12), from which a client may make its forms. Public.',
    ),
    resolve: async () => (await import('../shape.ts')).announcementShape(),
  }),
  checkAnnouncement: t.field({
    type: [CheckLineType],
    price: 6 * REQUEST,
    rows: 50,
    args: {
      draft: t.arg.globalID({
        required: true,
        for: [draftRef],
        description: manual('草稿，提供年度、批次和城市。', 'The draft, which gives the year, the round and the city.'),
      }),
      document: t.arg({
        type: 'JSON',
        required: true,
        description: manual('待检查的内容，各部分俱全；不保存。', 'The content to check, with all its parts; it is not saved.'),
      }),
    },
    authScopes: { role: ['BUREAU_OFFICER'] },
    description: manual(
      '试查一份完整内容而不保存：市人社局。',
      'Checks a whole document without saving it: for the bureau. Rule C8. Errors: DRAFT_UNKNOWN.',
    ),
    resolve: async (_, { draft, document }, context) => {
      const isObject = typeof document === 'object' && document !== null && !Array.isArray(document);
      return checkDocument(context, await draftOf(context, draft.id), isObject ? (document as Record<string, unknown>) : { document });
    },
  }),
}));

builder.objectFields(CycleType, (t) => ({
  version: t.int({
    price: REQUEST,
    description: manual('现行通知的版本；调整时须带上。', 'The version of the notice in force; give it when amending. Rules C8, A4.'),
    resolve: async ({ announcement }, _, { table }) => (await loadHead(table, announcement.cycle))?.versions ?? 0,
  }),
  notice: t.field({
    type: NoticeVersionType,
    price: 2 * REQUEST,
    nullable: true,
    args: { version: t.arg.int({ required: false, description: manual('版本；默认现行的。', 'The version; that in force by default.') }) },
    description: manual(
      '所发布的通知全文（结构见 announcementShape），含以往各版。',
      'The whole notice as published (for its shape see announcementShape), earlier versions as well. Rule R6.',
    ),
    resolve: async ({ announcement: { cycle } }, { version }, { table }) => {
      const versions = (await loadHead(table, cycle))?.versions ?? 0;
      const number = version ?? versions;
      return number >= 1 && number <= versions ? loadVersion(table, cycle, number) : null;
    },
  }),
}));
