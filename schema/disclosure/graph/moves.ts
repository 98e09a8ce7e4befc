/** Publishing documents, and what becomes of them: the bureau of the city, and nobody else (V7). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import type { Context } from '../../core/context.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { cityAsked } from '../../announcement/cycles.ts';
import { CITY_DESCRIPTION, LevelEnum } from '../../announcement/graph/enums.ts';
import { found } from '../../identity/graph/types.ts';
import { UploadFormType } from '../../graph/upload.ts';
import { beginDocumentFile, documentForm } from '../actions/files.ts';
import { reinstateDocument, repealDocument, reviseDocument, withdrawPublication } from '../actions/amending.ts';
import type { Changed } from '../actions/changing.ts';
import { publishDocument, replaceDocument } from '../actions/publishing.ts';
import { loadDocument } from '../lists.ts';
import { MOST_ARTICLES, MOST_CHARACTERS, type Publication } from '../model.ts';
import { documentRef, DocumentType, KindEnum } from './documents.ts';

const ArticleInput = builder.inputType('PublicDocumentArticleInput', {
  description: manual('正文的一条。', 'An article of the text. Rule V7.'),
  fields: (t) => ({
    number: t.string({
      required: true,
      description: manual(
        '条号，如“第三条”，最多20字，不重复。',
        'The number of the article as it stands in the text, such as “Article 3”; at most 20 characters, none used twice.',
      ),
    }),
    heading: t.string({ required: false, description: manual('条标题，最多60字。', 'The heading of the article, at most 60 characters.') }),
    text: t.string({
      required: true,
      description: manual('内容，最多8000字，可分行。', 'The content, at most 8000 characters; it may have several lines.'),
    }),
  }),
});

const PublicationInput = builder.inputType('PublicDocumentInput', {
  description: manual(
    '公开文件的内容；正文、文件、原文网址至少一项。',
    'The content of a public document; at least one of its text, its file and the address of the original. Rule V7.',
  ),
  fields: (t) => ({
    title: t.string({ required: true, description: manual('标题，最多120字。', 'The title, at most 120 characters.') }),
    number: t.string({
      required: false,
      description: manual(
        '文号，最多60字；只有办事程序可以不填。',
        'The document number, at most 60 characters; only a procedure may be without it.',
      ),
    }),
    issuer: t.string({
      required: true,
      description: manual('发文机关，最多60字。', 'The authority that issued it, at most 60 characters.'),
    }),
    issuedOn: t.field({
      type: 'Day',
      required: true,
      description: manual('印发日期，不晚于今天。', 'The day of issue, not later than today.'),
    }),
    inForceFrom: t.field({
      type: 'Day',
      required: false,
      description: manual(
        '施行之日，自0时起；不填为印发之日。',
        'The day it comes into force, from 0:00; the day of issue where left out.',
      ),
    }),
    inForceUntil: t.field({
      type: 'Day',
      required: false,
      description: manual('有效期末日，至24时；没有的不填。', 'The last day of its period, to 24:00; left out where there is none.'),
    }),
    series: t.stringList({
      required: false,
      description: manual('所及的系列代码；不填为所有系列。', 'The codes of the series it concerns; all series where left out.'),
    }),
    levels: t.field({
      type: [LevelEnum],
      required: false,
      description: manual('所及的层级；不填为所有层级。', 'The levels it concerns; all levels where left out.'),
    }),
    summary: t.string({
      required: false,
      description: manual('摘要，最多1000字，可分行。', 'The summary, at most 1000 characters; it may have several lines.'),
    }),
    articles: t.field({
      type: [ArticleInput],
      required: false,
      description: manual(
        `正文，逐条，最多${MOST_ARTICLES}条、共${MOST_CHARACTERS}字；更长的作为文件上传。`,
        `The text by articles, at most ${MOST_ARTICLES} articles and ${MOST_CHARACTERS} characters in all; a longer text is uploaded as a file.`,
      ),
    }),
    sourceUrl: t.string({
      required: false,
      description: manual('原文网址，只能是https，最多500字符。', 'The address of the original, https only, at most 500 characters.'),
    }),
    upload: t.string({
      required: false,
      description: manual('文件的上传号（beginDocumentFile）。', 'The id of the upload of its file (beginDocumentFile).'),
    }),
  }),
});

/** The same as the actions take it. */
function typed({ series, levels, articles, upload, ...given }: typeof PublicationInput.$inferInput) {
  return { ...given, series: series ?? [], levels: levels ?? [], articles: articles ?? [], upload: upload ?? null };
}

