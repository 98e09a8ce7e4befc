/** Uploading the files of a posting. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { UploadFormType } from '../../graph/upload.ts';
import { attach, attachmentForm, POSTING_FILES, requestAttachment } from '../actions/attachments.ts';
import { postingRefusals } from '../refusals.ts';
import { loadPosting } from '../store.ts';
import { AttachmentKindEnum } from './enums.ts';
import { PostingType } from './posting-type.ts';
import { postingRef } from './refs.ts';

builder.mutationFields((t) => ({
  requestPostingUpload: t.fieldWithInput({
    type: UploadFormType,
    input: {
      posting: t.input.globalID({ required: true, for: [postingRef], description: manual('公示。', 'The posting.') }),
      contentType: t.input.string({
        required: true,
        description: manual('类型：application/pdf、image/jpeg 或 image/png。', 'The type: application/pdf, image/jpeg or image/png.'),
      }),
      size: t.input.int({
        required: true,
        description: manual('字节数；表单不接受更大的文件。', 'The size in bytes; the form takes no larger file.'),
      }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['UNIT_OFFICER'] },
    description: manual(
      '索取公示附件的上传表单：本单位经办人。',
      'Requests the upload form for an attachment of a posting: an officer of the unit. Rules A3, U3. Errors: POSTING_UNKNOWN, PROOF_TYPE, PROOF_SIZE.',
    ),
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
      posting: t.input.globalID({ required: true, for: [postingRef], description: manual('公示。', 'The posting.') }),
      upload: t.input.string({ required: true, description: manual('上传号。', 'The id of the upload.') }),
      kind: t.input.field({ type: AttachmentKindEnum, required: true, description: manual('类别。', 'The kind.') }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['UNIT_OFFICER'] },
    description: manual(
      '核验并附上上传的文件：本单位经办人。',
      'Checks the uploaded file and attaches it: an officer of the unit. Rules A3, U3. Errors: POSTING_UNKNOWN, PROOF_ABSENT, PROOF_SIZE, PROOF_LIES, PROOF_ACTIVE, PROOF_ENCRYPTED, PROOF_CHANGED, ATTACHMENTS_FULL, UPLOAD_TAKEN, OWN_POSTING.',
    ),
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
