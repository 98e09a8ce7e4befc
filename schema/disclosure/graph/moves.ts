/** Publishing documents, and what becomes of them: the bureau of the city, and nobody else (V7). */
import { builder } from '../../builder.ts';
import type { Context } from '../../core/context.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { cityAsked } from '../../announcement/cycles.ts';
import { CITY_DESCRIPTION, LevelEnum } from '../../announcement/graph/enums.ts';
import { found } from '../../identity/graph/types.ts';
import { UploadFormType } from '../../posting/graph/attachments.ts';
import { beginDocumentFile, documentForm } from '../actions/files.ts';
import { reinstateDocument, repealDocument, reviseDocument, withdrawPublication } from '../actions/amending.ts';
import type { Changed } from '../actions/changing.ts';
import { publishDocument, replaceDocument } from '../actions/publishing.ts';
import { loadDocument } from '../lists.ts';
import { MOST_ARTICLES, MOST_CHARACTERS, type Publication } from '../model.ts';
import { documentRef, DocumentType, KindEnum } from './documents.ts';

const ArticleInput = builder.inputType('PublicDocumentArticleInput', {
  description: '正文的一条。An article. Rule V7.',
  fields: (t) => ({
    number: t.string({ required: true, description: '条号，如“第三条”，最多20字，不重复。' }),
    heading: t.string({ required: false, description: '条标题，最多60字。' }),
    text: t.string({ required: true, description: '内容，最多8000字，可分行。' }),
  }),
});