function done<Body>(
  context: Context,
  mutation: string,
  key: string | null | undefined,
  body: Body,
  action: (own: Context, request: Body) => Promise<Changed>,
): Promise<Publication> {
  return answered<Body, { document: string }, Publication>(context, { key, mutation, body }, action, async ({ document }) =>
    found(await loadDocument(context, document)),
  );
}

const AT_BUREAU = { authScopes: { role: ['BUREAU_OFFICER' as const] } };
const cityOwn = (context: Context, city: string | null | undefined) => cityAsked(context, { city, as: ['BUREAU_OFFICER'] });

const SUCH =
  'PUBLICATION_NUMBERLESS, PUBLICATION_EMPTY, PUBLICATION_TOO_LONG, PUBLICATION_AHEAD, PUBLICATION_PERIOD, PUBLICATION_IDENTITY, STANDARD_TWICE, INPUT_INVALID';
const FILES = 'PROOF_ABSENT, PROOF_SIZE, PROOF_LIES, PROOF_ACTIVE, PROOF_ENCRYPTED, PROOF_CHANGED';
const HOLDING =
  'PUBLICATION_UNKNOWN, PUBLICATION_IS_NOTICE, PUBLICATION_WITHDRAWN, PUBLICATION_REPEALED, PUBLICATION_REPLACED, VERSION_STALE, BUSY';

