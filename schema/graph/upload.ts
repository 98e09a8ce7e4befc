/** What a form for an upload is made of, in the graph: the same wherever a file is put straight into the object store (A3). */
import { builder } from '../builder.ts';
import { manual } from '../core/manual.ts';

export const UploadFieldType = builder.objectRef<[string, string]>('UploadField').implement({
  description: manual('上传表单的一个字段，原样提交。', 'A field of the upload form, sent as it is.'),
  fields: (t) => ({
    name: t.string({ description: manual('名称。', 'The name.'), resolve: ([name]) => name }),
    value: t.string({ description: manual('值。', 'The value.'), resolve: ([, value]) => value }),
  }),
});
