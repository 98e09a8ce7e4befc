/** Uploading the files of a posting. */
import { builder } from '../../builder.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { UploadFieldType } from '../../graph/upload.ts';
import { attach, attachmentForm, POSTING_FILES, requestAttachment, type AttachmentForm } from '../actions/attachments.ts';
import { postingRefusals } from '../refusals.ts';
import { loadPosting } from '../store.ts';
import { AttachmentKindEnum } from './enums.ts';
import { PostingType } from './posting-type.ts';
import { postingRef } from './refs.ts';

export const UploadFormType = builder.objectRef<AttachmentForm>('PostingUploadForm').implement({
  description: '上传表单：以 multipart/form-data POST 到 url，先附 fields，最后附 file。',
  fields: (t) => ({
    upload: t.exposeString('upload', { description: '上传号，确认时带上。' }),
    url: t.exposeString('url', { description: '地址。' }),
    fields: t.field({
      type: [UploadFieldType],
      description: '须一并提交的字段。',
      resolve: ({ fields }) => Object.entries(fields),
    }),
    expiresAt: t.expose('expiresAt', { type: 'Instant', description: '失效时刻。' }),
  }),
});

builder.mutationFields((t) => ({
  requestPostingUpload: t.fieldWithInput({
    type: UploadFormType,
    input: {
      posting: t.input.globalID({ required: true, for: [postingRef], description: '公示。' }),
      contentType: t.input.string({ required: true, description: 'application/pdf、image/jpeg 或 image/png。' }),
      size: t.input.int({ required: true, description: '字节数；表单不接受更大的文件。Bytes; the form takes no more than these.' }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['UNIT_OFFICER'] },
    description: '索取公示附件的上传表单：本单位经办人。Rules A3, U3. Errors: POSTING_UNKNOWN, PROOF_TYPE, PROOF_SIZE.',
    resolve: (_, { input: { key, posting, ...input } }, context) => {
      const body = { ...input, of: posting.id };
      return answered(
        context,
        { key, mutation: 'requestPostingUpload', body },
        (own) => requestAttachment(own, POSTING_FILES, body),
        (answer) => attachmentForm(context, POSTING_FILES, answer, body),
      );
    },
  }),
  confirmPostingUpload: t.fieldWithInput({
    type: PostingType,
    input: {
      posting: t.input.globalID({ required: true, for: [postingRef], description: '公示。' }),
      upload: t.input.string({ required: true, description: '上传号。' }),
      kind: t.input.field({ type: AttachmentKindEnum, required: true, description: '类别。' }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['UNIT_OFFICER'] },
    description:
      '核验并附上上传的文件：本单位经办人。Rules A3, U3. Errors: POSTING_UNKNOWN, PROOF_ABSENT, PROOF_SIZE, PROOF_LIES, PROOF_ACTIVE, PROOF_ENCRYPTED, PROOF_CHANGED, ATTACHMENTS_FULL, UPLOAD_TAKEN, OWN_POSTING.',
    resolve: (_, { input: { key, posting, ...input } }, context) => {
      const body = { ...input, of: posting.id };
      return answered(
        context,
        { key, mutation: 'confirmPostingUpload', body },
        (own) => attach(own, POSTING_FILES, body),
        async (answer) => {
          const one = await loadPosting(context.table, answer.of);
          if (!one) throw postingRefusals.POSTING_UNKNOWN();
          return one;
        },
      );
    },
  }),
}));