builder.mutationFields((t) => {
  const document = t.input.globalID({ required: true, for: [documentRef], description: manual('公开文件。', 'The public document.') });
  const version = t.input.int({
    required: true,
    description: manual('所见的版本（version）。', 'The version as seen (version). Rule A4.'),
  });
  const city = t.input.string({ required: false, description: CITY_DESCRIPTION });
  const publication = t.input.field({ type: PublicationInput, required: true, description: manual('内容。', 'The content.') });
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  const reason = t.input.string({ required: true, description: manual('理由，最多500字。', 'The reason, at most 500 characters.') });
  return {
    beginDocumentFile: t.fieldWithInput({
      type: UploadFormType,
      input: {
        city,
        contentType: t.input.string({
          required: true,
          description: manual('类型：application/pdf、image/jpeg 或 image/png。', 'The type: application/pdf, image/jpeg or image/png.'),
        }),
        size: t.input.int({
          required: true,
          description: manual('字节数；表单不接受更大的文件。', 'The size in bytes; the form takes no larger file.'),
        }),
        key,
      },
      ...AT_BUREAU,
      description: manual(
        '索取公开文件的上传表单：本市人社局；公开或修改时填上传号，随即核验。',
        'Asks for an upload form for a public document: for the bureau of the city; the id of the upload is given when the document is published or revised, and the file is checked then. Rules A3, V7. Errors: PUBLICATION_UNKNOWN, PROOF_TYPE, PROOF_SIZE.',
      ),
      resolve: async (_, { input: { key: own, city: named, ...input } }, context) => {
        const body = { ...input, city: await cityOwn(context, named) };
        return answered(context, { key: own, mutation: 'beginDocumentFile', body }, beginDocumentFile, (answer) =>
          documentForm(context, answer, body),
        );
      },
    }),
    publishDocument: t.fieldWithInput({
      type: DocumentType,
      input: {
        city,
        kind: t.input.field({
          type: KindEnum,
          required: true,
          description: manual('类别，公开后不变。', 'The kind; it does not change once published.'),
        }),
        publication,
        key,
      },
      ...AT_BUREAU,
      description: manual(
        '公开一份文件：本市人社局；告知市人社局和各主管部门。',
        `Publishes a document: for the bureau of the city; the bureau and the departments are told. Rule V7. Errors: PUBLICATION_UNKNOWN, ${SUCH}, ${FILES}.`,
      ),
      resolve: async (_, { input: { key: own, city: named, kind, publication: one } }, context) => {
        const body = { city: await cityOwn(context, named), kind, publication: typed(one) };
        return done(context, 'publishDocument', own, body, publishDocument);
      },
    }),
    replaceDocument: t.fieldWithInput({
      type: DocumentType,
      input: { document, version, publication, key },
      ...AT_BUREAU,
      description: manual(
        '公开新文件替代原文件，类别不变：原文件至新文件施行的前一日止，两者互相指明；答复新文件。',
        `Publishes a new document in the place of another, of the same kind: the former ends the day before the new one comes into force, and each names the other; answers the new document. Rule V7. Errors: ${HOLDING}, REPLACEMENT_EARLY, ${SUCH}, ${FILES}.`,
      ),
      resolve: (_, { input: { key: own, document: old, version: seen, publication: one } }, context) =>
        done(context, 'replaceDocument', own, { document: old.id, version: seen, publication: typed(one) }, replaceDocument),
    }),
    reviseDocument: t.fieldWithInput({
      type: DocumentType,
      input: {
        document,
        version,
        publication,
        keepsFile: t.input.boolean({
          required: true,
          defaultValue: true,
          description: manual('没有上传新文件的，是否保留原文件。', 'Whether the former file is kept where no new file is uploaded.'),
        }),
        reason,
        isSlip: t.input.boolean({
          required: true,
          defaultValue: false,
          description: manual('是否只更正笔误。', 'Whether it corrects no more than a slip.'),
        }),
        amendedBy: t.input.string({
          required: false,
          description: manual(
            '修改所依据的文号，最多60字；更正笔误的可以不填。',
            'The number of the document that amends it, at most 60 characters; it may be left out for a slip.',
          ),
        }),
        key,
      },
      ...AT_BUREAU,
      description: manual(
        '修改公开文件：以全部内容成为新的一版，原版始终可读。',
        `Revises a public document: its whole content becomes a new version; the earlier ones stay readable. Rule V7. Errors: ${HOLDING}, AMENDMENT_UNNAMED, REVISION_SAME, REPLACEMENT_EARLY, ${SUCH}, ${FILES}.`,
      ),
      resolve: (_, { input: { key: own, document: one, publication: content, amendedBy, ...input } }, context) => {
        const body = { ...input, document: one.id, publication: typed(content), amendedBy: amendedBy ?? null };
        return done(context, 'reviseDocument', own, body, reviseDocument);
      },
    }),
    repealDocument: t.fieldWithInput({
      type: DocumentType,
      input: {
        document,
        version,
        on: t.input.field({
          type: 'Day',
          required: true,
          description: manual(
            '自该日0时起废止，不早于施行之日。',
            'Repealed from 0:00 of that day on, not before the day it comes into force.',
          ),
        }),
        number: t.input.string({
          required: false,
          description: manual('据以废止的文号，最多60字。', 'The number of the document that repeals it, at most 60 characters.'),
        }),
        by: t.input.globalID({
          required: false,
          for: [documentRef],
          description: manual('据以废止的公开文件。', 'The public document that repeals it.'),
        }),
        reason,
        key,
      },
      ...AT_BUREAU,
      description: manual('废止公开文件。', `Repeals a public document. Rule V7. Errors: ${HOLDING}, REPEAL_EARLY, INPUT_INVALID.`),
      resolve: (_, { input: { key: own, document: one, by, number, ...input } }, context) => {
        const body = { ...input, document: one.id, by: by?.id ?? null, number: number ?? null };
        return done(context, 'repealDocument', own, body, repealDocument);
      },
    }),
    reinstateDocument: t.fieldWithInput({
      type: DocumentType,
      input: { document, version, reason, key },
      ...AT_BUREAU,
      description: manual(
        '恢复误废止的文件：如同未曾废止，办理记录保留。',
        'Reinstates a document repealed by mistake: as if it had never been repealed; the history stays. Rule V7. Errors: PUBLICATION_UNKNOWN, PUBLICATION_IS_NOTICE, PUBLICATION_WITHDRAWN, NOT_REPEALED, STANDARD_TWICE, VERSION_STALE, INPUT_INVALID, BUSY.',
      ),
      resolve: (_, { input: { key: own, document: one, ...input } }, context) =>
        done(context, 'reinstateDocument', own, { ...input, document: one.id }, reinstateDocument),
    }),
    withdrawPublication: t.fieldWithInput({
      type: DocumentType,
      input: { document, version, reason, key },
      ...AT_BUREAU,
      description: manual(
        '撤下误发的文件：其位置保留，注明何时因何撤下，内容只有市人社局、纪检监察可见；它所替代的文件恢复。',
        'Takes off a document published by mistake: its place stays, saying when and why it was taken off; its content is seen by the bureau and supervisors only; the document it replaced is in force again. Rule V7. Errors: PUBLICATION_UNKNOWN, PUBLICATION_IS_NOTICE, PUBLICATION_WITHDRAWN, VERSION_STALE, INPUT_INVALID, BUSY.',
      ),
      resolve: (_, { input: { key: own, document: one, ...input } }, context) =>
        done(context, 'withdrawPublication', own, { ...input, document: one.id }, withdrawPublication),
    }),
  };
});
