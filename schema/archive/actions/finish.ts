/** The last part of an archive: the schemas, the keys, the manifest over all, its signature, and the directory of the zip (R6). */
import type { Context } from '../../core/context.ts';
import { createSha256 } from '../../core/hash.ts';
import { toIso } from '../../core/time.ts';
import { directory } from '../../core/zip.ts';
import { contentOf, manifestText, type Entry, type Manifest } from '../kind/manifest.ts';
import { KEYS, MANIFEST, named, schemaPath, SIGNATURE } from '../kind/paths.ts';
import { contentsKeyOf, FORMAT, thumbprintOf, type Archive } from '../model.ts';
import type { Told } from './part.ts';
import { readJson } from './plan.ts';
import type { Writing, Written } from './writing.ts';

/** What is kept of a part until the archive is made. */
export type Contents = { entries: Written[] } & Told;

export type Finished = { manifest: { sha256: string; content: string } };

/** The bytes of it; `finished` is told when they have come. */
export async function* lastBytes(
  context: Context,
  archive: Archive,
  writing: Writing,
  finished: Partial<Finished>,
): AsyncGenerator<Uint8Array> {
  const before = await contentsBefore(context, archive);
  const { publishedSchemas } = await import('../kind/published.ts');
  for (const { kind, schema } of publishedSchemas())
    yield* writing.entry(schemaPath(kind), Buffer.from(`${JSON.stringify(schema, null, 2)}\n`), { type: 'application/schema+json' });
  const keys = await context.notary.publicKeys();
  yield* writing.entry(KEYS, Buffer.from(`${JSON.stringify({ keys }, null, 2)}\n`), { type: 'application/jwk-set+json' });
  const entries = [...before.entries, ...writing.entries];
  const listed = entries.map(asListed);
  const manifest: Manifest = {
    format: FORMAT,
    archive: archive.id,
    city: archive.city,
    cycle: archive.cycle,
    document: archive.document,
    at: toIso(archive.requestedAt),
    by: archive.requestedBy,
    recipient: archive.recipient && thumbprintOf(archive.recipient),
    keys: keys.map(({ kid, x }) => ({ kid, kty: 'OKP', crv: 'Ed25519', x })),
    counts: countsOf(listed),
    content: contentOf(listed),
    absent: before.absent,
    entries: listed,
  };
  const text = Buffer.from(manifestText(manifest));
  const hash = createSha256();
  hash.update(text);
  const [sha256, content] = [hash.digest(), manifest.content];
  yield* writing.entry(MANIFEST, text);
  const statement = { kind: 'ARCHIVE', archive: archive.id, cycle: archive.cycle, manifest: sha256, content };
  yield* writing.entry(SIGNATURE, Buffer.from(await context.notary.sign(statement)));
  const start = archive.size + writing.size;
  for (const record of directory([...before.entries, ...writing.entries], start)) yield* writing.raw(record);
  finished.manifest = { sha256, content };
}

/** As the manifest has it: what the records of the zip say is the zip’s. */
function asListed({ path, size, sha256, lines, type }: Written): Entry {
  return { path, size, sha256, ...(lines !== undefined && { lines }), ...(type !== undefined && { type }) };
}

/** What the parts before hold, in order. */
async function contentsBefore(context: Context, archive: Archive): Promise<{ entries: Written[]; absent: Manifest['absent'] }> {
  const entries: Written[] = [];
  const absent: Manifest['absent'] = [];
  for (const part of archive.parts) {
    const contents = (await readJson(context, contentsKeyOf(archive, part))) as Contents;
    for (const entry of contents.entries) entries.push(entry);
    absent.push(...contents.absent);
  }
  return { entries, absent };
}

/** The files that the part before has left of the subject that comes next. */
export async function leftBefore(context: Context, archive: Archive): Promise<readonly string[]> {
  const last = archive.parts.at(-1);
  if (!last) return [];
  return ((await readJson(context, contentsKeyOf(archive, last))) as Partial<Contents>).left ?? [];
}

/** Lines by their kind; of files, how many there are. */
function countsOf(entries: readonly Entry[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { path, lines } of entries) {
    const name = named(path);
    if (!name) continue;
    const kind = 'kind' in name && name.of !== 'schema' ? `${name.of}/${name.kind}` : name.of === 'sealedFile' ? 'file' : name.of;
    if (name.of !== 'schema' && name.of !== 'keys') counts[kind] = (counts[kind] ?? 0) + (lines ?? 1);
  }
  return counts;
}
