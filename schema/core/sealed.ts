/** What is kept in the object store under seal, because it quotes what people have sent: readable here alone, and under its own name alone. */
import type { Context } from './context.ts';
import { gathered, onePiece } from './pieces.ts';

/** Stands where a seal, or the mark of what it hides, was not brought along from elsewhere: an archive without the numbers has been read in (R6). */
export const UNKEPT = '';

type Keeper = Pick<Context, 'files' | 'vault'>;
/** Where it lies, and the place that it is sealed for. */
type Sealed = { key: string; place: string };

/** What lies there; null where nothing does, or where it has gone with its time. */
export async function loadSealed({ files, vault }: Keeper, { key, place }: Sealed): Promise<unknown> {
  const found = await files.head(key);
  const body = found && (await files.read(key, found.tag));
  if (!body) return null;
  return JSON.parse(await vault.open(Buffer.from(await gathered(body)).toString('utf8'), place)) as unknown;
}

export async function putSealed({ files, vault }: Keeper, { key, place }: Sealed, what: unknown): Promise<void> {
  const sealed = await vault.seal(JSON.stringify(what), place);
  await files.put(key, onePiece(Buffer.from(sealed)), { contentType: 'text/plain' });
}
