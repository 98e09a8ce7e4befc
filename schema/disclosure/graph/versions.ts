/** What a public document says, in the graph: its articles, its file, its versions (V7). */
import { builder } from '../../builder.ts';
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
  description: '正文的一条。An article of the text. Rule V7.',
  fields: (t) => ({
    number: t.exposeString('number', { description: '条号，如“第三条”。As it is numbered.' }),
    heading: t.exposeString('heading', { nullable: true, description: '条标题；没有的为空。Null where it has none.' }),
    text: t.exposeString('text', { description: '内容。' }),
  }),
});

type Filed = { of: Publication; file: PublicationFile };

export const FileType = builder.objectRef<Filed>('PublicDocumentFile').implement({
  description: '文件的原件（PDF或图片）。The file of a public document, for anybody. Rule V7.',
  fields: (t) => ({
    contentType: t.string({ description: '类型。', resolve: ({ file }) => file.contentType }),
    size: t.int({ description: '字节数。Bytes.', resolve: ({ file }) => file.size }),
    sha256: t.string({ description: '摘要（SHA-256）。', resolve: ({ file }) => file.sha256 }),
    download: t.field({
      type: DownloadType,
      price: SIGNED,
      description: '下载，十分钟内有效，无须登录。Good for ten minutes; no login.',
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
  description: '文件的一版，公开后不变。A version of a public document; it never changes, and stays readable. Rule V7.',
  fields: (t) => ({
    number: t.int({ description: '序号。', resolve: ({ version }) => version.number }),
    at: t.field({ type: 'Instant', description: '公开时刻。', resolve: ({ version }) => version.at }),
    reason: t.string({
      nullable: true,
      description: '修改的理由；第一版为空。Null of the first.',
      resolve: ({ version }) => version.reason,
    }),
    isSlip: t.boolean({ description: '是否只更正笔误。Whether it mended no more than a slip.', resolve: ({ version }) => version.isSlip }),
    amendedBy: t.string({
      nullable: true,
      description: '修改所依据的文号；第一版、更正笔误的为空。The number of the document that amends it.',
      resolve: ({ version }) => version.amendedBy,
    }),
    hash: t.string({
      description: 'content 的摘要：规范JSON（RFC 8785）的SHA-256。Of the canonical JSON of `content`.',
      resolve: ({ version }) => version.hash,
    }),
    content: t.field({
      type: 'JSON',
      nullable: true,
      description:
        '该版全部内容；已撤下的文件，只有市人社局、纪检监察可见。All that it says; of what was taken off, for those who oversee.',
      resolve: ({ of, version }, _, { actor }) => (readsText(actor, of) ? (JSON.parse(version.text) as unknown) : null),
    }),
    articles: t.field({
      type: [ArticleType],
      rows: PRICED_ARTICLES,
      description: '该版正文；没有的为空列表。Its articles.',
      resolve: ({ of, version }, _, { actor }) => (readsText(actor, of) ? (contentOf(of, version)?.articles ?? []) : []),
    }),
    file: t.field({
      type: FileType,
      nullable: true,
      description: '该版的文件；没有的为空。',
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
