/** The files of a case, and the number of whoever reported by name (V5). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { REQUEST, SIGNED } from '../../core/price.ts';
import { downloadOf, DownloadType } from '../../graph/download.ts';
import { attach, attachmentForm, requestAttachment } from '../../posting/actions/attachments.ts';
import { UploadFormType } from '../../graph/upload.ts';
import { attachmentKeyOf, type Attachment } from '../../posting/model.ts';
import { revealReporter } from '../cases/actions/reveal.ts';
import { CASE_FILES } from '../cases/files.ts';
import { isOfReporter } from '../cases/pictures.ts';
import { loadCaseFiles } from '../cases/store.ts';
import { readsAll } from '../cases/rules.ts';
import { caseRef } from './refs.ts';

const CaseFileType = builder.objectRef<Attachment & { of: string; isOfReporter: boolean }>('CaseFile').implement({
  description: manual('案件材料。', 'A file of a case. Rule V5.'),
  fields: (t) => ({
    number: t.exposeInt('number', { description: manual('序号。', 'The number in the sequence.') }),
    contentType: t.exposeString('contentType', { description: manual('类型。', 'The type.') }),
    size: t.exposeInt('size', { description: manual('字节数。', 'The size in bytes.') }),
    sha256: t.exposeString('sha256', { description: manual('摘要（SHA-256）。', 'The hash (SHA-256).') }),
    addedAt: t.expose('addedAt', { type: 'Instant', description: manual('附上的时刻。', 'When it was added.') }),
    isFromReporter: t.exposeBoolean('isOfReporter', {
      description: manual(
        '是否由举报人提交；匿名的附上时刻只有日期。',
        'Whether it came from the person who reported; of an anonymous report only the day is kept.',
      ),
    }),
    file: t.field({
      type: DownloadType,
      price: SIGNED,
      description: manual('下载，十分钟内有效。', 'The download, valid for ten minutes.'),
      resolve: ({ of, ...one }, _, context) =>
        downloadOf(context, attachmentKeyOf(of, one), {
          fileName: `案件材料${one.number}.${one.contentType.split('/')[1]}`,
          contentType: one.contentType,
        }),
    }),
  }),
});

builder.objectField(caseRef, 'files', (t) =>
  t.field({
    type: [CaseFileType],
    price: REQUEST,
    rows: 10,
    description: manual(
      '案件材料；被处理的见到的是空列表。读表一次。',
      'The files of the case; those whom it burdens see an empty list. One table request. Rule V5.',
    ),
    resolve: async (one, _, context) =>
      readsAll(context, one)
        ? (await loadCaseFiles(context.table, one.id)).map((file) => ({ ...file, of: one.id, isOfReporter: isOfReporter(file, one) }))
        : [],
  }),
);

builder.mutationFields((t) => {
  const number = t.input.string({ required: true, description: manual('案件编号。', 'The number of the case.') });
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  return {
    requestCaseUpload: t.fieldWithInput({
      type: UploadFormType,
      input: {
        number,
        contentType: t.input.string({
          required: true,
          description: manual('类型：application/pdf、image/jpeg 或 image/png。', 'The type: application/pdf, image/jpeg or image/png.'),
        }),
        size: t.input.int({
          required: true,
          description: manual('字节数；上传不得超过此数。', 'The number of bytes; the form takes no more than this.'),
        }),
        key,
      },
      authScopes: { person: true },
      whileBarred: true,
      description: manual(
        '索取案件材料的上传表单：办理方；登录后实名举报的，至拟处理意见前；被处理的，陈述申辩和申诉时。',
        'Requests the upload form for a file of a case: the handling office; the person who reported by name while logged in, until a decision is proposed; those whom it burdens, when they are heard and when they appeal. Rules A3, V5. Errors: CASE_UNKNOWN, CASE_NOT_IN_STATE, BARRED, PROOF_TYPE, PROOF_SIZE.',
      ),
      resolve: (_, { input: { key: own, number: of, ...input } }, context) => {
        const body = { ...input, of };
        return answered(
          context,
          { key: own, mutation: 'requestCaseUpload', body },
          (inner) => requestAttachment(inner, CASE_FILES, body),
          (answer) => attachmentForm(context, CASE_FILES, answer, body),
        );
      },
    }),
    confirmCaseUpload: t.fieldWithInput({
      type: 'Int',
      input: { number, upload: t.input.string({ required: true, description: manual('上传号。', 'The id of the upload.') }), key },
      authScopes: { person: true },
      whileBarred: true,
      description: manual(
        '核验并附上案件材料：同 `requestCaseUpload`；答复现有材料的件数。',
        'Checks a file and adds it to the case: those who may use `requestCaseUpload`; it answers how many files there are by then. Rules A3, V5. Errors: CASE_UNKNOWN, CASE_NOT_IN_STATE, BARRED, PROOF_ABSENT, PROOF_SIZE, PROOF_LIES, PROOF_ACTIVE, PROOF_ENCRYPTED, PROOF_CHANGED, ATTACHMENTS_FULL, UPLOAD_TAKEN, BUSY.',
      ),
      resolve: async (_, { input: { key: own, number: of, upload } }, context) => {
        const body = { of, upload, kind: 'EVIDENCE' as const };
        const count = async () => (await loadCaseFiles(context.table, of)).length;
        return answered(
          context,
          { key: own, mutation: 'confirmCaseUpload', body },
          async (inner) => {
            const { answer } = await attach(inner, CASE_FILES, body);
            return { answer, result: await count() };
          },
          count,
        );
      },
    }),
    revealReporter: t.fieldWithInput({
      type: 'String',
      input: {
        case: t.input.globalID({ required: true, for: [caseRef], description: manual('案件。', 'The case.') }),
        text: t.input.string({ required: true, description: manual('事由，最多500字。', 'The reason, at most 500 characters.') }),
        key,
      },
      authScopes: { role: ['BUREAU_OFFICER', 'SUPERVISOR'] },
      description: manual(
        '查看实名举报人的完整联系电话：办理方；每次查看均记入案件记录。',
        'Shows the whole telephone number of the person who reported by name: the handling office; each view is entered in the history of the case. Rules V5, V1. Errors: CASE_UNKNOWN, REPORTER_UNNAMED, NUMBER_UNKEPT, INPUT_INVALID, BUSY.',
      ),
      resolve: (_, { input: { key: own, case: one, ...input } }, context) => {
        const body = { ...input, case: one.id };
        // Shown once more it is another view: judged anew, and an entry of its own.
        return answered(
          context,
          { key: own, mutation: 'revealReporter', body },
          revealReporter,
          async () => (await revealReporter(context, body)).result,
        );
      },
    }),
  };
});
