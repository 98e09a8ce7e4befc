/** Forms with which a browser puts a file straight into the object store (A3). */
import type { Context } from './context.ts';
import { MINUTE, SECOND, type Instant } from './time.ts';

/** How long a form is good for. */
const LIFE = 30 * MINUTE;

export type UploadForm = { url: string; fields: Record<string, string>; expiresAt: Instant };

/** A form for one file of this type and at most so many bytes; made again for the same instant, it is the same form. */
export async function uploadForm(
  { files }: Pick<Context, 'files'>,
  key: string,
  { contentType, most, at }: { contentType: string; most: number; at: Instant },
): Promise<UploadForm> {
  const form = await files.postForm(key, { contentType, least: 1, most, now: at, seconds: LIFE / SECOND });
  return { ...form, expiresAt: at + LIFE };
}
