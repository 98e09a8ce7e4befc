/** How a year is archived, and how an archive is destroyed once its years are over (R6). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { pageOn } from '../../core/listed.ts';
import { pricedPage, REQUEST } from '../../core/price.ts';
import { knownCycle } from '../../announcement/cycles.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { found } from '../../identity/graph/types.ts';
import { requestArchive } from '../actions/ask.ts';
import { confirmDestruction, proposeDestruction } from '../actions/destroy.ts';
import type { PublishedSchema } from '../kind/published.ts';
import { ARCHIVES, DUE_FOR_DESTRUCTION } from '../listed.ts';
import { loadArchive } from '../store.ts';
import { ArchiveType } from './type.ts';

const SchemaType = builder.objectRef<PublishedSchema>('ArchiveSchema').implement({
  description: manual('归档数据一类行的JSON Schema。', 'The JSON Schema of a kind of line of the archive. Rule R6.'),
  fields: (t) => ({
    kind: t.exposeString('kind', { description: manual('类别，即data/下的文件夹名。', 'The kind: the name of the folder below data/.') }),
    schema: t.field({
      type: 'JSON',
      description: manual('JSON模式（JSON Schema）。', 'The JSON Schema.'),
      resolve: ({ schema }) => schema,
    }),
  }),
});

const CITY = manual('城市代码，如620200；默认为您所在的市。', 'The code of a city, such as 620200; your own city by default.');

builder.queryFields((t) => ({
  archives: t.pages({
    type: ArchiveType,
    args: { city: t.arg.string({ required: false, description: CITY }) },
    ...pricedPage(),
    authScopes: { role: ARCHIVES.readers },
    description: manual(
      '一市各评审年度的归档，新的在前：市人社局、纪检监察。读表一次。',
      'The archives of a city’s cycles, the newest first: for the bureau and supervisors. One table request. Rules R6, V7. Errors: ARCHIVE_UNKNOWN, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: (_, args, context) => pageOn(ARCHIVES.open(context, args), args),
  }),
  dueForDestruction: t.pages({
    type: ArchiveType,
    args: { city: t.arg.string({ required: false, description: CITY }) },
    ...pricedPage(2),
    authScopes: { role: DUE_FOR_DESTRUCTION.readers },
    description: manual(
      '保管期满、可提出销毁的归档：市人社局、纪检监察。',
      'The archives that have been kept long enough and may be proposed for destruction: for the bureau and supervisors. Rules R6, V7. Errors: ARCHIVE_UNKNOWN, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: (_, args, context) => pageOn(DUE_FOR_DESTRUCTION.open(context, args), args),
  }),
  archiveSchemas: t.field({
    type: [SchemaType],
    price: REQUEST,
    authScopes: { public: true },
    description: manual(
      '归档数据每一类行的JSON Schema，也在归档文件的schema/中，无须登录。',
      'The JSON Schema of every kind of line of the archive; they also lie in schema/ of each archive. No login. Rule R6.',
    ),
    resolve: async () => (await import('../kind/published.ts')).publishedSchemas(),
  }),
}));

const ARCHIVE = manual('归档。', 'The archive.');

builder.mutationFields((t) => ({
  requestArchive: t.fieldWithInput({
    type: ArchiveType,
    input: {
      cycle: t.input.string({ required: false, description: CYCLE_DESCRIPTION }),
      recipientKey: t.input.string({
        required: false,
        description: manual(
          '证件号码接收方的公钥（JWK，JSON文本）：RSA、EC或X25519；不填则归档中不含证件号码。',
          'The public key (JWK, as JSON text) of the recipient of the identity numbers: RSA, EC or X25519; without it the archive leaves the numbers out.',
        ),
      }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['BUREAU_OFFICER'] },
    description: manual(
      '将一个评审年度整体归档：数据、文件、办理记录、清单及签名；分卷生成，有进度。',
      'Archives a cycle as a whole: data, files, history, manifest and signature; made in parts, with its progress. Rule R6. Errors: ROLE_REQUIRED, ARCHIVE_UNKNOWN, ARCHIVE_UNDERWAY, RECIPIENT_KEY, CYCLE_UNKNOWN.',
    ),
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
      reason: t.input.string({ required: true, description: manual('销毁理由。', 'The reason for destruction.') }),
      document: t.input.string({
        required: true,
        description: manual('批准销毁的文号。', 'The number of the document that approves the destruction.'),
      }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['BUREAU_OFFICER'] },
    description: manual(
      '对保管期满的归档提出销毁，由另一名经办人确认。',
      'Proposes to destroy an archive that has been kept long enough; another officer confirms it. Rule R6. Errors: ROLE_REQUIRED, ARCHIVE_UNKNOWN, ARCHIVE_KEPT, ARCHIVE_NOT_DONE.',
    ),
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
        description: manual(
          '所见的归档版本（version），即所见的销毁提出。',
          'The version of the archive as seen (version), and with it the proposal as seen. Rule A4.',
        ),
      }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['BUREAU_OFFICER'] },
    description: manual(
      '确认销毁：不得由提出人确认，且以所见的提出为准。销毁归档文件，其记录（内容、时间、经办人、摘要）长期保留，运行中的数据不受影响。',
      'Confirms the destruction: never by the officer who proposed it, and only the proposal as it was seen. The files of the archive are destroyed; its record (content, times, officers, hash) is kept for good, and the data in operation is not touched. Rules R6, A4. Errors: ROLE_REQUIRED, ARCHIVE_UNKNOWN, ARCHIVE_KEPT, ARCHIVE_NOT_DONE, NOT_PROPOSED, OWN_PROPOSAL, VERSION_STALE.',
    ),
    resolve: (_, { input: { key, archive, version } }, context) =>
      answered(
        context,
        { key, mutation: 'confirmDestruction', body: { archive: archive.id, version } },
        confirmDestruction,
        async (answer) => found(await loadArchive(context.table, answer.archive)),
      ),
  }),
}));