const PublicationInput = builder.inputType('PublicDocumentInput', {
  description: '公开文件的内容；正文、文件、原文网址至少一项。What a document says: its text, its file, or where it stands. Rule V7.',
  fields: (t) => ({
    title: t.string({ required: true, description: '标题，最多120字。' }),
    number: t.string({ required: false, description: '文号，最多60字；只有办事程序可以不填。A procedure alone may have none.' }),
    issuer: t.string({ required: true, description: '发文机关，最多60字。' }),
    issuedOn: t.field({ type: 'Day', required: true, description: '印发日期，不晚于今天。' }),
    inForceFrom: t.field({
      type: 'Day',
      required: false,
      description: '施行之日，自0时起；不填为印发之日。The day of its issue where none is named.',
    }),
    inForceUntil: t.field({ type: 'Day', required: false, description: '有效期末日，至24时；没有的不填。Its last day, to 24:00.' }),
    series: t.stringList({ required: false, description: '所及的系列代码；不填为所有系列。None: all.' }),
    levels: t.field({ type: [LevelEnum], required: false, description: '所及的层级；不填为所有层级。None: all.' }),
    summary: t.string({ required: false, description: '摘要，最多1000字，可分行。' }),
    articles: t.field({
      type: [ArticleInput],
      required: false,
      description: `正文，逐条，最多${MOST_ARTICLES}条、共${MOST_CHARACTERS}字；更长的作为文件上传。The text by articles; upload what is longer.`,
    }),
    sourceUrl: t.string({ required: false, description: '原文网址，https，最多500字符。Https alone.' }),
    upload: t.string({ required: false, description: '文件的上传号（beginDocumentFile）。The upload of its file.' }),
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
  'PUBLICATION_NUMBERLESS, PUBLICATION_EMPTY, PUBLICATION_TOO_LONG, PUBLICATION_AHEAD, PUBLICATION_PERIOD, PUBLICATION_IDENTITY, INPUT_INVALID';
const FILES = 'PROOF_ABSENT, PROOF_SIZE, PROOF_LIES, PROOF_ACTIVE, PROOF_ENCRYPTED, PROOF_CHANGED';
const HOLDING =
  'PUBLICATION_UNKNOWN, PUBLICATION_IS_NOTICE, PUBLICATION_WITHDRAWN, PUBLICATION_REPEALED, PUBLICATION_REPLACED, VERSION_STALE, BUSY';

builder.mutationFields((t) => {
  const document = t.input.globalID({ required: true, for: [documentRef], description: '公开文件。' });
  const version = t.input.int({ required: true, description: '所见的版本（version）。Rule A4.' });
  const city = t.input.string({ required: false, description: CITY_DESCRIPTION });
  const publication = t.input.field({ type: PublicationInput, required: true, description: '内容。' });
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  const reason = t.input.string({ required: true, description: '理由，最多500字。' });
  return {
    beginDocumentFile: t.fieldWithInput({
      type: UploadFormType,
      input: {
        city,
        contentType: t.input.string({ required: true, description: 'application/pdf、image/jpeg 或 image/png。' }),
        size: t.input.int({ required: true, description: '字节数；表单不接受更大的文件。Bytes; the form takes no more than these.' }),
        key,
      },
      ...AT_BUREAU,
      description:
        '索取公开文件的上传表单：本市人社局；公开或修改时填上传号，随即核验。A form for the file, which is checked as the document is published. Rules A3, V7. Errors: PUBLICATION_UNKNOWN, PROOF_TYPE, PROOF_SIZE.',
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
        kind: t.input.field({ type: KindEnum, required: true, description: '类别，公开后不变。It stays.' }),
        publication,
        key,
      },
      ...AT_BUREAU,
      description: `公开一份文件：本市人社局；告知市人社局和各主管部门。Publishes a document; the city’s offices are told. Rule V7. Errors: PUBLICATION_UNKNOWN, ${SUCH}, ${FILES}.`,
      resolve: async (_, { input: { key: own, city: named, kind, publication: one } }, context) => {
        const body = { city: await cityOwn(context, named), kind, publication: typed(one) };
        return done(context, 'publishDocument', own, body, publishDocument);
      },
    }),
    replaceDocument: t.fieldWithInput({
      type: DocumentType,
      input: { document, version, publication, key },
      ...AT_BUREAU,
      description: `公开新文件替代原文件，类别不变：原文件至新文件施行的前一日止，两者互相指明；答复新文件。Publishes a document in the place of another, which ends the day before; answers the new one. Rule V7. Errors: ${HOLDING}, REPLACEMENT_EARLY, ${SUCH}, ${FILES}.`,
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
          description: '没有上传新文件的，是否保留原文件。Whether the file stays where no other is uploaded.',
        }),
        reason,
        isSlip: t.input.boolean({
          required: true,
          defaultValue: false,
          description: '是否只更正笔误。Whether it mends no more than a slip.',
        }),
        amendedBy: t.input.string({
          required: false,
          description: '修改所依据的文号，最多60字；更正笔误的可以不填。Needed but for a slip.',
        }),
        key,
      },
      ...AT_BUREAU,
      description: `修改公开文件：以全部内容成为新的一版，原版始终可读。A new version, with all that it says; the earlier ones stay readable. Rule V7. Errors: ${HOLDING}, AMENDMENT_UNNAMED, REVISION_SAME, REPLACEMENT_EARLY, ${SUCH}, ${FILES}.`,
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
        on: t.input.field({ type: 'Day', required: true, description: '自该日0时起废止，不早于施行之日。From 0:00 of that day on.' }),
        number: t.input.string({ required: false, description: '据以废止的文号，最多60字。By which document, as it is cited.' }),
        by: t.input.globalID({ required: false, for: [documentRef], description: '据以废止的公开文件。The same where it lies here.' }),
        reason,
        key,
      },
      ...AT_BUREAU,
      description: `废止公开文件。Repeals a document. Rule V7. Errors: ${HOLDING}, REPEAL_EARLY, INPUT_INVALID.`,
      resolve: (_, { input: { key: own, document: one, by, number, ...input } }, context) => {
        const body = { ...input, document: one.id, by: by?.id ?? null, number: number ?? null };
        return done(context, 'repealDocument', own, body, repealDocument);
      },
    }),
    reinstateDocument: t.fieldWithInput({
      type: DocumentType,
      input: { document, version, reason, key },
      ...AT_BUREAU,
      description:
        '恢复误废止的文件：如同未曾废止，办理记录保留。Undoes a repeal that was a mistake. Rule V7. Errors: PUBLICATION_UNKNOWN, PUBLICATION_IS_NOTICE, PUBLICATION_WITHDRAWN, NOT_REPEALED, VERSION_STALE, INPUT_INVALID, BUSY.',
      resolve: (_, { input: { key: own, document: one, ...input } }, context) =>
        done(context, 'reinstateDocument', own, { ...input, document: one.id }, reinstateDocument),
    }),
    withdrawPublication: t.fieldWithInput({
      type: DocumentType,
      input: { document, version, reason, key },
      ...AT_BUREAU,
      description:
        '撤下误发的文件：其位置保留，注明何时因何撤下，内容只有市人社局、纪检监察可见；它所替代的文件恢复。Takes off what was published by mistake; its place stays, and what it has replaced is in force again. Rule V7. Errors: PUBLICATION_UNKNOWN, PUBLICATION_IS_NOTICE, PUBLICATION_WITHDRAWN, VERSION_STALE, INPUT_INVALID, BUSY.',
      resolve: (_, { input: { key: own, document: one, ...input } }, context) =>
        done(context, 'withdrawPublication', own, { ...input, document: one.id }, withdrawPublication),
    }),
  };
});
