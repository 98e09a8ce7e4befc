/** A file to be fetched, in the graph: by a signed URL that expires. */
import { builder } from '../builder.ts';

export const DownloadType = builder.objectRef<{ url: string; expiresAt: number }>('Download').implement({
  description: '下载地址，限时有效。A signed URL that expires.',
  fields: (t) => ({
    url: t.exposeString('url', { description: '地址。' }),
    expiresAt: t.expose('expiresAt', { type: 'Instant', description: '失效时刻。' }),
  }),
});
