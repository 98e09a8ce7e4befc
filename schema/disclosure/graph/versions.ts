/** What a public document says, in the graph: its articles, its file, its versions (V7). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import type { Context } from '../../core/context.ts';
import { connectionIn, connectionOf, pageOf, type PageArguments } from '../../core/page.ts';
import { SIGNED } from '../../core/price.ts';
import { downloadOf, DownloadType } from '../../graph/download.ts';
import { noticeVersion } from '../lists.ts';
import {
  contentShape,
  publicationFileKeyOf,
  type Article,
  type Publication,
  type PublicationFile,
  type PublicationVersion,
} from '../model.ts';
import { readsText } from '../sight.ts';
import { listPublicationVersions, presentIn } from '../store.ts';

export const ArticleType = builder.objectRef<Article>('PublicDocumentArticle').implement({
  description: manual('正文的一条。', 'An article of the text. Rule V7.'),
  fields: (t) => ({
    number: t.exposeString('number', {
      description: manual('条号，如“第三条”。', 'The number of the article as it stands in the text, such as “Article 3”.'),
    }),
    heading: t.exposeString('heading', {
      nullable: true,
      description: manual('条标题；没有的为空。', 'The heading of the article; null where there is none.'),
    }),
    text: t.exposeString('text', { description: manual('内容。', 'The content.') }),
  }),
});

type Filed = { of: Publication; file: PublicationFile };

export const FileType = builder.objectRef<Filed>('PublicDocumentFile').implement({
  description: manual(
    '公开文件的原件（PDF或图片），任何人可取。',
    'The original file of a public document (PDF or picture), for anybody. Rule V7.',
  ),
  fields: (t) => ({
    contentType: t.string({ description: manual('类型。', 'The type.'), resolve: ({ file }) => file.contentType }),
    size: t.int({ description: manual('字节数。', 'The size in bytes.'), resolve: ({ file }) => file.size }),
    sha256: t.string({ description: manual('摘要（SHA-256）。', 'The hash (SHA-256).'), resolve: ({ file }) => file.sha256 }),
    download: t.field({
      type: DownloadType,
      price: SIGNED,
      description: manual('下载，十分钟内有效，无须登录。', 'The download, good for ten minutes; no login.'),
      resolve: ({ of, file }, _, context) =>
        downloadOf(context, publicationFileKeyOf(of.city, file), { fileName: of.title, contentType: file.contentType }),
    }),
  }),
});

/** A file as the one who asks may have it. */
export function fileOf({ actor }: Context, of: Publication, file: PublicationFile | null): Filed | null {
  return file && readsText(actor, of) ? { of, file } : null;
}

/** What a version says, parsed; null of a notice, which is no such text. */
function contentOf({ cycle }: Publication, { text }: PublicationVersion) {
  return cycle === null ? contentShape.parse(JSON.parse(text)) : null;
}

/** As many articles as the price counts where somebody asks for them. */
export const PRICED_ARTICLES = 30;

/** The articles that hold, as the one who asks may read them. */
export async function articlesOf(context: Context, one: Publication): Promise<Article[]> {
  if (one.cycle !== null || !readsText(context.actor, one)) return [];
  return contentOf(one, await presentIn(context, one))?.articles ?? [];
}

type Versioned = { of: Publication; version: PublicationVersion };

export const VersionType = builder.objectRef<Versioned>('PublicDocumentVersion').implement({
  description: manual(
    '公开文件的一版，公开后不变，始终可读。',
    'A version of a public document; it never changes once published, and stays readable. Rule V7.',
  ),
  fields: (t) => ({
    number: t.int({ description: manual('序号。', 'The number in the sequence.'), resolve: ({ version }) => version.number }),
    at: t.field({ type: 'Instant', description: manual('公开时刻。', 'When it was published.'), resolve: ({ version }) => version.at }),
    reason: t.string({
      nullable: true,
      description: manual('修改的理由；第一版为空。', 'Why it was revised; null for the first version.'),
      resolve: ({ version }) => version.reason,
    }),
    isSlip: t.boolean({
      description: manual('是否只更正笔误。', 'Whether it corrected no more than a slip.'),
      resolve: ({ version }) => version.isSlip,
    }),
    amendedBy: t.string({
      nullable: true,
      description: manual(
        '修改所依据的文号；第一版、更正笔误的为空。',
        'The number of the document that amends it; null for the first version and for the correction of a slip.',
      ),
      resolve: ({ version }) => version.amendedBy,
    }),
    hash: t.string({
      description: manual(
        '`content` 的摘要：规范JSON（RFC 8785）的SHA-256。',
        'The hash of `content`: the SHA-256 of its canonical JSON (RFC 8785).',
      ),
      resolve: ({ version }) => version.hash,
    }),
    content: t.field({
      type: 'JSON',
      nullable: true,
      description: manual(
        '该版全部内容；已撤下的文件，只有市人社局、纪检监察可见。',
        'The whole content of this version; of a document taken off, for the bureau and supervisors only.',
      ),
      resolve: ({ of, version }, _, { actor }) => (readsText(actor, of) ? (JSON.parse(version.text) as unknown) : null),
    }),
    articles: t.field({
      type: [ArticleType],
      rows: PRICED_ARTICLES,
      description: manual('该版正文；没有的为空列表。', 'The text of this version by articles; an empty list where there is none.'),
      resolve: ({ of, version }, _, { actor }) => (readsText(actor, of) ? (contentOf(of, version)?.articles ?? []) : []),
    }),
    file: t.field({
      type: FileType,
      nullable: true,
      description: manual('该版的文件；没有的为空。', 'The file of this version; null where there is none.'),
      resolve: ({ of, version }, _, context) => fileOf(context, of, contentOf(of, version)?.file ?? null),
    }),
  }),
});

/** A page of a document’s versions, the newest first; those of a notice are where notices are. */
export async function versionsOf(context: Context, of: Publication, args: PageArguments) {
  const page = pageOf(args);
  const { cycle } = of;
  if (cycle === null) {
    const { rows, cursors, next } = await listPublicationVersions(context.table, of.id, page);
    return connectionOf(
      rows.map((version) => ({ of, version })),
      cursors,
      page.after,
      next,
    );
  }
  const numbers = Array.from({ length: of.versions }, (_, index) => of.versions - index);
  const { edges, pageInfo } = connectionIn(numbers, (number) => `${cycle} ${number}`, page);
  const rows = await Promise.all(
    edges.map(async ({ node, cursor }) => ({ node: { of, version: await noticeVersion(context, cycle, node) }, cursor })),
  );
  return { edges: rows, pageInfo };
}
