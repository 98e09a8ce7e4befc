/** How a year is archived, and how an archive is destroyed once its years are over (R6). */
import { builder } from '../../builder.ts';
import type { Context } from '../../core/context.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { connectionOf, pageOf, sifted, type PageArguments } from '../../core/page.ts';
import { pricedPage, REQUEST } from '../../core/price.ts';
import { cityAsked, knownCycle } from '../../announcement/cycles.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { found } from '../../identity/graph/types.ts';
import { requestArchive } from '../actions/ask.ts';
import { confirmDestruction, proposeDestruction } from '../actions/destroy.ts';
import { publishedSchemas, type PublishedSchema } from '../kind/published.ts';
import type { Archive } from '../model.ts';
import { archiveRefusals } from '../refusals.ts';
import { isDue, seesArchive } from '../rules.ts';
import { listArchives, loadArchive } from '../store.ts';
import { ArchiveType } from './type.ts';

const SchemaType = builder.objectRef<PublishedSchema>('ArchiveSchema').implement({
  description: '归档数据一类行的JSON Schema。The JSON Schema of a kind of line. Rule R6.',
  fields: (t) => ({
    kind: t.exposeString('kind', { description: '类别，即data/下的文件夹名。The kind: the folder below data/.' }),
    schema: t.field({ type: 'JSON', description: 'JSON Schema。', resolve: ({ schema }) => schema }),
  }),
});

const CITY = '城市代码，如620200；默认为您所在的市。The code of a city; one’s own unless said.';

/** A page of the archives of a city, or of those of them that are meant. */
async function listed(context: Context, asked: string | null | undefined, args: PageArguments, meant: (one: Archive) => boolean) {
  const city = await cityAsked(context, { city: asked, as: ['BUREAU_OFFICER', 'SUPERVISOR'] });
  if (!seesArchive(context.actor, { city })) throw archiveRefusals.ARCHIVE_UNKNOWN();
  const page = pageOf(args);
  const { rows, cursors, next } = await sifted((paging) => listArchives(context.table, city, paging), meant, page);
  return connectionOf(rows, cursors, page.after, next);
}

builder.queryFields((t) => ({
  archives: t.pages({
    type: ArchiveType,
    args: { city: t.arg.string({ required: false, description: CITY }) },
    ...pricedPage(),
    authScopes: { role: ['BUREAU_OFFICER', 'SUPERVISOR'] },
    description:
      '一市各评审年度的归档，新的在前：市人社局、监督。The archives of a city, the newest first. One table request. Rules R6, V7. Errors: ARCHIVE_UNKNOWN, PAGE_TOO_LARGE, CURSOR_INVALID.',
    resolve: (_, { city, ...args }, context) => listed(context, city, args, () => true),
  }),
  dueForDestruction: t.pages({
    type: ArchiveType,
    args: { city: t.arg.string({ required: false, description: CITY }) },
    ...pricedPage(2),
    authScopes: { role: ['BUREAU_OFFICER', 'SUPERVISOR'] },
    description:
      '保管期满、可提出销毁的归档：市人社局、监督。Those whose years are over. Rules R6, V7. Errors: ARCHIVE_UNKNOWN, PAGE_TOO_LARGE, CURSOR_INVALID.',
    resolve: (_, { city, ...args }, context) => listed(context, city, args, (one) => isDue(one, context.now)),
  }),
  archiveSchemas: t.field({
    type: [SchemaType],
    price: REQUEST,
    authScopes: { public: true },
    description:
      '归档数据每一类行的JSON Schema，也在归档文件的schema/中，无须登录。The JSON Schema of every kind of line; they lie in each archive as well. Rule R6.',
    resolve: () => publishedSchemas(),
  }),
}));

const ARCHIVE = '归档。The archive.';

builder.mutationFields((t) => ({
  requestArchive: t.fieldWithInput({
    type: ArchiveType,
    input: {
      cycle: t.input.string({ required: false, description: CYCLE_DESCRIPTION }),
      recipientKey: t.input.string({
        required: false,
        description:
          '证件号码接收方的公钥（JWK，JSON文本）：RSA、EC或X25519；不填则归档中不含证件号码。The public JSON Web Key of whoever is to read the numbers; without it they are left out.',
      }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['BUREAU_OFFICER'] },
    description:
      '将一个评审年度整体归档：数据、文件、办理记录、清单及签名；分卷生成，有进度。The whole of a year, made in parts with its progress. Rule R6. Errors: ROLE_REQUIRED, ARCHIVE_UNKNOWN, ARCHIVE_UNDERWAY, RECIPIENT_KEY, CYCLE_UNKNOWN.',
    resolve: async (_, { input: { key, cycle, recipientKey } }, context) => {
      const body = { cycle: await knownCycle(context, cycle, { as: ['BUREAU_OFFICER'] }), recipientKey: recipientKey ?? null };
      return answered(context, { key, mutation: 'requestArchive', body }, requestArchive, async ({ archive }) =>
        found(await loadArchive(context.table, archive)),
      );
    },
  }),
  proposeDestruction: t.fieldWithInput({
    type: ArchiveType,
    input: {
      archive: t.input.globalID({ required: true, for: [ArchiveType], description: ARCHIVE }),
      reason: t.input.string({ required: true, description: '销毁理由。Why.' }),
      document: t.input.string({ required: true, description: '批准销毁的文号。The number of the document that orders it.' }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['BUREAU_OFFICER'] },
    description:
      '对保管期满的归档提出销毁，由另一名经办人确认。Once its years are over; another officer confirms it. Rule R6. Errors: ROLE_REQUIRED, ARCHIVE_UNKNOWN, ARCHIVE_KEPT, ARCHIVE_NOT_DONE.',
    resolve: (_, { input: { key, archive, reason, document } }, context) =>
      answered(
        context,
        { key, mutation: 'proposeDestruction', body: { archive: archive.id, reason, document } },
        proposeDestruction,
        async (answer) => found(await loadArchive(context.table, answer.archive)),
      ),
  }),
  confirmDestruction: t.fieldWithInput({
    type: ArchiveType,
    input: {
      archive: t.input.globalID({ required: true, for: [ArchiveType], description: ARCHIVE }),
      version: t.input.int({
        required: true,
        description: '所见的归档版本（version），即所见的销毁提出。The version seen, and with it what was proposed. Rule A4.',
      }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['BUREAU_OFFICER'] },
    description:
      '确认销毁：不得由提出人确认，且以所见的提出为准。销毁归档文件，其记录（内容、时间、经办人、摘要）长期保留，运行中的数据不受影响。Never by whoever has proposed it, and as it was proposed when it was seen. The files go, the record stays, and so does all that runs. Rules R6, A4. Errors: ROLE_REQUIRED, ARCHIVE_UNKNOWN, ARCHIVE_KEPT, ARCHIVE_NOT_DONE, NOT_PROPOSED, OWN_PROPOSAL, VERSION_STALE.',
    resolve: (_, { input: { key, archive, version } }, context) =>
      answered(
        context,
        { key, mutation: 'confirmDestruction', body: { archive: archive.id, version } },
        confirmDestruction,
        async (answer) => found(await loadArchive(context.table, answer.archive)),
      ),
  }),
}));
