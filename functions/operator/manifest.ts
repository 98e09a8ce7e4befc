/** What an export says of itself: how many items from which table and when, in which files, each with its hash. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as z from 'zod';

const FILE = 'manifest.json';

const part = z.object({
  /** In the folder itself: a manifest leads nowhere else. */
  file: z.string().refine((name) => name === basename(name) && name.endsWith('.json.gz')),
  items: z.number().int().nonnegative(),
  bytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[\da-f]{64}$/u),
});
export type Part = z.infer<typeof part>;

const shape = z.object({
  /** Lines of `{"Item": …}` with typed values, compressed: what DynamoDB itself exports to S3, and imports from there. */
  format: z.literal('DYNAMODB_JSON, gzip'),
  table: z.string(),
  /** When the export began. Nothing is frozen meanwhile: whoever wants one instant exports a table restored to it. */
  at: z.string(),
  items: z.number().int().nonnegative(),
  parts: z.array(part),
});
export type Manifest = z.infer<typeof shape>;

/** Puts the manifest beside the parts: last, and in one step, so that an export that was cut off has none. Answers its hash. */
export async function writeManifest(
  folder: string,
  about: Omit<Manifest, 'format' | 'items'>,
): Promise<{ manifest: Manifest; sha256: string }> {
  const items = about.parts.reduce((sum, one) => sum + one.items, 0);
  const manifest: Manifest = { format: 'DYNAMODB_JSON, gzip', table: about.table, at: about.at, items, parts: about.parts };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  await writeFile(join(folder, `${FILE}.part`), text, { mode: 0o600 });
  await rename(join(folder, `${FILE}.part`), join(folder, FILE));
  return { manifest, sha256: createHash('sha256').update(text).digest('hex') };
}

/** The manifest of a folder, once every part is what it says. The error names all that are not. */
export async function readWhole(folder: string): Promise<Manifest> {
  const manifest = shape.parse(JSON.parse(await readFile(join(folder, FILE), 'utf8')));
  const files = new Set(await readdir(folder));
  const wrong: string[] = [];
  for (const { file, bytes, sha256 } of manifest.parts) {
    const found = files.has(file) ? await hashOfFile(join(folder, file)) : null;
    if (found === null) wrong.push(`${file} is missing`);
    else if (found.bytes !== bytes || found.sha256 !== sha256) wrong.push(`${file} is not what was exported (SHA-256 ${found.sha256})`);
  }
  const stated = manifest.parts.reduce((sum, { items }) => sum + items, 0);
  if (stated !== manifest.items) wrong.push(`its parts have ${stated} items, and it says ${manifest.items}`);
  if (wrong.length > 0) throw new Error(`the export in ${folder} is not whole: ${wrong.join('; ')}`);
  return manifest;
}

async function hashOfFile(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}
