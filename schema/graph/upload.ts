/** What a form for an upload is made of, in the graph: the same wherever a file is put straight into the object store (A3). */
import { builder } from '../builder.ts';

export const UploadFieldType = builder.objectRef<[string, string]>('UploadField').implement({
  description: '上传表单的一个字段，原样提交。A field of the form, sent as it is.',
  fields: (t) => ({
    name: t.string({ description: '名称。', resolve: ([name]) => name }),
    value: t.string({ description: '值。', resolve: ([, value]) => value }),
  }),
});
