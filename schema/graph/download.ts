/** A file to be fetched, in the graph: by a signed URL that expires. */
import { builder } from '../builder.ts';
import { manual } from '../core/manual.ts';
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
  description: manual('下载地址，经签名，限时有效。', 'A download: a signed address that expires.'),
  fields: (t) => ({
    url: t.exposeString('url', { description: manual('地址。', 'The address.') }),
    expiresAt: t.expose('expiresAt', { type: 'Instant', description: manual('失效时刻。', 'When it expires.') }),
  }),
});
