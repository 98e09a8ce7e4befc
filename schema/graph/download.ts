/** A file to be fetched, in the graph: by a signed URL that expires. */
import { builder } from '../builder.ts';
import type { Context } from '../core/context.ts';
import { MINUTE, SECOND, type Instant } from '../core/time.ts';

/** How long a URL is good for. */
const LIFE = 10 * MINUTE;

export type Download = { url: string; expiresAt: Instant };

/** Where a file of the object store is fetched, under the name it is saved by. */
export async function downloadOf(
  { files, now }: Context,
  key: string,
  about: { fileName: string; contentType: string },
): Promise<Download> {
  return { url: await files.signedUrl(key, { ...about, now, seconds: LIFE / SECOND }), expiresAt: now + LIFE };
}

export const DownloadType = builder.objectRef<Download>('Download').implement({
  description: '下载地址，限时有效。A signed URL that expires.',
  fields: (t) => ({
    url: t.exposeString('url', { description: '地址。' }),
    expiresAt: t.expose('expiresAt', { type: 'Instant', description: '失效时刻。' }),
  }),
});
