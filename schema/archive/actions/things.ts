/** A subject of the year as it goes into the archive: its lines, its history, its numbers under the recipient's key, and its files (R6). */
import type { Context } from '../../core/context.ts';
import { canonical } from '../../core/hash.ts';
import { gathered } from '../../core/pieces.ts';
import type { Envelopes } from '../../core/ports.ts';
import { placeOf } from '../../table/places.ts';
import type { Item } from '../../table/port.ts';
import { isArchived, type ArchivedKind } from '../kind/belonging.ts';
import { filesOf, showsNumbers } from '../kind/files.ts';
import { parted, written } from '../kind/lines.ts';
import type { Manifest } from '../kind/manifest.ts';
import { filePath, sealedFilePath } from '../kind/paths.ts';
import { withoutSecrets } from '../kind/secrets.ts';
import type { Archive } from '../model.ts';
import { readSubject, readTrail, type Subject } from '../reach/store.ts';

/** A line, and into which list of lines it goes. */
export type Line = { of: 'data' | 'sealed'; kind: ArchivedKind; text: string } | { of: 'audit'; kind: string; text: string };
export type Things = { lines: Line[]; files: string[] };

type Year = Pick<Archive, 'city' | 'cycle' | 'recipient'>;
export type Closing = { archive: Year; envelopes: Envelopes };

/** Reads a subject, as it is now. */
export async function thingsOf(context: Context, { archive, envelopes }: Closing, subject: Subject): Promise<Things> {
  const lines: Line[] = [];
  const files = new Set<string>();
  for (const item of await readSubject(context.table, archive, subject)) {
    const place = placeOf(item);
    if (!place || !isArchived(place.name)) continue;
    const { pk, sk, lists, data: whole } = parted(item);
    const { data, secrets } = withoutSecrets(place.name, whole);
    lines.push({ of: 'data', kind: place.name, text: written({ pk, sk, lists, data }) });
    for (const secret of archive.recipient ? secrets : []) {
      const text = await context.vault.open(secret.sealed, secret.place);
      const told = canonical({ at: pk, path: secret.path, text });
      const jwe = await envelopes.closeFor(archive.recipient ?? {}, Buffer.from(told));
      lines.push({ of: 'sealed', kind: place.name, text: written({ pk, sk, path: secret.path, jwe }) });
    }
    lines.push(...(await trailOf(context, item)));
    for (const key of filesOf(place.name, whole, place.values)) files.add(key);
  }
  return { lines, files: [...files] };
}

/** The history of a thing, with the marks that it was given here. */
async function trailOf({ table }: Context, item: Item): Promise<Line[]> {
  return (await readTrail(table, item)).map(({ pk, sk, ...whole }) => {
    const { imported: _, ...entry } = whole; // where it came from is of the system that it came to
    return { of: 'audit', kind: String(entry['kind']), text: written({ pk, sk, entry }) };
  });
}

/** A file as it is kept; closed for the recipient where it shows numbers; `because` where it cannot be. `size` is its own, whoever reads it. */
export type Kept = { size: number } & (
  | { path: string; bytes: Uint8Array; type: string }
  | { key: string; because: Manifest['absent'][number]['because'] }
);

export async function fileOf({ files }: Context, { archive, envelopes }: Closing, key: string): Promise<Kept> {
  const found = await files.head(key);
  if (showsNumbers(key) && !archive.recipient) return { key, because: 'NUMBERS', size: found?.size ?? 0 };
  const body = found && (await files.read(key, found.tag));
  if (!body) return { key, because: 'GONE', size: 0 };
  const bytes = await gathered(body);
  const [type, size] = [found.contentType, bytes.length];
  if (!showsNumbers(key)) return { path: filePath(key), bytes, type, size };
  const jwe = await envelopes.closeFor(archive.recipient ?? {}, bytes);
  return { path: sealedFilePath(key), bytes: Buffer.from(jwe), type, size };
}
