/** What a form for an upload is made of, in the graph: the same wherever a file is put straight into the object store (A3). */
import { builder } from '../builder.ts';
import { manual } from '../core/manual.ts';
import type { UploadForm } from '../core/upload.ts';

export const UploadFieldType = builder.objectRef<[string, string]>('UploadField').implement({
  description: manual('上传表单的一个字段，原样提交。', 'A field of the upload form, sent as it is.'),
  fields: (t) => ({
    name: t.string({ description: manual('名称。', 'The name.'), resolve: ([name]) => name }),
    value: t.string({ description: manual('值。', 'The value.'), resolve: ([, value]) => value }),
  }),
});

/** A form by which a file is put into the object store, and the number under which it is confirmed. */
type FormGiven = UploadForm & { upload: string };

export const UploadFormType = builder.objectRef<FormGiven>('PostingUploadForm').implement({
  description: manual(
    '上传表单：以 `multipart/form-data` 提交到 `url`，先附 `fields`，最后附 `file`。',
    'The upload form: post it as `multipart/form-data` to `url`, first the `fields` and last the `file`.',
  ),
  fields: (t) => ({
    upload: t.exposeString('upload', {
      description: manual('上传号，确认时带上。', 'The number of the upload, to be given when confirming it.'),
    }),
    url: t.exposeString('url', { description: manual('地址。', 'The address.') }),
    fields: t.field({
      type: [UploadFieldType],
      description: manual('须一并提交的字段。', 'The fields to be sent with it.'),
      resolve: ({ fields }) => Object.entries(fields),
    }),
    expiresAt: t.expose('expiresAt', { type: 'Instant', description: manual('失效时刻。', 'When it expires.') }),
  }),
});
