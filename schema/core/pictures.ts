/** Pictures out of the object store, as papers carry them. */
import type { Context } from './context.ts';
import type { Picture } from './document.ts';
import { gathered } from './pieces.ts';

/** `says` tells it to who cannot see it. Throws where it is lost. */
export async function pictureIn({ files }: Pick<Context, 'files'>, key: string, says: string): Promise<Picture> {
  const found = await files.head(key);
  const bytes = found && (await files.read(key, found.tag));
  if (!bytes) throw new Error(`the picture ${key} is lost`);
  return { base64: Buffer.from(await gathered(bytes)).toString('base64'), says };
}
